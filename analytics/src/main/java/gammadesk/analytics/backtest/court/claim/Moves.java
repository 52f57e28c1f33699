package gammadesk.analytics.backtest.court.claim;

import gammadesk.analytics.learning.path.PathSet;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Changes the moves of paths. */
final class Moves {
    private Moves() {}

    /** By what a move is multiplied. */
    @FunctionalInterface
    interface Scale {
        /** Of the log price from a moment to the next. */
        double at(int step, int path);
    }

    /**
     * Multiplies every move of the log price.
     *
     * @param scalesVariance whether variances are multiplied by the square of what their move is
     */
    static PathSet scaled(PathSet calm, Scale scale, boolean scalesVariance) {
        double[][] spots = each(calm.spots(), value -> value);
        double[][] variances = each(calm.variances(), value -> value);
        for (int step = 0; step < calm.steps(); step++) {
            for (int path = 0; path < calm.paths(); path++) {
                double by = scale.at(step, path);
                double move = Math.log(calm.spots()[step + 1][path] / calm.spots()[step][path]);
                spots[step + 1][path] = spots[step][path] * Math.exp(by * move);
                variances[step][path] *= scalesVariance ? by * by : 1;
            }
        }
        double[] last = variances[calm.steps()];
        Arrays.setAll(last, path -> {
            double by = scale.at(calm.steps() - 1, path);
            return last[path] * (scalesVariance ? by * by : 1);
        });
        return new PathSet(calm.stepYears(), spots, variances);
    }

    /** Adds a jump of the log price to one move of every path. */
    static PathSet jumped(PathSet calm, int[] when, double[] jumps) {
        double[][] spots = each(calm.spots(), value -> value);
        for (int path = 0; path < calm.paths(); path++) {
            for (int step = when[path] + 1; step < spots.length; step++) {
                spots[step][path] *= Math.exp(jumps[path]);
            }
        }
        return new PathSet(calm.stepYears(), spots, calm.variances());
    }

    static double[][] each(double[][] byStep, DoubleUnaryOperator change) {
        return Arrays.stream(byStep)
                .map(values -> Arrays.stream(values).map(change).toArray())
                .toArray(double[][]::new);
    }
}
