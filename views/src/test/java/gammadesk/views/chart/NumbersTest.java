package gammadesk.views.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.port.FeedState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Axis steps and the words around numbers. */
class NumbersTest {
    @ParameterizedTest
    @CsvSource({"55000, 12, 5000", "1, 10, 0.1", "37, 8, 5", "0.9, 4, 0.5", "100, 10, 10"})
    void stepsAreRound(double span, int most, double step) {
        assertThat(Ticks.step(span, most)).isEqualTo(step);
    }

    @Test
    void ticksLieOnMultiplesWithin() {
        assertThat(Ticks.within(50_300, 77_000, 6)).containsExactly(55_000, 60_000, 65_000, 70_000, 75_000);
        assertThat(Ticks.within(-0.25, 0.25, 5)).containsExactly(-0.2, -0.1, 0, 0.1, 0.2);
        assertThat(Ticks.within(3, 3, 5)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"12345678|+12.3M", "-950|−950", "0|0", "-1500|−1.5k", "999960|+1.0M", "2500000000|+2.5B", "NaN|–"})
    void usdIsShortAndSigned(double usd, String words) {
        assertThat(Formats.usdCompact(usd)).isEqualTo(words);
    }

    @Test
    void pricesKeepTheDecimalsTheyHave() {
        assertThat(Formats.price(77_000)).isEqualTo("77,000");
        assertThat(Formats.price(1.02)).isEqualTo("1.02");
        assertThat(Formats.price(77_364.8)).isEqualTo("77,364.8");
    }

    @Test
    void anAxisEndGrowsAtOnceAndShrinksLate() {
        SteadyMaximum end = new SteadyMaximum();
        double first = end.update(90);
        assertThat(end.update(80)).isEqualTo(first);
        assertThat(end.update(500)).isGreaterThanOrEqualTo(500);
        assertThat(end.update(90)).isEqualTo(first);
    }

    @Test
    void onlyALiveAndYoungFeedIsFresh() {
        assertThat(new Freshness(FeedState.LIVE, 0.2).stale()).isFalse();
        assertThat(new Freshness(FeedState.LIVE, 1.2).stale()).isTrue();
        assertThat(new Freshness(FeedState.LIVE, Double.NaN).stale()).isTrue();
        assertThat(new Freshness(FeedState.RECONNECTING, 0.2).sentence())
                .isEqualTo("STALE, 0.2 s old, feed reconnecting");
    }
}
