package gammadesk.app.cli;

import gammadesk.analytics.backtest.BlockBootstrap;
import gammadesk.analytics.backtest.BlockBootstrap.Interval;
import gammadesk.analytics.backtest.HedgeMoment;
import gammadesk.analytics.backtest.HedgeRule;
import gammadesk.analytics.backtest.HedgeScore;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a comparison of rules: all books together, then each. Beside every setting of a rule stands the setting of the
 * delta threshold with the least expected shortfall among those that cost no more, found with hindsight.
 *
 * @param moments the recording
 * @param all scores over all books
 * @param byBook scores by the name of the book
 */
record HedgeCompareExport(List<HedgeMoment> moments, List<HedgeScore> all, Map<String, List<HedgeScore>> byBook)
        implements TextExport {
    private static final String POOLED = "all";
    private static final BlockBootstrap BOOTSTRAP = new BlockBootstrap(4, 1_000);
    private static final long SEED = 4;
    private static final List<String> RIVALS = List.of("none", "delta");

    private record Row(
            String book, HedgeScore score, Interval interval, Optional<HedgeScore> rival, Optional<Interval> against) {}

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        all.forEach(score -> rows.add(row(POOLED, score, all)));
        byBook.forEach((name, scores) -> scores.forEach(score -> rows.add(row(name, score, scores))));
        return rows;
    }

    private static Row row(String book, HedgeScore score, List<HedgeScore> among) {
        Optional<HedgeScore> rival = RIVALS.contains(score.rule().family())
                ? Optional.empty()
                : among.stream()
                        .filter(other -> RIVALS.contains(other.rule().family()))
                        .filter(other -> other.meanCost() <= score.meanCost())
                        .min(Comparator.comparingDouble(HedgeScore::dayShortfall));
        return new Row(
                book,
                score,
                score.dayShortfallInterval(BOOTSTRAP, new SplittableRandom(SEED)),
                rival,
                rival.map(other -> score.lessShortfallOf(other, BOOTSTRAP, new SplittableRandom(SEED))));
    }

    /** A table in Markdown. */
    void text(Writer out) throws IOException {
        out.write(String.format(
                Locale.ROOT,
                "%d moments from %s to %s; USD a book; ES: 95 %%, positive losses, before the cost of hedging; 90 %% intervals%n%n",
                moments.size(),
                Exports.iso(moments.getFirst().millis()),
                Exports.iso(moments.getLast().millis())));
        out.write(
                "| book | rule | dial | profit | ES day | interval | after cost | ES step | drawdown | cost | turnover | orders "
                        + "| best threshold at no more cost | ES less its | interval |\n");
        out.write("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (Row row : rows()) {
            out.write(text(row));
        }
    }

    private static String text(Row row) {
        HedgeScore score = row.score();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %,.0f | %,.0f | %s | %,.0f | %,.0f | %,.0f | %,.0f | %,.0f | %.1f | %s | %s | %s |%n",
                row.book(),
                score.rule().family(),
                dial(score.rule()),
                score.meanProfit(),
                score.dayShortfall(),
                text(row.interval()),
                score.dayShortfallAfterCost(),
                score.stepShortfall(),
                score.meanDrawdown(),
                score.meanCost(),
                score.meanTurnover(),
                score.meanTrades(),
                row.rival().map(HedgeCompareExport::name).orElse(""),
                row.rival().map(rival -> lessText(score, rival)).orElse(""),
                row.against().map(HedgeCompareExport::text).orElse(""));
    }

    private static String lessText(HedgeScore score, HedgeScore rival) {
        return String.format(Locale.ROOT, "%,.0f", score.dayShortfall() - rival.dayShortfall());
    }

    private static String text(Interval interval) {
        return String.format(Locale.ROOT, "%,.0f to %,.0f", interval.low(), interval.high());
    }

    private static String dial(HedgeRule rule) {
        return rule.advisor().isEmpty() ? "" : Double.toString(rule.dial());
    }

    private static String name(HedgeScore score) {
        return score.rule().advisor().isEmpty() ? "none" : dial(score.rule());
    }

    @Override
    public void json(Writer out) {
        try (JsonGenerator json = Exports.json(out)) {
            json.writeStartObject();
            json.writeNumberProperty("moments", moments.size());
            json.writeStringProperty("from", Exports.iso(moments.getFirst().millis()));
            json.writeStringProperty("to", Exports.iso(moments.getLast().millis()));
            json.writeName("rows");
            json.writeStartArray();
            rows().forEach(row -> json(json, row));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw("\n");
        }
    }

    private static void json(JsonGenerator json, Row row) {
        HedgeScore score = row.score();
        json.writeStartObject();
        json.writeStringProperty("book", row.book());
        json.writeStringProperty("rule", score.rule().family());
        Exports.number(json, "dial", score.rule().dial());
        Exports.number(json, "profitUsd", score.meanProfit());
        Exports.number(json, "dayShortfallUsd", score.dayShortfall());
        Exports.number(json, "dayShortfallLowUsd", row.interval().low());
        Exports.number(json, "dayShortfallHighUsd", row.interval().high());
        Exports.number(json, "dayShortfallAfterCostUsd", score.dayShortfallAfterCost());
        Exports.number(json, "stepShortfallUsd", score.stepShortfall());
        Exports.number(json, "drawdownUsd", score.meanDrawdown());
        Exports.number(json, "costUsd", score.meanCost());
        Exports.number(json, "turnoverUsd", score.meanTurnover());
        Exports.number(json, "orders", score.meanTrades());
        row.rival().ifPresent(rival -> json.writeStringProperty("rival", name(rival)));
        row.rival()
                .ifPresent(rival ->
                        Exports.number(json, "shortfallLessRivalUsd", score.dayShortfall() - rival.dayShortfall()));
        row.against().ifPresent(interval -> Exports.number(json, "shortfallLessRivalLowUsd", interval.low()));
        row.against().ifPresent(interval -> Exports.number(json, "shortfallLessRivalHighUsd", interval.high()));
        json.writeEndObject();
    }

    @Override
    public void csv(Writer out) throws IOException {
        try (CSVPrinter csv = Exports.csv(out)) {
            csv.printRecord(
                    "book",
                    "rule",
                    "dial",
                    "profitUsd",
                    "dayShortfallUsd",
                    "dayShortfallLowUsd",
                    "dayShortfallHighUsd",
                    "dayShortfallAfterCostUsd",
                    "stepShortfallUsd",
                    "drawdownUsd",
                    "costUsd",
                    "turnoverUsd",
                    "orders",
                    "rival",
                    "shortfallLessRivalUsd",
                    "shortfallLessRivalLowUsd",
                    "shortfallLessRivalHighUsd");
            for (Row row : rows()) {
                csv(csv, row);
            }
        }
    }

    private static void csv(CSVPrinter csv, Row row) throws IOException {
        HedgeScore score = row.score();
        csv.printRecord(
                row.book(),
                score.rule().family(),
                score.rule().dial(),
                score.meanProfit(),
                score.dayShortfall(),
                row.interval().low(),
                row.interval().high(),
                score.dayShortfallAfterCost(),
                score.stepShortfall(),
                score.meanDrawdown(),
                score.meanCost(),
                score.meanTurnover(),
                score.meanTrades(),
                row.rival().map(HedgeCompareExport::name).orElse(""),
                row.rival()
                        .map(rival -> Double.toString(score.dayShortfall() - rival.dayShortfall()))
                        .orElse(""),
                row.against().map(one -> Double.toString(one.low())).orElse(""),
                row.against().map(one -> Double.toString(one.high())).orElse(""));
    }
}
