package gammadesk.benchmarks;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.pricing.Black76;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A chain of the size and shape that the venue lists, without files. */
final class BenchmarkChain {
    static final int EXPIRIES = 12;
    static final int STRIKES = 40;
    static final int OPTIONS = 2 * EXPIRIES * STRIKES;

    private static final double FORWARD = 90_000;

    private BenchmarkChain() {}

    /** 960 options, from a day to two years, every one with a bid and an ask. */
    static ChainSnapshot btc() {
        List<ExpiryChain> expiries = IntStream.range(0, EXPIRIES)
                .mapToObj(i -> expiry(Math.exp(Math.log(1 / 365.0) + i * 0.6)))
                .toList();
        return new ChainSnapshot("benchmark", Currency.BTC, 0, FORWARD, expiries);
    }

    private static ExpiryChain expiry(double years) {
        int size = 2 * STRIKES;
        List<OptionType> types = new ArrayList<>();
        List<String> names = new ArrayList<>();
        double[] strike = new double[size];
        double[] mark = new double[size];
        for (int row = 0; row < size; row++) {
            OptionType type = row % 2 == 0 ? OptionType.CALL : OptionType.PUT;
            double width = (row / 2 - STRIKES / 2.0) / STRIKES * 5 * 0.6 * Math.sqrt(years);
            types.add(type);
            names.add("BTC-" + row);
            strike[row] = FORWARD * Math.exp(width);
            mark[row] = Black76.priceUsd(FORWARD, strike[row], years, 0.6, type) / FORWARD;
        }
        Column ones = constant(size, 1);
        return new ExpiryChain(
                Expiry.parse("27MAR26").orElseThrow(),
                years,
                FORWARD,
                "",
                Settlement.INVERSE,
                names,
                types,
                constant(size, FORWARD),
                Column.of(strike),
                ones,
                Column.of(mark).map(m -> m * 0.99 + 1e-6),
                ones,
                Column.of(mark).map(m -> m * 1.01 + 1e-6),
                ones,
                Column.of(mark),
                ones,
                constant(size, 60),
                ones,
                ones,
                ones);
    }

    private static Column constant(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return Column.of(values);
    }
}
