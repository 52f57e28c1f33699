package gammadesk.analytics.backtest.court;

import gammadesk.analytics.market.Column;
import java.util.List;

/**
 * Where a policy loses against the best baseline.
 *
 * @param against name of the baseline
 * @param moneynessEdges of the rows: log of price over strike, ascending
 * @param daysLeftEdges of the columns, ascending
 * @param meanLosses by row and column: mean loss of a step more than the baseline's, negative where the policy is
 *     better; NaN where nobody was
 * @param counts by row and column: steps that were there
 */
public record StateMap(
        String against, Column moneynessEdges, Column daysLeftEdges, List<Column> meanLosses, List<Column> counts) {
    /** Throws {@link IllegalArgumentException} when the shapes do not fit. */
    public StateMap {
        meanLosses = List.copyOf(meanLosses);
        counts = List.copyOf(counts);
        if (isMisshapen(meanLosses, moneynessEdges, daysLeftEdges)
                || isMisshapen(counts, moneynessEdges, daysLeftEdges)) {
            throw new IllegalArgumentException("a map needs one edge more than rows and columns");
        }
    }

    private static boolean isMisshapen(List<Column> grid, Column rows, Column columns) {
        return grid.size() + 1 != rows.size() || grid.stream().anyMatch(row -> row.size() + 1 != columns.size());
    }
}
