package gammadesk.analytics.backtest.court.claim;

import gammadesk.analytics.backtest.court.StateMap;
import gammadesk.analytics.learning.path.PathSet;
import gammadesk.analytics.market.Column;
import java.util.Arrays;
import java.util.List;

/** Steps of two walks side by side, by where the price stood and how much time was left. */
final class Losses {
    private static final int COLUMNS = 6;
    private static final double DAYS_PER_YEAR = 365;
    /** Edges in deviations of the log price over the whole life; the outermost reach as far as paths do. */
    private static final double[] DEVIATIONS = {-9, -2, -1.25, -0.75, -0.25, 0.25, 0.75, 1.25, 2, 9};

    private Losses() {}

    static StateMap map(String against, ClaimWalk own, ClaimWalk best, PathSet paths, double strike) {
        double[] rows = moneyness(paths);
        double[] columns = new double[COLUMNS + 1];
        Arrays.setAll(columns, i -> paths.years() * DAYS_PER_YEAR * i / COLUMNS);
        double[][] sums = new double[rows.length - 1][COLUMNS];
        double[][] counts = new double[rows.length - 1][COLUMNS];
        for (int step = 0; step < paths.steps(); step++) {
            double daysLeft = (paths.steps() - step) * paths.stepYears() * DAYS_PER_YEAR;
            int column = bin(columns, daysLeft);
            double[] losses = losses(own, best, step);
            for (int path = 0; path < losses.length; path++) {
                int row = bin(rows, Math.log(paths.spots()[step][path] / strike));
                sums[row][column] += losses[path];
                counts[row][column]++;
            }
        }
        return new StateMap(against, Column.of(rows), Column.of(columns), means(sums, counts), columns(counts));
    }

    private static double[] moneyness(PathSet paths) {
        double variance = Arrays.stream(paths.variances()[0]).average().orElse(0);
        double deviation = Math.sqrt(variance * paths.years());
        double unit = deviation > 0 ? deviation : 0.1;
        return Arrays.stream(DEVIATIONS).map(one -> one * unit).toArray();
    }

    /** The loss of a move more than the baseline's: the marks of the claim are the same in both. */
    private static double[] losses(ClaimWalk own, ClaimWalk best, int step) {
        double[] from = own.equity(step);
        double[] to = own.equity(step + 1);
        double[] bestFrom = best.equity(step);
        double[] bestTo = best.equity(step + 1);
        double[] losses = new double[from.length];
        Arrays.setAll(losses, path -> bestTo[path] - bestFrom[path] - (to[path] - from[path]));
        return losses;
    }

    private static int bin(double[] edges, double value) {
        int at = 0;
        while (at < edges.length - 2 && value > edges[at + 1]) {
            at++;
        }
        return at;
    }

    private static List<Column> means(double[][] sums, double[][] counts) {
        double[][] means = new double[sums.length][];
        Arrays.setAll(means, row -> {
            double[] mean = new double[sums[row].length];
            Arrays.setAll(mean, i -> counts[row][i] > 0 ? sums[row][i] / counts[row][i] : Double.NaN);
            return mean;
        });
        return columns(means);
    }

    private static List<Column> columns(double[][] grid) {
        return Arrays.stream(grid).map(Column::of).toList();
    }
}
