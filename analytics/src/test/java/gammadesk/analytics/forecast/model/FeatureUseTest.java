package gammadesk.analytics.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.forecast.WalkForward;
import gammadesk.analytics.forecast.WalkForwardPlan;
import gammadesk.analytics.forecast.measure.BarMeasure;
import gammadesk.analytics.forecast.measure.Bars;
import gammadesk.analytics.forecast.measure.Diffusion;
import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FeatureUseTest {
    private static final int DAYS = 240;
    private static final long HOUR = 3_600_000L;
    private static final Bars BARS = Diffusion.market(5, DAYS * 24);

    @Test
    void orderFlowIsUsedFromAHundredAndEightyKnownDaysOn() {
        VarianceHistory little = history(feature("dvol", 10), feature("btc-perpetual-ofi", 179));
        assertThat(FeatureUse.names(little, 0)).containsExactly("dvol");
        assertThat(FeatureUse.sentence(little, 0))
                .isEqualTo("Learned models know beside the price: dvol; not yet order flow: 179 of 180 days.");
        VarianceHistory enough = history(feature("dvol", 10), feature("btc-perpetual-ofi", 180));
        assertThat(FeatureUse.names(enough, 0)).containsExactly("btc-perpetual-ofi", "dvol");
        assertThat(FeatureUse.sentence(enough, 0))
                .isEqualTo("Learned models know beside the price: dvol; order flow (180 days).");
        assertThat(FeatureUse.names(enough, 24 * (DAYS - 170)))
                .as("what was known before the window does not count")
                .containsExactly("dvol");
        assertThat(FeatureUse.sentence(history(), 0)).isEmpty();
    }

    @Test
    void theShortestOfSeveralFlowsIsToldAndOnlyTheLongOnesAreUsed() {
        VarianceHistory two = history(feature("btc-perpetual-ofi", 200), feature("btc-options-spread", 3));
        assertThat(FeatureUse.names(two, 0)).containsExactly("btc-perpetual-ofi");
        assertThat(FeatureUse.flow(two, 0)).contains("not yet order flow: 3 of 180 days");
    }

    @Test
    void aFlowThatIsLeftOutChangesNoForecastByABitAndOneThatIsUsedReachesIt() {
        WalkForwardPlan plan = WalkForwardPlan.usual(history(), 24, 24, 1);
        for (VolatilityModel model : List.of(new LearnedModel(), new NeuralModel())) {
            double without = last(model, history(), plan);
            assertThat(last(model, history(feature("btc-perpetual-ofi", 100)), plan))
                    .isEqualTo(without);
            assertThat(last(model, history(telling("btc-perpetual-ofi", 240)), plan))
                    .as(model.name())
                    .isNotEqualTo(without);
        }
    }

    private static double last(VolatilityModel model, VarianceHistory history, WalkForwardPlan plan) {
        return WalkForward.fit(model, history, plan).dailyVariance(history);
    }

    private static VarianceHistory history(Feature... features) {
        return VarianceHistory.of(BARS, BarMeasure.SQUARED_RETURN).with(List.of(features));
    }

    /** Known at each hour's end, on the last days. */
    private static Feature feature(String name, int days) {
        Random random = new Random(3);
        TreeMap<Long, Double> values = new TreeMap<>();
        for (int hour = 24 * (DAYS - days) + 1; hour <= 24 * DAYS; hour++) {
            values.put(BARS.firstMillis() + hour * HOUR, random.nextGaussian());
        }
        return new Feature(name, values, HOUR / 2);
    }

    /** What comes in the next day, so that a model that sees it must use it. */
    private static Feature telling(String name, int days) {
        VarianceHistory truth = VarianceHistory.of(BARS, BarMeasure.SQUARED_RETURN);
        TreeMap<Long, Double> values = new TreeMap<>();
        for (int hour = 24 * (DAYS - days) + 1; hour <= 24 * DAYS; hour++) {
            int end = Math.min(hour + 24, truth.size());
            values.put(BARS.firstMillis() + hour * HOUR, end > hour ? Math.log(truth.dailyVariance(hour, end)) : -7.0);
        }
        return new Feature(name, values, HOUR / 2);
    }
}
