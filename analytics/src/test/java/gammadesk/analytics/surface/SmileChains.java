package gammadesk.analytics.surface;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.pricing.ChainValuation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** One expiry's coin-settled quotes made from a smile, to be spoilt by a test before they are fitted. */
final class SmileChains {
    static final double FORWARD = 60_000;

    final Expiry expiry;
    final double years;
    final double[] strike;
    final double[] bid;
    final double[] ask;
    final double[] age;
    double statedForward = FORWARD;

    private SmileChains(String label, long now, double[] k, DoubleUnaryOperator ivPercent, double halfBand) {
        expiry = Expiry.parse(label).orElseThrow();
        years = expiry.yearsFrom(now);
        strike = Arrays.stream(k).map(x -> FORWARD * Math.exp(x)).toArray();
        bid = new double[2 * k.length];
        ask = new double[2 * k.length];
        age = new double[2 * k.length];
        for (int row = 0; row < bid.length; row++) {
            double iv = ivPercent.applyAsDouble(k[row / 2]);
            bid[row] = price(row, iv - halfBand);
            ask[row] = price(row, iv + halfBand);
        }
    }

    /** Strikes at so many log-moneynesses, every option quoted half a band around the smile. */
    static SmileChains of(String label, long now, double[] k, DoubleUnaryOperator ivPercent, double halfBand) {
        return new SmileChains(label, now, k, ivPercent, halfBand);
    }

    /** Evenly spaced places. */
    static double[] places(double from, double to, int count) {
        double[] k = new double[count];
        for (int i = 0; i < count; i++) {
            k[i] = from + (to - from) * i / (count - 1);
        }
        return k;
    }

    static OptionType type(int row) {
        return row % 2 == 0 ? OptionType.CALL : OptionType.PUT;
    }

    double price(int row, double ivPercent) {
        return Black76.priceUsd(FORWARD, strike[row / 2], years, ivPercent / 100, type(row)) / FORWARD;
    }

    void withdraw(int row) {
        bid[row] = Double.NaN;
        ask[row] = Double.NaN;
    }

    private ExpiryChain chain() {
        List<String> names = new ArrayList<>();
        List<OptionType> types = new ArrayList<>();
        double[] strikes = new double[bid.length];
        for (int row = 0; row < bid.length; row++) {
            names.add("BTC-" + expiry.label() + "-" + row);
            types.add(type(row));
            strikes[row] = strike[row / 2];
        }
        Column none = filled(Double.NaN);
        return new ExpiryChain(
                expiry,
                years,
                statedForward,
                "BTC-" + expiry.label(),
                Settlement.INVERSE,
                names,
                types,
                filled(statedForward),
                Column.of(strikes),
                filled(1),
                Column.of(bid),
                filled(1),
                Column.of(ask),
                filled(1),
                none,
                none,
                none,
                none,
                none,
                Column.of(age));
    }

    private Column filled(double value) {
        double[] out = new double[bid.length];
        Arrays.fill(out, value);
        return Column.of(out);
    }

    static ChainValuation valued(long now, SmileChains... expiries) {
        List<ExpiryChain> chains =
                Arrays.stream(expiries).map(SmileChains::chain).toList();
        return ChainPricer.value(new ChainSnapshot("test", Currency.BTC, now, FORWARD, chains));
    }
}
