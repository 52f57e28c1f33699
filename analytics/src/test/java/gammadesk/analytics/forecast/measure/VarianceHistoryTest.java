package gammadesk.analytics.forecast.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Column;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a history knows, and what it hides. */
class VarianceHistoryTest {
    private static final long HOUR = 3_600_000L;

    @Test
    void sumsAreThoseOfTheMeasures() {
        Bars bars = Diffusion.market(1, 48);
        VarianceHistory history = VarianceHistory.of(bars, BarMeasure.SQUARED_RETURN);
        double[] returns = new double[24];
        for (int i = 0; i < 24; i++) {
            returns[i] = bars.logReturn(24 + i);
        }
        assertThat(history.variance(24, 48)).isCloseTo(ReturnVariance.realised(returns), within(1e-15));
        assertThat(history.dailyVariance(36, 48)).isCloseTo(2 * history.variance(36, 48), within(1e-15));
        assertThat(history.quarticity(24, 48)).isCloseTo(ReturnVariance.quarticity(returns), within(1e-18));
        assertThat(history.logReturn(24, 48))
                .isCloseTo(Math.log(bars.close().get(47) / bars.close().get(23)), within(1e-14));
        double joint = Math.PI / 2 * Math.abs(returns[0]) * Math.abs(bars.logReturn(23));
        assertThat(history.bipower(24, 48)).isCloseTo(ReturnVariance.bipower(returns) * 23 / 24 + joint, within(1e-15));
    }

    @Test
    void nobodySeesBeyondItsEnd() {
        VarianceHistory history = VarianceHistory.of(Diffusion.market(1, 48), BarMeasure.GARMAN_KLASS);
        VarianceHistory past = history.first(24);
        assertThat(past.size()).isEqualTo(24);
        assertThatThrownBy(() -> past.variance(0, 25)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> past.logReturn(24, 25)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> past.feature("any", 25)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> past.first(25)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aFeatureIsKnownFromItsMomentUntilItIsTooOld() {
        VarianceHistory bare = VarianceHistory.of(Diffusion.market(1, 10), BarMeasure.GARMAN_KLASS);
        TreeMap<Long, Double> values = new TreeMap<>();
        values.put(bare.endMillis(3), 50.0);
        values.put(bare.endMillis(4) + 1, 60.0);
        VarianceHistory history = bare.with(List.of(new Feature("dvol", values, 2 * HOUR)));
        assertThat(history.feature("dvol", 2)).isNaN();
        assertThat(history.feature("dvol", 3)).isEqualTo(50);
        assertThat(history.feature("dvol", 4)).isEqualTo(50);
        assertThat(history.feature("dvol", 5)).isEqualTo(60);
        assertThat(history.feature("dvol", 7)).isNaN();
        assertThat(history.feature("other", 5)).isNaN();
    }

    @Test
    void theProfileFindsHoursAndWeekends() {
        int weeks = 400;
        Random random = new Random(3);
        double[] closes = new double[weeks * 168];
        double[] truth = new double[168];
        double log = 0;
        for (int i = 0; i < closes.length; i++) {
            boolean isWeekend = i / 24 % 7 >= 5;
            double factor = (1 + 0.8 * Math.sin(2 * Math.PI * i / 24)) * (isWeekend ? 0.5 : 1.2);
            truth[i % 168] = factor;
            log += Math.sqrt(factor * 1e-5) * random.nextGaussian();
            closes[i] = Math.exp(log);
        }
        Column close = Column.of(closes);
        long monday = 1_704_067_200_000L;
        VarianceHistory history =
                VarianceHistory.of(new Bars(monday, HOUR, close, close, close, close), BarMeasure.SQUARED_RETURN);
        SeasonalProfile profile = SeasonalProfile.of(history, 0, history.size());
        for (int i = 0; i < 168; i++) {
            assertThat(profile.factor(monday + i * HOUR)).isCloseTo(truth[i], within(0.12 * truth[i] + 0.01));
        }
        assertThat(profile.mean(monday, 168)).isCloseTo(1, within(1e-12));
        VarianceHistory adjusted = history.adjusted(168, profile);
        assertThat(adjusted.size()).isEqualTo(history.size() - 168);
        assertThat(adjusted.startMillis(0)).isEqualTo(history.startMillis(168));
        SeasonalProfile flat = SeasonalProfile.of(adjusted, 0, adjusted.size());
        for (int i = 0; i < 48; i++) {
            assertThat(flat.factors().get(i)).isCloseTo(1, within(0.02));
        }
    }
}
