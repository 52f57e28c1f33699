package gammadesk.analytics.exposure;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import java.util.List;

/**
 * Dealer gamma exposure by strike and expiry: USD of the underlying that dealers must trade for a 1 % move of spot.
 * Positive: dealers are long gamma and trade against the move.
 *
 * @param currency the coin
 * @param venueMillis the venue's time of the chain
 * @param spot the index price used for S, USD; NaN when unknown, and then the map is empty
 * @param convention whose sign was assumed
 * @param strikes ascending
 * @param expiries ascending
 * @param cells every strike and expiry that lists an option, by expiry, then strike
 * @param total sum over all cells
 * @param missing options without gamma or open interest, left out of the sums
 */
public record ExposureMap(
        Currency currency,
        long venueMillis,
        double spot,
        DealerConvention convention,
        List<StrikeExposure> strikes,
        List<ExpiryExposure> expiries,
        List<CellExposure> cells,
        double total,
        int missing) {
    public static final String UNIT = "USD per 1 % move";

    public ExposureMap {
        strikes = List.copyOf(strikes);
        expiries = List.copyOf(expiries);
        cells = List.copyOf(cells);
    }

    /** Exposure of one strike over all expiries; {@code call} and {@code put} carry the dealers' sign. */
    public record StrikeExposure(double strike, double call, double put) {
        /** Calls and puts together. */
        public double net() {
            return call + put;
        }
    }

    /** Exposure of one expiry over all strikes. */
    public record ExpiryExposure(Expiry expiry, double call, double put) {
        /** Calls and puts together. */
        public double net() {
            return call + put;
        }
    }

    /**
     * Exposure of one strike of one expiry.
     *
     * @param ageSeconds of the older of its options' data
     */
    public record CellExposure(Expiry expiry, double strike, double call, double put, double ageSeconds) {
        /** Calls and puts together. */
        public double net() {
            return call + put;
        }
    }
}
