package gammadesk.connectors.simulator.channels;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.IndexPrice;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.Ticker;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.venue.Listed;
import gammadesk.connectors.simulator.venue.TapedTrade;
import gammadesk.connectors.simulator.venue.TradeJson;
import gammadesk.connectors.simulator.venue.Venue;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The channels that follow more than one instrument, or none. */
final class MarketFeeds {
    /** What a feed keeps at most while nothing can be sent. */
    private static final int BACKLOG = 10_000;

    private static final long DAY = 86_400_000;
    private static final long DELIVERY_WINDOW = 1_800_000;
    private static final long DELIVERY_TIME = 28_800_000;

    private MarketFeeds() {}

    /** {@code trades.X.interval} and {@code trades.kind.currency.interval}: what was done since the last time. */
    static final class Trades extends Feed {
        private final Deque<TapedTrade> fresh = new ArrayDeque<>();

        @Override
        void traded(TapedTrade trade) {
            fresh.addLast(trade);
            if (fresh.size() > BACKLOG) {
                fresh.removeFirst();
            }
        }

        @Override
        boolean first(JsonBytes out) {
            return false;
        }

        @Override
        boolean next(JsonBytes out) {
            if (fresh.isEmpty()) {
                return false;
            }
            out.array();
            fresh.forEach(trade -> TradeJson.write(out, trade));
            out.endArray();
            fresh.clear();
            return true;
        }
    }

    /** A feed about the index of a currency. */
    abstract static class OfIndex extends Feed {
        final Venue venue;
        final Currency currency;

        OfIndex(Venue venue, Currency currency) {
            this.venue = venue;
            this.currency = currency;
        }

        @Override
        boolean first(JsonBytes out) {
            return next(out);
        }

        IndexPrice index() {
            return venue.market().index(currency);
        }
    }

    /** {@code deribit_price_index.I}: the index. */
    static final class Indices extends OfIndex {
        Indices(Venue venue, Currency currency) {
            super(venue, currency);
        }

        @Override
        boolean next(JsonBytes out) {
            IndexPrice index = index();
            out.object().field("index_name", index.name()).field("price", index.price(), 2);
            out.field("timestamp", index.stamp().venueMillis()).endObject();
            return true;
        }
    }

    /** {@code deribit_price_statistics.I}: a day of the index. */
    static final class IndexStatistics extends OfIndex {
        IndexStatistics(Venue venue, Currency currency) {
            super(venue, currency);
        }

        @Override
        boolean next(JsonBytes out) {
            long now = venue.market().nowMillis();
            double[] day = venue.market().indexHistory(currency, now - DAY, now).stream()
                    .mapToDouble(IndexPrice::price)
                    .toArray();
            if (day.length == 0) {
                return false;
            }
            write(out, day);
            return true;
        }

        private void write(JsonBytes out, double[] day) {
            out.object().field("index_name", index().name());
            out.field("low24h", Arrays.stream(day).min().orElse(Double.NaN), 2);
            out.field("high24h", Arrays.stream(day).max().orElse(Double.NaN), 2);
            out.field("change24h", day[day.length - 1] - day[0], 2);
            out.field("high_volatility", false).endObject();
        }
    }

    /** {@code estimated_expiration_price.I}: what the next delivery would be. */
    static final class ExpirationPrices extends OfIndex {
        ExpirationPrices(Venue venue, Currency currency) {
            super(venue, currency);
        }

        @Override
        boolean next(JsonBytes out) {
            long now = venue.market().nowMillis();
            long left = DAY - Math.floorMod(now - DELIVERY_TIME, DAY);
            boolean averaging = left <= DELIVERY_WINDOW;
            out.object().field("seconds", left / 1000);
            out.field("price", averaging ? mean(now - DELIVERY_WINDOW + left, now) : index().price(), 2);
            out.field("is_estimated", averaging).endObject();
            return true;
        }

        private double mean(long from, long to) {
            List<IndexPrice> window = venue.market().indexHistory(currency, from, to);
            return window.stream().mapToDouble(IndexPrice::price).average().orElse(index().price());
        }
    }

    /** {@code deribit_volatility_index.I}. */
    static final class VolatilityIndices extends OfIndex {
        VolatilityIndices(Venue venue, Currency currency) {
            super(venue, currency);
        }

        @Override
        boolean next(JsonBytes out) {
            double volatility = venue.market().volatilityIndex(currency);
            if (Double.isNaN(volatility)) {
                return false;
            }
            out.object().field("index_name", index().name()).field("volatility", volatility, 2);
            out.field("timestamp", venue.market().nowMillis()).endObject();
            return true;
        }
    }

    /** {@code markprice.options.I}: all marks first, then those that moved. */
    static final class OptionMarks extends OfIndex {
        private final String indexName;
        private final Set<String> moved = new LinkedHashSet<>();

        OptionMarks(Venue venue, Currency currency) {
            super(venue, currency);
            indexName = venue.market().index(currency).name();
        }

        @Override
        void happened(String key) {
            moved.add(key);
        }

        @Override
        boolean first(JsonBytes out) {
            return write(
                    out, venue.directory().all().stream().filter(this::isMine).toList());
        }

        @Override
        boolean next(JsonBytes out) {
            List<Listed> told = moved.stream()
                    .flatMap(name -> venue.directory().find(name).stream())
                    .toList();
            moved.clear();
            return write(out, told);
        }

        private boolean isMine(Listed listed) {
            return listed.isOption() && listed.indexName().equals(indexName);
        }

        private boolean write(JsonBytes out, List<Listed> options) {
            if (options.isEmpty()) {
                return false;
            }
            out.array();
            options.forEach(option -> mark(out, venue.market().ticker(option.name())));
            out.endArray();
            return true;
        }

        /** Here, unlike in the ticker, the volatility is a fraction. */
        private static void mark(JsonBytes out, Ticker ticker) {
            out.object().field("timestamp", ticker.stamp().venueMillis());
            out.field("mark_price", ticker.mark(), 8);
            out.field("iv", ticker.markIv() / 100, 4);
            out.field("instrument_name", ticker.instrument()).endObject();
        }
    }

    /** One thing after the other, each in a message of its own. */
    abstract static class Announcements<T> extends Feed {
        private final Deque<T> fresh = new ArrayDeque<>();

        final void announce(T item) {
            fresh.addLast(item);
            if (fresh.size() > BACKLOG) {
                fresh.removeFirst();
            }
        }

        @Override
        boolean first(JsonBytes out) {
            return false;
        }

        @Override
        boolean next(JsonBytes out) {
            T item = fresh.pollFirst();
            if (item == null) {
                return false;
            }
            write(out, item);
            return true;
        }

        abstract void write(JsonBytes out, T item);
    }

    /** {@code instrument.state.kind.currency}: who was listed, started, settled and closed. */
    static final class States extends Announcements<States.Step> {
        record Step(String instrument, String state, long millis) {}

        @Override
        void stateChanged(StateChange change) {
            String name = change.instrument().name();
            if (change.isNew()) {
                announce(new Step(name, "created", change.millis()));
            }
            announce(new Step(name, word(change.instrument().state()), change.millis()));
        }

        @Override
        void write(JsonBytes out, Step news) {
            out.object().field("timestamp", news.millis()).field("state", news.state());
            out.field("instrument_name", news.instrument()).endObject();
        }

        private static String word(InstrumentState state) {
            return switch (state) {
                case OPEN -> "started";
                case SETTLEMENT -> "settled";
                case DELIVERED -> "closed";
                case ARCHIVED -> "terminated";
                case INACTIVE, UNKNOWN -> "deactivated";
                case LOCKED -> "locked";
                case HALTED -> "halted";
            };
        }
    }

    /** {@code platform_state}: trading on an index was locked or unlocked, seen from its perpetual. */
    static final class PlatformStates extends Announcements<PlatformStates.Lock> {
        record Lock(String index, boolean locked) {}

        @Override
        void stateChanged(StateChange change) {
            Listed listed = new Listed(change.instrument(), 0);
            if (listed.isPerpetual() && !change.isNew()) {
                announce(new Lock(listed.indexName(), change.instrument().state() != InstrumentState.OPEN));
            }
        }

        @Override
        void write(JsonBytes out, Lock news) {
            out.object()
                    .field("price_index", news.index())
                    .field("locked", news.locked())
                    .endObject();
        }
    }

    /** {@code platform_state.public_methods_state}: they are open but for maintenance. */
    static final class PublicMethods extends Feed {
        private final Venue venue;
        private boolean told;

        PublicMethods(Venue venue) {
            this.venue = venue;
            told = venue.platform().isPublic();
        }

        @Override
        boolean first(JsonBytes out) {
            boolean open = venue.platform().isPublic();
            out.object().field("allow_unauthenticated_public_requests", open).endObject();
            return true;
        }

        @Override
        boolean next(JsonBytes out) {
            boolean before = told;
            told = venue.platform().isPublic();
            return told != before && first(out);
        }
    }

    /** Nothing to say, ever. */
    static final class Silence extends Feed {
        @Override
        boolean first(JsonBytes out) {
            return false;
        }

        @Override
        boolean next(JsonBytes out) {
            return false;
        }
    }
}
