package gammadesk.analytics.backtest.court;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gammadesk.analytics.backtest.BlockBootstrap;
import gammadesk.analytics.backtest.court.Reason.Measure;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftTest {
    private static final int PERIODS = 150;

    private static double[] drawn(double mean, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, PERIODS)
                .mapToDouble(_ -> mean + random.nextGaussian())
                .toArray();
    }

    private static Drift watch(long seed) {
        return Drift.from(
                drawn(1, seed), drawn(5, 7_000 + seed), 0.01, new BlockBootstrap(5, 1_000), new SplittableRandom(seed));
    }

    private static Drift lived(Drift drift, double profit, double cost, long seed, int periods) {
        SplittableRandom random = new SplittableRandom(90_000 + seed);
        Drift now = drift;
        for (int i = 0; i < periods; i++) {
            now = now.after(profit + random.nextGaussian(), cost + random.nextGaussian());
        }
        return now;
    }

    private static int periodsUntilWithdrawn(double profit, double cost, long seed) {
        SplittableRandom random = new SplittableRandom(90_000 + seed);
        Drift now = watch(seed);
        int periods = 0;
        while (periods < PERIODS && now.withdrawal().isEmpty()) {
            now = now.after(profit + random.nextGaussian(), cost + random.nextGaussian());
            periods++;
        }
        return periods;
    }

    /** Two gauges at 1 % each; the evidence's own error adds to it. */
    @Test
    void outcomesLikeTheEvidenceSeldomWithdraw() {
        long alarms = IntStream.range(0, 200)
                .filter(seed ->
                        lived(watch(seed), 1, 5, seed, PERIODS).withdrawal().isPresent())
                .count();
        assertThat(alarms).isLessThan(20);
    }

    @Test
    void profitsThatFallByADeviationWithdrawWithinWeeks() {
        assertThat(IntStream.range(0, 10).map(seed -> periodsUntilWithdrawn(0, 5, seed)))
                .allSatisfy(periods -> assertThat(periods).isLessThan(45));
    }

    @Test
    void costsThatRiseWithdrawAndSaySo() {
        Drift drift = lived(watch(3), 1, 9, 3, 20);
        assertThat(drift.withdrawal()).hasValueSatisfying(reason -> {
            assertThat(reason.measure()).isEqualTo(Measure.DRIFT);
            assertThat(reason.permits()).isEqualTo(Ruling.MAY_NOT);
            assertThat(reason.measured()).isGreaterThan(reason.limit());
            assertThat(reason.words()).startsWith("live costs rose away from the evidence within 20 periods");
        });
    }

    @Test
    void betterOutcomesDoNotWithdraw() {
        assertThat(lived(watch(4), 3, 2, 4, PERIODS).withdrawal()).isEmpty();
    }

    /** Only a new trial lifts it. */
    @Test
    void whatWasWithdrawnStaysSo() {
        Drift drift = lived(watch(5), -2, 5, 5, 30);
        assertThat(lived(drift, 5, 5, 6, 100).withdrawal()).isPresent();
    }

    @Test
    void anAdmissionIsTakenBack() {
        Admission admission =
                Admission.of("band", "straddle", List.of(new Reason(Measure.PBO, Ruling.MAY_RUN, 0, 0.05, "")));
        assertThat(watch(6).applied(admission)).isEqualTo(admission);
        Admission after = lived(watch(6), -2, 5, 6, 40).applied(admission);
        assertThat(after.ruling()).isEqualTo(Ruling.MAY_NOT);
        assertThat(after.against()).extracting(Reason::measure).containsExactly(Measure.DRIFT);
    }

    @Test
    void whatNeverVariedIsStillWatched() {
        double[] none = new double[50];
        Drift drift = Drift.from(none, none, 0.01, new BlockBootstrap(1, 100), new SplittableRandom(1));
        assertThat(drift.after(0, 0).withdrawal()).isEmpty();
        assertThat(drift.after(-1, 0).withdrawal()).isPresent();
    }

    @Test
    void whatIsNoOutcomeIsRefused() {
        assertThatThrownBy(() -> watch(1).after(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Drift.from(
                        new double[1], new double[1], 0.01, new BlockBootstrap(1, 10), new SplittableRandom(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
