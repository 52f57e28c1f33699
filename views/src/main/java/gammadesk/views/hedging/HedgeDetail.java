package gammadesk.views.hedging;

import gammadesk.analytics.decision.ExecutionReport;
import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.hedging.Proposal;
import gammadesk.analytics.hedging.Proposal.Alternative;
import gammadesk.analytics.hedging.Standing;
import gammadesk.views.controls.Buttons;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Everything that is known of one proposal, in one column that scrolls; two columns where there is the width. */
final class HedgeDetail {
    private final HedgeDesk desk;
    private final Optional<Consumer<Alternative>> use;
    private final Label sentence = Parts.words("", "hedge-sentence");
    private final Label state = Parts.words("", "hedge-state");
    private final Label facts = Parts.words("", "dim-words");
    private final Label stops = Parts.words("", "hedge-stops");
    private final VBox orders = new VBox();
    private final LearnedPane learned = new LearnedPane();
    private final ScenarioChart chart;
    private final SideBySide middle = new SideBySide();
    private final VBox rest = new VBox();
    private final ExecutionPane execution;
    private final VBox executed;
    private final VBox outcome = new VBox();
    private final VBox page = new VBox();
    private final ScrollPane root = new ScrollPane(page);
    private Optional<HedgeCard> shown = Optional.empty();
    private Optional<LegEditor> editor = Optional.empty();

    /**
     * A page that shows nothing yet.
     *
     * @param use takes an alternative in the place of the proposal; empty where nothing can be changed
     */
    HedgeDetail(HedgeDesk desk, Optional<Consumer<Alternative>> use) {
        this.desk = desk;
        this.use = use;
        this.chart = new ScenarioChart(desk);
        this.execution = new ExecutionPane(desk);
        this.executed = Parts.section("Execution", execution.node());
        Tooltip whole = new Tooltip();
        facts.setTooltip(whole);
        facts.setId("hedge-facts");
        sentence.setId("hedge-sentence");
        state.setId("hedge-state");
        page.getStyleClass().add("hedge-page");
        page.getChildren()
                .setAll(sentence, state, stops, facts, orders, learned.node(), executed, outcome, middle, rest);
        root.setFitToWidth(true);
        root.setMinSize(0, 0);
        root.setAccessibleText("The proposal in full");
        root.getStyleClass().add("hedge-detail");
    }

    Node node() {
        return root;
    }

    void close() {
        execution.close();
    }

    /** What is shown now. */
    Optional<HedgeCard> shown() {
        return shown;
    }

    /** Shows a card, from its beginning if it is another one. */
    void show(HedgeCard card) {
        Optional<HedgeCard> before = shown;
        shown = Optional.of(card);
        sentence.setText(card.proposal().sentence());
        showFacts(card);
        stops.setText(card.stops().isEmpty() ? "" : "Guardrails are against it: " + HedgeWords.stops(card) + ".");
        Parts.show(stops, !card.stops().isEmpty());
        boolean isSameShown = before.map(HedgeCard::standing)
                .map(Standing::hash)
                .filter(card.standing().hash()::equals)
                .isPresent();
        boolean isSame = isSameShown
                && before.map(HedgeCard::proposal)
                        .filter(card.proposal()::equals)
                        .isPresent();
        if (!isSame) {
            showProposal(card);
        }
        learned.show(desk.board(), card, desk.nowMillis());
        boolean isExecuted = !card.execution().equals(ExecutionReport.NONE);
        Parts.show(executed, isExecuted);
        if (isExecuted) {
            execution.show(card);
        }
        showOutcome(card);
        if (before.map(HedgeCard::id).filter(card.id()::equals).isEmpty()) {
            root.setVvalue(0);
        }
        tick();
    }

    /** What counts time. */
    void tick() {
        shown.ifPresent(card -> state.setText(HedgeWords.word(card.standing().phase()) + "  ·  "
                + card.standing().state().sentence() + "  ·  " + HedgeWords.countdown(card, desk.nowMillis())));
    }

    /** Puts an editor in the place of the orders. */
    void edit(LegEditor other) {
        editor = Optional.of(other);
        orders.getChildren().setAll(other.node());
        root.setVvalue(0);
        other.focus();
    }

    boolean isEditing() {
        return editor.isPresent();
    }

    /** Takes the editor away. */
    void leaveEditor() {
        editor = Optional.empty();
        shown.ifPresent(this::showOrders);
    }

    private void showFacts(HedgeCard card) {
        Standing standing = card.standing();
        long market = standing.shown().market().millis();
        facts.setText(card.coin() + " · advisor " + card.proposal().advisor() + " · version "
                + standing.shown().version() + " · hash " + HedgeWords.hash(standing.hash()) + " · market of "
                + Times.clock(market) + " UTC · void when a shown price moves by more than "
                + Numbers.fixed(100 * standing.shown().validity().maximumMove(), 2) + " %");
        facts.getTooltip()
                .setText("Hash of orders, limits and prices as shown: " + standing.hash() + "\nProposal " + card.id()
                        + ", revision " + standing.revision());
    }

    private void showProposal(HedgeCard card) {
        Proposal proposal = card.proposal();
        if (editor.isEmpty()) {
            showOrders(card);
        }
        String tail = desk.board().books().stream()
                .filter(book -> book.policy().coin().equals(card.coin()))
                .map(book -> Numbers.fixed(100 * book.policy().goal().confidence(), 0) + " %")
                .findFirst()
                .orElse("");
        chart.show(proposal, card.standing().shown().market().millis());
        middle.show(
                Parts.section(
                        "Risk, before and after",
                        Tables.risk(RiskLine.of(proposal, card.coin().code(), tail))),
                chart.node());
        rest.getChildren().setAll(rest(card, proposal));
    }

    private void showOrders(HedgeCard card) {
        Node legs = card.standing().shown().legs().isEmpty()
                ? Parts.words("None: it is the proposal to do nothing.")
                : Tables.legs(card.standing().shown().legs(), card.standing().shown());
        orders.getChildren().setAll(Parts.section("Orders, in the order of sending", legs));
    }

    private List<Node> rest(HedgeCard card, Proposal proposal) {
        SideBySide costs = new SideBySide();
        VBox inputs =
                Parts.section("Inputs", Parts.words("Ages when it was made: " + ages(proposal.agesSeconds()) + "."));
        proposal.solution().map(HedgeDetail::quality).map(Parts::words).ifPresent(inputs.getChildren()::add);
        VBox right = new VBox();
        right.getChildren().addAll(Parts.list("Held back by", proposal.constraints()));
        right.getChildren().addAll(Parts.list("Would be wrong if", proposal.invalidatedBy()));
        right.getChildren().add(inputs);
        costs.show(
                new VBox(
                        Parts.section("Expected cost; a negative part is earned", Tables.cost(proposal.cost())),
                        Parts.section("If nothing is done", Parts.words(proposal.ifNothing()))),
                right);
        List<Node> nodes = new ArrayList<>();
        nodes.add(costs);
        if (!proposal.alternatives().isEmpty()) {
            VBox others = Parts.section("What else could be done");
            proposal.alternatives().forEach(other -> others.getChildren().add(alternative(other)));
            nodes.add(others);
        }
        nodes.add(limits(card.standing().shown().limits()));
        return nodes;
    }

    private static Node limits(Map<String, String> limits) {
        StringBuilder words = new StringBuilder();
        new TreeMap<>(limits)
                .forEach((name, value) -> words.append(words.isEmpty() ? "" : " · ")
                        .append(name)
                        .append(' ')
                        .append(value));
        return Parts.section("Limits it was shown under", Parts.words(words.toString(), "dim-words"));
    }

    private static String ages(Map<String, Double> ages) {
        return ages.isEmpty()
                ? "not said"
                : String.join(
                        " · ",
                        new TreeMap<>(ages)
                                .entrySet().stream()
                                        .map(age -> age.getKey() + " "
                                                + (Double.isNaN(age.getValue())
                                                        ? "unknown"
                                                        : Times.age(age.getValue())))
                                        .toList());
    }

    private static String quality(Proposal.Quality quality) {
        return "Optimiser: at most " + Numbers.fixed(100 * quality.gap(), 2) + " % from the best (objective "
                + Numbers.usd(quality.objectiveUsd()) + " USD, nothing is below " + Numbers.usd(quality.boundUsd())
                + " USD); "
                + (quality.timeLimitReached()
                        ? "the search was cut short by its time limit."
                        : "the search ended by itself.");
    }

    private Node alternative(Alternative other) {
        Label words =
                Parts.words(other.words() + "  Cost " + Numbers.usd(other.cost().totalUsd()) + " USD.");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(8, words);
        line.setAlignment(Pos.CENTER_LEFT);
        if (!other.legs().isEmpty()) {
            words.setTooltip(new Tooltip(
                    String.join("\n", other.legs().stream().map(HedgeWords::leg).toList())));
            use.ifPresent(take -> {
                Button button = Buttons.button(
                        "use-instead",
                        "Use this instead",
                        "Puts these orders in its place; checked, and then it waits for a decision",
                        () -> take.accept(other));
                line.getChildren().add(button);
            });
        }
        return line;
    }

    private void showOutcome(HedgeCard card) {
        outcome.getChildren()
                .setAll(card.outcome()
                        .map(review -> List.<Node>of(
                                Parts.section("What it did, against having done nothing", Tables.outcome(review))))
                        .orElse(List.of()));
    }
}
