package gammadesk.analytics.forecast.board;

import gammadesk.analytics.forecast.Combination;
import gammadesk.analytics.forecast.ForecastModels;
import gammadesk.analytics.forecast.ForecastTable;
import gammadesk.analytics.forecast.ForecastTable.Row;
import gammadesk.analytics.forecast.LearnedGate;
import gammadesk.analytics.forecast.model.VolatilityModel;
import gammadesk.analytics.forecast.score.DieboldMariano;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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
        List<String> learned =
                ForecastModels.learned().stream().map(VolatilityModel::name).toList();
        List<Row> rivals = table.rows().stream()
                .skip(1)
                .filter(row -> isEstimate(row.model(), learned))
                .filter(row -> row.scores().count() > 0)
                .toList();
        Optional<Row> best = rivals.stream()
                .filter(row -> row.scores().qlike() < benchmark.scores().qlike())
                .min(Comparator.comparingDouble(row -> row.scores().qlike()));
        Row stands = best.filter(row -> corrected(row, rivals.size()) < LEVEL).orElse(benchmark);
        String why = best.map(row -> words(row, benchmark, rivals.size()))
                .orElse("no other model had less loss than " + benchmark.model());
        Optional<Row> through = table.rows().stream()
                .filter(row -> learned.contains(row.model()))
                .filter(row -> row.scores().dieboldMariano().isBetter())
                .filter(row -> row.scores().qlike() < stands.scores().qlike())
                .min(Comparator.comparingDouble(row -> row.scores().qlike()));
        String gates = table.gates().stream().map(LearnedGate::sentence).collect(Collectors.joining("; "));
        String before = gates.isEmpty() ? "" : gates + "; ";
        String model = through.orElse(stands).model();
        return new ModelChoice(model, before + why + ". " + model + (through.isPresent() ? " is used." : " stands."));
    }

    /** Neither learned nor made of learned ones. */
    private static boolean isEstimate(String model, List<String> learned) {
        return !model.equals(Combination.NAME) && learned.stream().noneMatch(model::startsWith);
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
