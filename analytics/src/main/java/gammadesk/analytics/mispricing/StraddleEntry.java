package gammadesk.analytics.mispricing;

import java.util.Optional;

/**
 * A straddle that could have been traded at a recorded moment, with what was known then and what came of it.
 *
 * @param moment index of the entry
 * @param days to expiry
 * @param neutralGap implied less forecast less trailing premium, vol points; NaN where that is unknown
 * @param sell the candidate when it is sold
 * @param buy the candidate when it is bought
 * @param sold what selling it earned
 * @param bought what buying it earned
 */
public record StraddleEntry(
        int moment,
        double days,
        double neutralGap,
        Candidate sell,
        Candidate buy,
        TradeOutcome sold,
        TradeOutcome bought) {
    private static final double[] TENORS = {4, 10, 35};

    /** Which of four classes of tenor it belongs to: below 4, 10, 35 days, and the rest. */
    public int tenor() {
        int tenor = 0;
        while (tenor < TENORS.length && days >= TENORS[tenor]) {
            tenor++;
        }
        return tenor;
    }

    /**
     * The trade that the signal asks for: the side whose edge after costs is at least so many standard errors.
     *
     * @param threshold in standard errors, not below 0
     * @return +1 to buy, -1 to sell, empty for none
     */
    public Optional<Integer> signal(double threshold) {
        boolean isSold = sell.netUsd() > buy.netUsd();
        Candidate better = isSold ? sell : buy;
        return better.netUsd() > 0 && better.ratio() >= threshold ? Optional.of(isSold ? -1 : 1) : Optional.empty();
    }

    /** Sell what is rich and buy what is cheap when the usual premium is granted; empty where that is unknown. */
    public Optional<Integer> neutralSignal() {
        return Double.isNaN(neutralGap) ? Optional.empty() : Optional.of(neutralGap > 0 ? -1 : 1);
    }

    /** The outcome of a side. */
    public TradeOutcome outcome(int side) {
        return side > 0 ? bought : sold;
    }
}
