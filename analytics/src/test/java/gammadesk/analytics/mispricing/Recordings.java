package gammadesk.analytics.mispricing;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.surface.FitSettings;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.SurfaceFitter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Moments made for tests: fixed strikes, a price and a volatility that the test chooses, quotes of 1 % around marks.
 */
final class Recordings {
    static final long START = Instant.parse("2026-04-01T00:00:00Z").toEpochMilli();
    static final long STEP = 6 * 3_600_000L;
    static final Expiry NEAR = Expiry.parse("10APR26").orElseThrow();
    static final Expiry FAR = Expiry.parse("8MAY26").orElseThrow();
    private static final int STRIKES = 17;

    private Recordings() {}

    static ReplayMoment moment(int step, double price, double vol) {
        long millis = START + step * STEP;
        ChainSnapshot chain = new ChainSnapshot(
                "test",
                Currency.BTC,
                millis,
                price,
                List.of(expiry(NEAR, millis, price, vol), expiry(FAR, millis, price, vol)));
        FittedSurface surface = new SurfaceFitter(FitSettings.STANDARD, () -> 0).fit(ChainPricer.value(chain));
        return new ReplayMoment(chain, surface, price);
    }

    private static ExpiryChain expiry(Expiry expiry, long millis, double price, double vol) {
        double years = expiry.yearsFrom(millis);
        List<String> names = new ArrayList<>();
        List<OptionType> types = new ArrayList<>();
        for (int row = 0; row < 2 * STRIKES; row++) {
            types.add(row % 2 == 0 ? OptionType.CALL : OptionType.PUT);
            names.add("BTC-" + expiry.label() + "-" + (long) strike(row) + "-"
                    + types.getLast().letter());
        }
        IntToDoubleFunction mark = row -> Black76.priceUsd(price, strike(row), years, vol, types.get(row)) / price;
        return new ExpiryChain(
                expiry,
                years,
                price,
                "BTC-" + expiry.label(),
                Settlement.INVERSE,
                names,
                types,
                column(_ -> price),
                column(Recordings::strike),
                column(_ -> 1),
                column(row -> mark.applyAsDouble(row) * 0.99),
                column(_ -> 5),
                column(row -> mark.applyAsDouble(row) * 1.01),
                column(_ -> 4),
                column(mark),
                column(mark),
                column(_ -> vol * 100),
                column(row -> 100.0 + row),
                column(_ -> 3),
                column(_ -> 0.1));
    }

    private static double strike(int row) {
        return 44_000 + 2_000.0 * (row / 2);
    }

    private static Column column(IntToDoubleFunction value) {
        return Column.of(IntStream.range(0, 2 * STRIKES).mapToDouble(value).toArray());
    }
}
