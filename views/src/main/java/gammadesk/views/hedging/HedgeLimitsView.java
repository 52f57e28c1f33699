package gammadesk.views.hedging;

import gammadesk.analytics.decision.AdvisorOffer;
import gammadesk.analytics.decision.HedgeBook;
import gammadesk.analytics.decision.LimitChange;
import gammadesk.analytics.decision.PolicyField;
import gammadesk.analytics.hedging.Arming;
import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.analytics.market.Currency;
import gammadesk.views.confirm.ActionPane;
import gammadesk.views.controls.Buttons;
import gammadesk.views.format.Times;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The form of one coin, its arming, and the changes that were made. */
final class HedgeLimitsView {
    private static final double TABLE_EMS = 12;

    private final HedgeLimitsController controller;
    private final HBox coins = new HBox(2);
    private final Label armed = Parts.words("");
    private final Label noArming = Parts.words("", "dim-words");
    private final FlowPane arming;
    private final Button disarm;
    private final TextField minutes = new TextField();
    private final VBox use = new VBox();
    private final PolicyForm form;
    private final Label problem = Parts.words("", "form-message");
    private final Label summary = Parts.words("", "dim-words");
    private final Button save;
    private final LiveTable<LimitChange> changes;
    private final Label emptiness = Parts.words("The hedge desk looks after no book yet.", "emptiness");
    private final VBox page;
    private final ActionPane pane;
    private final HedgeDesk desk;

    HedgeLimitsView(HedgeDesk desk, HedgeLimitsController controller) {
        this.desk = desk;
        this.controller = controller;
        this.form = new PolicyForm(controller);
        this.disarm = Buttons.button("limits-disarm", "Disarm", "Takes the leave away at once", controller::disarm);
        this.arming = arming();
        this.save = Buttons.button("limits-save", "Save…", "Says what becomes what, then asks once", controller::save);
        this.changes = new LiveTable<>(desk.context(), "Changes of limits", change -> change, columns());
        changes.explainEmptiness("Nothing was changed yet.");
        changes.node().setStyle("-fx-pref-height: " + TABLE_EMS + "em; -fx-min-height: " + TABLE_EMS + "em;");
        problem.setId("limits-problem");
        summary.setId("limits-summary");
        armed.setId("limits-armed");
        this.page = new VBox(
                Parts.section("Acting by itself", armed, noArming, arming, use),
                form.node(),
                Parts.section("Changes, newest first", changes.node()));
        page.getStyleClass().add("hedge-page");
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setMinSize(0, 0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox content = new VBox(bar(), emptiness, scroll, foot());
        content.getStyleClass().add("hedge");
        this.pane = new ActionPane(desk.context().clock(), content);
    }

    Node node() {
        return pane.node();
    }

    ActionPane pane() {
        return pane;
    }

    void close() {
        changes.close();
    }

    private Node bar() {
        HBox bar = new HBox(Parts.dim("Book of"), coins);
        bar.getStyleClass().add("panel-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private Node foot() {
        Button revert = Buttons.button(
                "limits-revert",
                "Take back",
                "Take up what holds now; what was typed is forgotten",
                controller::revert);
        HBox buttons = new HBox(6, revert, save);
        VBox foot = new VBox(4, problem, summary, buttons);
        foot.getStyleClass().addAll("form-foot", "form");
        foot.setMinHeight(Region.USE_PREF_SIZE);
        return foot;
    }

    private FlowPane arming() {
        minutes.setId("limits-minutes");
        minutes.setPrefColumnCount(4);
        minutes.setPromptText("min");
        minutes.setAccessibleText("Minutes to arm for");
        minutes.setOnAction(_ -> armTyped());
        FlowPane buttons = new FlowPane(6, 4, Parts.dim("Arm for"));
        buttons.getStyleClass().add("form-inline");
        for (Duration each : List.of(Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(4))) {
            buttons.getChildren()
                    .add(Buttons.button(
                            "limits-arm-" + each.toMinutes(),
                            HedgeLimitsController.words(each) + "…",
                            "Lets the desk act by itself for this long; asks once",
                            () -> controller.arm(each)));
        }
        buttons.getChildren()
                .addAll(
                        minutes,
                        Buttons.button(
                                "limits-arm-typed", "minutes…", "As many as you type; asks once", this::armTyped),
                        disarm);
        return buttons;
    }

    private void armTyped() {
        try {
            int typed = Integer.parseInt(minutes.getText().strip());
            if (typed >= 1 && typed <= HedgeLimitsController.LONGEST_MINUTES) {
                controller.arm(Duration.ofMinutes(typed));
                return;
            }
        } catch (NumberFormatException _) {
            // Said below, as for any other number that will not do.
        }
        noArming.setText("Type whole minutes from 1 to " + HedgeLimitsController.LONGEST_MINUTES + ".");
        Parts.show(noArming, true);
    }

    void show(List<HedgeBook> books, Optional<HedgeBook> chosen, List<LimitChange> made, List<AdvisorOffer> advisors) {
        form.offer(advisors, chosen.flatMap(HedgeBook::watch));
        Parts.show(emptiness, books.isEmpty());
        page.setVisible(!books.isEmpty());
        showCoins(
                books.stream().map(book -> book.policy().coin()).toList(),
                chosen.map(book -> book.policy().coin()));
        changes.show(made);
        chosen.ifPresent(this::showUse);
        tick(chosen);
        controller
                .draft()
                .ifPresent(draft -> showDraft(
                        draft,
                        chosen.filter(book -> book.policy().equals(draft.base()))
                                .isEmpty()));
    }

    private void showCoins(List<Currency> all, Optional<Currency> chosen) {
        List<Object> shown = coins.getChildren().stream()
                .map(Node::getUserData)
                .map(Objects::requireNonNull)
                .toList();
        if (!shown.equals(all)) {
            coins.getChildren().setAll(all.stream().map(this::coinButton).toList());
        }
        coins.getChildren().forEach(node -> {
            if (node instanceof ToggleButton button) {
                button.setSelected(
                        chosen.filter(coin -> coin.equals(button.getUserData())).isPresent());
            }
        });
    }

    private ToggleButton coinButton(Currency coin) {
        ToggleButton button = new ToggleButton(coin.code());
        button.setUserData(coin);
        button.setId("limits-" + coin.code());
        button.getStyleClass().add("chip");
        button.setOnAction(_ -> {
            button.setSelected(true);
            controller.choose(coin);
        });
        return button;
    }

    /** What counts time. */
    void tick(Optional<HedgeBook> chosen) {
        chosen.ifPresent(book -> {
            long now = desk.nowMillis();
            Optional<Arming> leave = book.autonomy().arming().filter(arm -> arm.holds(now));
            String level = book.policy().coin() + " " + book.level().words();
            armed.setText(leave.map(arm -> level + ". Armed by " + arm.by() + " until "
                                    + Times.dateTime(arm.untilMillis()) + ", "
                                    + HedgeWords.left(arm.untilMillis(), now) + ".")
                            .orElse(level + ". It is not armed.")
                    + (book.autonomy().fallBacks().isEmpty() ? "" : " " + SafetyWords.fallen(book)));
            disarm.setDisable(leave.isEmpty());
        });
    }

    private void showUse(HedgeBook book) {
        AutonomyLevel level = book.policy().level();
        boolean mayArm = level.needsArming();
        noArming.setText(
                mayArm ? "" : "Its level " + level.words() + ": there is nothing to arm. Choose another and save.");
        Parts.show(noArming, !mayArm);
        arming.getChildren().stream()
                .filter(node -> !node.equals(disarm) && !(node instanceof Label))
                .forEach(node -> node.setDisable(!mayArm));
        use.getChildren().setAll(Tables.budget(book));
    }

    void fill(PolicyDraft draft) {
        form.fill(draft);
        showDraft(draft, false);
    }

    /** Says what is wrong, or what saving would change. */
    void showDraft(PolicyDraft draft, boolean old) {
        Map<PolicyField, String> problems = draft.problems();
        form.mark(problems.keySet());
        problem.setText(
                old
                        ? "Another version came while you typed. Take back, look, and type again."
                        : problems.values().stream().findFirst().orElse(""));
        Parts.show(problem, !problem.getText().isEmpty());
        List<String> would = problems.isEmpty() ? draft.changes() : List.of();
        summary.setText(would.isEmpty() ? "Version " + draft.base().version() + by(draft) : String.join("\n", would));
        save.setDisable(old || would.isEmpty());
    }

    private static String by(PolicyDraft draft) {
        long at = draft.base().changedMillis();
        return " by " + draft.base().changedBy() + (at == 0 ? ", as delivered." : ", " + Times.dateTime(at) + ".");
    }

    private static List<LiveColumn<LimitChange>> columns() {
        return List.of(
                LiveColumn.<LimitChange>figures(
                                "time",
                                "Time",
                                12.5,
                                LimitChange::atMillis,
                                change -> Times.dateTime(change.atMillis()).replace(" UTC", ""))
                        .explained("UTC")
                        .styled("dim"),
                LiveColumn.words("coin", "Coin", 4, change -> change.coin().code()),
                LiveColumn.words("by", "Who", 6, LimitChange::by),
                LiveColumn.<LimitChange>words("words", "What became what", 30, LimitChange::words)
                        .hover(LimitChange::words));
    }
}
