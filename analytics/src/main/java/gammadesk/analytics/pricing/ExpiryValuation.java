package gammadesk.analytics.pricing;

import gammadesk.analytics.market.Column;
import java.util.List;

/**
 * What we compute of one expiry, row by row beside its {@link gammadesk.analytics.market.ExpiryChain}. Volatilities in
 * percent, greeks per coin of underlying in the units of {@link gammadesk.analytics.market.Greeks}; NaN where the state
 * beside it says why.
 *
 * @param bidIv from the bid
 * @param askIv from the ask
 * @param markIv the venue's mark volatility, or from the mark price where the venue gives none
 * @param bidState why {@code bidIv} is what it is
 * @param askState why {@code askIv} is what it is
 * @param markState why {@code markIv} and the greeks are what they are
 * @param modelPrice Black-76 at {@code markIv}, in the chain's price unit
 * @param delta Black delta on the forward
 * @param netDelta premium-adjusted: delta minus the mark price in coin for inverse options, delta for linear ones
 * @param gamma per USD
 * @param vega USD per vol point
 * @param theta USD per day
 * @param rho USD per 1 % of rate
 * @param vanna change of delta per vol point
 * @param volga change of vega per vol point
 * @param charm change of delta per day that passes
 */
public record ExpiryValuation(
        Column bidIv,
        Column askIv,
        Column markIv,
        List<IvState> bidState,
        List<IvState> askState,
        List<IvState> markState,
        Column modelPrice,
        Column delta,
        Column netDelta,
        Column gamma,
        Column vega,
        Column theta,
        Column rho,
        Column vanna,
        Column volga,
        Column charm) {
    public ExpiryValuation {
        bidState = List.copyOf(bidState);
        askState = List.copyOf(askState);
        markState = List.copyOf(markState);
    }

    /** Without the greeks of second order: they are unknown. */
    public ExpiryValuation(
            Column bidIv,
            Column askIv,
            Column markIv,
            List<IvState> bidState,
            List<IvState> askState,
            List<IvState> markState,
            Column modelPrice,
            Column delta,
            Column netDelta,
            Column gamma,
            Column vega,
            Column theta,
            Column rho) {
        this(
                bidIv,
                askIv,
                markIv,
                bidState,
                askState,
                markState,
                modelPrice,
                delta,
                netDelta,
                gamma,
                vega,
                theta,
                rho,
                unknown(delta),
                unknown(delta),
                unknown(delta));
    }

    private static Column unknown(Column like) {
        return like.map(_ -> Double.NaN);
    }
}
