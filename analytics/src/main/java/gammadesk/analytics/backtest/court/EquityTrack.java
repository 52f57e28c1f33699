package gammadesk.analytics.backtest.court;

import gammadesk.analytics.market.Column;

/**
 * Running profit of a rule and its fall from the highest point before, with bands.
 *
 * @param name of the rule
 * @param role what it is here
 * @param times epoch milliseconds of recorded moments, or years since the first moment of simulated paths
 * @param isSimulated which of the two
 * @param equity running profit after costs: of the recorded books, or the median of the paths
 * @param equityLow 5 % quantile: of redrawn histories, or of the paths
 * @param equityHigh 95 % quantile
 * @param drawdown fall of the equity, not negative; of paths the median fall
 * @param drawdownHigh 95 % quantile of the fall
 */
public record EquityTrack(
        String name,
        Role role,
        Column times,
        boolean isSimulated,
        Column equity,
        Column equityLow,
        Column equityHigh,
        Column drawdown,
        Column drawdownHigh) {
    /** Throws {@link IllegalArgumentException} when the lengths differ. */
    public EquityTrack {
        int size = times.size();
        if (equity.size() != size
                || equityLow.size() != size
                || equityHigh.size() != size
                || drawdown.size() != size
                || drawdownHigh.size() != size) {
            throw new IllegalArgumentException("a track needs every number at every time");
        }
    }
}
