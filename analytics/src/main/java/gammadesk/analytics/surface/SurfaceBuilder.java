package gammadesk.analytics.surface;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.pricing.ExpiryValuation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the smiles out of a valued chain: of every strike the out-of-the-money option, whose time value is whole. */
public final class SurfaceBuilder {
    private static final int FEWEST_STRIKES = 3;

    private SurfaceBuilder() {}

    /** The surface; an expiry with fewer than three strikes of known volatility is left out. */
    public static VolSurface build(ChainValuation valuation) {
        List<SmileSlice> slices = new ArrayList<>();
        List<ExpiryChain> expiries = valuation.chain().expiries();
        for (int i = 0; i < expiries.size(); i++) {
            slice(expiries.get(i), valuation.expiries().get(i)).ifPresent(slices::add);
        }
        return new VolSurface(valuation.chain().currency(), valuation.chain().venueMillis(), slices);
    }

    private static Optional<SmileSlice> slice(ExpiryChain chain, ExpiryValuation values) {
        int[] rows = outOfTheMoneyRows(chain, values);
        if (rows.length < FEWEST_STRIKES) {
            return Optional.empty();
        }
        double forward = chain.forward();
        Column strike = pick(chain.strike(), rows);
        Column markIv = pick(values.markIv(), rows);
        double[] callDelta = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            callDelta[i] = Black76.greeks(forward, strike.get(i), chain.years(), markIv.get(i) / 100, OptionType.CALL)
                    .delta();
        }
        return Optional.of(new SmileSlice(
                chain.expiry(),
                chain.years(),
                forward,
                strike,
                strike.map(k -> Math.log(k / forward)),
                pick(values.bidIv(), rows),
                pick(values.askIv(), rows),
                markIv,
                Column.of(callDelta)));
    }

    private static int[] outOfTheMoneyRows(ExpiryChain chain, ExpiryValuation values) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < chain.size(); row++) {
            boolean aboveForward = chain.strike().get(row) >= chain.forward();
            boolean outOfTheMoney = aboveForward == (chain.types().get(row) == OptionType.CALL);
            if (outOfTheMoney && values.markIv().get(row) > 0) {
                rows.add(row);
            }
        }
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Column pick(Column column, int[] rows) {
        double[] out = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            out[i] = column.get(rows[i]);
        }
        return Column.of(out);
    }
}
