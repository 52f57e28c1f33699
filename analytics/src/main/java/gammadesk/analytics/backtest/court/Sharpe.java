package gammadesk.analytics.backtest.court;

import java.util.Arrays;

/** Mean over standard deviation of a period's profit, not annualised. */
public final class Sharpe {
    /** A deviation so small against the numbers themselves is rounding. */
    private static final double ROUNDING = 1e-12;

    private Sharpe() {}

    /**
     * Of profits. What never varies has 0 when it earns nothing, and infinity with the sign of what it earns else; NaN
     * below two periods.
     */
    public static double of(double[] profits) {
        double centre = Arrays.stream(profits).average().orElse(Double.NaN);
        double sum = 0;
        double squares = 0;
        for (double profit : profits) {
            sum += profit - centre;
            squares += (profit - centre) * (profit - centre);
        }
        return of(profits.length, centre, sum, squares, largest(profits));
    }

    static double largest(double[] profits) {
        return Arrays.stream(profits).map(Math::abs).max().orElse(0);
    }

    /** From sums of differences to a centre and of their squares. */
    static double of(int count, double centre, double sum, double squares, double largest) {
        if (count < 2) {
            return Double.NaN;
        }
        double mean = centre + sum / count;
        double variance = Math.max(0, (squares - sum * sum / count) / (count - 1));
        double deviation = Math.sqrt(variance);
        if (deviation <= ROUNDING * largest) {
            return Math.abs(mean) <= ROUNDING * largest ? 0 : Math.copySign(Double.POSITIVE_INFINITY, mean);
        }
        return mean / deviation;
    }
}
