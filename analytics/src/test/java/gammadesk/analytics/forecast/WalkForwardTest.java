package gammadesk.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.forecast.measure.BarMeasure;
import gammadesk.analytics.forecast.measure.Diffusion;
import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.forecast.model.PeekingModel;
import gammadesk.analytics.forecast.model.Training;
import gammadesk.analytics.forecast.model.VolatilityModel;
import gammadesk.analytics.forecast.score.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Nothing of the future reaches a forecast: with the future deleted, all that was said before stays bit for bit. */
class WalkForwardTest {
    private static final int DAYS = 300;
    private static final int KEPT_DAYS = 251;
    private static final VarianceHistory WHOLE = history();
    private static final VarianceHistory CUT = WHOLE.first(KEPT_DAYS * 24);

    @Test
    void deletingTheFutureChangesNoForecastOfAnyModel() {
        for (int horizon : new int[] {24, 7 * 24}) {
            for (VolatilityModel model : ForecastModels.all()) {
                assertThat(leaks(history -> WalkForward.run(model, history, daily(horizon))))
                        .as("%s, %d hours", model.name(), horizon)
                        .isZero();
                assertThat(WalkForward.run(model, WHOLE, daily(horizon)).forecast(100))
                        .as(model.name())
                        .isPositive();
            }
        }
    }

    @Test
    void norDoesItByTheHourOrInARollingWindow() {
        WalkForwardPlan hourly = new WalkForwardPlan(1, 1, 240 * 24, OptionalInt.of(100 * 24), 120, 1, 1);
        for (VolatilityModel model : ForecastModels.all()) {
            assertThat(leaks(history -> WalkForward.run(model, history, hourly)))
                    .as(model.name())
                    .isZero();
        }
    }

    @Test
    void norOfACombinationOrAGateOrAnInterval() {
        Function<VarianceHistory, List<ForecastRun>> runs = history -> ForecastModels.all().stream()
                .limit(4)
                .map(model -> WalkForward.run(model, history, daily(48)))
                .toList();
        assertThat(leaks(history -> Combination.of(
                        runs.apply(history).getFirst(), runs.apply(history).subList(1, 4))))
                .isZero();
        assertThat(leaks(history -> LearnedGate.gated(
                        runs.apply(history).get(2), runs.apply(history).getFirst())))
                .isZero();
        assertThat(leaks(history -> {
                    ForecastRun run = runs.apply(history).getFirst();
                    return run.with(
                            "high", ConformalIntervals.of(run, 0.8).high().toArray());
                }))
                .isZero();
    }

    @Test
    void theSameTestCatchesAPlantedLeak() {
        assertThat(leaks(history -> WalkForward.run(new PeekingModel(history), history, daily(24))))
                .isPositive();
        Function<VarianceHistory, ForecastRun> hindsight = history -> {
            ForecastRun run = WalkForward.run(ForecastModels.benchmark(), history, daily(24));
            double mean = Arrays.stream(run.losses(Loss.QLIKE))
                    .filter(Double::isFinite)
                    .average()
                    .orElseThrow();
            double[] scaled = new double[run.size()];
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] = run.forecast(i) * mean;
            }
            return run.with("hindsight", scaled);
        };
        assertThat(leaks(hindsight)).isPositive();
    }

    @Test
    void examplesEndBeforeTheyAreLearnedFrom() {
        Training training = new Training(WHOLE.first(1000), 100, 48, 24, 24, 0);
        int[] origins = training.origins(30).toArray();
        assertThat(origins[origins.length - 1] + 48 + 24).isLessThanOrEqualTo(1000);
        assertThat(origins[0] - 30).isGreaterThanOrEqualTo(100);
        assertThat(Arrays.stream(origins)).allMatch(origin -> (1000 - origin) % 24 == 0);
        assertThatThrownBy(() -> new Training(WHOLE, 0, 0, 1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void outcomesAreThoseAfterTheMoment() {
        ForecastRun run = WalkForward.run(ForecastModels.benchmark(), WHOLE, daily(48));
        assertThat(run.size()).isEqualTo(DAYS - 180 + 1);
        assertThat(run.rows().millis(3)).isEqualTo(WHOLE.endMillis(183 * 24));
        assertThat(run.realized(3)).isCloseTo(WHOLE.variance(183 * 24, 185 * 24) / 2, within(1e-18));
        assertThat(run.realized(run.size() - 1)).isNaN();
        assertThat(run.realized(run.size() - 2)).isNaN();
        assertThat(run.realized(run.size() - 3)).isFinite();
        assertThat(run.forecast(run.size() - 1)).isPositive();
        assertThat(run.lastKnown(10)).isEqualTo(7);
    }

    @Test
    void theSameSeedGivesTheSameBitsAndAShortHistoryNothing() {
        for (VolatilityModel model : ForecastModels.all()) {
            ForecastRun one = WalkForward.run(model, CUT, daily(24));
            assertThat(WalkForward.run(model, CUT, daily(24))).isEqualTo(one);
        }
        assertThat(WalkForward.run(ForecastModels.benchmark(), WHOLE.first(100), daily(24))
                        .size())
                .isZero();
    }

    @Test
    void aTableHoldsEveryModelAndSaysWhatIsMissing() {
        VarianceHistory bare = VarianceHistory.of(Diffusion.market(5, DAYS * 24), BarMeasure.SQUARED_RETURN);
        ForecastTable table = ForecastTable.of(bare, daily(24), ForecastModels.all());
        assertThat(table.missing()).containsOnlyKeys("har-iv", "log-har-iv");
        assertThat(table.rows()).hasSize(ForecastModels.all().size() - 2 + 3);
        assertThat(table.common()).isEqualTo(DAYS - 180);
        assertThat(table.rows()).extracting(ForecastTable.Row::confidence).contains(1.0);
        assertThat(table.gates()).hasSize(2);
        assertThat(table.gates().getFirst().sentence()).contains("boosted-trees");
        assertThat(table.gates().getLast().sentence()).contains("neural-net");
    }

    /** How many forecasts made before the cut differ when what came after it is not there. */
    private static long leaks(Function<VarianceHistory, ForecastRun> walk) {
        ForecastRun full = walk.apply(WHOLE);
        ForecastRun cut = walk.apply(CUT);
        List<Integer> different = new ArrayList<>();
        assertThat(cut.size()).isPositive();
        for (int i = 0; i < cut.size(); i++) {
            if (Double.doubleToLongBits(full.forecast(i)) != Double.doubleToLongBits(cut.forecast(i))) {
                different.add(i);
            }
        }
        return different.size();
    }

    private static WalkForwardPlan daily(int horizon) {
        return WalkForwardPlan.usual(WHOLE, horizon, 24, 1);
    }

    private static VarianceHistory history() {
        VarianceHistory bare = VarianceHistory.of(Diffusion.market(5, DAYS * 24), BarMeasure.SQUARED_RETURN);
        Random random = new Random(6);
        TreeMap<Long, Double> vols = new TreeMap<>();
        for (int day = 1; day < DAYS; day++) {
            double level = bare.dailyVariance(Math.max(0, day - 7) * 24, day * 24);
            vols.put(bare.endMillis(day * 24), 100 * Math.sqrt(365 * level) * (1 + 0.1 * random.nextGaussian()));
        }
        return bare.with(List.of(new Feature("dvol", vols, 7 * 86_400_000L)));
    }
}
