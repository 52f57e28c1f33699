package gammadesk.analytics.exposure;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.pricing.ExpiryValuation;
import java.util.Arrays;

/** A chain's options as flat arrays, one row each, by expiry, then strike. Filled anew for every chain. */
final class ChainRows {
    int size;
    double[] forward = {};
    double[] strike = {};
    double[] years = {};
    /** A fraction; NaN where unknown. */
    double[] vol = {};

    double[] openInterest = {};
    double[] volume = {};
    double[] age = {};
    double[] delta = {};
    double[] gamma = {};
    double[] vega = {};
    double[] vanna = {};
    double[] charm = {};
    boolean[] call = {};
    int[] expiry = {};
    String[] name = {};

    void load(ChainValuation valuation) {
        ChainSnapshot chain = valuation.chain();
        size = chain.size();
        if (size > strike.length) {
            grow(size + size / 4);
        }
        int from = 0;
        for (int e = 0; e < chain.expiries().size(); e++) {
            load(e, from, chain.expiries().get(e), valuation.expiries().get(e));
            from += chain.expiries().get(e).size();
        }
        curvature();
    }

    private void grow(int length) {
        forward = new double[length];
        strike = new double[length];
        years = new double[length];
        vol = new double[length];
        openInterest = new double[length];
        volume = new double[length];
        age = new double[length];
        delta = new double[length];
        gamma = new double[length];
        vega = new double[length];
        vanna = new double[length];
        charm = new double[length];
        call = new boolean[length];
        expiry = new int[length];
        name = new String[length];
    }

    private void load(int e, int from, ExpiryChain chain, ExpiryValuation values) {
        int to = from + chain.size();
        copy(chain.rowForward(), forward, from);
        copy(chain.strike(), strike, from);
        copy(chain.openInterest(), openInterest, from);
        copy(chain.volume24h(), volume, from);
        copy(chain.ageSeconds(), age, from);
        copy(values.markIv(), vol, from);
        copy(values.delta(), delta, from);
        copy(values.gamma(), gamma, from);
        copy(values.vega(), vega, from);
        Arrays.fill(years, from, to, chain.years());
        Arrays.fill(expiry, from, to, e);
        for (int row = from; row < to; row++) {
            vol[row] /= 100;
            call[row] = chain.types().get(row - from) == OptionType.CALL;
            name[row] = chain.instruments().get(row - from);
        }
    }

    private static void copy(Column column, double[] to, int from) {
        for (int i = 0; i < column.size(); i++) {
            to[from + i] = column.get(i);
        }
    }

    /** Vanna per vol point and charm per day, from vega and the row's own d2: the chain is valued without them. */
    private void curvature() {
        for (int row = 0; row < size; row++) {
            double deviation = vol[row] * Math.sqrt(years[row]);
            double d2 = Math.log(forward[row] / strike[row]) / deviation - deviation / 2;
            double density = vega[row] * 100 / (forward[row] * Math.sqrt(years[row]));
            vanna[row] = -density * d2 / vol[row] / 100;
            charm[row] = density * d2 / (2 * years[row]) / 365;
        }
    }

    OptionType type(int row) {
        return call[row] ? OptionType.CALL : OptionType.PUT;
    }

    double[] greek(Greek greek) {
        return switch (greek) {
            case GAMMA -> gamma;
            case VANNA -> vanna;
            case CHARM -> charm;
            case DELTA -> delta;
            case VEGA -> vega;
        };
    }
}
