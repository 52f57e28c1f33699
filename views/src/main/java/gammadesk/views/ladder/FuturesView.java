package gammadesk.views.ladder;

import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One line of facts above a table. */
final class FuturesView {
    private static final String NOT_SAID = "the venue has not said it";

    private final LiveTable<FutureRow> table;
    private final VBox root;

    FuturesView(DeskContext context, FuturesModel model) {
        this.table = new LiveTable<>(context, "Perpetual and futures", FutureRow::name, columns());
        Label summary = new Label();
        summary.getStyleClass().addAll("summary", "figures");
        summary.textProperty().bind(model.summary());
        model.emptiness().subscribe(table::explainEmptiness);
        model.rows().subscribe(() -> table.show(model.rows().get()));
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        this.root = new VBox(summary, table.node());
        root.getStyleClass().add("futures");
    }

    Node node() {
        return root;
    }

    void close() {
        table.close();
    }

    private static List<LiveColumn<FutureRow>> columns() {
        return List.of(
                LiveColumn.words("name", "Instrument", 10.5, FutureRow::name),
                LiveColumn.<FutureRow>words("left", "Left", 5, FutureRow::left)
                        .styled("dim", "mono")
                        .explained("Time to expiry"),
                price("bid", "Bid", "best bid, USD", row -> row.ticker().quote().bid(), "there is no bid")
                        .styled("bid"),
                price("ask", "Ask", "best ask, USD", row -> row.ticker().quote().ask(), "there is no ask")
                        .styled("ask"),
                price(
                        "mark",
                        "Mark",
                        "the venue's mark price, USD",
                        row -> row.ticker().mark(),
                        NOT_SAID),
                LiveColumn.<FutureRow>figures(
                                "basis", "Basis $", 7.2, FutureRow::basisUsd, row -> Numbers.signed(row.basisUsd(), 2))
                        .explained("Mark minus index, USD"),
                LiveColumn.<FutureRow>figures(
                                "basis-year",
                                "Basis %/y",
                                6,
                                FutureRow::basisPercentAYear,
                                row -> Numbers.signed(row.basisPercentAYear(), 2))
                        .explained("Basis as simple interest over the time that is left, % a year")
                        .hover(row -> Double.isNaN(row.basisPercentAYear()) ? row.basisReason() : ""),
                LiveColumn.<FutureRow>figures(
                                "funding",
                                "Funding 8h %",
                                8,
                                row -> row.ticker().funding8h() * 100,
                                row -> row.isPerpetual()
                                        ? Numbers.signed(row.ticker().funding8h() * 100, 4)
                                        : "")
                        .explained("What longs pay shorts over eight hours, %"),
                amount(
                        "open-interest",
                        "OI $",
                        "open interest, USD",
                        row -> row.ticker().openInterest()),
                amount(
                        "volume",
                        "Vol 24h $",
                        "volume of 24 hours, USD",
                        row -> row.ticker().volumeUsd24h()),
                LiveColumn.<FutureRow>figures(
                                "change",
                                "24h %",
                                5,
                                row -> row.ticker().priceChange24h(),
                                row -> Numbers.signed(row.ticker().priceChange24h(), 2))
                        .explained("Price change over 24 hours, %"),
                LiveColumn.<FutureRow>figures(
                                "age", "Age", 5, FutureRow::ageSeconds, row -> Times.age(row.ageSeconds()))
                        .styled("dim")
                        .explained("Since its last ticker arrived"));
    }

    private static LiveColumn<FutureRow> price(
            String id, String title, String explanation, ToDoubleFunction<FutureRow> value, String reason) {
        return LiveColumn.<FutureRow>figures(
                        id, title, 7.2, value, row -> Numbers.fixed(value.applyAsDouble(row), row.decimals()))
                .explained(explanation)
                .hover(row -> reading(row, explanation, value.applyAsDouble(row), reason));
    }

    private static LiveColumn<FutureRow> amount(
            String id, String title, String explanation, ToDoubleFunction<FutureRow> value) {
        return LiveColumn.<FutureRow>figures(id, title, 6, value, row -> Numbers.compact(value.applyAsDouble(row)))
                .explained(explanation)
                .hover(row -> reading(row, explanation, value.applyAsDouble(row), NOT_SAID));
    }

    private static String reading(FutureRow row, String explanation, double value, String reason) {
        String words = Double.isNaN(value) ? Numbers.MISSING + " " + reason : Numbers.exact(value);
        return row.name() + "\n" + explanation + ": " + words + "\nage " + Times.age(row.ageSeconds());
    }
}
