package gammadesk.views.hedging;

import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.decision.OutcomeReview;
import gammadesk.views.chart.FileSaver;
import gammadesk.views.controls.Buttons;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The table of ended hedges with its filters, and the record of the chosen one under it. */
final class HedgeHistoryView {
    private final HedgeDesk desk;
    private final HistoryModel model;
    private final LiveTable<HedgeCard> table;
    private final HedgeDetail detail;
    private final ComboBox<String> coin;
    private final ComboBox<String> advisor;
    private final ComboBox<String> end;
    private final Label saved = Parts.line("", "dim-words");
    private final SplitPane split = new SplitPane();
    private final VBox root = new VBox();

    HedgeHistoryView(HedgeDesk desk, HistoryModel model) {
        this.desk = desk;
        this.model = model;
        this.table = new LiveTable<>(desk.context(), "Hedge history", HedgeCard::id, columns()).sortable();
        this.detail = new HedgeDetail(desk, Optional.empty());
        this.coin = chooser("history-coin", "Coin", model.coin());
        this.advisor = chooser("history-advisor", "Advisor", model.advisor());
        this.end = chooser("history-end", "End state", model.end());
        model.rows().subscribe(rows -> table.show(rows));
        model.empty().subscribe(table::explainEmptiness);
        table.onChosen(this::open);
        split.setOrientation(Orientation.VERTICAL);
        split.getItems().setAll(table.node());
        table.node().setMinHeight(0);
        VBox.setVgrow(split, Priority.ALWAYS);
        root.getStyleClass().add("hedge");
        root.setMinSize(0, 0);
        root.getChildren().setAll(bar(), split);
    }

    Node node() {
        return root;
    }

    void close() {
        table.close();
        detail.close();
    }

    /** The filters offer what there is. */
    void offer(List<HedgeCard> all) {
        offer(coin, all, card -> card.coin().code());
        offer(advisor, all, card -> card.proposal().advisor());
        offer(end, all, card -> HedgeWords.word(card.standing().phase()));
    }

    /** The record on display may have learnt more since: what a hedge did is measured after its end. */
    void refresh(HedgeBoard board) {
        detail.shown().map(HedgeCard::id).flatMap(board::card).ifPresent(detail::show);
    }

    private static void offer(ComboBox<String> box, List<HedgeCard> all, Function<HedgeCard, String> of) {
        List<String> values = new ArrayList<>(List.of(HistoryModel.ALL));
        Stream.concat(all.stream().map(of), Stream.of(box.getValue()))
                .filter(value -> !value.equals(HistoryModel.ALL))
                .distinct()
                .sorted()
                .forEach(values::add);
        if (!box.getItems().equals(values)) {
            String kept = box.getValue();
            box.getItems().setAll(values);
            box.setValue(kept);
        }
    }

    private void open(HedgeCard card) {
        detail.show(card);
        if (split.getItems().size() == 1) {
            split.getItems().add(detail.node());
            split.setDividerPositions(0.45);
        }
    }

    private Node bar() {
        TextField filter = new TextField();
        filter.setId("history-filter");
        filter.setPromptText("Filter");
        filter.setAccessibleText("Filter hedge history");
        filter.setTooltip(new Tooltip("Show only records that contain all of these words"));
        filter.setPrefColumnCount(12);
        filter.textProperty().bindBidirectional(model.text());
        Label count = Parts.dim("");
        count.textProperty().bind(model.count());
        FlowPane bar = new FlowPane(
                6,
                4,
                Parts.dim("Coin"),
                coin,
                Parts.dim("Advisor"),
                advisor,
                Parts.dim("End"),
                end,
                filter,
                count,
                Buttons.button(
                        "history-csv",
                        "CSV…",
                        "Save what is shown, every digit, as comma-separated values",
                        this::save),
                saved);
        bar.getStyleClass().add("panel-bar");
        bar.setRowValignment(VPos.CENTER);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private static ComboBox<String> chooser(String id, String name, StringProperty value) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(name);
        box.setTooltip(new Tooltip(name));
        box.getItems().setAll(HistoryModel.ALL);
        box.setValue(value.get());
        box.valueProperty().subscribe((_, chosen) -> {
            if (chosen != null) {
                value.set(chosen);
            }
        });
        return box;
    }

    private void save() {
        new FileSaver(desk.exports(), desk.files()).csv(root, "hedge-history.csv", table.csv(), saved::setText);
    }

    private static List<LiveColumn<HedgeCard>> columns() {
        return List.of(
                LiveColumn.<HedgeCard>figures(
                                "time",
                                "Ended",
                                12.5,
                                card -> card.standing().sinceMillis(),
                                card -> Times.dateTime(card.standing().sinceMillis())
                                        .replace(" UTC", ""))
                        .exact(card -> Times.dateTime(card.standing().sinceMillis()))
                        .explained("UTC")
                        .styled("dim"),
                LiveColumn.words("coin", "Coin", 4, card -> card.coin().code()),
                LiveColumn.words(
                        "advisor", "Advisor", 7, card -> card.proposal().advisor()),
                LiveColumn.<HedgeCard>words(
                                "sentence", "What", 18, card -> card.proposal().sentence())
                        .hover(card -> card.proposal().sentence()),
                LiveColumn.<HedgeCard>words(
                                "end",
                                "End",
                                7,
                                card -> HedgeWords.word(card.standing().phase()))
                        .hover(card -> card.standing().state().sentence()),
                figures("filled", "Filled, %", 6, 1, false, HedgeHistoryView::filledPercent)
                        .explained("The mean over the orders"),
                figures(
                                "expected",
                                "Expected, USD",
                                8.5,
                                2,
                                false,
                                card -> card.proposal().cost().totalUsd())
                        .explained("Expected cost of the whole hedge, fees included"),
                figures("actual", "Actual, USD", 7.5, 2, false, HedgeHistoryView::actual)
                        .explained("Cost of what was filled against the prices at the decision, fees included"),
                review("promised", "Promised", 6, 4, OutcomeReview::promisedDeltaCoin)
                        .explained("Delta that was promised, coin"),
                review("measured", "Measured", 6, 4, OutcomeReview::measuredDeltaCoin)
                        .explained("Delta right after the last fill, coin"),
                review("hedge", "Hedge, USD", 7.5, 2, OutcomeReview::hedgeUsd)
                        .explained("What the hedge gained since its fills, fees taken off"),
                review("book", "Without it, USD", 9, 2, OutcomeReview::bookUsd)
                        .explained("What the rest of the book gained: the result of having done nothing"),
                review("total", "Total, USD", 7.5, 2, OutcomeReview::totalUsd).explained("Both together"));
    }

    private static double filledPercent(HedgeCard card) {
        return card.execution().legs().isEmpty()
                ? Double.NaN
                : 100 * card.execution().filledShare();
    }

    private static double actual(HedgeCard card) {
        return card.execution().filledShare() > 0 ? card.execution().costUsd() : Double.NaN;
    }

    private static LiveColumn<HedgeCard> review(
            String id, String title, double width, int decimals, ToDoubleFunction<OutcomeReview> read) {
        return figures(
                id,
                title,
                width,
                decimals,
                true,
                card -> card.outcome().map(read::applyAsDouble).orElse(Double.NaN));
    }

    private static LiveColumn<HedgeCard> figures(
            String id, String title, double width, int decimals, boolean signed, ToDoubleFunction<HedgeCard> read) {
        return LiveColumn.figures(id, title, width, read, card -> {
            double value = read.applyAsDouble(card);
            return signed ? Numbers.signed(value, decimals) : Numbers.fixed(value, decimals);
        });
    }
}
