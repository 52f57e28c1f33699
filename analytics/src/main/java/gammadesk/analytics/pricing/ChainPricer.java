package gammadesk.analytics.pricing;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.Settlement;
import java.util.Arrays;
import java.util.List;

/** Volatilities and greeks of a whole chain: columns in, columns out. */
public final class ChainPricer {
    private ChainPricer() {}

    /** Values every option; one that cannot be valued has NaN and says why. */
    public static ChainValuation value(ChainSnapshot chain) {
        List<ExpiryValuation> values =
                chain.expiries().stream().map(ChainPricer::value).toList();
        return new ChainValuation(chain, values);
    }

    /** Values one expiry. */
    public static ExpiryValuation value(ExpiryChain chain) {
        Smile bid = invert(chain, chain.bid());
        Smile ask = invert(chain, chain.ask());
        Smile mark = marks(chain);
        return greeks(chain, bid, ask, mark);
    }

    /** One volatility and one state per row, while they are being filled in. */
    private static final class Smile {
        private final double[] ivPercent;
        private final IvState[] states;

        private Smile(int size) {
            ivPercent = new double[size];
            states = new IvState[size];
        }

        private void put(int row, ImpliedVol answer) {
            ivPercent[row] = answer.vol() * 100;
            states[row] = answer.state();
        }
    }

    private static Smile invert(ExpiryChain chain, Column price) {
        Smile smile = new Smile(chain.size());
        for (int row = 0; row < chain.size(); row++) {
            smile.put(row, solve(chain, row, price.get(row)));
        }
        return smile;
    }

    private static Smile marks(ExpiryChain chain) {
        Smile smile = new Smile(chain.size());
        for (int row = 0; row < chain.size(); row++) {
            smile.put(row, mark(chain, row));
        }
        return smile;
    }

    /** The venue's volatility is finer than its rounded mark price, so it comes first. */
    private static ImpliedVol mark(ExpiryChain chain, int row) {
        double venueIv = chain.venueMarkIv().get(row);
        if (!(chain.rowForward().get(row) > 0)) {
            return new ImpliedVol(IvState.NO_FORWARD, Double.NaN);
        }
        if (!(chain.years() > 0)) {
            return new ImpliedVol(IvState.EXPIRED, Double.NaN);
        }
        return venueIv > 0
                ? new ImpliedVol(IvState.OK, venueIv / 100)
                : solve(chain, row, chain.mark().get(row));
    }

    private static ImpliedVol solve(ExpiryChain chain, int row, double price) {
        if (!(price > 0)) {
            return new ImpliedVol(IvState.NO_PRICE, Double.NaN);
        }
        double strike = chain.strike().get(row);
        double priceUsd = price * chain.usdPerPriceUnit(row);
        return Double.isNaN(chain.rowForward().get(row))
                ? new ImpliedVol(IvState.NO_FORWARD, Double.NaN)
                : ImpliedVol.of(
                        priceUsd,
                        chain.rowForward().get(row),
                        strike,
                        chain.years(),
                        chain.types().get(row));
    }

    private static ExpiryValuation greeks(ExpiryChain chain, Smile bid, Smile ask, Smile mark) {
        int size = chain.size();
        double[][] out = new double[7][size];
        for (int row = 0; row < size; row++) {
            greeks(chain, row, mark.ivPercent[row] / 100, out);
        }
        return new ExpiryValuation(
                Column.of(bid.ivPercent),
                Column.of(ask.ivPercent),
                Column.of(mark.ivPercent),
                Arrays.asList(bid.states),
                Arrays.asList(ask.states),
                Arrays.asList(mark.states),
                Column.of(out[0]),
                Column.of(out[1]),
                Column.of(out[2]),
                Column.of(out[3]),
                Column.of(out[4]),
                Column.of(out[5]),
                Column.of(out[6]));
    }

    private static void greeks(ExpiryChain chain, int row, double vol, double[][] out) {
        double forward = chain.rowForward().get(row);
        double strike = chain.strike().get(row);
        var type = chain.types().get(row);
        double price = Black76.priceUsd(forward, strike, chain.years(), vol, type) / chain.usdPerPriceUnit(row);
        Greeks greeks = Black76.greeks(forward, strike, chain.years(), vol, type);
        boolean inverse = chain.settlement() == Settlement.INVERSE;
        out[0][row] = price;
        out[1][row] = greeks.delta();
        out[2][row] = inverse ? greeks.delta() - price : greeks.delta();
        out[3][row] = greeks.gamma();
        out[4][row] = greeks.vega();
        out[5][row] = greeks.theta();
        out[6][row] = greeks.rho();
    }
}
