package gammadesk.app.cli;

import gammadesk.analytics.forecast.ConformalIntervals;
import gammadesk.analytics.forecast.ForecastRun;
import gammadesk.analytics.forecast.ForecastScores;
import gammadesk.analytics.forecast.Intervals;
import gammadesk.analytics.forecast.LearnedGate;
import gammadesk.analytics.forecast.measure.BarMeasure;
import gammadesk.analytics.forecast.score.MincerZarnowitz;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the forecasts of one model; variances are per day, a time is the moment of the forecast.
 *
 * @param run its forecasts
 * @param benchmark that it is compared with
 * @param gate whether a learned model may be used; empty for the others
 * @param frame what was asked for
 * @param firstRow rows before it are walked and scored but not printed
 */
record ForecastExport(ForecastRun run, ForecastRun benchmark, Optional<LearnedGate> gate, Frame frame, int firstRow) {
    /**
     * What was asked for.
     *
     * @param horizon as it was written
     * @param sampling how often a forecast is made
     * @param measure of variance
     * @param filledBars bars that the file misses
     */
    record Frame(String horizon, String sampling, BarMeasure measure, int filledBars) {}

    void json(Writer out) {
        try (JsonGenerator json = Exports.json(out)) {
            json.writeStartObject();
            json.writeStringProperty("model", run.model());
            json.writeStringProperty("horizon", frame.horizon);
            json.writeStringProperty("unit", "variance a day");
            json.writeStringProperty("sampling", frame.sampling);
            json.writeStringProperty("measure", frame.measure.label());
            json.writeNumberProperty("filledBars", frame.filledBars);
            json.writeNumberProperty("seed", run.plan().seed());
            rows(json);
            scores(json);
            gate.ifPresent(verdict -> gate(json, verdict));
            json.writeEndObject();
            json.writeRaw("\n");
        }
    }

    private void rows(JsonGenerator json) {
        Intervals wide = ConformalIntervals.of(run, 0.95);
        Intervals narrow = ConformalIntervals.of(run, 0.8);
        json.writeArrayPropertyStart("rows");
        for (int row = firstRow; row < run.size(); row++) {
            json.writeStartObject();
            json.writeStringProperty("timestamp", Exports.iso(run.rows().millis(row)));
            Exports.number(json, "forecast", run.forecast(row));
            if (Double.isNaN(run.forecast(row))) {
                json.writeStringProperty("forecastReason", "something the model needs was not known");
            }
            Exports.number(json, "realized", run.realized(row));
            if (Double.isNaN(run.realized(row))) {
                json.writeStringProperty("realizedReason", "the horizon is not over");
            }
            interval(json, narrow, row, "80");
            interval(json, wide, row, "95");
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Left out as long as too few outcomes were known. */
    private static void interval(JsonGenerator json, Intervals intervals, int row, String level) {
        if (Double.isFinite(intervals.low().get(row))) {
            json.writeNumberProperty("low" + level, intervals.low().get(row));
            json.writeNumberProperty("high" + level, intervals.high().get(row));
        }
    }

    private void scores(JsonGenerator json) {
        ForecastScores scores = ForecastScores.of(run, benchmark);
        json.writeObjectPropertyStart("scores");
        json.writeNumberProperty("count", scores.count());
        known(json, "qlike", scores.qlike(), "no outcome is known");
        known(json, "mse", scores.mse(), "no outcome is known");
        boolean isBenchmark = run.model().equals(benchmark.model());
        json.writeStringProperty("benchmark", benchmark.model());
        known(
                json,
                "dieboldMarianoP",
                scores.dieboldMariano().pValue(),
                isBenchmark ? "this is the benchmark" : "too few outcomes for this horizon");
        known(json, "qlikeMinusBenchmark", scores.dieboldMariano().meanDifference(), "no outcome is known");
        mincerZarnowitz(json, scores.mincerZarnowitz());
        known(json, "coverage80", scores.coverage80(), "too few outcomes");
        known(json, "coverage95", scores.coverage95(), "too few outcomes");
        json.writeEndObject();
    }

    private static void mincerZarnowitz(JsonGenerator json, MincerZarnowitz line) {
        json.writeObjectPropertyStart("mincerZarnowitz");
        known(json, "intercept", line.intercept(), "too few outcomes");
        known(json, "slope", line.slope(), "too few outcomes");
        known(json, "rSquared", line.rSquared(), "too few outcomes");
        known(json, "p", line.pValue(), "too few outcomes");
        json.writeEndObject();
    }

    static void known(JsonGenerator json, String key, double value, String reason) {
        Exports.number(json, key, value);
        if (!Double.isFinite(value)) {
            json.writeStringProperty(key + "Reason", reason);
        }
    }

    private static void gate(JsonGenerator json, LearnedGate verdict) {
        json.writeObjectPropertyStart("gate");
        json.writeBooleanProperty("used", verdict.isOpen());
        json.writeStringProperty("sentence", verdict.sentence());
        json.writeEndObject();
    }

    void csv(Writer out) throws IOException {
        Intervals wide = ConformalIntervals.of(run, 0.95);
        Intervals narrow = ConformalIntervals.of(run, 0.8);
        try (CSVPrinter csv = Exports.csv(out)) {
            csv.printRecord(
                    "model", "horizon", "timestamp", "forecast", "realized", "low80", "high80", "low95", "high95");
            for (int row = firstRow; row < run.size(); row++) {
                csv.printRecord(
                        run.model(),
                        frame.horizon,
                        Exports.iso(run.rows().millis(row)),
                        Exports.cell(run.forecast(row)),
                        Exports.cell(run.realized(row)),
                        Exports.cell(narrow.low().get(row)),
                        Exports.cell(narrow.high().get(row)),
                        Exports.cell(wide.low().get(row)),
                        Exports.cell(wide.high().get(row)));
            }
        }
    }
}
