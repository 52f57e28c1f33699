package gammadesk.app.cli;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.LiquidationDistance;
import gammadesk.analytics.risk.MarginTerms;
import java.util.stream.IntStream;
import tools.jackson.core.JsonGenerator;

/** Writes a book's margin under both models and how far spot and volatility may move until it is breached. */
final class MarginExport {
    private static final Column SPOTS =
            Column.of(IntStream.rangeClosed(-18, 40).mapToDouble(i -> i / 20.0).toArray());
    private static final Column VOLS = Column.of(-0.2, -0.1, 0, 0.1, 0.2, 0.4);

    private final BookRisk book;
    private final Currency coin;

    MarginExport(BookRisk book, Currency coin) {
        this.book = book;
        this.coin = coin;
    }

    void json(JsonGenerator json) {
        json.writeName("margin");
        json.writeStartObject();
        margin(json, "standard", BookMargin.Model.STANDARD);
        margin(json, "portfolio", BookMargin.Model.PORTFOLIO);
        json.writeEndObject();
    }

    private void margin(JsonGenerator json, String name, BookMargin.Model model) {
        BookMargin margin = BookMargin.of(book, model, coin, MarginTerms::published);
        json.writeName(name);
        json.writeStartObject();
        json.writeStringProperty("currency", coin.code());
        RiskExport.number(json, "equity", margin.equity());
        RiskExport.number(json, "initial", margin.initial());
        RiskExport.number(json, "maintenance", margin.maintenance());
        json.writeNumberProperty("leftOut", margin.leftOut());
        liquidation(json, LiquidationDistance.of(book, model, coin, MarginTerms::published, SPOTS, VOLS));
        json.writeEndObject();
    }

    /** A nearest breach that lies beyond the surface is null. */
    private static void liquidation(JsonGenerator json, LiquidationDistance distance) {
        json.writeName("liquidation");
        json.writeStartArray();
        for (int vol = 0; vol < distance.volMoves().size(); vol++) {
            LiquidationDistance.Edge edge = distance.edges().get(vol);
            json.writeStartObject();
            RiskExport.number(json, "volMove", edge.volMove());
            RiskExport.number(json, "spotDown", edge.down().orElse(Double.NaN));
            RiskExport.number(json, "spotUp", edge.up().orElse(Double.NaN));
            json.writeName("cushion");
            json.writeStartArray();
            for (int spot = 0; spot < distance.spotMoves().size(); spot++) {
                json.writeStartObject();
                RiskExport.number(json, "spotMove", distance.spotMoves().get(spot));
                RiskExport.number(json, "coin", distance.cushion(spot, vol));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
