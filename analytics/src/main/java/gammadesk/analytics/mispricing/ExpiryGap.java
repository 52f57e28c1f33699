package gammadesk.analytics.mispricing;

import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.mispricing.ForecastTerm.Point;
import gammadesk.analytics.surface.Smile;
import java.util.List;

/**
 * One expiry: implied against forecast. The forecast is of realised variance, so it is set against the variance that
 * the whole smile charges (a variance swap's), not against the volatility at the money, which is lower.
 *
 * @param expiry when it settles
 * @param implied the fitted smile
 * @param forecast over its life
 * @param forecastSmile the fitted smile with all variances multiplied so that its variance swap is the forecast
 * @param impliedVol of the variance swap, percent; at the money where the smile has none
 * @param neutralVol forecast with the trailing mean premium, percent; NaN where that is unknown
 * @param fitNoise root mean square of fit less mid, vol points
 * @param strikes every option that has a volatility
 */
public record ExpiryGap(
        Expiry expiry,
        Smile implied,
        Point forecast,
        Smile forecastSmile,
        double impliedVol,
        double neutralVol,
        double fitNoise,
        List<StrikeGap> strikes) {
    /** Keeps a copy of the strikes. */
    public ExpiryGap {
        strikes = List.copyOf(strikes);
    }

    /** Implied less forecast, vol points: positive is rich. */
    public double gapVolPoints() {
        return impliedVol - forecast.volPercent();
    }

    /** The gap in units of the forecast's standard error. */
    public double z() {
        return gapVolPoints() / forecast.standardError();
    }

    /** Implied less forecast and premium, vol points: what is left when the usual premium is granted. */
    public double neutralGap() {
        return impliedVol - neutralVol;
    }

    /** Time to expiry, days. */
    public double days() {
        return forecast.days();
    }
}
