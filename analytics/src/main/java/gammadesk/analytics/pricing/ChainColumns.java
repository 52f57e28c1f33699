package gammadesk.analytics.pricing;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.ExpiryChain;

/**
 * A whole chain by columns, expiry after expiry, and what {@link ChainPricer} computes of it: live arrays that are
 * filled again by the next chain and grow with it. Only the first {@link #size()} rows mean something. Volatilities are
 * fractions here. Not thread-safe.
 */
public final class ChainColumns {
    private int size;
    private OptionColumns options = new OptionColumns(0);
    private GreekColumns greeks = new GreekColumns(0);
    private Vols bid = new Vols(0);
    private Vols ask = new Vols(0);
    private Vols mark = new Vols(0);

    /** One volatility, its state and the price that it came from, a row each. */
    public static final class Vols {
        /** USD per coin of underlying, NaN where there is no price. */
        public final double[] priceUsd;
        /** A fraction, NaN where the state says why. */
        public final double[] vol;

        public final IvState[] state;

        private Vols(int capacity) {
            priceUsd = new double[capacity];
            vol = new double[capacity];
            state = new IvState[capacity];
        }
    }

    ChainColumns() {}

    /** How many rows of the arrays are in use. */
    public int size() {
        return size;
    }

    /** Forward, strike, time, type, and as volatility the mark's. */
    public OptionColumns options() {
        return options;
    }

    /** At the mark's volatility. */
    public GreekColumns greeks() {
        return greeks;
    }

    public Vols bid() {
        return bid;
    }

    public Vols ask() {
        return ask;
    }

    /** The venue's mark volatility, or from the mark price where the venue gives none. */
    public Vols mark() {
        return mark;
    }

    void fill(ChainSnapshot chain) {
        size = chain.size();
        if (size > options.capacity()) {
            grow(size + size / 4);
        }
        int first = 0;
        for (int i = 0; i < chain.expiries().size(); i++) {
            ExpiryChain expiry = chain.expiries().get(i);
            fill(expiry, first);
            first += expiry.size();
        }
    }

    private void grow(int capacity) {
        options = new OptionColumns(capacity);
        greeks = new GreekColumns(capacity);
        bid = new Vols(capacity);
        ask = new Vols(capacity);
        mark = new Vols(capacity);
    }

    private void fill(ExpiryChain expiry, int first) {
        for (int i = 0; i < expiry.size(); i++) {
            int row = first + i;
            double usdPerUnit = expiry.usdPerPriceUnit(i);
            options.put(
                    row,
                    expiry.rowForward().get(i),
                    expiry.strike().get(i),
                    expiry.years(),
                    expiry.venueMarkIv().get(i) / 100,
                    expiry.types().get(i));
            bid.priceUsd[row] = priceUsd(expiry.bid().get(i), usdPerUnit);
            ask.priceUsd[row] = priceUsd(expiry.ask().get(i), usdPerUnit);
            mark.priceUsd[row] = priceUsd(expiry.mark().get(i), usdPerUnit);
        }
    }

    /** NaN where there is no such order. */
    private static double priceUsd(double price, double usdPerUnit) {
        return price > 0 ? price * usdPerUnit : Double.NaN;
    }
}
