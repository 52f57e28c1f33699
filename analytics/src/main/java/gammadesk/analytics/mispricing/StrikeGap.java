package gammadesk.analytics.mispricing;

import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Side;

/**
 * One option: what the surface asks for it against what the forecast makes it worth, per coin of underlying. Rich, that
 * is implied above forecast, is positive.
 *
 * @param instrument the venue's name
 * @param type call or put
 * @param strike USD
 * @param forward that belongs to the row, USD
 * @param impliedIv of the fitted surface, percent
 * @param forecastIv of the forecast smile, percent
 * @param neutralIv of the forecast with the trailing premium added, percent; NaN where the premium is unknown
 * @param standardError of forecast and fit together, vol points
 * @param vega USD per vol point, at the implied volatility
 * @param fairUsd at the fitted volatility
 * @param forecastUsd at the forecast volatility
 * @param side that the gap speaks for: sell rich, buy cheap
 * @param cost of that side at the quoted price; NaN where that side has no quote
 */
public record StrikeGap(
        String instrument,
        OptionType type,
        double strike,
        double forward,
        double impliedIv,
        double forecastIv,
        double neutralIv,
        double standardError,
        double vega,
        double fairUsd,
        double forecastUsd,
        Side side,
        EdgeCost cost) {
    /** Implied less forecast, vol points. */
    public double gapVolPoints() {
        return impliedIv - forecastIv;
    }

    /** The gap in units of its uncertainty. */
    public double z() {
        return gapVolPoints() / standardError;
    }

    /** The gap in price before costs, USD. */
    public double gapUsd() {
        return fairUsd - forecastUsd;
    }

    /** The gap in price before costs, coin. */
    public double gapCoin() {
        return gapUsd() / forward;
    }

    /** What the side earns if the forecast comes true, after costs, USD; NaN without a quote. */
    public double netUsd() {
        return Math.abs(gapUsd()) - cost.totalUsd();
    }

    /** The same in coin. */
    public double netCoin() {
        return netUsd() / forward;
    }

    /** Uncertainty of the edge, USD: vega times that of the volatility. */
    public double standardErrorUsd() {
        return vega * standardError;
    }
}
