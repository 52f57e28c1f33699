package gammadesk.analytics.surface;

import gammadesk.analytics.market.Expiry;
import java.util.List;

/**
 * What changed between two surfaces, for every expiry that both have a fit of.
 *
 * @param fromMillis the earlier surface's venue time
 * @param toMillis the later surface's venue time
 * @param expiries ascending
 */
public record SurfaceChange(long fromMillis, long toMillis, List<OfExpiry> expiries) {
    public SurfaceChange {
        expiries = List.copyOf(expiries);
    }

    /**
     * One expiry's smiles then and now; every difference is now minus then in vol points.
     *
     * @param expiry which
     * @param before then
     * @param after now
     */
    public record OfExpiry(Expiry expiry, Smile before, Smile after) {
        /** At the forward of each moment. */
        public double atTheMoney() {
            return after.atTheMoneyIv() - before.atTheMoneyIv();
        }

        /** Of the risk reversal at a size of delta such as 0.25. */
        public double riskReversal(double delta, DeltaConvention convention) {
            return after.riskReversal(delta, convention) - before.riskReversal(delta, convention);
        }

        /** Of the butterfly at a size of delta such as 0.25. */
        public double butterfly(double delta, DeltaConvention convention) {
            return after.butterfly(delta, convention) - before.butterfly(delta, convention);
        }

        /** At a fixed strike in USD. */
        public double atStrike(double strike) {
            return after.ivAtStrike(strike) - before.ivAtStrike(strike);
        }

        /** At a fixed log-moneyness. */
        public double atLogMoneyness(double k) {
            return after.ivPercent(k) - before.ivPercent(k);
        }
    }

    /** Compares two surfaces, usually of one currency. */
    public static SurfaceChange between(FittedSurface from, FittedSurface to) {
        List<OfExpiry> both = to.slices().stream()
                .flatMap(now -> from
                        .slice(now.expiry())
                        .flatMap(FittedSlice::smile)
                        .flatMap(then -> now.smile().map(smile -> new OfExpiry(now.expiry(), then, smile)))
                        .stream())
                .toList();
        return new SurfaceChange(from.venueMillis(), to.venueMillis(), both);
    }
}
