package gammadesk.views.hedging;

import gammadesk.analytics.decision.HaltMode;
import gammadesk.analytics.decision.HaltState;
import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.decision.HedgeBook;
import gammadesk.analytics.decision.Reconciliation;
import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.views.confirm.ReasonLine;
import gammadesk.views.controls.Buttons;
import gammadesk.views.format.Times;
import gammadesk.views.fx.FxThread;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The strip itself: calm while all is well, solid when it is not. */
final class SafetyView {
    private static final PseudoClass HALTED = PseudoClass.getPseudoClass("halted");
    private static final PseudoClass SETTLING = PseudoClass.getPseudoClass("settling");
    private static final PseudoClass ARMED = PseudoClass.getPseudoClass("armed");
    private static final int MOST_FINDINGS_IN_FULL = 4;

    private final HedgeDesk desk;
    private final SafetyController controller;
    private final Label state = Parts.words("", "safety-state");
    private final FlowPane books = new FlowPane();
    private final Label troubles = Parts.words("", "safety-trouble");
    private final Button reset;
    private final ReasonLine reason = new ReasonLine("reset");
    private final VBox findings = new VBox(2);
    private final ScrollPane findingsScroll = new ScrollPane(findings);
    private final Button seen;
    private final HBox settling;
    private final Label outcome = Parts.words("", "safety-outcome");
    private final HBox outcomeLine;
    private final VBox root = new VBox();
    private int act;

    SafetyView(HedgeDesk desk, SafetyController controller) {
        this.desk = desk;
        this.controller = controller;
        state.setId("safety-state");
        troubles.setId("safety-trouble");
        outcome.setId("safety-outcome");
        this.reset = Buttons.button(
                "safety-reset", "Reset…", "Let orders be sent again; asks for a reason, which is kept", this::askReset);
        this.seen = Buttons.button(
                "safety-seen", "Seen, go on", "You have seen what the start found", controller::acknowledge);
        this.settling = settlingLine();
        Button dismiss = Buttons.button("safety-dismiss", "Dismiss", "Put this message away", () -> say(""));
        HBox.setHgrow(outcome, Priority.ALWAYS);
        outcome.setMaxWidth(Double.MAX_VALUE);
        this.outcomeLine = new HBox(8, outcome, dismiss);
        outcomeLine.setAlignment(Pos.CENTER_LEFT);
        outcomeLine.getStyleClass().add("safety-line");
        root.getStyleClass().add("safety");
        root.setId("safety");
        root.setMinHeight(Region.USE_PREF_SIZE);
        root.getChildren().setAll(settling, row(), reason.node(), outcomeLine);
        say("");
    }

    Node node() {
        return root;
    }

    private Node row() {
        Button stop = new Button("STOP  F12");
        stop.setId("stop");
        stop.getStyleClass().add("stop-button");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setFocusTraversable(false);
        stop.setAccessibleText("STOP: " + HaltMode.CANCEL.sentence());
        stop.setTooltip(new Tooltip("At once, without a question (F12): " + HaltMode.CANCEL.sentence()));
        stop.setOnAction(_ -> controller.press(HaltMode.CANCEL));
        books.getStyleClass().add("safety-books");
        VBox words = new VBox(state, books, troubles);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(stop, modes(), words, reset);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("safety-line");
        return row;
    }

    private MenuButton modes() {
        MenuButton menu = new MenuButton("Modes");
        menu.setId("stop-modes");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.setFocusTraversable(false);
        menu.setTooltip(new Tooltip("The three ways to stop, in words; each is done at once"));
        Stream.of(HaltMode.values()).map(this::mode).forEach(menu.getItems()::add);
        return menu;
    }

    private MenuItem mode(HaltMode mode) {
        Label word = new Label(mode.word() + "   " + SafetyWords.key(mode));
        word.getStyleClass().add("hedge-heading");
        Label sentence = new Label(mode.sentence());
        sentence.setWrapText(true);
        sentence.setMaxWidth(420);
        MenuItem item = new MenuItem();
        item.setId("stop-" + HedgeWords.word(mode));
        item.setGraphic(new VBox(word, sentence));
        item.setOnAction(_ -> controller.press(mode));
        return item;
    }

    private HBox settlingLine() {
        findingsScroll.setFitToWidth(true);
        findingsScroll.setMinHeight(0);
        HBox.setHgrow(findingsScroll, Priority.ALWAYS);
        HBox line = new HBox(8, findingsScroll, seen);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().addAll("safety-line", "safety-findings");
        return line;
    }

    private void askReset() {
        reason.ask("Let orders be sent again, because", "Reset", controller::reset);
    }

    void show() {
        HedgeBoard board = desk.board();
        boolean isHalted = board.halt() instanceof HaltState.Halted;
        root.pseudoClassStateChanged(HALTED, isHalted);
        Parts.show(state, isHalted);
        Parts.show(reset, isHalted);
        if (!isHalted) {
            reason.lift();
        }
        showFindings(board.reconciliation());
        showTroubles(board);
        tick();
    }

    /** What counts time. */
    void tick() {
        long now = desk.nowMillis();
        if (desk.board().halt() instanceof HaltState.Halted halted) {
            state.setText(SafetyWords.halted(halted, now));
        }
        List<HedgeBook> all = desk.board().books();
        while (books.getChildren().size() > all.size()) {
            books.getChildren().removeLast();
        }
        while (books.getChildren().size() < all.size()) {
            books.getChildren().add(bookLabel());
        }
        for (int i = 0; i < all.size(); i++) {
            if (books.getChildren().get(i) instanceof Label label) {
                HedgeBook book = all.get(i);
                label.setText(SafetyWords.book(book, now));
                label.getTooltip().setText(SafetyWords.more(book));
                label.pseudoClassStateChanged(
                        ARMED, book.autonomy().levelAt(now).compareTo(AutonomyLevel.PROPOSE) > 0);
            }
        }
        Parts.show(books, !all.isEmpty());
    }

    private static Label bookLabel() {
        Label label = new Label();
        label.getStyleClass().add("safety-book");
        label.setTooltip(new Tooltip());
        return label;
    }

    private void showTroubles(HedgeBoard board) {
        Stream<String> obstacle =
                board.obstacle().isEmpty() ? Stream.of() : Stream.of("Nothing can be sent: " + board.obstacle() + ".");
        String words = Stream.concat(obstacle, board.books().stream().map(SafetyWords::fallen))
                .filter(text -> !text.isEmpty())
                .reduce((one, other) -> one + "\n" + other)
                .orElse("");
        troubles.setText(words);
        Parts.show(troubles, !words.isEmpty());
    }

    private void showFindings(Reconciliation start) {
        boolean isOpen = !start.isOver();
        root.pseudoClassStateChanged(SETTLING, isOpen);
        Parts.show(settling, isOpen);
        String first = start.complete()
                ? "The start found this. Nothing can be approved until you have seen it:"
                : "The record is being compared with the venue. Nothing can be approved until that is done."
                        + (start.findings().isEmpty() ? "" : " Found so far:");
        findings.getChildren().setAll(Parts.words(first, "hedge-heading"));
        start.findings().forEach(finding -> findings.getChildren().add(Parts.words("· " + finding)));
        findingsScroll.setStyle(
                start.findings().size() > MOST_FINDINGS_IN_FULL ? "-fx-pref-height: 8em;" : "-fx-pref-height: -1;");
        Parts.show(seen, !start.findings().isEmpty() && !start.seen());
        seen.setDisable(!start.complete());
    }

    /** Says what becomes of what was asked for last. */
    void follow(CompletableFuture<TradeOutcome> future) {
        int mine = ++act;
        say("Asked at " + Times.clock(desk.nowMillis()) + " UTC; waiting for the answer …");
        var _ = future.thenAccept(result -> FxThread.run(() -> say(mine, result)));
    }

    private void say(int mine, TradeOutcome result) {
        if (mine == act) {
            say(Times.clock(desk.nowMillis()) + " UTC  " + result.sentence());
        }
        if (result instanceof TradeOutcome.Unknown unknown) {
            var _ = unknown.settled().thenAccept(found -> FxThread.run(() -> say(mine, found)));
        }
    }

    private void say(String words) {
        outcome.setText(words);
        Parts.show(outcomeLine, !words.isEmpty());
    }
}
