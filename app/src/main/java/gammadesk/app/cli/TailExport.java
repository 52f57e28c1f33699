package gammadesk.app.cli;

import gammadesk.analytics.market.InstrumentName.Family;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.FactorHistory;
import gammadesk.analytics.risk.FactorScenarios;
import gammadesk.analytics.risk.FactorScenarios.JumpModel;
import gammadesk.analytics.risk.ParametricTail;
import gammadesk.analytics.risk.SurfacePoint;
import gammadesk.analytics.risk.TailEngine;
import gammadesk.analytics.risk.TailRisk;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a book's tail over one day: by filtered historical simulation where a history is given, with a parametric one
 * beside it, and by a model with stochastic volatility and jumps.
 */
final class TailExport {
    private static final double CONFIDENCE = 0.99;
    private static final double DECAY = 0.94;
    private static final int PATHS = 10_000;
    private static final long SEED = 20_260_401;
    private static final String MODEL = "one day, " + PATHS + " paths, stochastic volatility and jumps: 30-day "
            + "at-the-money volatility, reversion 5, vol of vol 1.5, correlation -0.3, 10 jumps a year of -2 % +- 4 % "
            + "(chosen)";

    private final RiskReport report;
    private final BookRisk own;

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
                            sampled(json, text(past), FactorScenarios.filtered(past.history(), DECAY, 1));
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

    /** The chain alone has no past, so chance comes from a model whose dials are chosen, and say so. */
    private void model(JsonGenerator json) {
        double vol = SurfacePoint.of(own.market(), new Family(report.coin(), Optional.empty()))
                .month();
        if (vol > 0) {
            SplittableRandom random = new SplittableRandom(SEED);
            sampled(json, MODEL, FactorScenarios.simulated(JumpModel.standard(vol), PATHS, 1, 8, random));
        } else {
            json.writeStringProperty("method", MODEL);
            RiskExport.number(json, "confidence", CONFIDENCE);
            json.writeStringProperty("reason", "no volatility is known");
        }
    }

    private void sampled(JsonGenerator json, String method, FactorScenarios scenarios) {
        TailRisk tail = new TailEngine(PricingKernels.scalar()).tail(own, scenarios, CONFIDENCE);
        json.writeStringProperty("method", method);
        RiskExport.number(json, "confidence", CONFIDENCE);
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
