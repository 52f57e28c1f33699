package gammadesk.analytics.learning.path;

import gammadesk.analytics.market.Column;
import java.util.Arrays;

/**
 * Parameters of the models from a history, by moments and thresholds: quick, without a likelihood, and honest only with
 * some hundred intervals or more. A jump is a return beyond {@value #THRESHOLD} local deviations (Lee and Mykland 2008;
 * Mancini 2009): smaller ones stay in the diffusion, so intensities are lower bounds.
 */
public final class HistoryEstimate {
    /** Beyond so many local deviations a return is a jump: a normal one is in 16,000. */
    static final double THRESHOLD = 4;

    private static final int WINDOW = 40;
    private static final int LEAST = 30;

    private HistoryEstimate() {}

    /**
     * Constant volatility and jumps.
     *
     * @param volatility of the diffusion, a year, a fraction
     * @param jumps of the log-price
     * @param found how many jumps they rest on
     */
    public record JumpDiffusion(double volatility, JumpParameters jumps, int found) {}

    /**
     * Brownian motion by mean and variance of the returns.
     *
     * @param spot from which its paths start
     * @param returns log-returns, at least 30
     * @param stepYears length of an interval in years
     * @throws IllegalArgumentException for fewer or for gaps
     */
    public static GeometricBrownian brownian(double spot, Column returns, double stepYears) {
        double[] values = checked(returns, stepYears);
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = spread(values, mean) / stepYears;
        return new GeometricBrownian(spot, mean / stepYears + variance / 2, Math.sqrt(variance));
    }

    /** A diffusion with jumps: deviations by bipower variation of the neighbours, which one jump does not lift. */
    public static JumpDiffusion jumps(Column returns, double stepYears) {
        double[] values = checked(returns, stepYears);
        boolean[] isJump = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            isJump[i] = Math.abs(values[i]) > THRESHOLD * Math.sqrt(bipower(values, i));
        }
        double[] calm = pick(values, isJump, false);
        double[] jumped = pick(values, isJump, true);
        double mean = Arrays.stream(calm).average().orElseThrow();
        double variance = spread(calm, mean);
        JumpParameters jumps = priceJumps(jumped, mean, variance, values.length * stepYears);
        return new JumpDiffusion(Math.sqrt(variance / stepYears), jumps, jumped.length);
    }

    /**
     * Variance with jumps of price and variance, where the variance is observed (as an index of implied volatility
     * observes it). Jumps by the threshold, with the variance before the interval; between them kappa, theta and sigma
     * by least squares of dv / sqrt(v) on 1 / sqrt(v) and sqrt(v), rho by the correlation of what is left with the
     * returns.
     *
     * @param prices one more than there are intervals, positive
     * @param variances a year, as many, positive
     * @throws IllegalArgumentException for fewer than 30 intervals, gaps, or a variance that does not revert
     */
    public static Svcj svcj(Column prices, Column variances, double stepYears) {
        MarketHistory history = MarketHistory.of(stepYears, prices, variances);
        double[] returns = checked(history.returns(), stepYears);
        VarianceMoves moves = new VarianceMoves(returns, variances, stepYears);
        return new Svcj(prices.get(prices.size() - 1), 0, moves.heston(), moves.jumps());
    }

    private static double[] checked(Column returns, double stepYears) {
        double[] values = returns.toArray();
        if (values.length < LEAST || !(stepYears > 0) || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    values.length + " returns of " + stepYears + " years do not tell a model");
        }
        return values;
    }

    private static double bipower(double[] values, int at) {
        int from = Math.max(0, Math.min(at - WINDOW / 2, values.length - WINDOW - 1));
        double sum = 0;
        int count = 0;
        for (int i = from; i < Math.min(values.length - 1, from + WINDOW); i++) {
            if (i != at && i + 1 != at) {
                sum += Math.abs(values[i]) * Math.abs(values[i + 1]);
                count++;
            }
        }
        return Math.PI / 2 * sum / count;
    }

    static double[] pick(double[] values, boolean[] isJump, boolean wanted) {
        double[] picked = new double[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (isJump[i] == wanted) {
                picked[count++] = values[i];
            }
        }
        return Arrays.copyOf(picked, count);
    }

    static double spread(double[] values, double mean) {
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / Math.max(1, values.length - 1);
    }

    private static JumpParameters priceJumps(double[] jumped, double drift, double variance, double years) {
        if (jumped.length == 0) {
            return JumpParameters.NONE;
        }
        double mean = Arrays.stream(jumped).average().orElseThrow() - drift;
        double rest = spread(jumped, mean + drift) - variance;
        return JumpParameters.ofPrice(jumped.length / years, mean, Math.sqrt(Math.max(0, rest)));
    }
}
