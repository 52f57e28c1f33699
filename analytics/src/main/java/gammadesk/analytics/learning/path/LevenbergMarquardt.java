package gammadesk.analytics.learning.path;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Least squares of a few numbers by the method of Levenberg and Marquardt (Nocedal and Wright, 10.3), with forward
 * differences. Residuals that are not finite are taken for a wall.
 */
final class LevenbergMarquardt {
    private static final int MOST_STEPS = 80;
    private static final double NUDGE = 1e-6;
    private static final double ENOUGH = 1e-10;
    private static final double STIFFEST = 1e12;

    private final UnaryOperator<double[]> residuals;
    private double[] point;
    private double[] misses;
    private double cost;
    private double damping = 1e-3;

    private LevenbergMarquardt(UnaryOperator<double[]> residuals, double[] start) {
        this.residuals = residuals;
        point = start.clone();
        misses = residuals.apply(point);
        cost = cost(misses);
    }

    /**
     * Where it stopped.
     *
     * @param point the numbers
     * @param cost sum of squared residuals; infinite when the start is behind the wall
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Found(double[] point, double cost) {}

    static Found minimise(UnaryOperator<double[]> residuals, double[] start) {
        LevenbergMarquardt search = new LevenbergMarquardt(residuals, start);
        boolean isMoving = Double.isFinite(search.cost);
        for (int steps = 0; isMoving && steps < MOST_STEPS; steps++) {
            isMoving = search.step();
        }
        return new Found(search.point, search.cost);
    }

    /** Goes down once; false when there is nothing more to be had. */
    private boolean step() {
        double[][] slopes = slopes();
        double before = cost;
        while (damping < STIFFEST) {
            double[] next = solved(slopes);
            double[] there = residuals.apply(next);
            double reached = cost(there);
            if (reached < cost) {
                point = next;
                misses = there;
                cost = reached;
                damping = Math.max(damping / 9, 1e-14);
                return before - cost > ENOUGH * before;
            }
            damping *= 7;
        }
        return false;
    }

    private double[][] slopes() {
        double[][] slopes = new double[point.length][];
        for (int j = 0; j < point.length; j++) {
            double[] probe = point.clone();
            double h = NUDGE * Math.max(1, Math.abs(point[j]));
            probe[j] += h;
            double[] there = residuals.apply(probe);
            slopes[j] = new double[misses.length];
            for (int i = 0; i < misses.length; i++) {
                double slope = (there[i] - misses[i]) / h;
                slopes[j][i] = Double.isFinite(slope) ? slope : 0;
            }
        }
        return slopes;
    }

    private double[] solved(double[][] slopes) {
        int n = point.length;
        double[][] matrix = new double[n][n];
        double[] right = new double[n];
        for (int a = 0; a < n; a++) {
            right[a] = -dot(slopes[a], misses);
            for (int b = 0; b <= a; b++) {
                matrix[a][b] = dot(slopes[a], slopes[b]);
                matrix[b][a] = matrix[a][b];
            }
        }
        for (int a = 0; a < n; a++) {
            matrix[a][a] += damping * Math.max(matrix[a][a], 1e-12);
        }
        double[] way = cholesky(matrix, right);
        double[] next = point.clone();
        for (int a = 0; a < n; a++) {
            next[a] += Math.clamp(way[a], -2, 2);
        }
        return next;
    }

    private static double[] cholesky(double[][] matrix, double[] right) {
        int n = right.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= matrix[i][k] * matrix[j][k];
                }
                matrix[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-300)) : sum / matrix[j][j];
            }
        }
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= matrix[i][k] * x[k];
            }
            x[i] /= matrix[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= matrix[k][i] * x[k];
            }
            x[i] /= matrix[i][i];
        }
        return x;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double cost(double[] misses) {
        double sum = Arrays.stream(misses).map(miss -> miss * miss).sum();
        return Double.isFinite(sum) ? sum : Double.POSITIVE_INFINITY;
    }
}
