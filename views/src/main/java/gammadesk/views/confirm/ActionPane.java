package gammadesk.views.confirm;

import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.Venue;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.views.format.Times;
import gammadesk.views.fx.FxThread;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A panel's content with a place over it where a question is put, and a line under it that says what became of the
 * answer until it is dismissed or another takes its place.
 */
public final class ActionPane {
    private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");
    private static final PseudoClass TEST = PseudoClass.getPseudoClass("test");
    private static final double SHEET_WIDTH = 560;

    /** How an outcome looks. */
    private enum Mood {
        PENDING,
        GOOD,
        BAD,
        UNKNOWN;

        PseudoClass pseudoClass() {
            return PseudoClass.getPseudoClass(name().toLowerCase(Locale.ROOT));
        }
    }

    private final Clock clock;
    private final VBox body = new VBox();
    private final StackPane veil = new StackPane();
    private final StackPane root = new StackPane();
    private final Label words = new Label();
    private final HBox line = new HBox();
    private Consumer<TradeOutcome> onOutcome = _ -> {};
    private @Nullable Node focusBefore;
    private int act;

    /** Wraps a panel's content. */
    public ActionPane(Clock clock, Node content) {
        this.clock = clock;
        Button dismiss = new Button("Dismiss");
        dismiss.setTooltip(new Tooltip("Put this message away"));
        dismiss.setMinWidth(Region.USE_PREF_SIZE);
        dismiss.setOnAction(_ -> clear());
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setId("outcome");
        words.setAccessibleRole(AccessibleRole.TEXT);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        line.getStyleClass().add("outcome-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.getChildren().setAll(words, dismiss);
        VBox.setVgrow(content, Priority.ALWAYS);
        body.getChildren().setAll(content, line);
        veil.getStyleClass().add("veil");
        veil.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                lift();
                event.consume();
            }
        });
        root.setMinSize(0, 0);
        root.getChildren().setAll(body, veil);
        clear();
        lift();
    }

    /** The whole. */
    public Node node() {
        return root;
    }

    /** Whether a question waits for its answer. */
    public boolean isAsking() {
        return veil.isVisible();
    }

    /** Tells of every outcome on the FX thread, after it is shown. */
    public void onOutcome(Consumer<TradeOutcome> listener) {
        this.onOutcome = listener;
    }

    /** Asks; only the button that says so does it, and only once. The safe answer has the focus. */
    public void ask(Question question, Supplier<CompletableFuture<TradeOutcome>> action) {
        focusBefore = root.getScene() == null ? null : root.getScene().getFocusOwner();
        Button no = new Button("Do nothing (Esc)");
        no.setId("confirm-no");
        no.setDefaultButton(false);
        no.setOnAction(_ -> lift());
        Button yes = new Button(question.yes());
        yes.setId("confirm-yes");
        yes.getStyleClass().add("commit");
        yes.pseudoClassStateChanged(LIVE, isLive(question.venue()));
        yes.setOnAction(_ -> {
            yes.setDisable(true);
            lift();
            follow(action.get());
        });
        veil.getChildren().setAll(sheet(question, no, yes));
        veil.setVisible(true);
        body.setDisable(true);
        no.requestFocus();
    }

    /** Shows what becomes of something that needed no question. */
    public void follow(CompletableFuture<TradeOutcome> outcome) {
        int mine = ++act;
        say(Mood.PENDING, "Sent; waiting for the answer …");
        var _ = outcome.thenAccept(result -> FxThread.run(() -> show(mine, result)));
    }

    /** Says something under the panel. */
    public void tell(TradeOutcome outcome) {
        show(++act, outcome);
    }

    /** Takes a question back that no longer holds, and says why; nothing where nothing is asked. */
    public void withdraw(String sentence) {
        if (isAsking()) {
            lift();
            tell(new TradeOutcome.NotSent(sentence));
        }
    }

    private void show(int mine, TradeOutcome outcome) {
        if (mine == act) {
            say(mood(outcome), Times.clock(clock.epochMillis()) + " UTC  " + outcome.sentence());
        }
        onOutcome.accept(outcome);
        if (outcome instanceof TradeOutcome.Unknown unknown) {
            var _ = unknown.settled().thenAccept(found -> FxThread.run(() -> show(mine, found)));
        }
    }

    private static Mood mood(TradeOutcome outcome) {
        return switch (outcome) {
            case TradeOutcome.Accepted _, TradeOutcome.Done _ -> Mood.GOOD;
            case TradeOutcome.Refused _, TradeOutcome.NotSent _ -> Mood.BAD;
            case TradeOutcome.Unknown _ -> Mood.UNKNOWN;
        };
    }

    private void say(Mood mood, String text) {
        words.setText(text);
        for (Mood each : Mood.values()) {
            line.pseudoClassStateChanged(each.pseudoClass(), each == mood);
        }
        line.setVisible(true);
        line.setManaged(true);
    }

    private void clear() {
        line.setVisible(false);
        line.setManaged(false);
        words.setText("");
    }

    private void lift() {
        veil.setVisible(false);
        veil.getChildren().clear();
        body.setDisable(false);
        if (focusBefore != null) {
            focusBefore.requestFocus();
        }
    }

    private static Node sheet(Question question, Button no, Button yes) {
        VBox sheet = new VBox();
        sheet.getStyleClass().add("sheet");
        sheet.setMaxSize(SHEET_WIDTH, Region.USE_PREF_SIZE);
        Label title = new Label(question.title());
        title.getStyleClass().add("sheet-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        sheet.getChildren().addAll(environment(question.venue()), title);
        question.sentences().forEach(sentence -> {
            Label label = new Label(sentence);
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            sheet.getChildren().add(label);
        });
        HBox buttons = new HBox(8, no, yes);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        sheet.getChildren().add(buttons);
        return sheet;
    }

    private static Label environment(Venue venue) {
        Label label = new Label(Question.environment(venue));
        label.setId("confirm-environment");
        label.getStyleClass().add("environment");
        label.setMaxWidth(Double.MAX_VALUE);
        label.pseudoClassStateChanged(TEST, venue.environment() == Venue.Environment.TEST);
        label.pseudoClassStateChanged(LIVE, isLive(venue));
        return label;
    }

    private static boolean isLive(Venue venue) {
        return venue.environment() == Venue.Environment.LIVE;
    }
}
