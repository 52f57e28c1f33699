package gammadesk.views.hedging;

import gammadesk.analytics.decision.ExecutionReport;
import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.decision.HedgeCard;
import gammadesk.views.confirm.ActionPane;
import gammadesk.views.controls.Buttons;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One part for every execution, the newest at the top. */
final class ExecutionView {
    private static final long JUST_ENDED_MILLIS = 10 * 60_000;
    private static final int MOST_ENDED = 5;

    private final HedgeDesk desk;
    private final ExecutionController controller;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final VBox list = new VBox();
    private final Label emptiness = Parts.words(
            "Nothing is being executed, and nothing was in the last ten minutes. What ended earlier is in Hedge history.",
            "emptiness");
    private final ActionPane pane;

    ExecutionView(HedgeDesk desk, ExecutionController controller) {
        this.desk = desk;
        this.controller = controller;
        list.getStyleClass().add("hedge-page");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setMinSize(0, 0);
        StackPane body = new StackPane(scroll, emptiness);
        body.getStyleClass().add("hedge");
        this.pane = new ActionPane(desk.context().clock(), body);
    }

    Node node() {
        return pane.node();
    }

    ActionPane pane() {
        return pane;
    }

    void close() {
        parts.values().forEach(Part::close);
        parts.clear();
    }

    void show() {
        List<HedgeCard> cards = cards(desk.board(), desk.nowMillis());
        List<String> ids = cards.stream().map(HedgeCard::id).toList();
        List<String> gone =
                parts.keySet().stream().filter(id -> !ids.contains(id)).toList();
        gone.forEach(id -> Optional.ofNullable(parts.remove(id)).ifPresent(Part::close));
        cards.forEach(card -> parts.computeIfAbsent(card.id(), _ -> new Part(desk, controller, card))
                .show(card, desk.nowMillis()));
        List<Node> nodes = ids.stream()
                .flatMap(id -> Stream.ofNullable(parts.get(id)))
                .map(Part::node)
                .toList();
        if (!list.getChildren().equals(nodes)) {
            list.getChildren().setAll(nodes);
        }
        emptiness.setVisible(cards.isEmpty());
    }

    /** What ended long enough ago goes without a newer board too. */
    void tick() {
        if (node().getScene() != null) {
            show();
        }
    }

    private static List<HedgeCard> cards(HedgeBoard board, long nowMillis) {
        Stream<HedgeCard> running = board.open().stream().filter(ExecutionView::hasBegun);
        Stream<HedgeCard> ended = board.ended().stream()
                .filter(ExecutionView::hasBegun)
                .filter(card -> nowMillis - card.standing().sinceMillis() <= JUST_ENDED_MILLIS)
                .limit(MOST_ENDED);
        return Stream.concat(running, ended).toList();
    }

    private static boolean hasBegun(HedgeCard card) {
        return HedgeController.isExecuting(card) || !card.execution().equals(ExecutionReport.NONE);
    }

    /** One execution. */
    private static final class Part {
        private final Label sentence = Parts.words("", "hedge-sentence");
        private final Label state = Parts.words("", "hedge-state");
        private final Button stop;
        private final ExecutionPane execution;
        private final VBox root;
        private HedgeCard card;

        Part(HedgeDesk desk, ExecutionController controller, HedgeCard first) {
            this.card = first;
            this.execution = new ExecutionPane(desk);
            this.stop = Buttons.button(
                    "execution-stop",
                    "Stop",
                    "Its orders are cancelled, what is filled stays",
                    () -> controller.stop(card.id()));
            sentence.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(sentence, Priority.ALWAYS);
            HBox head = new HBox(8, sentence, stop);
            head.setAlignment(Pos.TOP_LEFT);
            this.root = new VBox(6, head, state, execution.node());
            root.getStyleClass().add("hedge-execution");
        }

        Node node() {
            return root;
        }

        void close() {
            execution.close();
        }

        void show(HedgeCard next, long nowMillis) {
            card = next;
            sentence.setText(next.coin() + " · " + next.proposal().sentence());
            stop.setId("execution-stop-" + next.id());
            Parts.show(stop, HedgeController.isExecuting(next));
            execution.show(next);
            state.setText(HedgeWords.word(next.standing().phase()) + "  ·  "
                    + next.standing().state().sentence() + "  ·  " + HedgeWords.countdown(next, nowMillis));
        }
    }
}
