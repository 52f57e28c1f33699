package gammadesk.analytics.mispricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.forecast.measure.Bars;
import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.market.Column;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PremiumHistoryTest {
    private static final long DAY = Bars.DAY_MILLIS;
    private static final long START = 20_000 * DAY;
    private static final int DAYS = 100;

    /** 2 % a day, 3 % from day 50 on; the index stands at 50. */
    private static PremiumHistory history(int days) {
        double[] variance = new double[days];
        Arrays.setAll(variance, day -> day < 50 ? 4e-4 : 9e-4);
        Column column = Column.of(variance);
        NavigableMap<Long, Double> index = new TreeMap<>();
        for (int day = 0; day <= DAYS; day++) {
            index.put(START + day * DAY, 50.0);
        }
        return PremiumHistory.of(
                VarianceHistory.ofDaily(START, column, column, column), new Feature("dvol", index, 2 * DAY));
    }

    @Test
    void aPremiumIsImpliedLessWhatCame() {
        PremiumHistory.Row row = history(DAYS).of(30).get(25);
        assertThat(row.impliedDaily()).isCloseTo(0.25 / 365, within(1e-15));
        assertThat(row.realizedDaily()).isCloseTo((25 * 4e-4 + 5 * 9e-4) / 30, within(1e-15));
        assertThat(row.knownMillis()).isEqualTo(row.millis() + 30 * DAY);
    }

    @Test
    void itIsKnownOnlyWhenItsDaysAreOver() {
        PremiumHistory all = history(DAYS);
        long now = START + 60 * DAY;
        assertThat(all.asOf(now).rows()).isEqualTo(history(60).rows());
        assertThat(all.asOf(now).of(30)).hasSize(31);
        assertThat(all.trailing(now, 365)).isEqualTo(history(60).trailing(now, 365));
        assertThat(all.trailing(START + 29 * DAY, 365)).isEmpty();
    }

    @Test
    void theTrailingMeanKnowsItsWindowAndItsAge() {
        PremiumHistory all = history(DAYS);
        assertThat(all.trailing(START + 30 * DAY, 365).orElseThrow()).isCloseTo(0.25 / 365 - 4e-4, within(1e-15));
        assertThat(all.trailing(START + 100 * DAY, 40).orElseThrow()).isLessThan(0);
        assertThat(all.trailing(START + 108 * DAY, 365)).isEmpty();
    }

    @Test
    void theDecayIsMeasuredByHorizon() {
        var decay = history(DAYS).decay();
        assertThat(decay).extracting(PremiumHistory.Mean::horizonDays).containsExactly(1, 7, 14, 30);
        assertThat(decay.getFirst().count()).isEqualTo(DAYS);
        assertThat(decay.getFirst().meanDaily()).isCloseTo(0.25 / 365 - 6.5e-4, within(1e-12));
        assertThat(decay.getFirst().impliedVol()).isCloseTo(50, within(1e-9));
        assertThat(decay.getFirst().standardError()).isCloseTo(2.5e-4 / Math.sqrt(99), within(1e-9));
        assertThat(decay.getLast().standardError())
                .isGreaterThan(decay.getFirst().standardError());
    }
}
