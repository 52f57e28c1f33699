package gammadesk.analytics.forecast;

import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.forecast.model.VolatilityModel;
import gammadesk.analytics.forecast.score.Loss;
import gammadesk.analytics.forecast.score.ModelConfidenceSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * All models over one history and one horizon, scored beside each other.
 *
 * @param plan of the walks
 * @param rows the models that could work, with the combination and the gated learned models
 * @param missing why others could not, by name
 * @param common moments at which every model had a forecast and the outcome is known: those of the confidence set
 * @param gates whether each learned model may be used
 */
public record ForecastTable(
        WalkForwardPlan plan, List<Row> rows, Map<String, String> missing, int common, List<LearnedGate> gates) {
    private static final int DRAWS = 2_000;

    /**
     * A model's row.
     *
     * @param scores of its run
     * @param confidence its value in the model confidence set; NaN when there are too few common moments
     */
    public record Row(String model, ForecastScores scores, double confidence) {}

    /** Runs and scores the models; the first is the benchmark. */
    public static ForecastTable of(VarianceHistory history, WalkForwardPlan plan, List<VolatilityModel> models) {
        Map<String, String> missing = new LinkedHashMap<>();
        List<ForecastRun> runs = new ArrayList<>();
        for (VolatilityModel model : models) {
            model.unfit(history)
                    .ifPresentOrElse(
                            reason -> missing.put(model.name(), reason),
                            () -> runs.add(WalkForward.run(model, history, plan)));
        }
        ForecastRun benchmark = runs.getFirst();
        List<String> names =
                ForecastModels.learned().stream().map(VolatilityModel::name).toList();
        List<ForecastRun> learned =
                runs.stream().filter(run -> names.contains(run.model())).toList();
        runs.add(Combination.of(benchmark, runs.subList(1, runs.size())));
        learned.forEach(run -> runs.add(LearnedGate.gated(run, benchmark)));
        int[] common = common(runs);
        Map<String, Double> confidence = confidence(runs, common, plan);
        List<Row> rows = runs.stream()
                .map(run -> new Row(
                        run.model(),
                        ForecastScores.of(run, benchmark),
                        confidence.getOrDefault(run.model(), Double.NaN)))
                .toList();
        return new ForecastTable(
                plan,
                rows,
                missing,
                common.length,
                learned.stream().map(run -> LearnedGate.of(run, benchmark)).toList());
    }

    private static int[] common(List<ForecastRun> runs) {
        List<double[]> losses = runs.stream().map(run -> run.losses(Loss.QLIKE)).toList();
        return IntStream.range(0, runs.getFirst().size())
                .filter(i -> losses.stream().allMatch(loss -> Double.isFinite(loss[i])))
                .toArray();
    }

    private static Map<String, Double> confidence(List<ForecastRun> runs, int[] common, WalkForwardPlan plan) {
        if (common.length < 2 * plan.overlap()) {
            return Map.of();
        }
        Map<String, double[]> losses = new LinkedHashMap<>();
        for (ForecastRun run : runs) {
            double[] all = run.losses(Loss.QLIKE);
            losses.put(
                    run.model(), IntStream.of(common).mapToDouble(i -> all[i]).toArray());
        }
        int block = Math.max(plan.overlap(), (int) Math.cbrt(common.length));
        return ModelConfidenceSet.of(losses, block, DRAWS, plan.seed()).pValues();
    }
}
