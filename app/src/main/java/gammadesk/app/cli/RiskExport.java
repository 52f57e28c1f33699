package gammadesk.app.cli;

import gammadesk.analytics.desk.ModelTail;
import gammadesk.analytics.desk.Reading;
import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.MarginTerms;
import gammadesk.analytics.risk.Measure;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.analytics.risk.PositionRisk;
import gammadesk.analytics.risk.PositionRisk.Priced;
import gammadesk.analytics.risk.PositionRisk.Unpriced;
import gammadesk.analytics.risk.RiskGreeks;
import gammadesk.analytics.risk.ScenarioAxes;
import gammadesk.analytics.risk.ScenarioEngine;
import gammadesk.analytics.risk.ScenarioGrid;
import gammadesk.analytics.risk.SpotVolRule;
import gammadesk.analytics.risk.Stress;
import gammadesk.analytics.risk.StressOutcome;
import gammadesk.analytics.risk.TailEngine;
import gammadesk.analytics.risk.TailRisk;
import gammadesk.analytics.risk.VolShape;
import gammadesk.app.risk.BookFile;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a book's risk as JSON; an unknown number is null. */
final class RiskExport {
    private static final ScenarioAxes AXES = new ScenarioAxes(
            Column.of(-0.5, -0.3, -0.2, -0.1, -0.05, 0, 0.05, 0.1, 0.2, 0.3, 0.5),
            Column.of(-0.2, -0.1, 0, 0.1, 0.2),
            Column.of(0, 1, 7),
            SpotVolRule.stickyStrike(),
            VolShape.PARALLEL);

    private final BookRisk all;
    private final BookRisk own;
    private final Currency coin;
    private final List<BookFile.Problem> problems;

    RiskExport(BookRisk all, Currency coin, List<BookFile.Problem> problems) {
        this.all = all;
        this.own = all.only(coin);
        this.coin = coin;
        this.problems = problems;
    }

    void json(Writer out) {
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty(
                    "timestamp", Instant.ofEpochMilli(all.market().nowMillis()).toString());
            json.writeStringProperty("currency", coin.code());
            number(json, "index", all.market().index(coin));
            book(json);
            positions(json);
            errors(json);
            scenarios(json);
            stresses(json);
            margin(json);
            tail(json);
            json.writeEndObject();
            json.writeRaw("\n");
        }
    }

    private void book(JsonGenerator json) {
        json.writeName("book");
        json.writeStartObject();
        greeks(json, own.usd(), own.sum(Numeraire.COIN), own.netDelta());
        number(json, "equityCoin", own.equity(coin));
        number(json, "deltaInUsdNumeraire", own.delta(coin, Numeraire.USD));
        number(json, "deltaInCoinNumeraire", own.delta(coin, Numeraire.COIN));
        json.writeNumberProperty("positions", own.priced().size());
        json.writeNumberProperty("unvalued", all.unpriced().size());
        json.writeNumberProperty(
                "ofOtherCoins", all.priced().size() - own.priced().size());
        json.writeEndObject();
    }

    private static void greeks(JsonGenerator json, RiskGreeks usd, RiskGreeks coins, double netDelta) {
        number(json, "valueUsd", usd.value());
        number(json, "valueCoin", coins.value());
        number(json, "deltaCoin", usd.delta());
        number(json, "netDeltaCoin", netDelta);
        number(json, "gammaPerUsd", usd.gamma());
        number(json, "vegaUsd", usd.vega());
        number(json, "vegaCoin", coins.vega());
        number(json, "termVegaUsd", usd.termVega());
        number(json, "thetaUsd", usd.theta());
        number(json, "thetaCoin", coins.theta());
        number(json, "rhoUsd", usd.rho());
        number(json, "vannaCoin", usd.vanna());
        number(json, "volgaUsd", usd.volga());
        number(json, "charmCoin", usd.charm());
        number(json, "speedPerUsd2", usd.speed());
    }

    private void positions(JsonGenerator json) {
        json.writeName("positions");
        json.writeStartArray();
        for (PositionRisk row : all.rows()) {
            json.writeStartObject();
            json.writeStringProperty("instrument", row.entry().instrument());
            number(json, "amount", row.entry().amount());
            switch (row) {
                case Priced priced -> priced(json, priced);
                case Unpriced missing -> {
                    json.writeStringProperty("missing", missing.missing().name());
                    json.writeStringProperty("reason", missing.text());
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void priced(JsonGenerator json, Priced priced) {
        json.writeStringProperty("kind", priced.kind().name());
        priced.expiry().map(Expiry::instant).ifPresent(at -> json.writeStringProperty("expiry", at.toString()));
        number(json, "averagePrice", priced.entry().averagePrice().orElse(Double.NaN));
        number(json, "mark", priced.mark());
        number(json, "forward", priced.forward());
        number(json, "vol", priced.vol());
        greeks(json, priced.usd(), priced.coin(), priced.netDelta());
        number(json, "profit", priced.profit().orElse(Double.NaN));
        json.writeStringProperty("profitCurrency", priced.settlementCurrency().code());
        json.writeName("notes");
        json.writeStartArray();
        priced.notes().forEach(json::writeString);
        json.writeEndArray();
    }

    private void errors(JsonGenerator json) {
        json.writeName("errors");
        json.writeStartArray();
        for (BookFile.Problem problem : problems) {
            json.writeStartObject();
            json.writeNumberProperty("line", problem.line());
            json.writeStringProperty("instrument", problem.text());
            json.writeStringProperty("reason", problem.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void scenarios(JsonGenerator json) {
        ScenarioGrid grid = new ScenarioEngine(PricingKernels.scalar()).grid(own, AXES);
        json.writeName("scenarios");
        json.writeStartArray();
        for (int day = 0; day < AXES.days().size(); day++) {
            for (int vol = 0; vol < AXES.volMoves().size(); vol++) {
                for (int spot = 0; spot < AXES.spotMoves().size(); spot++) {
                    json.writeStartObject();
                    number(json, "spotMove", AXES.spotMoves().get(spot));
                    number(json, "volMove", AXES.volMoves().get(vol));
                    number(json, "days", AXES.days().get(day));
                    number(json, "pnlUsd", grid.get(Numeraire.USD, Measure.PROFIT, spot, vol, day));
                    number(json, "pnlCoin", grid.get(Numeraire.COIN, Measure.PROFIT, spot, vol, day));
                    json.writeEndObject();
                }
            }
        }
        json.writeEndArray();
    }

    private void stresses(JsonGenerator json) {
        json.writeName("stresses");
        json.writeStartArray();
        for (StressOutcome outcome : StressOutcome.of(own, Stress.named())) {
            json.writeStartObject();
            json.writeStringProperty("name", outcome.stress().name());
            number(json, "spotMove", outcome.stress().moves().spot());
            number(json, "volMove", outcome.stress().moves().vol());
            number(json, "pnlUsd", outcome.pnlUsd());
            number(json, "pnlCoin", outcome.pnlCoin().getOrDefault(coin, 0.0));
            json.writeStringProperty("source", outcome.stress().source());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void margin(JsonGenerator json) {
        json.writeName("margin");
        json.writeStartObject();
        margin(json, "standard", BookMargin.Model.STANDARD);
        margin(json, "portfolio", BookMargin.Model.PORTFOLIO);
        json.writeEndObject();
    }

    private void margin(JsonGenerator json, String name, BookMargin.Model model) {
        BookMargin margin = BookMargin.of(all, model, coin, MarginTerms::published);
        json.writeName(name);
        json.writeStartObject();
        json.writeStringProperty("currency", coin.code());
        number(json, "equity", margin.equity());
        number(json, "initial", margin.initial());
        number(json, "maintenance", margin.maintenance());
        json.writeNumberProperty("leftOut", margin.leftOut());
        json.writeEndObject();
    }

    private void tail(JsonGenerator json) {
        Reading<TailRisk> reading =
                ModelTail.of(new TailEngine(PricingKernels.scalar()), own, coin, RiskChoice.STANDARD.confidence());
        json.writeName("tail");
        json.writeStartObject();
        json.writeStringProperty("method", ModelTail.METHOD);
        number(json, "confidence", RiskChoice.STANDARD.confidence());
        reading.value().ifPresentOrElse(tail -> tail(json, tail), () -> json.writeStringProperty("reason", reading.reason()));
        json.writeEndObject();
    }

    private static void tail(JsonGenerator json, TailRisk tail) {
        number(json, "varUsd", tail.valueAtRisk());
        number(json, "expectedShortfallUsd", tail.expectedShortfall());
        json.writeName("contributions");
        json.writeStartObject();
        tail.worst()
                .forEach(entry -> number(json, entry.getKey(), entry.getValue().expectedShortfall()));
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String key, double value) {
        json.writeName(key);
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
