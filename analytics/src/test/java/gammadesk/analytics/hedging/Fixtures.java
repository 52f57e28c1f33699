package gammadesk.analytics.hedging;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.TickLadder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Contracts and books that several tests share. */
final class Fixtures {
    static final Instrument PERPETUAL = future("BTC-PERPETUAL", "0.5");

    private Fixtures() {}

    static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    static Instrument future(String name, String tick) {
        InstrumentName parsed = InstrumentName.parse(name).orElseThrow();
        return new Instrument(
                name,
                parsed.kind(),
                Currency.BTC,
                Currency.USD,
                Currency.BTC,
                Settlement.INVERSE,
                parsed instanceof InstrumentName.FutureName dated ? Optional.of(dated.expiry()) : Optional.empty(),
                Optional.empty(),
                BigDecimal.TEN,
                TickLadder.flat(decimal(tick)),
                BigDecimal.TEN,
                BigDecimal.ZERO,
                decimal("0.0005"),
                0,
                InstrumentState.OPEN);
    }

    static Instrument option(String name) {
        InstrumentName.OptionName parsed =
                (InstrumentName.OptionName) InstrumentName.parse(name).orElseThrow();
        return new Instrument(
                name,
                InstrumentKind.OPTION,
                Currency.BTC,
                Currency.BTC,
                Currency.BTC,
                Settlement.INVERSE,
                Optional.of(parsed.expiry()),
                Optional.of(new Instrument.OptionTerms(parsed.strike(), parsed.type())),
                BigDecimal.ONE,
                new TickLadder(decimal("0.0001"), List.of(new TickLadder.Step(decimal("0.005"), decimal("0.0005")))),
                decimal("0.1"),
                decimal("0.0003"),
                decimal("0.0003"),
                0,
                InstrumentState.OPEN);
    }

    static OrderBook book(String instrument, List<OrderBook.Level> bids, List<OrderBook.Level> asks) {
        return new OrderBook(instrument, 1, bids, asks, false, new Stamp(0, 0));
    }

    static OrderBook.Level level(double price, double amount) {
        return new OrderBook.Level(price, amount);
    }
}
