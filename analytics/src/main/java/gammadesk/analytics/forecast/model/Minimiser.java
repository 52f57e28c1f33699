package gammadesk.analytics.forecast.model;

import java.util.function.ToDoubleFunction;

/**
 * Looks for a least value by the quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno (Nocedal and Wright,
 * 6.1), with central differences for the slope and halving steps. A function that is not finite somewhere is taken for
 * a wall.
 */
final class Minimiser {
    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 40;
    private static final double NUDGE = 1e-5;
    private static final double FLAT = 1e-8;
    private static final double ENOUGH = 1e-4;
    private static final double LONGEST = 2;

    private final ToDoubleFunction<double[]> function;
    private final double[] point;
    private double value;
    private double[] slope;
    private double[][] inverse;

    private Minimiser(ToDoubleFunction<double[]> function, double[] start) {
        this.function = function;
        point = start.clone();
        value = at(point);
        slope = slopeAt(point);
        inverse = identity(start.length, Math.max(1, norm(slope)));
    }

    /** The place of the least value that is found on the way down from a start. */
    static double[] minimise(ToDoubleFunction<double[]> function, double[] start) {
        Minimiser search = new Minimiser(function, start);
        int steps = 0;
        boolean isMoving = true;
        while (isMoving && steps++ < MOST_STEPS && !search.isFlat()) {
            isMoving = search.step();
        }
        return search.point;
    }

    private boolean isFlat() {
        double most = 0;
        for (double s : slope) {
            most = Math.max(most, Math.abs(s));
        }
        return most < FLAT * Math.max(1, Math.abs(value));
    }

    private boolean step() {
        double[] way = times(inverse, slope);
        double descent = -dot(way, slope);
        if (!(descent < 0)) {
            inverse = identity(point.length, Math.max(1, norm(slope)));
            way = times(inverse, slope);
            descent = -dot(way, slope);
        }
        double length = Math.min(1, LONGEST / Math.max(norm(way), 1e-300));
        for (int i = 0; i < MOST_HALVINGS; i++, length /= 2) {
            double[] next = moved(way, -length);
            double there = at(next);
            if (there <= value + ENOUGH * length * descent) {
                return accept(next, there);
            }
        }
        return false;
    }

    private boolean accept(double[] next, double there) {
        double[] newSlope = slopeAt(next);
        int n = point.length;
        double[] s = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            s[i] = next[i] - point[i];
            y[i] = newSlope[i] - slope[i];
        }
        update(s, y);
        boolean hasMoved = there < value;
        System.arraycopy(next, 0, point, 0, n);
        value = there;
        slope = newSlope;
        return hasMoved;
    }

    private void update(double[] s, double[] y) {
        double curvature = dot(s, y);
        if (curvature <= 1e-14 * norm(s) * norm(y)) {
            return;
        }
        double[] turned = times(inverse, y);
        double scale = (1 + dot(y, turned) / curvature) / curvature;
        for (int i = 0; i < s.length; i++) {
            for (int j = 0; j < s.length; j++) {
                inverse[i][j] += scale * s[i] * s[j] - (turned[i] * s[j] + s[i] * turned[j]) / curvature;
            }
        }
    }

    private double[] slopeAt(double[] at) {
        double[] result = new double[at.length];
        double[] probe = at.clone();
        for (int i = 0; i < at.length; i++) {
            double h = NUDGE * Math.max(1, Math.abs(at[i]));
            probe[i] = at[i] + h;
            double up = at(probe);
            probe[i] = at[i] - h;
            double down = at(probe);
            probe[i] = at[i];
            result[i] = (up - down) / (2 * h);
        }
        return result;
    }

    private double at(double[] x) {
        double v = function.applyAsDouble(x);
        return Double.isFinite(v) ? v : 1e100;
    }

    private double[] moved(double[] way, double length) {
        double[] next = point.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] += length * way[i];
        }
        return next;
    }

    private static double[][] identity(int n, double over) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = 1 / over;
        }
        return matrix;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] result = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            result[i] = dot(matrix[i], vector);
        }
        return result;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }
}
