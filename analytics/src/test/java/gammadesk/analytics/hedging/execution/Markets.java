package gammadesk.analytics.hedging.execution;

import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.TickLadder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Contracts and books for the rules of execution. */
final class Markets {
    static final String PERPETUAL = "BTC-PERPETUAL";
    static final String CALL = "BTC-27MAR26-80000-C";
    static final double INDEX = 60_000;

    private Markets() {}

    static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    static HedgeLeg leg(String instrument, Side side, String amount, String limit) {
        return new HedgeLeg(instrument, side, decimal(amount), decimal(limit));
    }

    /** Amounts in USD, ticks of 0.5, lots of 10. */
    static HedgeInstrument perpetual(List<Level> bids, List<Level> asks) {
        return market(PERPETUAL, InstrumentKind.PERPETUAL, Currency.USD, "0.5", "10", bids, asks);
    }

    /** Amounts and prices in coin, ticks of 0.0001, lots of 0.1. */
    static HedgeInstrument call(String name, List<Level> bids, List<Level> asks) {
        return market(name, InstrumentKind.OPTION, Currency.BTC, "0.0001", "0.1", bids, asks);
    }

    static Level level(double price, double amount) {
        return new Level(price, amount);
    }

    private static HedgeInstrument market(
            String name,
            InstrumentKind kind,
            Currency quote,
            String tick,
            String lot,
            List<Level> bids,
            List<Level> asks) {
        boolean isOption = kind == InstrumentKind.OPTION;
        Instrument spec = new Instrument(
                name,
                kind,
                Currency.BTC,
                quote,
                Currency.BTC,
                Settlement.INVERSE,
                isOption ? Expiry.parse("27MAR26") : Optional.empty(),
                isOption
                        ? Optional.of(new Instrument.OptionTerms(decimal("80000"), OptionType.CALL))
                        : Optional.empty(),
                BigDecimal.ONE,
                TickLadder.flat(decimal(tick)),
                decimal(lot),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0,
                InstrumentState.OPEN);
        OrderBook book = new OrderBook(name, 1, bids, asks, false, new Stamp(0, 0));
        double mark = isOption ? 0.03 : INDEX;
        return new HedgeInstrument(
                spec, mark, isOption ? INDEX : 1, INDEX, book.quote(), Optional.of(book), Double.NaN, 0);
    }

    /** The same market as far as quotes tell: without a book, and with amounts that nobody knows. */
    static HedgeInstrument quotedOnly(HedgeInstrument market) {
        Quote quote = market.quote();
        return new HedgeInstrument(
                market.spec(),
                market.mark(),
                market.usdPerPrice(),
                market.indexUsd(),
                new Quote(quote.bid(), Double.NaN, quote.ask(), Double.NaN),
                Optional.empty(),
                Double.NaN,
                0);
    }
}
