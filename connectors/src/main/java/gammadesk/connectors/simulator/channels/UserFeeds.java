package gammadesk.connectors.simulator.channels;

import gammadesk.analytics.market.Currency;
import gammadesk.connectors.simulator.access.AccessLog;
import gammadesk.connectors.simulator.accounts.AccountJson;
import gammadesk.connectors.simulator.accounts.Contract;
import gammadesk.connectors.simulator.floor.Floor;
import gammadesk.connectors.simulator.floor.MakerProtection;
import gammadesk.connectors.simulator.floor.OrderJson;
import gammadesk.connectors.simulator.floor.SummaryJson;
import gammadesk.connectors.simulator.floor.UserEvent;
import gammadesk.connectors.simulator.floor.UserTrade;
import gammadesk.connectors.simulator.floor.UserTradeJson;
import gammadesk.connectors.simulator.matching.OrderReport;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.venue.Venue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The channels of an account. */
final class UserFeeds {
    private UserFeeds() {}

    /** A feed that starts in silence. */
    abstract static class Silent extends Feed {
        @Override
        boolean first(JsonBytes out) {
            return false;
        }
    }

    /** {@code user.orders.….raw}: every change by itself. */
    static final class EveryOrder extends MarketFeeds.Announcements<OrderReport> {
        private final Venue venue;
        private final Predicate<String> instruments;

        EveryOrder(Venue venue, Predicate<String> instruments) {
            this.venue = venue;
            this.instruments = instruments;
        }

        @Override
        void user(UserEvent event) {
            if (event instanceof UserEvent.Ordered(OrderReport order)
                    && instruments.test(order.terms().instrument())) {
                announce(order);
            }
        }

        @Override
        void write(JsonBytes out, OrderReport order) {
            OrderJson.write(out, order, venue);
        }
    }

    /** {@code user.orders.….interval}: the last state of each order that changed. */
    static final class Orders extends Silent {
        private final Venue venue;
        private final Predicate<String> instruments;
        private final Map<String, OrderReport> fresh = new LinkedHashMap<>();

        Orders(Venue venue, Predicate<String> instruments) {
            this.venue = venue;
            this.instruments = instruments;
        }

        @Override
        void user(UserEvent event) {
            if (event instanceof UserEvent.Ordered(OrderReport order)
                    && instruments.test(order.terms().instrument())) {
                fresh.remove(order.id());
                fresh.put(order.id(), order);
            }
        }

        @Override
        boolean next(JsonBytes out) {
            boolean any = !fresh.isEmpty();
            if (any) {
                out.array();
                fresh.values().forEach(order -> OrderJson.write(out, order, venue));
                out.endArray();
                fresh.clear();
            }
            return any;
        }
    }

    /** {@code user.trades.….interval}: what was traded since the last time. */
    static final class Trades extends Silent {
        private final Venue venue;
        private final Predicate<String> instruments;
        private final List<UserTrade> fresh = new ArrayList<>();

        Trades(Venue venue, Predicate<String> instruments) {
            this.venue = venue;
            this.instruments = instruments;
        }

        @Override
        void user(UserEvent event) {
            if (event instanceof UserEvent.Traded(UserTrade trade)
                    && instruments.test(trade.execution().instrument())) {
                fresh.add(trade);
            }
        }

        @Override
        boolean next(JsonBytes out) {
            boolean any = !fresh.isEmpty();
            if (any) {
                out.array();
                fresh.forEach(trade -> UserTradeJson.write(out, trade, venue));
                out.endArray();
                fresh.clear();
            }
            return any;
        }
    }

    /** {@code user.combo_trades.….interval}: combo trades with their legs, by the combo or by any of its legs. */
    static final class ComboTrades extends Silent {
        private final Venue venue;
        private final Predicate<String> instruments;
        private final List<UserEvent.ComboTraded> fresh = new ArrayList<>();

        ComboTrades(Venue venue, Predicate<String> instruments) {
            this.venue = venue;
            this.instruments = instruments;
        }

        @Override
        void user(UserEvent event) {
            if (event instanceof UserEvent.ComboTraded traded && concerns(traded)) {
                fresh.add(traded);
            }
        }

        private boolean concerns(UserEvent.ComboTraded traded) {
            return instruments.test(traded.whole().execution().instrument())
                    || traded.legs().stream()
                            .anyMatch(leg -> instruments.test(leg.execution().instrument()));
        }

        @Override
        boolean next(JsonBytes out) {
            boolean any = !fresh.isEmpty();
            if (any) {
                out.array();
                fresh.forEach(traded -> UserTradeJson.write(out, traded.whole(), traded.legs(), venue));
                out.endArray();
                fresh.clear();
            }
            return any;
        }
    }

    /** {@code user.changes.….interval}: trades, orders and the positions that they changed, together. */
    static final class Changes extends Silent {
        private final Floor floor;
        private final long account;
        private final String instrument;
        private final Predicate<String> instruments;
        private final List<UserTrade> trades = new ArrayList<>();
        private final Map<String, OrderReport> orders = new LinkedHashMap<>();
        private final Set<String> moved = new LinkedHashSet<>();

        /** @param instrument the one that is followed, empty if several are */
        Changes(Floor floor, long account, String instrument, Predicate<String> instruments) {
            this.floor = floor;
            this.account = account;
            this.instrument = instrument;
            this.instruments = instruments;
        }

        @Override
        void user(UserEvent event) {
            switch (event) {
                case UserEvent.Ordered(OrderReport order)
                when instruments.test(order.terms().instrument()) -> {
                    orders.remove(order.id());
                    orders.put(order.id(), order);
                }
                case UserEvent.Traded(UserTrade trade)
                when instruments.test(trade.execution().instrument()) -> {
                    trades.add(trade);
                    moved.add(trade.execution().instrument());
                }
                default -> {}
            }
        }

        @Override
        boolean next(JsonBytes out) {
            if (trades.isEmpty() && orders.isEmpty()) {
                return false;
            }
            out.object();
            if (!instrument.isEmpty()) {
                out.field("instrument_name", instrument);
            }
            out.name("trades").array();
            trades.forEach(trade -> UserTradeJson.write(out, trade, floor.venue()));
            out.endArray().name("positions").array();
            moved.forEach(name -> floor.position(account, name).ifPresent(held -> AccountJson.position(out, held)));
            out.endArray().name("orders").array();
            orders.values().forEach(order -> OrderJson.write(out, order, floor.venue()));
            out.endArray().endObject();
            trades.clear();
            orders.clear();
            moved.clear();
            return true;
        }
    }

    /** {@code user.portfolio.currency}: the account's figures. */
    static final class Portfolio extends Feed {
        private final Floor floor;
        private final long account;
        private final Currency currency;

        Portfolio(Floor floor, long account, Currency currency) {
            this.floor = floor;
            this.account = account;
            this.currency = currency;
        }

        @Override
        boolean first(JsonBytes out) {
            return next(out);
        }

        @Override
        boolean next(JsonBytes out) {
            out.object();
            SummaryJson.fields(out, floor.reports().summary(account, currency));
            out.endObject();
            return true;
        }
    }

    /** {@code user.portfolio.any}: the figures of every currency, one message each. */
    static final class Portfolios extends MarketFeeds.Announcements<Currency> {
        private final Floor floor;
        private final long account;

        Portfolios(Floor floor, long account) {
            this.floor = floor;
            this.account = account;
        }

        @Override
        void user(UserEvent event) {
            if (event instanceof UserEvent.Revalued) {
                floor.accounts().currencies(account).forEach(this::announce);
            }
        }

        @Override
        void write(JsonBytes out, Currency currency) {
            out.object();
            SummaryJson.fields(out, floor.reports().summary(account, currency));
            out.endObject();
        }
    }

    /** {@code user.mmp_trigger.index}: protection stopped a group. */
    static final class Protections extends MarketFeeds.Announcements<MakerProtection.Frozen> {
        private final String index;

        Protections(String index) {
            this.index = index;
        }

        @Override
        void user(UserEvent event) {
            if (event instanceof UserEvent.Protected(MakerProtection.Frozen frozen)
                    && (index.equals("any") || frozen.group().index().equals(index))) {
                announce(frozen);
            }
        }

        @Override
        void write(JsonBytes out, MakerProtection.Frozen frozen) {
            out.object().field("index_name", frozen.group().index());
            out.field("frozen_until", frozen.untilMillis());
            if (!frozen.group().name().isEmpty()) {
                out.field("mmp_group", frozen.group().name());
            }
            out.endObject();
        }
    }

    /** {@code user.access_log}: somebody logged in. */
    static final class Accesses extends MarketFeeds.Announcements<AccessLog.Entry> {
        @Override
        void user(UserEvent event) {
            if (event instanceof UserEvent.Accessed(AccessLog.Entry entry)) {
                announce(entry);
            }
        }

        @Override
        void write(JsonBytes out, AccessLog.Entry entry) {
            out.object().field("id", entry.id()).field("timestamp", entry.millis());
            out.field("log", entry.log()).field("ip", entry.ip());
            out.field("country", "Local Country").field("city", "Local Town").endObject();
        }
    }

    /** {@code user.lock}: accounts are locked with the platform, in every currency or in none. */
    static final class Locks extends MarketFeeds.Announcements<Boolean> {
        private final Venue venue;

        Locks(Venue venue) {
            this.venue = venue;
        }

        @Override
        void user(UserEvent event) {
            if (event instanceof UserEvent.Locked(boolean locked)) {
                announce(locked);
            }
        }

        @Override
        boolean first(JsonBytes out) {
            write(out, venue.platform().locksAccounts());
            return true;
        }

        @Override
        void write(JsonBytes out, Boolean locked) {
            out.object().field("locked", locked).field("currency", "ALL").endObject();
        }
    }

    /** Which instruments a channel means by kind and currency. */
    static Predicate<String> ofKind(String kind, String currency) {
        return name -> Contract.ofTraded(name)
                .filter(_ -> Contract.isOfKind(name, kind))
                .filter(contract ->
                        currency.equals("any") || contract.currency().code().equals(currency))
                .isPresent();
    }
}
