package gammadesk.analytics.forecast.board;

import gammadesk.analytics.forecast.Combination;
import gammadesk.analytics.forecast.ForecastTable;
import gammadesk.analytics.forecast.ForecastTable.Row;
import gammadesk.analytics.forecast.LearnedGate;
import gammadesk.analytics.forecast.score.DieboldMariano;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which model is used for a horizon. The benchmark stands unless another one beat it by QLIKE with Diebold-Mariano p
 * below 0.05. Of the models that only estimate, the one with the least loss is taken, and its p is multiplied by how
 * many were compared (Bonferroni), for the best of many is easily lucky. A learned model must open its gate and have
 * less loss than that one.
 *
 * @param model name
 * @param sentence why, with the p-values
 */
public record ModelChoice(String model, String sentence) {
    private static final double LEVEL = 0.05;

    /** Chooses by a table whose first row is the benchmark. */
    public static ModelChoice of(ForecastTable table) {
        Row benchmark = table.rows().getFirst();
        Optional<LearnedGate> gate = table.gate();
        List<Row> rivals = table.rows().stream()
                .skip(1)
                .filter(row -> isEstimate(row.model()))
                .filter(row -> row.scores().count() > 0)
                .toList();
        Optional<Row> best = rivals.stream()
                .filter(row -> row.scores().qlike() < benchmark.scores().qlike())
                .min(Comparator.comparingDouble(row -> row.scores().qlike()));
        Row stands = best.filter(row -> corrected(row, rivals.size()) < LEVEL).orElse(benchmark);
        String why = best.map(row -> words(row, benchmark, rivals.size()))
                .orElse("no other model had less loss than " + benchmark.model());
        Optional<Row> learned = gate.filter(LearnedGate::isOpen)
                .flatMap(_ -> learned(table))
                .filter(row -> row.scores().qlike() < stands.scores().qlike());
        if (learned.isPresent()) {
            return new ModelChoice(learned.get().model(), gate.get().sentence() + ". Without it: " + why + ".");
        }
        return new ModelChoice(
                stands.model(),
                gate.map(each -> each.sentence() + "; ").orElse("") + why + ". " + stands.model() + " stands.");
    }

    /** Neither learned nor made of learned ones. */
    private static boolean isEstimate(String model) {
        return !model.startsWith("boosted") && !model.startsWith("neural") && !model.equals(Combination.NAME);
    }

    private static Optional<Row> learned(ForecastTable table) {
        return table.rows().stream()
                .filter(row -> row.model().startsWith("boosted") && !row.model().endsWith("-gated"))
                .findFirst();
    }

    private static double corrected(Row row, int compared) {
        double p = row.scores().dieboldMariano().pValue();
        return Double.isNaN(p) ? 1 : Math.min(1, p * compared);
    }

    private static String words(Row row, Row benchmark, int compared) {
        DieboldMariano test = row.scores().dieboldMariano();
        double p = corrected(row, compared);
        return String.format(
                Locale.ROOT,
                "of %d estimated models %s has the least loss, mean QLIKE %+.4f against %s over %d forecasts, p %s after "
                        + "correction for %d comparisons, %s",
                compared,
                row.model(),
                test.meanDifference(),
                benchmark.model(),
                test.count(),
                p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "= %.3f", p),
                compared,
                p < LEVEL ? "enough" : "not enough");
    }
}
