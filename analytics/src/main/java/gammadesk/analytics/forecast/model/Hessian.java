package gammadesk.analytics.forecast.model;

import java.util.function.ToDoubleFunction;

/** Second derivatives by central differences of fourth order: two step lengths, so that the error of h^2 cancels. */
final class Hessian {
    private static final double STEP = 2e-3;
    private static final double LEAST = 2e-5;

    private Hessian() {}

    static double[][] of(ToDoubleFunction<double[]> function, double[] at) {
        double[][] wide = plain(function, at, 2);
        double[][] narrow = plain(function, at, 1);
        for (int i = 0; i < at.length; i++) {
            for (int j = 0; j < at.length; j++) {
                narrow[i][j] = (4 * narrow[i][j] - wide[i][j]) / 3;
            }
        }
        return narrow;
    }

    private static double[][] plain(ToDoubleFunction<double[]> function, double[] at, double scale) {
        int n = at.length;
        double[][] result = new double[n][n];
        for (int i = 0; i < n; i++) {
            double hi = scale * step(at[i]);
            for (int j = i; j < n; j++) {
                double hj = scale * step(at[j]);
                double sum = function.applyAsDouble(moved(at, i, hi, j, hj))
                        - function.applyAsDouble(moved(at, i, hi, j, -hj))
                        - function.applyAsDouble(moved(at, i, -hi, j, hj))
                        + function.applyAsDouble(moved(at, i, -hi, j, -hj));
                result[i][j] = sum / (4 * hi * hj);
                result[j][i] = result[i][j];
            }
        }
        return result;
    }

    private static double step(double value) {
        return Math.max(LEAST, STEP * Math.abs(value));
    }

    private static double[] moved(double[] at, int i, double hi, int j, double hj) {
        double[] next = at.clone();
        next[i] += hi;
        next[j] += hj;
        return next;
    }
}
