package gammadesk.views.hedging;

import gammadesk.analytics.decision.ExecutionReport;
import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.decision.OrderLine;
import gammadesk.analytics.market.Side;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** How the execution of one hedge goes: its legs with their cost, its orders, what is being done now. */
final class ExecutionPane {
    private static final double ROW_EMS = 1.85;
    private static final int MOST_ROWS = 10;

    private final Label step = Parts.words("");
    private final VBox legs = new VBox();
    private final Label total = Parts.words("", "dim-words");
    private final LiveTable<OrderLine> orders;
    private final VBox root;
    private Optional<ExecutionReport> shown = Optional.empty();

    ExecutionPane(HedgeDesk desk) {
        this.orders = new LiveTable<>(desk.context(), "Orders of the hedge", OrderLine::label, columns())
                .marked("ended", line -> !line.state().mayLive());
        orders.explainEmptiness("No order was sent.");
        this.root = new VBox(6, step, legs, total, orders.node());
    }

    Node node() {
        return root;
    }

    void close() {
        orders.close();
    }

    void show(HedgeCard card) {
        ExecutionReport report = card.execution();
        if (shown.filter(report::equals).isPresent()) {
            return;
        }
        shown = Optional.of(report);
        step.setText(report.step());
        Parts.show(step, !report.step().isEmpty());
        legs.getChildren().setAll(Tables.execution(report));
        total.setText("Filled " + Numbers.fixed(100 * report.filledShare(), 1)
                + " %, the mean over the orders. Cost so far against the prices at the decision, fees included: "
                + Numbers.signed(report.costUsd(), 2) + " USD, expected for all of it "
                + Numbers.signed(card.proposal().cost().totalUsd(), 2) + " USD. Shortfall and"
                + " fees in USD, prices in coin for inverse options, else USD.");
        int rows = Math.clamp(report.orders().size(), 1, MOST_ROWS);
        orders.node()
                .setStyle("-fx-pref-height: " + ROW_EMS * (rows + 2.4) + "em; -fx-min-height: " + ROW_EMS * (rows + 2.4)
                        + "em;");
        orders.show(report.orders());
    }

    private static List<LiveColumn<OrderLine>> columns() {
        return List.of(
                LiveColumn.<OrderLine>figures(
                                "time", "Time", 8.5, OrderLine::atMillis, line -> Times.clockMillis(line.atMillis()))
                        .hover(line -> Times.dateTime(line.atMillis()))
                        .explained("When it last changed, UTC")
                        .styled("dim"),
                LiveColumn.<OrderLine>words("instrument", "Instrument", 12, OrderLine::instrument),
                LiveColumn.<OrderLine>words("side", "Side", 4.4, line -> HedgeWords.side(line.side()))
                        .marked("buy", line -> line.side() == Side.BUY)
                        .marked("sell", line -> line.side() == Side.SELL),
                figures("amount", "Amount", 5.5, OrderLine::amount).explained("USD for inverse futures, else coin"),
                figures("price", "Limit", 7, OrderLine::price)
                        .explained("The worst price that is taken; coin for inverse options, else USD"),
                figures("filled", "Filled", 5.5, OrderLine::filled).flashing(),
                LiveColumn.<OrderLine>figures(
                        "average",
                        "Average",
                        7,
                        line -> line.average().map(BigDecimal::doubleValue).orElse(Double.NaN),
                        line -> line.average()
                                .map(price -> HedgeWords.price(line.instrument(), price.doubleValue()))
                                .orElse(Numbers.MISSING)),
                LiveColumn.<OrderLine>words("how", "How", 4.5, line -> line.passive() ? "waits" : "crosses")
                        .explained("Waits at its own side of the book, or crosses to the other"),
                LiveColumn.<OrderLine>words("state", "State", 6, line -> HedgeWords.word(line.state()))
                        .marked(
                                "alarm",
                                line -> line.state() == OrderLine.State.UNKNOWN
                                        || line.state() == OrderLine.State.REFUSED),
                LiveColumn.<OrderLine>words("note", "Note", 12, OrderLine::note).hover(OrderLine::note),
                LiveColumn.<OrderLine>words("label", "Label", 8, OrderLine::label)
                        .styled("dim")
                        .hover(OrderLine::label));
    }

    private static LiveColumn<OrderLine> figures(
            String id, String title, double width, Function<OrderLine, BigDecimal> read) {
        return LiveColumn.<OrderLine>figures(
                        id,
                        title,
                        width,
                        line -> read.apply(line).doubleValue(),
                        line -> HedgeWords.number(read.apply(line)))
                .exact(line -> HedgeWords.plain(read.apply(line)));
    }
}
