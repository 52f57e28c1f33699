package gammadesk.analytics.mispricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.forecast.ForecastModels;
import gammadesk.analytics.forecast.measure.Bars;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.market.Column;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PriceTrailTest {
    private static final long START = 1_700_006_400_000L / Bars.DAY_MILLIS * Bars.DAY_MILLIS;
    private static final long HOUR = 3_600_000L;
    private static final int BARS = 24 * 400;

    private interface Cut {
        VarianceHistory of(PriceTrail trail, long now);
    }

    private static Bars walk(int size) {
        SplittableRandom random = new SplittableRandom(7);
        double[][] columns = new double[4][size];
        double price = 50_000;
        for (int i = 0; i < size; i++) {
            double next = price * Math.exp(0.005 * random.nextGaussian());
            columns[0][i] = price;
            columns[1][i] = Math.max(price, next);
            columns[2][i] = Math.min(price, next);
            columns[3][i] = next;
            price = next;
        }
        return bars(columns);
    }

    private static Bars bars(double[][] columns) {
        return new Bars(
                START,
                HOUR,
                Column.of(columns[0]),
                Column.of(columns[1]),
                Column.of(columns[2]),
                Column.of(columns[3]));
    }

    private static Bars first(Bars bars, int size) {
        return new Bars(
                bars.firstMillis(),
                bars.stepMillis(),
                Column.ofRange(bars.open().toArray(), 0, size),
                Column.ofRange(bars.high().toArray(), 0, size),
                Column.ofRange(bars.low().toArray(), 0, size),
                Column.ofRange(bars.close().toArray(), 0, size));
    }

    private static long end(int bars) {
        return START + bars * HOUR;
    }

    @Test
    void aSinglePriceEndsTheBarBeforeItAndTheOthersDoNotMove() {
        Bars bars = walk(48);
        double last = bars.close().get(47);
        TreeMap<Long, Double> later = new TreeMap<>();
        later.put(end(54) + 60_000, last * 1.02);
        VarianceHistory history = new PriceTrail(bars, later).asOf(end(55));
        assertThat(history.size()).isEqualTo(54);
        assertThat(history.variance(48, 53)).isZero();
        assertThat(history.variance(53, 54)).isCloseTo(Math.pow(Math.log(1.02), 2), within(1e-15));
    }

    @Test
    void aBarThatIsNotOverIsNotKnown() {
        PriceTrail trail = new PriceTrail(walk(48), new TreeMap<>());
        assertThat(trail.asOf(end(10) - 1).size()).isEqualTo(9);
        assertThat(trail.asOf(end(10)).size()).isEqualTo(10);
        assertThat(trail.asOf(START - HOUR).size()).isZero();
    }

    @Test
    void afterALongSilenceTheTrailEnds() {
        Bars bars = walk(48);
        TreeMap<Long, Double> later = new TreeMap<>();
        later.put(end(48 + 20), 51_000.0);
        later.put(end(48 + 20 + 26), 52_000.0);
        assertThat(new PriceTrail(bars, later).asOf(end(200)).size()).isEqualTo(68);
    }

    @Test
    void deletingTheFutureChangesNoForecast() {
        assertThat(isBlind(PriceTrail::asOf)).isTrue();
    }

    @Test
    void aPlantedLeakIsCaught() {
        assertThat(isBlind((trail, now) -> trail.asOf(now + 6 * HOUR))).isFalse();
    }

    /** Whether forecasts made with all data are those made with what was there at the time, bit for bit. */
    private static boolean isBlind(Cut cut) {
        Bars bars = walk(BARS);
        NavigableMap<Long, Double> later = new TreeMap<>();
        for (int i = 1; i <= 12; i++) {
            later.put(end(BARS) + i * 6 * HOUR + 1, 50_000 + 300.0 * i);
        }
        boolean isSame = true;
        for (long now : new long[] {end(BARS - 100), end(BARS) + 20 * HOUR, end(BARS) + 40 * HOUR}) {
            int whole = (int) Math.min(BARS, (now - START) / HOUR);
            PriceTrail then = new PriceTrail(first(bars, whole), new TreeMap<>(later.headMap(now, true)));
            isSame &= term(cut.of(new PriceTrail(bars, later), now)).equals(term(cut.of(then, now)));
        }
        return isSame;
    }

    private static Optional<ForecastTerm> term(VarianceHistory history) {
        Optional<ForecastTerm> term = ForecastTerm.of(history, ForecastModels.benchmark(), ForecastTerm.HORIZONS, 1);
        assertThat(term).isPresent();
        return term;
    }
}
