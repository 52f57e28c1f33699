package gammadesk.analytics.backtest.court.claim;

import gammadesk.analytics.backtest.court.EquityTrack;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.analytics.market.Column;
import java.util.Arrays;

/** Running profits over all paths of a walk. */
final class Tracks {
    private static final double LOW = 0.05;

    private Tracks() {}

    static EquityTrack of(String name, Role role, ClaimWalk walk, double stepYears) {
        int moments = walk.moments();
        double[][] columns = new double[6][moments];
        double[] highest = walk.equity(0);
        for (int step = 0; step < moments; step++) {
            double[] equity = walk.equity(step);
            double[] falls = new double[equity.length];
            for (int path = 0; path < equity.length; path++) {
                highest[path] = Math.max(highest[path], equity[path]);
                falls[path] = highest[path] - equity[path];
            }
            Arrays.sort(equity);
            Arrays.sort(falls);
            columns[0][step] = step * stepYears;
            columns[1][step] = at(equity, 0.5);
            columns[2][step] = at(equity, LOW);
            columns[3][step] = at(equity, 1 - LOW);
            columns[4][step] = at(falls, 0.5);
            columns[5][step] = at(falls, 1 - LOW);
        }
        return new EquityTrack(
                name,
                role,
                Column.of(columns[0]),
                true,
                Column.of(columns[1]),
                Column.of(columns[2]),
                Column.of(columns[3]),
                Column.of(columns[4]),
                Column.of(columns[5]));
    }

    private static double at(double[] sorted, double share) {
        return sorted[Math.clamp(Math.round(share * (sorted.length - 1)), 0, sorted.length - 1)];
    }
}
