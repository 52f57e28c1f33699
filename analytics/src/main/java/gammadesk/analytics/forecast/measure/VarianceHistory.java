package gammadesk.analytics.forecast.measure;

import gammadesk.analytics.market.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is known of a price's variance, step by step, oldest first: all that a model may look at. {@link #first} is the
 * same history as it was known earlier; whoever holds one cannot see beyond its end. Sums are kept from the beginning,
 * so that any span costs the same and does not depend on what came later.
 */
public final class VarianceHistory {
    private static final double HALF_PI = Math.PI / 2;

    private final long firstMillis;
    private final long stepMillis;
    private final int size;
    private final double[] returns;
    private final double[] variances;
    private final double[] bipowers;
    private final double[] fourths;
    private final double[] squares;
    private final double[] downs;
    private final Map<String, double[]> features;

    private VarianceHistory(
            long firstMillis,
            long stepMillis,
            int size,
            double[] returns,
            double[] variances,
            double[] bipowers,
            double[] fourths,
            double[] squares,
            double[] downs,
            Map<String, double[]> features) {
        this.firstMillis = firstMillis;
        this.stepMillis = stepMillis;
        this.size = size;
        this.returns = returns;
        this.variances = variances;
        this.bipowers = bipowers;
        this.fourths = fourths;
        this.squares = squares;
        this.downs = downs;
        this.features = features;
    }

    /** From bars, one step a bar. */
    public static VarianceHistory of(Bars bars, BarMeasure measure) {
        int n = bars.size();
        double[] returns = new double[n];
        double[] variance = new double[n];
        double[] bipower = new double[n];
        double[] fourth = new double[n];
        double[] square = new double[n];
        for (int i = 0; i < n; i++) {
            double r = bars.logReturn(i);
            returns[i] = r;
            variance[i] = measure.of(bars, i);
            bipower[i] = HALF_PI * Math.abs(r) * (i == 0 ? Math.abs(r) : Math.abs(returns[i - 1]));
            square[i] = r * r;
            fourth[i] = square[i] * square[i];
        }
        return summed(bars.firstMillis(), bars.stepMillis(), returns, variance, bipower, fourth, square, Map.of());
    }

    /**
     * From measures that somebody else took, one row a step of a day: realised variance, bipower variation and realised
     * quarticity in any one unit. Returns are taken as unknown and count as 0.
     *
     * @throws IllegalArgumentException when the columns differ in length
     */
    public static VarianceHistory ofDaily(long firstMillis, Column variance, Column bipower, Column quarticity) {
        if (variance.size() != bipower.size() || variance.size() != quarticity.size()) {
            throw new IllegalArgumentException("the measures differ in length");
        }
        return summed(
                firstMillis,
                Bars.DAY_MILLIS,
                new double[variance.size()],
                variance.toArray(),
                bipower.toArray(),
                quarticity.map(value -> 3 * value).toArray(),
                variance.toArray(),
                Map.of());
    }

    private static VarianceHistory summed(
            long firstMillis,
            long stepMillis,
            double[] returns,
            double[] variance,
            double[] bipower,
            double[] fourth,
            double[] square,
            Map<String, double[]> features) {
        double[] down = new double[returns.length];
        for (int i = 0; i < down.length; i++) {
            down[i] = returns[i] < 0 ? returns[i] * returns[i] : 0;
        }
        return new VarianceHistory(
                firstMillis,
                stepMillis,
                returns.length,
                sums(returns),
                sums(variance),
                sums(bipower),
                sums(fourth),
                sums(square),
                sums(down),
                features);
    }

    private static double[] sums(double[] values) {
        double[] sums = new double[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + values[i];
        }
        return sums;
    }

    /** The same history with more that is known beside the price, as it stood at the end of each step. */
    public VarianceHistory with(List<Feature> more) {
        Map<String, double[]> all = new HashMap<>(features);
        for (Feature feature : more) {
            all.put(feature.name(), feature.at(endMillis(1), stepMillis, size));
        }
        return new VarianceHistory(
                firstMillis, stepMillis, size, returns, variances, bipowers, fourths, squares, downs, Map.copyOf(all));
    }

    /** The history as it was after its first steps. */
    public VarianceHistory first(int steps) {
        Objects.checkIndex(steps, size + 1);
        return new VarianceHistory(
                firstMillis, stepMillis, steps, returns, variances, bipowers, fourths, squares, downs, features);
    }

    /** Its last steps alone, seasonally adjusted: variances over their factors, returns over the roots. */
    public VarianceHistory adjusted(int from, SeasonalProfile profile) {
        int n = size - Objects.checkIndex(from, size + 1);
        double[][] parts = new double[5][n];
        for (int i = 0; i < n; i++) {
            int at = from + i;
            double factor = profile.factor(startMillis(at));
            parts[0][i] = logReturn(at, at + 1) / Math.sqrt(factor);
            parts[1][i] = variance(at, at + 1) / factor;
            parts[2][i] = bipower(at, at + 1) / factor;
            parts[3][i] = (fourths[at + 1] - fourths[at]) / (factor * factor);
            parts[4][i] = span(squares, at, at + 1) / factor;
        }
        return summed(startMillis(from), stepMillis, parts[0], parts[1], parts[2], parts[3], parts[4], Map.of());
    }

    /** How many steps are known. */
    public int size() {
        return size;
    }

    /** Length of a step. */
    public long stepMillis() {
        return stepMillis;
    }

    /** How many steps make a day. */
    public int perDay() {
        return (int) (Bars.DAY_MILLIS / stepMillis);
    }

    /** When a step begins. */
    public long startMillis(int step) {
        return firstMillis + step * stepMillis;
    }

    /** When the first {@code steps} steps are over: the moment of {@link #first}. */
    public long endMillis(int steps) {
        return firstMillis + steps * stepMillis;
    }

    /** Sum of the log returns of steps {@code from} to {@code to - 1}. */
    public double logReturn(int from, int to) {
        return span(returns, from, to);
    }

    /** Sum of the variances of steps {@code from} to {@code to - 1}. */
    public double variance(int from, int to) {
        return Math.max(0, span(variances, from, to));
    }

    /** Variance a day, on the mean of steps {@code from} to {@code to - 1}. */
    public double dailyVariance(int from, int to) {
        return variance(from, to) * perDay() / (to - from);
    }

    /** Sum of squared returns of a span, whatever its variance was measured by. */
    public double squaredReturns(int from, int to) {
        return Math.max(0, span(squares, from, to));
    }

    /** Bipower variation of a span; the first return of the span has its neighbour before it. */
    public double bipower(int from, int to) {
        return Math.max(0, span(bipowers, from, to));
    }

    /** Sum of squared negative returns of a span. */
    public double downside(int from, int to) {
        return Math.max(0, span(downs, from, to));
    }

    /** Realised quarticity of a span. */
    public double quarticity(int from, int to) {
        return (to - from) / 3.0 * Math.max(0, span(fourths, from, to));
    }

    private double span(double[] sums, int from, int to) {
        Objects.checkFromToIndex(from, to, size);
        return sums[to] - sums[from];
    }

    /** The names of what is known beside the price. */
    public Set<String> features() {
        return features.keySet();
    }

    /** What was known beside the price when the first {@code steps} steps were over; NaN when nothing was. */
    public double feature(String name, int steps) {
        Objects.checkIndex(steps, size + 1);
        double[] column = features.get(name);
        return column == null || steps == 0 ? Double.NaN : column[steps - 1];
    }
}
