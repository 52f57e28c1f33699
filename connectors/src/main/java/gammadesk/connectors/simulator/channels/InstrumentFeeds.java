package gammadesk.connectors.simulator.channels;

import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Ticker;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.venue.BookJson;
import gammadesk.connectors.simulator.venue.Candles;
import gammadesk.connectors.simulator.venue.Listed;
import gammadesk.connectors.simulator.venue.TickerJson;
import gammadesk.connectors.simulator.venue.Venue;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The channels that follow one instrument. */
final class InstrumentFeeds {
    private InstrumentFeeds() {}

    /** A feed of an instrument, for as long as that is listed. */
    abstract static class OfInstrument extends Feed {
        final Venue venue;
        final Listed listed;

        OfInstrument(Venue venue, Listed listed) {
            this.venue = venue;
            this.listed = listed;
        }

        @Override
        boolean isAlive() {
            return venue.directory().find(listed.name()).isPresent();
        }

        Ticker ticker() {
            return venue.market().ticker(listed.name());
        }

        OrderBook book() {
            return venue.market().book(listed.name());
        }
    }

    /** {@code ticker.X.interval}: the whole ticker. */
    static final class Tickers extends OfInstrument {
        Tickers(Venue venue, Listed listed) {
            super(venue, listed);
        }

        @Override
        boolean first(JsonBytes out) {
            return next(out);
        }

        @Override
        boolean next(JsonBytes out) {
            TickerJson.write(out, listed, ticker());
            return true;
        }
    }

    /** {@code incremental_ticker.X}: the whole ticker, then what changed. */
    static final class IncrementalTickers extends OfInstrument {
        private @Nullable Ticker told;

        IncrementalTickers(Venue venue, Listed listed) {
            super(venue, listed);
        }

        @Override
        boolean first(JsonBytes out) {
            Ticker shared = told == null ? ticker() : told;
            told = shared;
            TickerJson.snapshot(out, listed, shared);
            return true;
        }

        @Override
        boolean next(JsonBytes out) {
            Ticker before = told;
            Ticker now = ticker();
            told = now;
            return before != null && TickerJson.changes(out, listed, before, now);
        }
    }

    /** {@code quote.X}: the best bid and ask, whenever they change. */
    static final class Quotes extends OfInstrument {
        private Quote told = Quote.NONE;

        Quotes(Venue venue, Listed listed) {
            super(venue, listed);
        }

        @Override
        boolean first(JsonBytes out) {
            write(out, ticker());
            return true;
        }

        @Override
        boolean next(JsonBytes out) {
            Ticker ticker = ticker();
            if (ticker.quote().equals(told)) {
                return false;
            }
            told = ticker.quote();
            write(out, ticker);
            return true;
        }

        private void write(JsonBytes out, Ticker ticker) {
            Quote quote = ticker.quote();
            out.object().field("timestamp", ticker.stamp().venueMillis());
            out.field("instrument_name", listed.name());
            out.field("best_bid_price", zero(quote.bid()), 8).field("best_bid_amount", zero(quote.bidAmount()), 8);
            out.field("best_ask_price", zero(quote.ask()), 8).field("best_ask_amount", zero(quote.askAmount()), 8);
            out.endObject();
        }
    }

    /** {@code book.X.interval}: the whole book, then rows of changes that join without a gap. */
    static final class Books extends OfInstrument {
        private final Predicate<String> swallow;
        private @Nullable OrderBook told;

        /** @param swallow asked before every change: true to lose that message on the way */
        Books(Venue venue, Listed listed, Predicate<String> swallow) {
            super(venue, listed);
            this.swallow = swallow;
        }

        /** A latecomer gets the state at the last change that was sent, so that the next one joins for everybody. */
        @Override
        boolean first(JsonBytes out) {
            OrderBook shared = told == null ? book() : told;
            told = shared;
            BookJson.snapshot(out, shared);
            return true;
        }

        @Override
        boolean next(JsonBytes out) {
            OrderBook before = told;
            OrderBook now = book();
            if (before == null || before.changeId() == now.changeId() || BookJson.sameLevels(before, now)) {
                return false;
            }
            told = now;
            BookJson.change(out, before, now);
            return !swallow.test(listed.name());
        }
    }

    /** {@code book.X.group.depth.interval}: the top of the book, whole each time. */
    static final class GroupedBooks extends OfInstrument {
        private final double group;
        private final int depth;
        private long toldChange = Long.MIN_VALUE;

        GroupedBooks(Venue venue, Listed listed, double group, int depth) {
            super(venue, listed);
            this.group = group;
            this.depth = depth;
        }

        @Override
        boolean first(JsonBytes out) {
            write(out, book());
            return true;
        }

        @Override
        boolean next(JsonBytes out) {
            OrderBook book = book();
            if (book.changeId() == toldChange) {
                return false;
            }
            toldChange = book.changeId();
            write(out, book);
            return true;
        }

        private void write(JsonBytes out, OrderBook book) {
            out.object().field("timestamp", book.stamp().venueMillis());
            out.field("instrument_name", listed.name()).field("change_id", book.changeId());
            side(out.name("bids"), book.bids(), true);
            side(out.name("asks"), book.asks(), false);
            out.endObject();
        }

        private void side(JsonBytes out, List<Level> levels, boolean bids) {
            BookJson.pairs(out, BookJson.grouped(levels, group, bids), depth);
        }
    }

    /** {@code perpetual.X.interval}: the funding rate. */
    static final class Perpetuals extends OfInstrument {
        Perpetuals(Venue venue, Listed listed) {
            super(venue, listed);
        }

        @Override
        boolean first(JsonBytes out) {
            return next(out);
        }

        @Override
        boolean next(JsonBytes out) {
            Ticker ticker = ticker();
            out.object().field("timestamp", ticker.stamp().venueMillis());
            out.field("interest", zero(ticker.currentFunding()), 10);
            out.field("index_price", ticker.index(), 2).endObject();
            return true;
        }
    }

    /** {@code chart.trades.X.resolution}: the candle that is being drawn. */
    static final class Charts extends OfInstrument {
        private final long width;

        Charts(Venue venue, Listed listed, long width) {
            super(venue, listed);
            this.width = width;
        }

        @Override
        boolean first(JsonBytes out) {
            return next(out);
        }

        @Override
        boolean next(JsonBytes out) {
            long now = venue.market().nowMillis();
            List<Candles.Candle> candles = venue.candles().find(listed.name(), now - width, now, width);
            if (candles.isEmpty()) {
                return false;
            }
            write(out, candles.getLast());
            return true;
        }

        private static void write(JsonBytes out, Candles.Candle candle) {
            out.object().field("tick", candle.tick());
            out.field("open", candle.open(), 8).field("high", candle.high(), 8);
            out.field("low", candle.low(), 8).field("close", candle.close(), 8);
            out.field("volume", candle.volume(), 8).field("cost", candle.cost(), 8);
            out.endObject();
        }
    }

    private static double zero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
