package gammadesk.analytics;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.pricing.Black76;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Chains made for tests. */
public final class Chains {
    public static final long NOW = Instant.parse("2026-04-01T12:00:00Z").toEpochMilli();
    private static final int STRIKES = 21;

    private Chains() {}

    /** Three expiries of 21 strikes at one volatility; NaN for a chain without marks. */
    public static ChainSnapshot flatVol(double index, double vol) {
        List<ExpiryChain> expiries = Stream.of("3APR26", "24APR26", "26JUN26")
                .map(label -> expiry(Expiry.parse(label).orElseThrow(), index * 1.01, vol))
                .toList();
        return new ChainSnapshot("test", Currency.BTC, NOW, index, expiries);
    }

    private static ExpiryChain expiry(Expiry expiry, double forward, double vol) {
        double years = expiry.yearsFrom(NOW);
        List<String> names = new ArrayList<>();
        List<OptionType> types = new ArrayList<>();
        for (int row = 0; row < 2 * STRIKES; row++) {
            OptionType type = row % 2 == 0 ? OptionType.CALL : OptionType.PUT;
            types.add(type);
            names.add("BTC-" + expiry.label() + "-" + (long) strike(forward, row) + "-" + type.letter());
        }
        IntToDoubleFunction mark =
                row -> Black76.priceUsd(forward, strike(forward, row), years, vol, types.get(row)) / forward;
        return new ExpiryChain(
                expiry,
                years,
                forward,
                "BTC-" + expiry.label(),
                Settlement.INVERSE,
                names,
                types,
                column(_ -> forward),
                column(row -> strike(forward, row)),
                column(_ -> 1),
                column(row -> mark.applyAsDouble(row) * 0.98),
                column(_ -> 5),
                column(row -> mark.applyAsDouble(row) * 1.02),
                column(_ -> 5),
                column(mark),
                column(mark),
                column(_ -> vol * 100),
                column(row -> 100.0 + row),
                column(_ -> 3),
                column(_ -> 0.1));
    }

    private static double strike(double forward, int row) {
        return Math.rint(forward * (0.5 + 0.05 * (row / 2)) / 1000) * 1000;
    }

    private static Column column(IntToDoubleFunction value) {
        return Column.of(IntStream.range(0, 2 * STRIKES).mapToDouble(value).toArray());
    }
}
