package gammadesk.analytics.forecast.model;

import gammadesk.analytics.market.Column;

/**
 * Ordinary least squares by Householder reflections (Golub and Van Loan, 5.3.2). A regressor that adds nothing to those
 * before it gets the coefficient 0.
 *
 * @param coefficients one for each regressor
 * @param residualVariance sum of squared residuals over n - p; 0 when n is not above p
 */
public record LeastSquares(Column coefficients, double residualVariance) {
    private static final double SINGULAR = 1e-11;

    /**
     * Fits rows of regressors to targets.
     *
     * @throws IllegalArgumentException for fewer rows than regressors
     */
    public static LeastSquares of(double[][] rows, double[] targets) {
        int n = rows.length;
        int p = n == 0 ? 1 : rows[0].length;
        if (n < p || n != targets.length) {
            throw new IllegalArgumentException(n + " examples are too few for " + p + " regressors");
        }
        double[][] columns = new double[p][n];
        for (int j = 0; j < p; j++) {
            for (int i = 0; i < n; i++) {
                columns[j][i] = rows[i][j];
            }
        }
        double[] y = targets.clone();
        double[] diagonal = new double[p];
        for (int j = 0; j < p; j++) {
            diagonal[j] = reflect(columns, y, j);
        }
        double rest = 0;
        for (int i = p; i < n; i++) {
            rest += y[i] * y[i];
        }
        return new LeastSquares(Column.of(solve(columns, diagonal, y)), n > p ? rest / (n - p) : 0);
    }

    /** Turns column j onto its axis and everything right of it, and the targets, along with it. */
    private static double reflect(double[][] columns, double[] y, int j) {
        double[] v = columns[j];
        double whole = norm(v, 0);
        double norm = norm(v, j);
        if (norm <= SINGULAR * whole || norm == 0) {
            return 0;
        }
        double corner = v[j] > 0 ? -norm : norm;
        v[j] -= corner;
        double half = -corner * v[j];
        for (int k = j + 1; k < columns.length; k++) {
            turn(columns[k], v, j, half);
        }
        turn(y, v, j, half);
        return corner;
    }

    private static double norm(double[] v, int from) {
        double sum = 0;
        for (int i = from; i < v.length; i++) {
            sum += v[i] * v[i];
        }
        return Math.sqrt(sum);
    }

    private static void turn(double[] x, double[] v, int from, double half) {
        double dot = 0;
        for (int i = from; i < x.length; i++) {
            dot += x[i] * v[i];
        }
        double scale = dot / half;
        for (int i = from; i < x.length; i++) {
            x[i] -= scale * v[i];
        }
    }

    private static double[] solve(double[][] columns, double[] diagonal, double[] y) {
        int p = diagonal.length;
        double[] solution = new double[p];
        for (int j = p - 1; j >= 0; j--) {
            double sum = y[j];
            for (int k = j + 1; k < p; k++) {
                sum -= columns[k][j] * solution[k];
            }
            solution[j] = diagonal[j] == 0 ? 0 : sum / diagonal[j];
        }
        return solution;
    }

    /** The value that the regressors of a row speak for. */
    public double value(double[] row) {
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
            sum += row[j] * coefficients.get(j);
        }
        return sum;
    }
}
