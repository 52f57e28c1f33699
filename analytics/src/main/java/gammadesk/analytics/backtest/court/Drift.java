package gammadesk.analytics.backtest.court;

import gammadesk.analytics.backtest.BlockBootstrap;
import gammadesk.analytics.backtest.court.Reason.Measure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Watches live outcomes against those that a policy was admitted on, one-sided: less profit, or more cost, than the
 * evidence had (cumulative sums, Page 1954). The limits are such that redrawn histories of the evidence, as long as the
 * evidence itself, overstep each of them with a small chance only. Once overstepped it stays so: only a new trial lifts
 * it. Immutable.
 *
 * @param profit of a period after costs, watched for falling
 * @param cost of a period, watched for rising
 */
public record Drift(Gauge profit, Gauge cost) {
    /** Shifts of less than half a deviation are what different weeks do. */
    private static final double SLACK = 0.25;

    /**
     * One watched number.
     *
     * @param mean in the evidence
     * @param deviation in the evidence
     * @param limit of the cumulative sum, in deviations
     * @param sum now, in deviations; 0 is as the evidence, or better
     * @param highest that the sum ever was
     * @param periods seen live
     */
    public record Gauge(double mean, double deviation, double limit, double sum, double highest, int periods) {
        /** Whether it ever was above its limit. */
        public boolean isOverstepped() {
            return highest > limit;
        }

        /** How far its sum ever was in its limit; above 1 is drift. */
        public double share() {
            return highest / limit;
        }

        private Gauge after(double worse) {
            double next = Math.max(0, sum + worse / deviation - SLACK);
            return new Gauge(mean, deviation, limit, next, Math.max(highest, next), periods + 1);
        }
    }

    /**
     * Starts to watch.
     *
     * @param profits of the evidence's periods, after costs
     * @param costs of the same periods
     * @param falseAlarm chance of overstepping one limit by chance within as many periods, such as
     *     {@link CourtRules#falseAlarm}
     * @param bootstrap draws histories of the evidence
     * @throws IllegalArgumentException when there are less than two periods, a number is not finite, or the chance is
     *     not between 0 and 1
     */
    public static Drift from(
            double[] profits, double[] costs, double falseAlarm, BlockBootstrap bootstrap, RandomGenerator random) {
        if (!(falseAlarm > 0 && falseAlarm < 1)) {
            throw new IllegalArgumentException("no chance of a false alarm: " + falseAlarm);
        }
        double[] losses = Arrays.stream(profits).map(profit -> -profit).toArray();
        Gauge loss = gauge(losses, falseAlarm, bootstrap, random);
        Gauge profit = new Gauge(-loss.mean, loss.deviation, loss.limit, 0, 0, 0);
        return new Drift(profit, gauge(costs, falseAlarm, bootstrap, random));
    }

    private static Gauge gauge(double[] worse, double falseAlarm, BlockBootstrap bootstrap, RandomGenerator random) {
        if (worse.length < 2 || !Arrays.stream(worse).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("too little evidence to watch against: " + worse.length);
        }
        double mean = Samples.mean(worse);
        double spread = Math.sqrt(Samples.variance(worse));
        double deviation = spread > 0 ? spread : Math.max(Math.abs(mean), Double.MIN_NORMAL);
        double limit = bootstrap
                .of(worse.length, 1 - 2 * falseAlarm, drawn -> highest(worse, drawn, mean, deviation), random)
                .high();
        return new Gauge(mean, deviation, Math.max(limit, 1), 0, 0, 0);
    }

    private static double highest(double[] worse, int[] drawn, double mean, double deviation) {
        double sum = 0;
        double highest = 0;
        for (int period : drawn) {
            sum = Math.max(0, sum + (worse[period] - mean) / deviation - SLACK);
            highest = Math.max(highest, sum);
        }
        return highest;
    }

    /**
     * One more live period.
     *
     * @throws IllegalArgumentException for a number that is not finite: an outcome that is not known is not a good one
     */
    public Drift after(double liveProfit, double liveCost) {
        if (!Double.isFinite(liveProfit) || !Double.isFinite(liveCost)) {
            throw new IllegalArgumentException("no outcome: profit " + liveProfit + ", cost " + liveCost);
        }
        return new Drift(profit.after(profit.mean - liveProfit), cost.after(liveCost - cost.mean));
    }

    /** Why the admission is withdrawn; empty while live outcomes are like the evidence. */
    public Optional<Reason> withdrawal() {
        boolean isProfit = profit.share() >= cost.share();
        Gauge worse = isProfit ? profit : cost;
        return worse.isOverstepped()
                ? Optional.of(
                        new Reason(Measure.DRIFT, Ruling.MAY_NOT, worse.highest, worse.limit, words(worse, isProfit)))
                : Optional.empty();
    }

    private static String words(Gauge worse, boolean isProfit) {
        return String.format(
                Locale.ROOT,
                "live %s away from the evidence within %d periods: cumulative %.1f deviations, the limit is %.1f",
                isProfit ? "profits fell" : "costs rose",
                worse.periods,
                worse.highest,
                worse.limit);
    }

    /** What is left of an admission. */
    public Admission applied(Admission admission) {
        return withdrawal().map(admission::after).orElse(admission);
    }
}
