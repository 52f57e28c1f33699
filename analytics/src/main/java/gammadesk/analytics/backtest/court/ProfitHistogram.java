package gammadesk.analytics.backtest.court;

import gammadesk.analytics.market.Column;

/**
 * How a rule's profits are spread.
 *
 * @param name of the rule
 * @param role what it is here
 * @param edges of the bins, ascending, one more than bins; the same for all rules of an evidence
 * @param shares of the periods in each bin; what lies outside the edges is counted in the outermost bins
 */
public record ProfitHistogram(String name, Role role, Column edges, Column shares) {
    /** Throws {@link IllegalArgumentException} when there is not one edge more than bins. */
    public ProfitHistogram {
        if (edges.size() != shares.size() + 1) {
            throw new IllegalArgumentException(edges.size() + " edges for " + shares.size() + " bins");
        }
    }
}
