package gammadesk.analytics.forecast.measure;

import static java.lang.Math.PI;
import static java.lang.Math.abs;
import static java.lang.Math.sqrt;

import org.apache.commons.numbers.gamma.Gamma;

/**
 * Variance from log returns. What is called realised is the sum over the whole span, not per return; see Andersen,
 * Bollerslev, Diebold and Labys (2003) and Barndorff-Nielsen and Shephard (2004).
 */
public final class ReturnVariance {
    /** E|z|^(4/3) of a standard normal. */
    private static final double MEAN_FOUR_THIRDS = Math.pow(2, 2.0 / 3) * Gamma.value(7.0 / 6) / Gamma.value(0.5);

    private ReturnVariance() {}

    /** Sample variance around the mean, per return. NaN for less than two returns. */
    public static double closeToClose(double... returns) {
        double mean = 0;
        for (double r : returns) {
            mean += r / returns.length;
        }
        double sum = 0;
        for (double r : returns) {
            sum += (r - mean) * (r - mean);
        }
        return returns.length < 2 ? Double.NaN : sum / (returns.length - 1);
    }

    /** Realised variance: the sum of squared returns. */
    public static double realised(double... returns) {
        double sum = 0;
        for (double r : returns) {
            sum += r * r;
        }
        return sum;
    }

    /**
     * Bipower variation: pi/2 n/(n-1) times the sum of |r(i)| |r(i-1)|. A lone jump meets a small neighbour, so jumps
     * drop out as returns get finer. NaN for less than two returns.
     */
    public static double bipower(double... returns) {
        double sum = 0;
        for (int i = 1; i < returns.length; i++) {
            sum += abs(returns[i]) * abs(returns[i - 1]);
        }
        double n = returns.length;
        return n < 2 ? Double.NaN : PI / 2 * n / (n - 1) * sum;
    }

    /** Realised quarticity: n/3 times the sum of fourth powers; the variance of realised variance is 2/n of it. */
    public static double quarticity(double... returns) {
        double sum = 0;
        for (double r : returns) {
            sum += r * r * r * r;
        }
        return returns.length / 3.0 * sum;
    }

    /** Tripower quarticity, which jumps leave alone: n^2/(n-2) mu^-3 sum of |r r' r''|^(4/3). NaN below three. */
    public static double tripowerQuarticity(double... returns) {
        double sum = 0;
        for (int i = 2; i < returns.length; i++) {
            sum += Math.pow(abs(returns[i] * returns[i - 1] * returns[i - 2]), 4.0 / 3);
        }
        double n = returns.length;
        return n < 3 ? Double.NaN : n * n / (n - 2) * Math.pow(MEAN_FOUR_THIRDS, -3) * sum;
    }

    /**
     * Splits realised variance into diffusion and jumps. The test statistic is Huang and Tauchen's (2005) ratio,
     * standard normal without jumps; jumps are told apart only above {@code critical}, and without one all is
     * diffusion.
     *
     * @param critical such as 3.09 for one false alarm in 1,000; 0 takes every excess for jumps
     */
    public static JumpSplit split(double critical, double... returns) {
        double total = realised(returns);
        double smooth = bipower(returns);
        double spread = PI * PI / 4 + PI - 5;
        double ratio = Math.max(1, tripowerQuarticity(returns) / (smooth * smooth));
        double statistic = total > 0 ? (1 - smooth / total) / sqrt(spread / returns.length * ratio) : 0;
        double jump = statistic > critical ? Math.max(total - smooth, 0) : 0;
        return new JumpSplit(total - jump, jump, statistic);
    }

    /**
     * Realised variance averaged over {@code step} grids that begin one return later each (Zhang, Mykland and
     * Ait-Sahalia 2005), each scaled to the whole span: less noise than one coarse grid, and no more bias. Throws
     * {@link IllegalArgumentException} when the returns do not fill one coarse step.
     */
    public static double subsampled(double[] returns, int step) {
        int n = returns.length;
        if (step < 1 || n < 2 * step - 1) {
            throw new IllegalArgumentException("too few returns for steps of " + step);
        }
        double sum = 0;
        for (int offset = 0; offset < step; offset++) {
            int steps = (n - offset) / step;
            double grid = 0;
            for (int i = 0; i < steps; i++) {
                double move = sum(returns, offset + i * step, step);
                grid += move * move;
            }
            sum += grid * n / (steps * (double) step);
        }
        return sum / step;
    }

    private static double sum(double[] returns, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += returns[i];
        }
        return sum;
    }
}
