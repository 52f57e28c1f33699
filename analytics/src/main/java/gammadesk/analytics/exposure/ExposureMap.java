package gammadesk.analytics.exposure;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import java.util.List;

/**
 * Dealer exposure by instrument, strike and expiry. Gamma in USD per 1 %: the underlying that dealers must trade for a
 * 1 % move of spot; positive, they are long gamma and trade against the move.
 *
 * @param currency the coin
 * @param venueMillis the venue's time of the chain
 * @param spot the index price used for S, USD; NaN when unknown, and then the map is empty
 * @param basis convention, greek, unit, weighting and expiries
 * @param strikes ascending
 * @param expiries ascending
 * @param cells every strike and expiry that lists an option, by expiry, then strike
 * @param instruments every option
 * @param levels what stands out over all expiries
 * @param expiryLevels the same of each expiry alone, in the order of {@code expiries}
 * @param total sum over all cells
 * @param missing options without the greek or the size, left out of the sums
 */
public record ExposureMap(
        Currency currency,
        long venueMillis,
        double spot,
        ExposureBasis basis,
        List<StrikeExposure> strikes,
        List<ExpiryExposure> expiries,
        List<CellExposure> cells,
        InstrumentExposures instruments,
        Levels levels,
        List<Levels> expiryLevels,
        double total,
        int missing) {
    public ExposureMap {
        strikes = List.copyOf(strikes);
        expiries = List.copyOf(expiries);
        cells = List.copyOf(cells);
        expiryLevels = List.copyOf(expiryLevels);
    }

    /** Whose sign was assumed. */
    public DealerConvention convention() {
        return basis.convention();
    }

    /** The unit of every exposure in it. */
    public ExposureUnit unit() {
        return basis.unit();
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
