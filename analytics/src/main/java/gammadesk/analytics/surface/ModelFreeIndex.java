package gammadesk.analytics.surface;

/**
 * A volatility index from listed options without a model, the way the CBOE's VIX and the public MFIV methodology
 * compute it: a strip of out-of-the-money options per expiry, two expiries around the horizon, linear in total
 * variance.
 */
public final class ModelFreeIndex {
    private static final double MOST_OVER_MARK = 1.5;
    private static final int BIDLESS_ENDS_AFTER = 2;

    private ModelFreeIndex() {}

    /**
     * One expiry's strip and its intermediates.
     *
     * @param years time to expiry
     * @param parityStrike where call and put cost most nearly the same, USD
     * @param forward from parity there, USD
     * @param boundary the highest strike not above the forward: puts below, calls above, their mean on it
     * @param contribution sum of price x strike spacing / strike squared, without interest
     * @param totalVariance twice that with interest, less the square of how far forward and boundary differ
     */
    public record Strip(
            double years,
            double parityStrike,
            double forward,
            double boundary,
            double contribution,
            double totalVariance) {}

    /** The price to use: the middle of the quotes unless it strays from the mark by half, then the mark. */
    public static double price(double bid, double ask, double mark) {
        double mid = (bid + ask) / 2;
        return bid > 0 && ask > 0 && mid < MOST_OVER_MARK * mark ? mid : mark;
    }

    /**
     * Sums one expiry's strip. An option without a bid is left out, and so is everything beyond two in a row without
     * one. Throws {@link IllegalArgumentException} with fewer than three strikes, or when none has both options.
     *
     * @param strikes USD, ascending
     * @param calls prices in USD, one per strike, NaN where none is listed
     * @param puts prices in USD, one per strike, NaN where none is listed
     * @param callHasBid one per strike
     * @param putHasBid one per strike
     * @param years time to expiry
     * @param rate continuous, a fraction per year
     */
    public static Strip strip(
            double[] strikes,
            double[] calls,
            double[] puts,
            boolean[] callHasBid,
            boolean[] putHasBid,
            double years,
            double rate) {
        if (strikes.length < 3) {
            throw new IllegalArgumentException("a strip needs at least three strikes, not " + strikes.length);
        }
        double growth = Math.exp(rate * years);
        int parity = parity(calls, puts);
        double forward = strikes[parity] + growth * (calls[parity] - puts[parity]);
        int boundary = boundary(strikes, forward);
        boolean[] taken = new boolean[strikes.length];
        taken[boundary] = true;
        take(taken, putHasBid, boundary, -1);
        take(taken, callHasBid, boundary, 1);
        double sum = sum(strikes, calls, puts, taken, boundary);
        double gap = forward / strikes[boundary] - 1;
        return new Strip(years, strikes[parity], forward, strikes[boundary], sum, 2 * growth * sum - gap * gap);
    }

    private static int parity(double[] calls, double[] puts) {
        int best = -1;
        for (int i = 0; i < calls.length; i++) {
            double gap = Math.abs(calls[i] - puts[i]);
            if (gap >= 0 && (best < 0 || gap < Math.abs(calls[best] - puts[best]))) {
                best = i;
            }
        }
        if (best < 0) {
            throw new IllegalArgumentException("no strike has both a call and a put");
        }
        return best;
    }

    private static int boundary(double[] strikes, double forward) {
        int boundary = 0;
        while (boundary + 1 < strikes.length && strikes[boundary + 1] <= forward) {
            boundary++;
        }
        return boundary;
    }

    private static void take(boolean[] taken, boolean[] hasBid, int from, int step) {
        int bidless = 0;
        for (int i = from + step; i >= 0 && i < taken.length && bidless < BIDLESS_ENDS_AFTER; i += step) {
            taken[i] = hasBid[i];
            bidless = hasBid[i] ? 0 : bidless + 1;
        }
    }

    private static double sum(double[] strikes, double[] calls, double[] puts, boolean[] taken, int boundary) {
        double sum = 0;
        for (int i = 0; i < strikes.length; i++) {
            if (taken[i]) {
                double price = i == boundary ? (calls[i] + puts[i]) / 2 : i < boundary ? puts[i] : calls[i];
                sum += spacing(strikes, taken, i) / (strikes[i] * strikes[i]) * price;
            }
        }
        return sum;
    }

    /** Half the distance between the neighbours, at the ends the whole distance to the only one. */
    private static double spacing(double[] strikes, boolean[] taken, int at) {
        int left = at - 1;
        while (left >= 0 && !taken[left]) {
            left--;
        }
        int right = at + 1;
        while (right < taken.length && !taken[right]) {
            right++;
        }
        if (left < 0) {
            return right < taken.length ? strikes[right] - strikes[at] : Double.NaN;
        }
        return right < taken.length ? (strikes[right] - strikes[left]) / 2 : strikes[at] - strikes[left];
    }

    /**
     * The index for a horizon, percent; NaN when total variance comes out negative.
     *
     * @param horizonYears between the strips' times; outside them the line goes on
     */
    public static double percent(Strip near, Strip next, double horizonYears) {
        double share = (next.years() - horizonYears) / (next.years() - near.years());
        double variance = share * near.totalVariance() + (1 - share) * next.totalVariance();
        return 100 * Math.sqrt(variance / horizonYears);
    }
}
