package gammadesk.views.settings;

import gammadesk.analytics.port.Venue;
import gammadesk.views.confirm.ActionPane;
import gammadesk.views.controls.Buttons;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import gammadesk.views.fx.Scrolling;
import gammadesk.views.settings.KeyActions.FredKey;
import gammadesk.views.settings.KeyActions.Right;
import gammadesk.views.settings.KeyActions.Shown;
import gammadesk.views.settings.KeyActions.Vault;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The keys on the left, the vault, a form for a new key and the arming on the right. */
final class KeysView {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass ARMED = PseudoClass.getPseudoClass("armed");

    private final KeysModel model;
    private final KeysController controller;
    private final LiveTable<Shown> table;
    private final ActionPane pane;

    KeysView(DeskContext context, KeysModel model, KeysController controller, Venue.Environment environment) {
        this.model = model;
        this.controller = controller;
        this.table = new LiveTable<>(context, "Keys", Shown::name, columns()).sortable();
        table.marked("used", key -> key.name().equals(model.inUse().get()));
        model.keys().subscribe(() -> table.show(model.keys().get()));
        model.inUse().subscribe(_ -> table.show(model.keys().get()));
        model.vault().subscribe(vault -> table.explainEmptiness(emptiness(vault)));
        this.pane = new ActionPane(context.clock(), content(environment));
    }

    Node node() {
        return pane.node();
    }

    ActionPane pane() {
        return pane;
    }

    void close() {
        table.close();
    }

    private static String emptiness(Vault vault) {
        return switch (vault) {
            case MISSING -> "There is no vault yet. Choose a passphrase to make one, then add a key.";
            case LOCKED -> "The vault is locked. Type its passphrase.";
            case OPEN -> "The vault holds no key. Add one.";
        };
    }

    private Node content(Venue.Environment environment) {
        Label account = words();
        account.textProperty().bind(model.account());
        account.getStyleClass().add("summary");
        HBox buttons = new HBox(
                4,
                onChosen("key-use", "Use…", "Show and trade the account of the chosen key", controller::use),
                onChosen("key-test", "Try", "Sign in, say what the key may do, sign out", controller::test),
                onChosen("key-remove", "Remove…", "Take the chosen key out of the vault", controller::remove));
        buttons.getStyleClass().add("panel-bar");
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        VBox left = new VBox(buttons, account, table.node());
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setPrefWidth(480);
        VBox forms = new VBox(10, vault(), adding(environment), fred(), arming(), answer(), rights());
        forms.getStyleClass().add("form");
        ScrollPane right = Scrolling.form(forms);
        right.setPrefWidth(440);
        right.setMinWidth(0);
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox root = new HBox(left, right);
        root.getStyleClass().add("keys-panel");
        return root;
    }

    private Node vault() {
        PasswordField passphrase = hidden("vault-passphrase", "Passphrase of the vault", "Passphrase");
        HBox.setHgrow(passphrase, Priority.ALWAYS);
        Button open = Buttons.button("vault-open", "Open", "Open the vault; the first passphrase makes it", () -> {
            char[] typed = take(passphrase);
            if (typed.length > 0) {
                controller.unlock(typed);
            }
        });
        passphrase.setOnAction(_ -> open.fire());
        Button lock = Buttons.button("vault-lock", "Lock", "Wipe the opened vault from memory", controller::lock);
        BooleanExpression isOpen = Bindings.equal(model.vault(), Vault.OPEN);
        passphrase.disableProperty().bind(isOpen.or(model.busy()));
        open.disableProperty().bind(isOpen.or(model.busy()));
        lock.disableProperty().bind(isOpen.not().or(model.busy()));
        return section("Vault", new HBox(4, passphrase, open, lock));
    }

    private Node adding(Venue.Environment environment) {
        TextField name = field("key-name", "Name of the key, as you will know it", "Name");
        TextField id = field("key-client-id", "Client id, as the venue gave it", "Client id");
        PasswordField secret = hidden("key-secret", "Client secret", "Client secret");
        ComboBox<Venue.Environment> where = new ComboBox<>();
        where.setId("key-environment");
        where.setAccessibleText("Environment of the key");
        where.getItems().setAll(Venue.Environment.values());
        where.setValue(environment);
        CheckBox trade = new CheckBox("meant for trading");
        trade.setId("key-trade");
        trade.setTooltip(new Tooltip("Without this the desk only reads with the key: the safe choice"));
        Label hint = words();
        hint.getStyleClass().add("form-note");
        hint.setText("Read-only is suggested: it shows the account and can send nothing.");
        Button add =
                Buttons.button("key-add", "Add", "Put the key into the vault; its secret is never shown again", () -> {
                    KeyActions.Draft draft = new KeyActions.Draft(
                            name.getText().strip(),
                            where.getValue(),
                            id.getText().strip(),
                            trade.isSelected());
                    controller.add(draft, take(secret));
                    name.clear();
                    id.clear();
                    trade.setSelected(false);
                });
        BooleanExpression missing = name.textProperty()
                .isEmpty()
                .or(id.textProperty().isEmpty())
                .or(secret.textProperty().isEmpty());
        add.disableProperty().bind(missing.or(model.busy()).or(Bindings.notEqual(model.vault(), Vault.OPEN)));
        HBox.setHgrow(id, Priority.ALWAYS);
        HBox.setHgrow(secret, Priority.ALWAYS);
        HBox last = new HBox(8, trade, add);
        last.setAlignment(Pos.CENTER_LEFT);
        return section("Add a key", new HBox(4, name, where), new HBox(4, id, secret), hint, last);
    }

    private Node fred() {
        Label state = words();
        state.setId("fred-state");
        state.getStyleClass().add("form-note");
        state.textProperty().bind(model.fredKey().map(FredKey::sentence));
        PasswordField key = hidden("fred-key", "Key to FRED, for macro series", "Key to FRED");
        HBox.setHgrow(key, Priority.ALWAYS);
        Button keep = Buttons.button(
                "fred-keep",
                "Keep",
                "Try the key, and put it into the vault in place of the one before; it is never shown again",
                () -> controller.keepFredKey(take(key)));
        key.setOnAction(_ -> keep.fire());
        Button forget = Buttons.button(
                "fred-forget", "Forget…", "Take the key to FRED out of the vault", controller::forgetFredKey);
        BooleanExpression isShut = model.busy().or(Bindings.notEqual(model.vault(), Vault.OPEN));
        key.disableProperty().bind(isShut);
        keep.disableProperty().bind(isShut.or(key.textProperty().isEmpty()));
        forget.disableProperty().bind(isShut.or(Bindings.notEqual(model.fredKey(), FredKey.VAULT)));
        return section("Macro series", state, new HBox(4, key, keep, forget));
    }

    private Node arming() {
        Label state = words();
        state.setId("arming-state");
        state.getStyleClass().add("arming-state");
        state.textProperty().bind(model.arming());
        model.armed().subscribe(armed -> state.pseudoClassStateChanged(ARMED, armed));
        TextField address = field("arm-address", "The venue's address, to arm LIVE trading", "The venue's address");
        HBox.setHgrow(address, Priority.ALWAYS);
        Button arm = Buttons.button("arm", "Arm…", "Let orders through with real money, after one question", () -> {
            controller.arm(address.getText());
            address.clear();
        });
        arm.getStyleClass().add("commit");
        arm.pseudoClassStateChanged(PseudoClass.getPseudoClass("live"), true);
        Button disarm = Buttons.button("disarm", "Disarm", "Let no more orders through", controller::disarm);
        arm.disableProperty()
                .bind(model.live()
                        .not()
                        .or(model.armed())
                        .or(address.textProperty().isEmpty()));
        address.disableProperty().bind(model.live().not().or(model.armed()));
        disarm.disableProperty().bind(model.armed().not());
        return section("LIVE trading", state, new HBox(4, address, arm, disarm));
    }

    private Node answer() {
        Label answer = words();
        answer.setId("key-answer");
        answer.getStyleClass().add("key-answer");
        answer.textProperty().bind(model.answer());
        model.good().subscribe(good -> answer.pseudoClassStateChanged(BAD, !good));
        return answer;
    }

    /** What the venue lets the key do that was tried: a line a right. */
    private Node rights() {
        VBox box = new VBox(2);
        box.setId("key-rights");
        box.setAccessibleText("What the venue lets the key do");
        model.rights().subscribe(rights -> {
            box.getChildren().setAll(rights.stream().map(KeysView::right).toList());
            box.setVisible(!rights.isEmpty());
            box.setManaged(!rights.isEmpty());
        });
        return box;
    }

    private static Node right(Right right) {
        Label scope = new Label(right.scope());
        scope.getStyleClass().add("mono");
        scope.setMinWidth(Region.USE_PREF_SIZE);
        scope.setPrefWidth(140);
        Label words = words();
        words.setText((right.refused() ? "REFUSED. " : "") + right.sentence());
        words.getStyleClass().add("key-answer");
        words.pseudoClassStateChanged(BAD, right.refused());
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(8, scope, words);
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    /** The characters go to whoever wipes them; the field keeps none. */
    private static char[] take(PasswordField field) {
        CharSequence typed = field.getCharacters();
        char[] characters = new char[typed.length()];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = typed.charAt(i);
        }
        field.clear();
        return characters;
    }

    private Button onChosen(String id, String words, String explanation, Consumer<Shown> action) {
        Button button =
                Buttons.button(id, words, explanation, () -> table.chosenRow().ifPresent(action));
        button.disableProperty().bind(model.busy());
        return button;
    }

    private static PasswordField hidden(String id, String name, String prompt) {
        PasswordField field = new PasswordField();
        field.setId(id);
        field.setAccessibleText(name);
        field.setPromptText(prompt);
        return field;
    }

    private static TextField field(String id, String name, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(name);
        field.setPromptText(prompt);
        field.setTooltip(new Tooltip(name));
        return field;
    }

    private static Label words() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node section(String title, Node... lines) {
        Label label = new Label(title);
        label.getStyleClass().add("form-title");
        VBox box = new VBox(4, label);
        box.getChildren().addAll(lines);
        return box;
    }

    private static List<LiveColumn<Shown>> columns() {
        return List.of(
                LiveColumn.words("name", "Key", 10, Shown::name),
                LiveColumn.<Shown>words(
                                "environment",
                                "Where",
                                7,
                                key -> key.environment().name())
                        .marked("alarm", key -> key.environment() == Venue.Environment.LIVE),
                LiveColumn.<Shown>words("client", "Client id", 9, Shown::clientId)
                        .styled("mono"),
                LiveColumn.words("access", "Meant for", 7, key -> key.mayTrade() ? "trading" : "reading"),
                LiveColumn.<Shown>words("secret", "Secret", 6, _ -> "hidden").styled("dim"));
    }
}
