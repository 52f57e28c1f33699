package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Currency;

/**
 * Figures of quotes, measured on the 56 recorded chains of 1-14 April 2026 (calm) and the 13 of 2-8 February 2026
 * (crash week). All 225,000 recorded bids and asks stand on the ladder 0.0001 up to 0.005, 0.0005 above.
 *
 * <ul>
 *   <li>Spread: median in ticks at the mark, by tenor and absolute delta, in the tables below. At |delta| 0.3-0.5 that
 *       is 13 % of the mark within a day of expiry, 8 % at 4 days, 3.3 % at 20 days, 1.8 % at 4 months (BTC); 15, 6,
 *       2.7 and 1.7 % (ETH). In the crash week the spreads below |delta| 0.7 hardly widened in ticks.
 *   <li>Missing bids in calm: 43 % (BTC) and 40 % (ETH) where |delta| &lt; 0.01, 4 and 2 % up to 0.03, none beyond: the
 *       bid is missing where the mark is below a tick, which the ladder does by itself. No ask is missing.
 *   <li>Missing in the crash: 24 % of BTC bids and 35 % of ETH bids on 5 February 15:51, 21 and 25 % of asks: half of
 *       the far wings, 15-30 % in the money, hardly any at |delta| 0.03-0.7.
 *   <li>Mark's place between bid and ask: quartiles 0.42, 0.48, 0.57.
 * </ul>
 */
final class QuoteFigures {
    /** Upper ends of the tenor classes, days. */
    private static final double[] TENOR_DAYS = {1, 2, 4, 10, 20, 45, 120, Double.POSITIVE_INFINITY};
    /** Middles of the classes of absolute delta. */
    private static final double[] DELTAS = {0.005, 0.02, 0.05, 0.11, 0.225, 0.4, 0.6, 0.775, 0.89, 0.95, 0.98, 0.995};

    private static final double[][] BTC_TICKS = {
        {1, 1, 2, 2, 3, 3, 2, 5, 6, 13, 28, 72},
        {1, 2, 2, 2, 4, 2, 2, 7, 22, 62, 82, 86},
        {2, 2, 2, 3, 2, 2, 3, 54, 79, 88, 92, 96},
        {2, 2, 2, 3, 1.7, 2, 3, 9, 11, 33, 72, 65},
        {1, 2, 3, 2, 1, 2, 3, 10, 13, 14, 16, 92},
        {2, 2, 3, 1, 2, 2, 3, 10, 13, 40, 16, 226},
        {2, 3, 3, 1, 2, 2, 3, 10, 14, 22, 26, 415},
        {5, 4, 2, 2, 3, 4, 8, 11, 35, 226, 399, 533}
    };
    private static final double[][] ETH_TICKS = {
        {1, 2, 2, 3, 4, 2, 3, 7, 39, 79, 103, 108},
        {2, 2, 2, 3, 3, 2, 3, 32, 61, 77, 98, 120},
        {2, 2, 3, 3, 2, 2, 4, 40, 88, 87, 105, 143},
        {2, 3, 3, 2, 2, 2, 3, 11, 37, 44, 82, 156},
        {2, 3, 4, 2, 2, 2, 4, 17, 46, 30, 80, 275},
        {3, 3, 4, 2, 2, 2, 4, 15, 37, 21, 178, 322},
        {4, 5, 2, 2, 2, 3, 4, 29, 30, 36, 340, 568},
        {5, 7, 2, 3, 4, 6, 17, 47, 259, 481, 604, 983}
    };
    /** Chance that a quote is withdrawn at the worst of a crash, by class of absolute delta. */
    private static final double[] WITHDRAWN = {0.75, 0.55, 0.2, 0.06, 0.04, 0.04, 0.15, 0.42, 0.52, 0.55, 0.55, 0.55};
    /** The same for bids in calm: nobody cares to bid for the far wings. */
    private static final double[] WITHDRAWN_IN_CALM = {0.2, 0.02, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    /** Asks go less often than bids. */
    static final double ASKS_TO_BIDS = 0.7;

    private QuoteFigures() {}

    /** The spread in ticks by class of delta for a tenor. */
    static double[] spreadRow(Currency coin, double days) {
        int row = 0;
        while (days > TENOR_DAYS[row]) {
            row++;
        }
        return (coin.equals(Currency.BTC) ? BTC_TICKS : ETH_TICKS)[row];
    }

    static double spreadTicks(double[] row, double absoluteDelta) {
        return interpolate(row, absoluteDelta);
    }

    /** Chance that a bid is withdrawn. */
    static double withdrawn(double absoluteDelta, double stress) {
        double calm = interpolate(WITHDRAWN_IN_CALM, absoluteDelta);
        return stress > 0 ? Math.max(calm, stress * interpolate(WITHDRAWN, absoluteDelta)) : calm;
    }

    private static double interpolate(double[] row, double delta) {
        if (delta <= DELTAS[0]) {
            return row[0];
        }
        for (int i = 1; i < DELTAS.length; i++) {
            if (delta <= DELTAS[i]) {
                double share = (delta - DELTAS[i - 1]) / (DELTAS[i] - DELTAS[i - 1]);
                return row[i - 1] + share * (row[i] - row[i - 1]);
            }
        }
        return row[row.length - 1];
    }
}
