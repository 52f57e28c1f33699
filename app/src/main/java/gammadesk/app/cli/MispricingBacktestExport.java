package gammadesk.app.cli;

import static gammadesk.app.cli.MispricingTables.known;

import gammadesk.analytics.mispricing.Candidate;
import gammadesk.analytics.mispricing.MispricingPicture;
import gammadesk.analytics.mispricing.ReplayMoment;
import gammadesk.analytics.mispricing.SignalRecord;
import gammadesk.analytics.mispricing.SignalTest;
import gammadesk.analytics.surface.FittedSurface;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a backtest: each chain's mispricing, then what the signal earned in each stretch, then every kind of
 * candidate. Net and gross are vol points, that is USD for every USD of vega at entry.
 */
record MispricingBacktestExport(
        String currency,
        long seed,
        int draws,
        List<SnapshotRow> snapshots,
        List<OutcomeRow> outcomes,
        List<KindRow> kinds) {
    private static final String NONE = "no forecast, no trade, too few days, or a baseline that has no control";
    private static final double YEAR_DAYS = 365;
    private static final double MONTH_YEARS = 30 / YEAR_DAYS;

    /** A chain. */
    record SnapshotRow(MispricingPicture picture, OptionalDouble premium, FittedSurface surface) {
        Map<String, Object> cells() {
            Map<String, Object> cells = new LinkedHashMap<>();
            cells.put("timestamp", Exports.iso(picture.venueMillis()));
            cells.put("expiries", surface.smiles().size());
            cells.put("pricesAgeDays", age());
            cells.put("implied30", surface.volatilityIndex(MONTH_YEARS));
            cells.put("forecast30", forecast());
            cells.put("premiumDailyVariance", premium.orElse(Double.NaN));
            cells.put("meanGapVolPoints", picture.meanGap());
            cells.put("meanZ", picture.meanZ());
            cells.put("candidates", picture.candidates().size());
            cells.put("offered", picture.offered().size());
            cells.put(
                    "best",
                    picture.candidates().stream()
                            .findFirst()
                            .map(SnapshotRow::text)
                            .orElse(picture.reason()));
            return cells;
        }

        private double age() {
            return picture.term()
                    .map(term -> term.ageDays(picture.venueMillis()))
                    .orElse(Double.NaN);
        }

        private double forecast() {
            return picture.term()
                    .map(term -> term.at(picture.venueMillis(), YEAR_DAYS * MONTH_YEARS)
                            .volPercent())
                    .orElse(Double.NaN);
        }

        private static String text(Candidate one) {
            return one.legs().getFirst().side().name().toLowerCase(Locale.ROOT)
                    + " "
                    + one.kind().label()
                    + " "
                    + one.legs().getFirst().expiry().label()
                    + known(" %+.2f", one.ratio());
        }
    }

    /** What a rule earned in a stretch. */
    record OutcomeRow(List<ReplayMoment> run, double holdDays, String rule, SignalTest.Result result) {
        Map<String, Object> cells() {
            Map<String, Object> cells = begin(run, holdDays);
            cells.put("rule", rule);
            cells.put("trades", result.trades());
            cells.put("sold", result.sold());
            cells.put("days", result.days());
            cells.put("hitRate", result.hitRate());
            cells.put("gross", result.gross());
            cells.put("spread", result.costs().spread());
            cells.put("fees", result.costs().fees());
            cells.put("hedging", result.costs().hedging());
            cells.put("net", result.net());
            cells.put("low90", result.low());
            cells.put("high90", result.high());
            cells.put("netUsd", result.netUsd());
            cells.put("control", result.control());
            cells.put("entryP", result.entryP());
            cells.put("sideP", result.sideP());
            cells.put("shiftP", result.shiftP());
            return cells;
        }
    }

    /** What a kind of candidate earned in a stretch. */
    record KindRow(List<ReplayMoment> run, double holdDays, Candidate.Kind kind, SignalRecord record) {
        Map<String, Object> cells() {
            Map<String, Object> cells = begin(run, holdDays);
            cells.put("kind", kind.label());
            cells.put("trades", record.count());
            cells.put("hitRate", record.hitRate());
            cells.put("meanNetUsd", record.meanNetUsd());
            cells.put("tStat", record.tStat());
            return cells;
        }
    }

    private static Map<String, Object> begin(List<ReplayMoment> run, double holdDays) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("from", Exports.iso(run.getFirst().millis()));
        cells.put("to", Exports.iso(run.getLast().millis()));
        cells.put("chains", run.size());
        cells.put("holdDays", holdDays);
        return cells;
    }

    private Map<String, List<Map<String, Object>>> tables() {
        Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
        tables.put("snapshots", snapshots.stream().map(SnapshotRow::cells).toList());
        tables.put("outcomes", outcomes.stream().map(OutcomeRow::cells).toList());
        tables.put("kinds", kinds.stream().map(KindRow::cells).toList());
        return tables;
    }

    void json(Writer out) {
        try (JsonGenerator json = Exports.json(out)) {
            json.writeStartObject();
            json.writeStringProperty("currency", currency);
            json.writeNumberProperty("seed", seed);
            json.writeNumberProperty("draws", draws);
            tables().forEach((name, rows) -> {
                json.writeArrayPropertyStart(name);
                rows.forEach(row -> {
                    json.writeStartObject();
                    row.forEach((key, value) -> value(json, key, value));
                    json.writeEndObject();
                });
                json.writeEndArray();
            });
            json.writeEndObject();
            json.writeRaw("\n");
        }
    }

    private static void value(JsonGenerator json, String key, Object value) {
        switch (value) {
            case Integer whole -> json.writeNumberProperty(key, whole);
            case Double number -> ForecastExport.known(json, key, number, NONE);
            default -> json.writeStringProperty(key, value.toString());
        }
    }

    /** Three tables below one another, each with its own header; the first column names the table. */
    void csv(Writer out) throws IOException {
        try (CSVPrinter csv = Exports.csv(out)) {
            for (Map.Entry<String, List<Map<String, Object>>> table : tables().entrySet()) {
                boolean isFirst = true;
                for (Map<String, Object> row : table.getValue()) {
                    if (isFirst) {
                        csv.print("table");
                        csv.printRecord(row.keySet());
                        isFirst = false;
                    }
                    csv.print(table.getKey());
                    csv.printRecord(row.values().stream()
                            .map(value -> value instanceof Double number && !Double.isFinite(number) ? "" : value)
                            .toList());
                }
            }
        }
    }

    /** Tables in Markdown. */
    void text(Writer to) {
        PrintWriter out = new PrintWriter(to);
        out.printf(Locale.ROOT, "%s, %d chains, seed %d, %d draws\n", currency, snapshots.size(), seed, draws);
        for (List<Map<String, Object>> rows : tables().values()) {
            if (!rows.isEmpty()) {
                out.printf(Locale.ROOT, "\n");
                out.printf(
                        Locale.ROOT,
                        "| %s |\n",
                        String.join(" | ", rows.getFirst().keySet()));
                out.printf(Locale.ROOT, "|%s\n", "---|".repeat(rows.getFirst().size()));
                for (Map<String, Object> row : rows) {
                    out.printf(
                            Locale.ROOT,
                            "| %s |\n",
                            row.entrySet().stream()
                                    .map(MispricingBacktestExport::cell)
                                    .collect(Collectors.joining(" | ")));
                }
            }
        }
        out.flush();
    }

    private static String cell(Map.Entry<String, Object> cell) {
        return switch (cell.getValue()) {
            case Double number when !Double.isFinite(number) -> "";
            case Double number when cell.getKey().equals("premiumDailyVariance") -> known("%.6f", number);
            case Double number when cell.getKey().endsWith("P") -> known("%.4f", number);
            case Double number when cell.getKey().endsWith("Usd") -> known("%.0f", number);
            case Double number -> known("%.2f", number);
            default -> cell.getValue().toString();
        };
    }
}
