package gammadesk.analytics.market;

import java.util.List;

/** One thing that a venue said about its market, in the order in which it said it. */
public sealed interface MarketEvent {
    /** When it was true and when it arrived. */
    Stamp stamp();

    /** The instruments of one currency that can be traded now; replaces what was listed before. */
    record Listing(Currency currency, List<Instrument> instruments, Stamp stamp) implements MarketEvent {
        public Listing {
            instruments = List.copyOf(instruments);
        }
    }

    /** The combos of one currency that can be traded now, with their legs; earlier ones may still be traded about. */
    record Combos(Currency currency, List<Combo> combos, Stamp stamp) implements MarketEvent {
        public Combos {
            combos = List.copyOf(combos);
        }
    }

    /** An instrument was listed, halted, settled or delivered. */
    record StateChange(String instrument, InstrumentState state, Stamp stamp) implements MarketEvent {}

    /** The venue's summary of one instrument. */
    record TickerUpdate(Ticker ticker) implements MarketEvent {
        @Override
        public Stamp stamp() {
            return ticker.stamp();
        }
    }

    /** An order book after a change, or the news that it can no longer be trusted. */
    record BookUpdate(OrderBook book) implements MarketEvent {
        @Override
        public Stamp stamp() {
            return book.stamp();
        }
    }

    /** A public trade. */
    record TradeDone(Trade trade) implements MarketEvent {
        @Override
        public Stamp stamp() {
            return trade.stamp();
        }
    }

    /** An index price. */
    record IndexUpdate(IndexPrice index) implements MarketEvent {
        @Override
        public Stamp stamp() {
            return index.stamp();
        }
    }

    /** A venue's implied-volatility index, in annual percent. */
    record VolatilityIndexUpdate(String indexName, double volatilityPercent, Stamp stamp) implements MarketEvent {}

    /** Mark price (in the instrument's price unit) and mark volatility (percent) of one option. */
    record MarkUpdate(String instrument, double markPrice, double markIvPercent, Stamp stamp) implements MarketEvent {}

    /** The venue locked or unlocked trading as a whole, or for one index. */
    record PlatformUpdate(String scope, boolean locked, Stamp stamp) implements MarketEvent {}
}
