package gammadesk.analytics.exposure;

import gammadesk.analytics.market.Column;
import java.util.List;

/**
 * Gamma exposure over price and time: rows are moments, columns are spots. Options that have settled by a moment are
 * gone from it.
 *
 * @param basis convention, weighting and expiries
 * @param stickiness what volatility does when spot moves
 * @param atMillis the moments, the present first
 * @param spots USD, ascending
 * @param usdPerPercent row by row
 */
public record TimeProjection(
        ExposureBasis basis, Stickiness stickiness, List<Long> atMillis, Column spots, Column usdPerPercent) {
    public TimeProjection {
        atMillis = List.copyOf(atMillis);
    }

    /** Exposure at a moment and a spot, by their places, USD per 1 %. */
    public double at(int moment, int point) {
        return usdPerPercent.get(moment * spots.size() + point);
    }
}
