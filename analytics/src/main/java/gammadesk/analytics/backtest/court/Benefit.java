package gammadesk.analytics.backtest.court;

import java.util.stream.IntStream;

/**
 * What a hedger does better than another one, period by period, in one number. A hedger that earns the same in the mean
 * and loses half as much in the tail has no Sharpe ratio to show, so profits are first weighed by exponential utility
 * (1 - exp(-a x)) / a with a = 1 / ES 95 of the baseline: a loss of that size weighs 1.7 times what it is, a small one
 * its own amount.
 */
public final class Benefit {
    /** Keeps the exponential finite; nobody survives a loss of fifty expected shortfalls. */
    private static final double MOST_SHORTFALLS = 50;

    private Benefit() {}

    /**
     * Utility of the policy's profits less that of the baseline's, by period, in their money.
     *
     * @param profits of the policy
     * @param baseline of the baseline over the same periods
     * @throws IllegalArgumentException when the periods differ in number or a number is not finite
     */
    public static double[] over(double[] profits, double[] baseline) {
        if (profits.length != baseline.length) {
            throw new IllegalArgumentException(profits.length + " periods against " + baseline.length);
        }
        double unit = unit(Outcomes.of(profits), Outcomes.of(baseline));
        return IntStream.range(0, profits.length)
                .mapToDouble(i -> utility(profits[i], unit) - utility(baseline[i], unit))
                .toArray();
    }

    /** A baseline that cannot lose gives no scale: then the policy's own shortfall does, else none is needed. */
    private static double unit(Outcomes own, Outcomes baseline) {
        double shortfall = baseline.shortfall() > 0 ? baseline.shortfall() : own.shortfall();
        return shortfall > 0 ? shortfall : Double.POSITIVE_INFINITY;
    }

    private static double utility(double profit, double unit) {
        return Double.isInfinite(unit) ? profit : -unit * Math.expm1(Math.min(MOST_SHORTFALLS, -profit / unit));
    }
}
