package gammadesk.app.cli;

import gammadesk.analytics.forecast.ForecastScores;
import gammadesk.analytics.forecast.ForecastTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.core.JsonGenerator;

/** Writes tables of all models: as Markdown for people, as JSON and CSV for programs. */
record ForecastTableExport(List<Part> parts) {
    /**
     * One table.
     *
     * @param prices name of the file
     * @param horizon as it was written
     * @param sampling how often a forecast is made
     * @param table of all models
     */
    record Part(String prices, String horizon, String sampling, ForecastTable table) {}

    void text(Writer out) {
        PrintWriter print = new PrintWriter(out);
        for (Part part : parts) {
            print.printf(
                    Locale.ROOT,
                    "### %s, %s ahead, %s%n%n| model | n | QLIKE | MSE | DM p | MCS p | MZ slope | MZ R2 | 80 %% | 95 %% |%n"
                            + "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|%n",
                    part.prices,
                    part.horizon,
                    part.sampling);
            part.table.rows().forEach(row -> line(print, row));
            print.printf("%nCommon moments of the confidence set: %d.", part.table.common());
            part.table.missing().forEach((model, reason) -> print.printf(" %s: %s.", model, reason));
            part.table.gates().forEach(gate -> print.printf(" %s.", gate.sentence()));
            print.printf("%n%n");
        }
        print.flush();
    }

    private static void line(PrintWriter print, ForecastTable.Row row) {
        ForecastScores scores = row.scores();
        String sign = scores.dieboldMariano().meanDifference() < 0 ? "-" : "+";
        print.printf(
                Locale.ROOT,
                "| %s | %d | %.4f | %.3e | %s | %s | %.2f | %.2f | %s | %s |%n",
                row.model(),
                scores.count(),
                scores.qlike(),
                scores.mse(),
                chance(scores.dieboldMariano().pValue(), sign),
                known("%.2f", row.confidence()),
                scores.mincerZarnowitz().slope(),
                scores.mincerZarnowitz().rSquared(),
                known("%.1f", 100 * scores.coverage80()),
                known("%.1f", 100 * scores.coverage95()));
    }

    private static String chance(double p, String sign) {
        return p < 0.001 ? sign + " <0.001" : Double.isFinite(p) ? sign + known(" %.3f", p) : "";
    }

    private static String known(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "";
    }

    void json(Writer out) {
        try (JsonGenerator json = Exports.json(out)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("tables");
            parts.forEach(part -> json(json, part));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw("\n");
        }
    }

    private static void json(JsonGenerator json, Part part) {
        json.writeStartObject();
        json.writeStringProperty("prices", part.prices);
        json.writeStringProperty("horizon", part.horizon);
        json.writeStringProperty("sampling", part.sampling);
        json.writeNumberProperty("commonMoments", part.table.common());
        json.writeArrayPropertyStart("rows");
        for (ForecastTable.Row row : part.table.rows()) {
            json.writeStartObject();
            json.writeStringProperty("model", row.model());
            json.writeNumberProperty("count", row.scores().count());
            number(json, "qlike", row.scores().qlike());
            number(json, "mse", row.scores().mse());
            number(json, "dieboldMarianoP", row.scores().dieboldMariano().pValue());
            number(json, "qlikeMinusBenchmark", row.scores().dieboldMariano().meanDifference());
            number(json, "confidenceSetP", row.confidence());
            number(json, "coverage80", row.scores().coverage80());
            number(json, "coverage95", row.scores().coverage95());
            json.writeEndObject();
        }
        json.writeEndArray();
        Exports.reasons(json, part.table.missing());
        json.writeArrayPropertyStart("gates");
        part.table.gates().forEach(gate -> json.writeString(gate.sentence()));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String key, double value) {
        ForecastExport.known(json, key, value, "too few outcomes, or the benchmark itself");
    }

    void csv(Writer out) throws IOException {
        try (CSVPrinter csv = Exports.csv(out)) {
            csv.printRecord(
                    "prices",
                    "horizon",
                    "sampling",
                    "model",
                    "count",
                    "qlike",
                    "mse",
                    "qlikeMinusBenchmark",
                    "dieboldMarianoP",
                    "confidenceSetP",
                    "coverage80",
                    "coverage95");
            for (Part part : parts) {
                for (ForecastTable.Row row : part.table.rows()) {
                    ForecastScores scores = row.scores();
                    csv.printRecord(
                            part.prices,
                            part.horizon,
                            part.sampling,
                            row.model(),
                            scores.count(),
                            Exports.cell(scores.qlike()),
                            Exports.cell(scores.mse()),
                            Exports.cell(scores.dieboldMariano().meanDifference()),
                            Exports.cell(scores.dieboldMariano().pValue()),
                            Exports.cell(row.confidence()),
                            Exports.cell(scores.coverage80()),
                            Exports.cell(scores.coverage95()));
                }
            }
        }
    }
}
