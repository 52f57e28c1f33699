package gammadesk.analytics.learning.path;

import gammadesk.analytics.market.Column;

/**
 * Moves of a real market, one row for each equally long interval, oldest first.
 *
 * @param stepYears length of an interval in years
 * @param returns move of the log-price over the interval
 * @param varianceMoves move of the logarithm of the (implied or local) variance over the same interval
 */
public record MarketHistory(double stepYears, Column returns, Column varianceMoves) {
    /** Throws {@link IllegalArgumentException} for fewer than two intervals, different lengths or gaps. */
    public MarketHistory {
        if (returns.size() < 2 || varianceMoves.size() != returns.size() || !(stepYears > 0)) {
            throw new IllegalArgumentException(returns.size() + " returns and " + varianceMoves.size() + " moves");
        }
        for (int i = 0; i < returns.size(); i++) {
            if (!Double.isFinite(returns.get(i)) || !Double.isFinite(varianceMoves.get(i))) {
                throw new IllegalArgumentException("nothing is known of interval " + i);
            }
        }
    }

    /**
     * Of prices and variances at the ends of the intervals.
     *
     * @param prices positive, one more than there are intervals
     * @param variances positive, as many
     */
    public static MarketHistory of(double stepYears, Column prices, Column variances) {
        return new MarketHistory(stepYears, moves(prices), moves(variances));
    }

    private static Column moves(Column levels) {
        double[] moves = new double[Math.max(0, levels.size() - 1)];
        for (int i = 0; i < moves.length; i++) {
            moves[i] = Math.log(levels.get(i + 1) / levels.get(i));
        }
        return Column.of(moves);
    }

    /** How many intervals. */
    public int size() {
        return returns.size();
    }

    /** Logarithm of the mean growth of the price over an interval; what a martingale takes out of every return. */
    double growth() {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += Math.exp(returns.get(i));
        }
        return Math.log(sum / size());
    }
}
