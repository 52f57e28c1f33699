package gammadesk.analytics.exposure;

import gammadesk.analytics.market.Column;

/**
 * The dealers' book over spot, fully repriced at every point, time standing still.
 *
 * @param basis convention, weighting and expiries; greek and unit are gamma in USD per 1 %
 * @param stickiness what volatility did
 * @param spot the present spot, USD
 * @param grid the moves
 * @param spots USD, one per point of the grid
 * @param usdPerPercent gamma exposure at each
 * @param deltaCoin the dealers' option delta at each, coin
 */
public record DealerCurve(
        ExposureBasis basis,
        Stickiness stickiness,
        double spot,
        ProfileGrid grid,
        Column spots,
        Column usdPerPercent,
        Column deltaCoin) {}
