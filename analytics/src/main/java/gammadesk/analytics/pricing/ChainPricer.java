package gammadesk.analytics.pricing;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.Settlement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Volatilities and greeks of a whole chain: columns in, columns out, in one pass of the kernels over all expiries. It
 * keeps its arrays from one chain to the next. Not thread-safe: one per thread.
 */
public final class ChainPricer {
    private final PricingKernels kernels;
    private final ChainColumns columns = new ChainColumns();
    private double[] netDelta = {};
    private double[] modelPrice = {};
    private double[] rho = {};

    /** Prices with these kernels. */
    public ChainPricer(PricingKernels kernels) {
        this.kernels = kernels;
    }

    /** Values every option once, with scalars; one that cannot be valued has NaN and says why. */
    public static ChainValuation value(ChainSnapshot chain) {
        return new ChainPricer(PricingKernels.scalar()).valuation(chain);
    }

    /** Values every option; one that cannot be valued has NaN and says why. The result is the caller's to keep. */
    public ChainValuation valuation(ChainSnapshot chain) {
        columns(chain);
        makeRoom();
        List<ExpiryValuation> values = new ArrayList<>(chain.expiries().size());
        int first = 0;
        for (ExpiryChain expiry : chain.expiries()) {
            values.add(valuation(expiry, first));
            first += expiry.size();
        }
        return new ChainValuation(chain, values);
    }

    /** The same without copies: arrays that are this pricer's own and hold until its next chain. */
    public ChainColumns columns(ChainSnapshot chain) {
        columns.fill(chain);
        invert(columns.bid());
        invert(columns.ask());
        marks();
        kernels.value(columns.options(), columns.size(), columns.greeks());
        return columns;
    }

    private void invert(ChainColumns.Vols vols) {
        kernels.impliedVol(columns.options(), vols.priceUsd, columns.size(), vols.vol, vols.state);
    }

    /** The venue's volatility is finer than its rounded mark price, so it comes first. */
    private void marks() {
        OptionColumns options = columns.options();
        ChainColumns.Vols mark = columns.mark();
        if (isAnyUnknown(options.vol, columns.size())) {
            invert(mark);
        }
        for (int row = 0; row < columns.size(); row++) {
            double venue = options.vol[row];
            if (venue > 0 && Double.isFinite(venue)) {
                mark.state[row] = ImpliedVol.place(options.forward[row], options.strike[row], options.years[row]);
                mark.vol[row] = mark.state[row] == IvState.OK ? venue : Double.NaN;
            }
            options.vol[row] = mark.vol[row];
        }
    }

    private static boolean isAnyUnknown(double[] vol, int count) {
        for (int row = 0; row < count; row++) {
            if (!(vol[row] > 0 && Double.isFinite(vol[row]))) {
                return true;
            }
        }
        return false;
    }

    private void makeRoom() {
        if (rho.length < columns.size()) {
            int capacity = columns.options().capacity();
            netDelta = new double[capacity];
            modelPrice = new double[capacity];
            rho = new double[capacity];
        }
    }

    private ExpiryValuation valuation(ExpiryChain expiry, int first) {
        GreekColumns greeks = columns.greeks();
        int end = first + expiry.size();
        derive(expiry, first);
        return new ExpiryValuation(
                percent(columns.bid().vol, first, end),
                percent(columns.ask().vol, first, end),
                percent(columns.mark().vol, first, end),
                states(columns.bid(), first, end),
                states(columns.ask(), first, end),
                states(columns.mark(), first, end),
                Column.ofRange(modelPrice, first, end),
                Column.ofRange(greeks.delta, first, end),
                Column.ofRange(netDelta, first, end),
                Column.ofRange(greeks.gamma, first, end),
                Column.ofRange(greeks.vega, first, end),
                Column.ofRange(greeks.theta, first, end),
                Column.ofRange(rho, first, end),
                Column.ofRange(greeks.vanna, first, end),
                Column.ofRange(greeks.volga, first, end),
                Column.ofRange(greeks.charm, first, end));
    }

    /** What follows from price and delta: F delta - price is the strike times the chance of exercise, signed. */
    private void derive(ExpiryChain expiry, int first) {
        GreekColumns greeks = columns.greeks();
        boolean inverse = expiry.settlement() == Settlement.INVERSE;
        for (int row = first; row < first + expiry.size(); row++) {
            double forward = columns.options().forward[row];
            double price = greeks.price[row];
            modelPrice[row] = inverse ? price / forward : price;
            netDelta[row] = inverse ? greeks.delta[row] - price / forward : greeks.delta[row];
            rho[row] = columns.options().years[row] * (forward * greeks.delta[row] - price) / 100;
        }
    }

    private static Column percent(double[] fractions, int from, int to) {
        return Column.ofRange(fractions, from, to).map(fraction -> fraction * 100);
    }

    private static List<IvState> states(ChainColumns.Vols vols, int from, int to) {
        return Arrays.asList(vols.state).subList(from, to);
    }
}
