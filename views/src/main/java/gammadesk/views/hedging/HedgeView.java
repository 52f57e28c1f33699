package gammadesk.views.hedging;

import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.decision.HedgeBook;
import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.Phase;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.views.confirm.ActionPane;
import gammadesk.views.confirm.ReasonLine;
import gammadesk.views.controls.Buttons;
import gammadesk.views.controls.ListWords;
import gammadesk.views.format.Times;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The queue, the chosen proposal in full, and what can be done with it. */
final class HedgeView {
    private static final double SIDE_BY_SIDE_FROM = 760;

    private final HedgeDesk desk;
    private final HedgeController controller;
    private final HedgeQueue queue;
    private final HedgeDetail detail;
    private final Label none = Parts.words("", "emptiness");
    private final VBox advisors = new VBox();
    private final Label count = Parts.dim("");
    private final Label why = Parts.words("", "dim-words");
    private final ReasonLine reason = new ReasonLine("reject");
    private final Button approve;
    private final Button edit;
    private final Button reject;
    private final Button showAgain;
    private final Button stop;
    private final VBox left = new VBox();
    private final VBox right = new VBox();
    private final SplitPane split = new SplitPane();
    private final ActionPane pane;
    private final Map<KeyCode, Runnable> keys;
    private final Set<String> known = new HashSet<>();
    private Optional<HedgeCard> shown = Optional.empty();

    HedgeView(HedgeDesk desk, HedgeController controller) {
        this.desk = desk;
        this.controller = controller;
        this.queue = new HedgeQueue(desk.model().now(), controller::choose);
        this.detail = new HedgeDetail(desk, Optional.of(controller::useInstead));
        this.approve = Buttons.button(
                "hedge-approve", "Approve (A)", "Asks once, then sends these orders", controller::approve);
        this.edit =
                Buttons.button("hedge-edit", "Edit (E)", "Change amounts and limits; checked again", controller::edit);
        this.reject = Buttons.button("hedge-reject", "Reject… (R)", "Say no; asks for a reason", controller::reject);
        this.showAgain = Buttons.button(
                "hedge-again", "Show again (S)", "An expired one in the present market", controller::showAgain);
        this.stop = Buttons.button(
                "hedge-stop",
                "Stop (X)",
                "End the execution: its orders are cancelled, what is filled stays",
                controller::stop);
        this.keys = Map.of(
                KeyCode.A, controller::approve,
                KeyCode.E, controller::edit,
                KeyCode.R, controller::reject,
                KeyCode.S, controller::showAgain,
                KeyCode.X, controller::stop,
                KeyCode.J, () -> queue.step(1),
                KeyCode.DOWN, () -> queue.step(1),
                KeyCode.K, () -> queue.step(-1),
                KeyCode.UP, () -> queue.step(-1));
        VBox content = new VBox(bar(), split);
        content.getStyleClass().add("hedge");
        VBox.setVgrow(split, Priority.ALWAYS);
        this.pane = new ActionPane(desk.context().clock(), content);
        buildSides();
        content.widthProperty().subscribe(width -> turn(width.doubleValue()));
        pane.node().addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    Node node() {
        return pane.node();
    }

    ActionPane pane() {
        return pane;
    }

    void close() {
        detail.close();
    }

    private void buildSides() {
        approve.getStyleClass().add("commit");
        VBox.setVgrow(queue.node(), Priority.ALWAYS);
        queue.node().setMinHeight(0);
        advisors.getStyleClass().add("hedge-advisors");
        none.setMaxWidth(Double.MAX_VALUE);
        left.getChildren().setAll(none, queue.node(), advisors);
        left.setMinSize(0, 0);
        FlowPane buttons = new FlowPane(6, 4, approve, edit, reject, showAgain, stop);
        why.setId("hedge-why");
        VBox foot = new VBox(4, why, buttons, reason.node());
        foot.getStyleClass().add("form-foot");
        foot.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(detail.node(), Priority.ALWAYS);
        right.getChildren().setAll(detail.node(), foot);
        right.setMinSize(0, 0);
        split.getItems().setAll(left);
        split.setMinSize(0, 0);
    }

    private Node bar() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox bar = new HBox(count, spring, Parts.dim("Tell me"), tell());
        bar.getStyleClass().add("panel-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private ComboBox<Tell> tell() {
        ComboBox<Tell> box = new ComboBox<>();
        box.setId("hedge-tell");
        box.setAccessibleText("How to be told of new proposals, fall-backs and ends of executions");
        box.setTooltip(new Tooltip(box.getAccessibleText()));
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.getItems().setAll(Tell.values());
        box.setConverter(new ListWords<>(Tell::words));
        box.setValue(desk.model().tell().get());
        box.valueProperty().subscribe((_, chosen) -> desk.model().tell().set(chosen));
        return box;
    }

    private void turn(double width) {
        Orientation wanted = width >= SIDE_BY_SIDE_FROM ? Orientation.HORIZONTAL : Orientation.VERTICAL;
        if (width > 0 && split.getOrientation() != wanted) {
            split.setOrientation(wanted);
            divide();
        }
    }

    private void divide() {
        split.setDividerPositions(split.getOrientation() == Orientation.HORIZONTAL ? 0.36 : 0.38);
    }

    private void onKey(KeyEvent event) {
        boolean isTyping = event.getTarget() instanceof TextInputControl;
        boolean isPlain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown() && !event.isShiftDown();
        Runnable action = keys.get(event.getCode());
        if (action != null && isPlain && !isTyping && !pane.isAsking()) {
            action.run();
            event.consume();
        }
    }

    /** Whether a question, a reason or an edit is open. */
    boolean isActing() {
        return pane.isAsking() || reason.isAsking() || detail.isEditing();
    }

    /** Whether a proposal was among those shown before. */
    boolean knows(String id) {
        return known.contains(id);
    }

    Optional<HedgeCard> shown() {
        return shown;
    }

    void show(HedgeBoard board, Optional<HedgeCard> card) {
        known.clear();
        board.open().forEach(each -> known.add(each.id()));
        shown = card;
        int size = board.open().size();
        count.setText(size == 0 ? "No open proposal" : size == 1 ? "1 open proposal" : size + " open proposals");
        queue.show(board.open(), card.map(HedgeCard::id));
        Parts.show(queue.node(), size > 0);
        Parts.show(none, size == 0);
        String said = board.books().isEmpty() ? "The hedge desk has no book." : "This is what the advisors said last:";
        none.setText("No proposal waits for a decision. " + said);
        showAdvisors(board.books());
        List<Node> wanted = card.isPresent() ? List.of(left, right) : List.of(left);
        if (!split.getItems().equals(wanted)) {
            split.getItems().setAll(wanted);
            divide();
        }
        card.ifPresent(detail::show);
        showButtons();
    }

    void tick() {
        detail.tick();
        showButtons();
        showAdvisors(desk.board().books());
    }

    private void showButtons() {
        shown.ifPresent(card -> {
            String obstacle = controller.obstacle(card);
            boolean isFree = !isActing();
            why.setText(obstacle);
            boolean isDecidable =
                    HedgeController.isUndecided(card) || card.standing().phase() == Phase.EXPIRED;
            Parts.show(why, isDecidable && !obstacle.isEmpty());
            approve.setDisable(!isFree || !obstacle.isEmpty());
            edit.setDisable(!isFree || !HedgeController.isUndecided(card));
            reject.setDisable(!isFree || !HedgeController.isUndecided(card));
            showAgain.setDisable(!isFree || card.standing().phase() != Phase.EXPIRED);
            stop.setDisable(!HedgeController.isExecuting(card));
        });
    }

    private void showAdvisors(List<HedgeBook> books) {
        while (advisors.getChildren().size() > books.size()) {
            advisors.getChildren().removeLast();
        }
        while (advisors.getChildren().size() < books.size()) {
            advisors.getChildren().add(new AdvisorLine(controller));
        }
        for (int i = 0; i < books.size(); i++) {
            if (advisors.getChildren().get(i) instanceof AdvisorLine line) {
                line.show(books.get(i), desk.nowMillis());
            }
        }
    }

    void askReason(String question, String button, Consumer<String> action) {
        reason.ask(question, button, action);
        showButtons();
    }

    void edit(HedgeCard card, Consumer<List<HedgeLeg>> done) {
        detail.edit(new LegEditor(card.standing().shown().legs(), done, this::leaveEditor));
        showButtons();
    }

    void leaveEditor() {
        detail.leaveEditor();
        showButtons();
        queue.node().requestFocus();
    }

    /** Takes back whatever is asked or edited, and says why. */
    void withdraw(String sentence) {
        if (pane.isAsking()) {
            pane.withdraw(sentence);
        } else {
            reason.lift();
            detail.leaveEditor();
            pane.tell(new TradeOutcome.NotSent(sentence));
        }
        showButtons();
    }

    /** What one coin's advisor said last. */
    private static final class AdvisorLine extends HBox {
        private final Label whose = Parts.line("", "hedge-heading");
        private final Label saying = Parts.line("", "dim-words");
        private final Button ask;
        private Optional<HedgeBook> shown = Optional.empty();

        AdvisorLine(HedgeController controller) {
            this.ask = Buttons.button(
                    "advise-now",
                    "Ask now",
                    "Ask this coin's advisor now instead of at the next round",
                    () -> shown.ifPresent(
                            book -> controller.adviseNow(book.policy().coin())));
            saying.setWrapText(true);
            VBox words = new VBox(whose, saying);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            setSpacing(8);
            setAlignment(Pos.CENTER_LEFT);
            getChildren().setAll(words, ask);
        }

        void show(HedgeBook book, long nowMillis) {
            shown = Optional.of(book);
            ask.setId("advise-now-" + book.policy().coin());
            whose.setText(book.policy().coin() + " · " + book.policy().advisor() + " · "
                    + book.level().words() + " · " + book.source().words());
            saying.setText(
                    book.saidMillis() == 0
                            ? "Has not been asked yet. " + book.saying()
                            : Times.clock(book.saidMillis()) + " UTC, " + HedgeWords.ago(book.saidMillis(), nowMillis)
                                    + ": " + book.saying());
        }
    }
}
