package gammadesk.app.cli;

import gammadesk.analytics.desk.ModelTail;
import gammadesk.analytics.desk.Reading;
import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.FactorHistory;
import gammadesk.analytics.risk.FactorScenarios;
import gammadesk.analytics.risk.ParametricTail;
import gammadesk.analytics.risk.TailEngine;
import gammadesk.analytics.risk.TailRisk;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a book's tail over one day: by filtered historical simulation where a history is given, with a parametric one
 * beside it, and by a model with stochastic volatility and jumps.
 */
final class TailExport {
    private static final double CONFIDENCE = RiskChoice.STANDARD.confidence();
    private static final double DECAY = 0.94;
    private final RiskReport report;
    private final BookRisk own;
    private final TailEngine engine = new TailEngine(PricingKernels.scalar());

    TailExport(RiskReport report) {
        this.report = report;
        own = report.own();
    }

    void json(JsonGenerator json) {
        json.writeName("tail");
        json.writeStartObject();
        report.past()
                .ifPresentOrElse(
                        past -> {
                            past(json, past);
                            parametric(json, past.history());
                            json.writeName("monteCarlo");
                            json.writeStartObject();
                            model(json);
                            json.writeEndObject();
                        },
                        () -> model(json));
        json.writeEndObject();
    }

    private static String text(RiskReport.Past past) {
        FactorHistory history = past.history();
        String surface = past.hasLevel()
                ? "the level of volatility by its index, skew and term not recorded but following it by "
                        + FactorHistory.SKEW_PER_LEVEL + " and " + FactorHistory.TERM_PER_LEVEL
                : "volatility unmoved, as no history of it is given";
        return "one day, filtered historical simulation of " + history.size() + " days, decay " + DECAY + ": spot, and "
                + surface;
    }

    /** The chain alone has no past. */
    private void model(JsonGenerator json) {
        Reading<TailRisk> reading = ModelTail.of(engine, own, report.coin(), CONFIDENCE);
        json.writeStringProperty("method", ModelTail.METHOD);
        RiskExport.number(json, "confidence", CONFIDENCE);
        reading.value()
                .ifPresentOrElse(
                        tail -> figures(json, tail), () -> json.writeStringProperty("reason", reading.reason()));
    }

    private void past(JsonGenerator json, RiskReport.Past past) {
        json.writeStringProperty("method", text(past));
        RiskExport.number(json, "confidence", CONFIDENCE);
        figures(json, engine.tail(own, FactorScenarios.filtered(past.history(), DECAY, 1), CONFIDENCE));
    }

    private static void figures(JsonGenerator json, TailRisk tail) {
        RiskExport.number(json, "varUsd", tail.valueAtRisk());
        RiskExport.number(json, "expectedShortfallUsd", tail.expectedShortfall());
        json.writeName("contributions");
        json.writeStartObject();
        tail.worst()
                .forEach(entry ->
                        RiskExport.number(json, entry.getKey(), entry.getValue().expectedShortfall()));
        json.writeEndObject();
    }

    private void parametric(JsonGenerator json, FactorHistory history) {
        ParametricTail tail = ParametricTail.of(own, ParametricTail.Covariance.of(history, DECAY, 1), CONFIDENCE);
        json.writeName("parametric");
        json.writeStartObject();
        json.writeStringProperty("method", "one day, normal in spot and level, decay " + DECAY + ": blind to gamma");
        RiskExport.number(json, "varUsd", tail.valueAtRisk());
        RiskExport.number(json, "expectedShortfallUsd", tail.expectedShortfall());
        json.writeEndObject();
    }
}
