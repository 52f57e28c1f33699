package gammadesk.analytics.forecast.feature;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.forecast.ForecastModels;
import gammadesk.analytics.forecast.ForecastRun;
import gammadesk.analytics.forecast.WalkForward;
import gammadesk.analytics.forecast.WalkForwardPlan;
import gammadesk.analytics.forecast.measure.BarMeasure;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.forecast.model.FeatureUse;
import gammadesk.analytics.forecast.model.VolatilityModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Deleting the future changes no feature of the past and no forecast that was made of them, bit for bit. */
class LookAheadTest {
    private static final long HOUR = 3_600_000L;
    private static final World SHORT = World.of(120);

    @Test
    void deletingTheFutureChangesNoFeature() {
        for (int day : new int[] {38, 45, 90}) {
            Map<String, Long> leaks = leaks(World::store, SHORT, SHORT.end(day) + 5 * HOUR);
            assertThat(leaks).hasSize(17);
            assertThat(leaks.values()).as("%s", leaks).containsOnly(0L);
        }
        FeatureStore store = SHORT.store();
        assertThat(store.asOf(SHORT.end(100)).values()).allMatch(Reading.Known.class::isInstance);
        assertThat(store.asOf(SHORT.end(0)).values()).allMatch(Reading.Unknown.class::isInstance);
    }

    @Test
    void theSameTestCatchesEveryPlantedLeak() {
        Map<String, Function<FeatureSeries, FeatureSeries>> leaks = new LinkedHashMap<>();
        leaks.put("its reference date", series -> known(series, Observation::referenceMillis));
        leaks.put("an hour too early", series -> known(series, one -> one.knownMillis() - HOUR));
        leaks.put("its last revision", LookAheadTest::revised);
        long cut = SHORT.end(90) + 12 * HOUR;
        leaks.forEach((name, leak) -> {
            Map<String, Long> found = leaks(
                    world -> FeatureStore.of(
                            world.store().series().stream().map(leak).toList()),
                    SHORT,
                    cut);
            assertThat(found.get("dgs10")).as(name).isPositive();
        });
        Map<String, Long> early = leaks(
                world -> FeatureStore.of(world.store().series().stream()
                        .map(leaks.get("its reference date"))
                        .toList()),
                SHORT,
                cut);
        assertThat(early.get("btc-perpetual-ofi")).isPositive();
        assertThat(early.get("btc-options-vega-imbalance")).isPositive();
        assertThat(early.get("dvol")).isPositive();
        assertThat(early.get("eth-rv")).isPositive();
    }

    private static FeatureSeries known(FeatureSeries series, Function<Observation, Long> moment) {
        List<Observation> moved = new ArrayList<>();
        for (Observation one : series.observations()) {
            long known = Math.min(one.knownMillis(), moment.apply(one));
            moved.add(new Observation(Math.min(one.referenceMillis(), known), known, one.value()));
        }
        return new FeatureSeries(series.name(), moved, series.maxAgeMillis());
    }

    private static FeatureSeries revised(FeatureSeries series) {
        TreeMap<Long, Double> last = new TreeMap<>();
        series.observations().forEach(one -> last.put(one.referenceMillis(), one.value()));
        List<Observation> moved = series.observations().stream()
                .map(one -> new Observation(one.referenceMillis(), one.knownMillis(), last.get(one.referenceMillis())))
                .toList();
        return new FeatureSeries(series.name(), moved, series.maxAgeMillis());
    }

    /** By feature: at how many hours before the cut it says something else when what came later is not there. */
    private static Map<String, Long> leaks(Function<World, FeatureStore> maker, World world, long cut) {
        FeatureStore full = maker.apply(world);
        FeatureStore past = maker.apply(world.until(cut));
        VarianceHistory whole = VarianceHistory.of(world.bars(), BarMeasure.SQUARED_RETURN);
        VarianceHistory withAll = whole.with(full.features());
        VarianceHistory withPast = whole.with(past.features());
        Map<String, Long> leaks = new LinkedHashMap<>();
        full.series().forEach(series -> leaks.put(series.name(), 0L));
        for (int step = 1; whole.endMillis(step) <= cut; step++) {
            for (String name : leaks.keySet()) {
                boolean isSame = Double.doubleToLongBits(withAll.feature(name, step))
                        == Double.doubleToLongBits(withPast.feature(name, step));
                leaks.merge(name, isSame ? 0L : 1L, Long::sum);
            }
        }
        return leaks;
    }

    @Test
    void norDoesAnyModelOnAllFeatures() {
        World world = World.of(260);
        long cut = world.end(232);
        for (VolatilityModel model : ForecastModels.all()) {
            assertThat(forecastLeaks(model, world.history(), world.until(cut).history()))
                    .as(model.name())
                    .isZero();
        }
    }

    /** Flow that begins on day 40 has its 180 days only after the cut: models that were fitted before do without it. */
    @Test
    void norDoesALearnedModelThatTakesUpRecordedFlowLater() {
        World world = World.of(260);
        long begin = world.end(40);
        Function<World, VarianceHistory> recorded = one -> VarianceHistory.of(one.bars(), BarMeasure.SQUARED_RETURN)
                .with(one.store().series().stream()
                        .map(series -> FlowHours.isFlow(series.name()) ? since(series, begin) : series)
                        .map(FeatureSeries::feature)
                        .toList());
        VarianceHistory whole = recorded.apply(world);
        assertThat(FeatureUse.flow(whole, 0).orElseThrow()).startsWith("order flow (");
        VarianceHistory cut = recorded.apply(world.until(world.end(215)));
        assertThat(FeatureUse.flow(cut, 0).orElseThrow()).startsWith("not yet order flow");
        for (VolatilityModel model : ForecastModels.learned()) {
            assertThat(forecastLeaks(model, whole, cut)).as(model.name()).isZero();
        }
    }

    private static FeatureSeries since(FeatureSeries series, long millis) {
        return FlowHours.series(
                series.name(),
                series.observations().stream()
                        .filter(one -> one.referenceMillis() >= millis)
                        .toList());
    }

    @Test
    void aModelOnALeakingFeatureIsCaught() {
        World world = World.of(200);
        Function<World, VarianceHistory> leaking = one -> one.history()
                .with(one.store().series().stream()
                        .map(series ->
                                known(series, Observation::referenceMillis).feature())
                        .toList());
        VolatilityModel model = ForecastModels.named("log-har-iv").orElseThrow();
        long cut = world.end(190);
        assertThat(forecastLeaks(model, leaking.apply(world), leaking.apply(world.until(cut))))
                .isPositive();
    }

    private static long forecastLeaks(VolatilityModel model, VarianceHistory whole, VarianceHistory cut) {
        ForecastRun full = WalkForward.run(model, whole, WalkForwardPlan.usual(whole, 24, 24, 1));
        ForecastRun past = WalkForward.run(model, cut, WalkForwardPlan.usual(cut, 24, 24, 1));
        assertThat(past.size()).isPositive();
        assertThat(full.size()).isGreaterThan(past.size());
        long different = 0;
        for (int i = 0; i < past.size(); i++) {
            assertThat(past.forecast(i)).as(model.name()).isPositive();
            boolean isSame = Double.doubleToLongBits(full.forecast(i)) == Double.doubleToLongBits(past.forecast(i));
            different += isSame ? 0 : 1;
        }
        return different;
    }
}
