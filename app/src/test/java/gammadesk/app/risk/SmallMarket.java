package gammadesk.app.risk;

import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.DatedQuote;
import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.desk.SurfaceSession;
import gammadesk.analytics.exposure.GammaExposure;
import gammadesk.analytics.exposure.SignConvention;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.TickLadder;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.port.FeedHealth;
import gammadesk.analytics.port.Venue;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.surface.FittedSurface;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Four options of one expiry and a perpetual, priced by Black-76 at 50 %; one option has neither mark nor volatility.
 */
final class SmallMarket {
    static final long NOW = Instant.parse("2026-04-02T12:00:00Z").toEpochMilli();
    static final String CALL = "BTC-24APR26-66000-C";
    static final String PUT = "BTC-24APR26-60000-P";
    static final String UNMARKED = "BTC-24APR26-90000-C";
    static final String STALE = "BTC-24APR26-70000-C";
    static final String PERPETUAL = "BTC-PERPETUAL";

    private static final Expiry EXPIRY = new Expiry(LocalDate.of(2026, 4, 24));
    private static final double[] STRIKES = {66_000, 60_000, 90_000, 70_000};
    private static final List<OptionType> TYPES =
            List.of(OptionType.CALL, OptionType.PUT, OptionType.CALL, OptionType.CALL);
    private static final double VOL_PERCENT = 50;

    private SmallMarket() {}

    static DeskSnapshot at(long nanos, long laterMillis, double index) {
        return new DeskSnapshot(
                1,
                nanos,
                new Venue("Fake", Venue.Environment.EMBEDDED, "nowhere"),
                FeedHealth.IDLE,
                Map.of(
                        Currency.BTC,
                        picture(NOW + laterMillis, nanos, index, expiry(EXPIRY, NOW + laterMillis, index, 2))),
                List.of(),
                0,
                "",
                Optional.empty(),
                Optional.empty());
    }

    static DeskSnapshot at(long nanos, long laterMillis, double index, AccountPicture account) {
        return at(nanos, laterMillis, index).with(account);
    }

    static MarketPicture picture(long millis, long nanos, double index, ExpiryChain... expiries) {
        ChainSnapshot chain = new ChainSnapshot("Fake", Currency.BTC, millis, index, List.of(expiries));
        ChainValuation valuation = new ChainPricer(PricingKernels.scalar()).valuation(chain);
        return new MarketPicture(
                Currency.BTC,
                millis,
                index,
                0,
                0,
                50,
                valuation,
                FittedSurface.empty(Currency.BTC),
                SurfaceSession.empty(Currency.BTC),
                DealerPicture.of(GammaExposure.map(valuation, SignConvention.NAIVE)),
                List.of(new DatedQuote(perpetual(), ticker(millis, nanos, index))),
                List.of(),
                List.of(),
                Map.of(PERPETUAL, perpetual()));
    }

    /** Four options, without mark and volatility in the rows that are named. */
    static ExpiryChain expiry(Expiry expiry, long millis, double index, int... unmarked) {
        IntPredicate isUnmarked = row -> Arrays.stream(unmarked).anyMatch(each -> each == row);
        double years = expiry.yearsFrom(millis);
        Column forward = rows(_ -> index);
        Column none = rows(_ -> Double.NaN);
        return new ExpiryChain(
                expiry,
                years,
                index,
                "SYN.BTC-" + expiry.label(),
                Settlement.INVERSE,
                IntStream.range(0, STRIKES.length)
                        .mapToObj(i -> "BTC-%s-%.0f-%s"
                                .formatted(expiry.label(), STRIKES[i], TYPES.get(i) == OptionType.CALL ? "C" : "P"))
                        .toList(),
                TYPES,
                forward,
                rows(i -> STRIKES[i]),
                rows(_ -> 1),
                none,
                none,
                none,
                none,
                rows(i -> isUnmarked.test(i)
                        ? Double.NaN
                        : Black76.priceUsd(index, STRIKES[i], years, VOL_PERCENT / 100, TYPES.get(i)) / index),
                none,
                rows(i -> isUnmarked.test(i) ? Double.NaN : VOL_PERCENT),
                rows(_ -> 10),
                rows(_ -> 1),
                rows(i -> i == 3 ? 300 : 0.5));
    }

    private static Column rows(IntToDoubleFunction value) {
        return Column.of(IntStream.range(0, STRIKES.length).mapToDouble(value).toArray());
    }

    private static Instrument perpetual() {
        return new Instrument(
                PERPETUAL,
                InstrumentKind.PERPETUAL,
                Currency.BTC,
                Currency.USD,
                Currency.BTC,
                Settlement.INVERSE,
                Optional.empty(),
                Optional.empty(),
                BigDecimal.TEN,
                TickLadder.flat(new BigDecimal("0.5")),
                BigDecimal.TEN,
                BigDecimal.ZERO,
                new BigDecimal("0.0005"),
                0,
                InstrumentState.OPEN);
    }

    private static Ticker ticker(long millis, long nanos, double index) {
        double none = Double.NaN;
        return new Ticker(
                PERPETUAL,
                InstrumentState.OPEN,
                new Quote(index - 0.5, 1_000, index, 1_000),
                index,
                index,
                index,
                none,
                "",
                none,
                none,
                none,
                Greeks.UNKNOWN,
                0,
                1,
                1,
                1,
                0,
                1,
                1,
                1,
                1,
                0,
                0,
                new Stamp(millis, nanos));
    }
}
