package gammadesk.connectors.simulator.floor;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Ticker;
import gammadesk.connectors.simulator.accounts.AccountReports;
import gammadesk.connectors.simulator.accounts.Accounts;
import gammadesk.connectors.simulator.accounts.AccountsLink;
import gammadesk.connectors.simulator.accounts.Contract;
import gammadesk.connectors.simulator.accounts.EngineDesk;
import gammadesk.connectors.simulator.accounts.FeeSchedule;
import gammadesk.connectors.simulator.accounts.Liquidator;
import gammadesk.connectors.simulator.accounts.LogEntry;
import gammadesk.connectors.simulator.accounts.MarginModel;
import gammadesk.connectors.simulator.accounts.MarginSettings;
import gammadesk.connectors.simulator.accounts.OpenOrder;
import gammadesk.connectors.simulator.accounts.PositionReport;
import gammadesk.connectors.simulator.accounts.SettlementClock;
import gammadesk.connectors.simulator.market.VenueMarket;
import gammadesk.connectors.simulator.matching.CancelReason;
import gammadesk.connectors.simulator.matching.Combo;
import gammadesk.connectors.simulator.matching.ComboExecution;
import gammadesk.connectors.simulator.matching.Edit;
import gammadesk.connectors.simulator.matching.Execution;
import gammadesk.connectors.simulator.matching.LegPrices;
import gammadesk.connectors.simulator.matching.Linked;
import gammadesk.connectors.simulator.matching.Links;
import gammadesk.connectors.simulator.matching.MatchingEngine;
import gammadesk.connectors.simulator.matching.MatchingListener;
import gammadesk.connectors.simulator.matching.OrderReport;
import gammadesk.connectors.simulator.matching.OrderTerms;
import gammadesk.connectors.simulator.matching.Outcome;
import gammadesk.connectors.simulator.matching.Party;
import gammadesk.connectors.simulator.matching.Refusal;
import gammadesk.connectors.simulator.matching.Units;
import gammadesk.connectors.simulator.venue.Combos;
import gammadesk.connectors.simulator.venue.ListedCombo;
import gammadesk.connectors.simulator.venue.PlatformState;
import gammadesk.connectors.simulator.venue.TradingFloor;
import gammadesk.connectors.simulator.venue.Venue;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The trading floor: the engine with the accounts behind it. Whatever an operation leads to and may not be done within
 * it, such as stopping a market maker's quotes, is done right after it. Used by the market thread only.
 */
public final class Floor implements MatchingListener {
    private static final long CHECK_MILLIS = 1_000;

    private final TradingFloor trading;
    private final Venue venue;
    private final Accounts accounts;
    private final AccountsLink link;
    private final AccountReports reports;
    private final MatchingEngine engine;
    private final Liquidator liquidator;
    private final SettlementClock clock;
    private final UserTape tape = new UserTape();
    private final TriggerLog triggers = new TriggerLog();
    private final DisconnectGuard guard = new DisconnectGuard();
    private final MakerProtection protection = new MakerProtection();
    private final QuoteCap cap;
    private final Map<Long, Long> booked = new HashMap<>();
    private final Deque<Runnable> afterwards = new ArrayDeque<>();
    private final List<UserTrade> fresh = new ArrayList<>();
    private UserEvent.Listener listener = (_, _) -> {};
    private long checkedMillis;

    /** A floor without participants; from now on the market belongs to it. */
    public Floor(VenueMarket own) {
        this(own, new Accounts(new OwnMarketView(own), FeeSchedule.published()));
    }

    /**
     * A floor that goes on from a state. Orders of connections that asked for it are cancelled: those connections have
     * ended.
     */
    public Floor(VenueMarket own, FloorState state) {
        this(own, new Accounts(new OwnMarketView(own), FeeSchedule.published(), state.accounts()));
        accounts.traders()
                .forEach(account ->
                        accounts.lastEntry(account).ifPresent(entry -> booked.put(account, entry.userSeq())));
        trading.restore(state.combos());
        engine.restore(state.orders(), now());
        accounts.traders().forEach(account -> engine.open(account).forEach(link::orderChanged));
        state.trades().forEach(tape::add);
        state.triggers().forEach(triggers::add);
        protection.restore(state.protection());
        accounts.traders()
                .forEach(account -> cancelAll(
                        account, order -> state.guarded().contains(order.id()), CancelReason.CANCEL_ON_DISCONNECT));
    }

    private Floor(VenueMarket own, Accounts accounts) {
        this.accounts = accounts;
        MarginSettings margins = MarginSettings.published();
        link = new AccountsLink(accounts, margins);
        link.splitBy(this::legs);
        reports = accounts.reports(link, margins);
        trading = new TradingFloor(own, link, this);
        venue = new Venue(trading.market());
        engine = trading.engine();
        cap = new QuoteCap(protection, engine, venue);
        liquidator = new Liquidator(accounts, reports, new EngineDesk(engine, trading.port()));
        clock = new SettlementClock(accounts, own);
    }

    /** Tells somebody of what happens to accounts from now on. */
    public void tell(UserEvent.Listener next) {
        listener = next;
    }

    /** The market with participants' orders in it, and its memory. */
    public Venue venue() {
        return venue;
    }

    /** The venue as a whole is closed or opened again, as it is to be seen; orders are refused elsewhere. */
    public void become(PlatformState state) {
        trading.become(state);
        venue.become(state);
    }

    /** The accounts behind it. */
    public Accounts accounts() {
        return accounts;
    }

    /** Figures of the accounts. */
    public AccountReports reports() {
        return reports;
    }

    /** The engine, to be asked. */
    public MatchingEngine engine() {
        return engine;
    }

    /** The combos that have been asked for. */
    public Combos combos() {
        return trading.combos();
    }

    /**
     * The combo of some legs, listed now if it was not yet.
     *
     * @param ratios by instrument name, without a common divisor
     * @return empty when not all of it is listed, or it is no structure that the venue knows
     */
    public Optional<ListedCombo> list(Map<String, Integer> ratios) {
        return trading.list(ratios);
    }

    /** What an order is to margin: one in a combo is one in each leg, at prices that make up its own. */
    private List<OpenOrder> legs(OpenOrder order) {
        return trading.combos()
                .find(order.instrument())
                .map(listed -> legs(order, listed.combo()))
                .orElseGet(() -> List.of(order));
    }

    private List<OpenOrder> legs(OpenOrder order, Combo combo) {
        double[] marks = combo.legs().stream()
                .mapToDouble(leg -> trading.port().prices(leg.instrument()).mark())
                .toArray();
        List<Integer> ratios = combo.legs().stream().map(Combo.Leg::ratio).toList();
        long tick = Units.exact(
                trading.port().instrument(combo.id()).orElseThrow().ticks().base());
        long[] prices = LegPrices.nearest(ratios, marks, Units.exact(order.price()), tick);
        List<OpenOrder> legs = new ArrayList<>();
        for (int i = 0; i < prices.length; i++) {
            Combo.Leg leg = combo.legs().get(i);
            boolean buys = (leg.ratio() > 0) == (order.side() == Side.BUY);
            legs.add(new OpenOrder(
                    leg.instrument(),
                    buys ? Side.BUY : Side.SELL,
                    order.remaining().multiply(BigDecimal.valueOf(Math.abs(leg.ratio()))),
                    Units.decimal(prices[i]),
                    order.reduceOnly()));
        }
        return legs;
    }

    /** How own orders meet. */
    public AccountsLink link() {
        return link;
    }

    /** What was traded. */
    public UserTape tape() {
        return tape;
    }

    /** What became of trigger orders. */
    public TriggerLog triggers() {
        return triggers;
    }

    /** Cancel on disconnect. */
    public DisconnectGuard guard() {
        return guard;
    }

    /** Market maker protection. */
    public MakerProtection protection() {
        return protection;
    }

    /** The venue's time, milliseconds since the epoch. */
    public long now() {
        return venue.market().nowMillis();
    }

    /** Opens an account with money in it. */
    public void admit(long account, String name, Map<Currency, BigDecimal> money) {
        accounts.open(account, name, MarginModel.SEGREGATED_SM, now());
        money.forEach((currency, amount) -> accounts.deposit(account, currency, amount, now()));
    }

    /**
     * What came of an operation for the one who asked.
     *
     * @param outcome of the engine
     * @param trades of the order, oldest first
     */
    public record Done(Outcome outcome, List<UserTrade> trades) {}

    /** Places an order; the connection is remembered for cancel on disconnect. */
    public Done place(long account, OrderTerms terms, OptionalLong connection) {
        fresh.clear();
        Outcome outcome = cap.refusal(account, terms)
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> engine.place(account, terms, now()));
        if (outcome instanceof Outcome.Accepted(OrderReport order, List<Execution> _)
                && order.state().isLive()) {
            connection.ifPresent(id -> guard.placed(id, order.id()));
        }
        return done(outcome);
    }

    /** Places an order with others that it is linked to; the connection is remembered for all of them. */
    public Done place(long account, OrderTerms terms, Linked linked, OptionalLong connection) {
        fresh.clear();
        Outcome outcome = engine.place(account, terms, linked, now());
        if (outcome instanceof Outcome.Accepted(OrderReport order, List<Execution> _)) {
            Optional<String> bond = order.links().map(Links::bond);
            connection.ifPresent(id -> engine.open(account).stream()
                    .filter(other -> other.links().map(Links::bond).equals(bond))
                    .forEach(other -> guard.placed(id, other.id())));
        }
        return done(outcome);
    }

    /** Why an order would be refused now, in the place of another one if there is one; nothing is done. */
    public Optional<Refusal> refusal(long account, OrderTerms terms, Optional<OrderReport> replaces) {
        Optional<Refusal> capped = replaces.isPresent()
                ? replaces.flatMap(order -> cap.refusal(
                        account,
                        order.id(),
                        Edit.of(terms.amount(), terms.price().orElseThrow())))
                : cap.refusal(account, terms);
        return capped.or(() -> engine.refusal(account, terms, replaces.map(OrderReport::id), now()));
    }

    /** Changes an order. */
    public Done edit(long account, String orderId, Edit edit) {
        fresh.clear();
        return done(cap.refusal(account, orderId, edit)
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> engine.edit(account, orderId, edit, now())));
    }

    private Done done(Outcome outcome) {
        List<UserTrade> own = outcome instanceof Outcome.Accepted(OrderReport order, List<Execution> _)
                ? fresh.stream()
                        .filter(trade -> trade.order().id().equals(order.id())
                                && trade.execution()
                                        .instrument()
                                        .equals(order.terms().instrument()))
                        .toList()
                : List.of();
        finish();
        return new Done(outcome, own);
    }

    /** Cancels an order. */
    public Outcome cancel(long account, String orderId) {
        Outcome outcome = engine.cancel(account, orderId, now());
        finish();
        return outcome;
    }

    /** Cancels what is wanted of an account's live orders, oldest first. */
    public List<OrderReport> cancelAll(long account, Predicate<OrderReport> wanted, CancelReason reason) {
        List<OrderReport> cancelled = engine.cancelAll(account, wanted, reason, now());
        finish();
        return cancelled;
    }

    /** A connection has ended other than by logging out. */
    public void disconnected(long connection, Optional<Long> account) {
        Set<String> orders = guard.end(connection, account);
        orders.stream()
                .flatMap(id -> engine.find(id).stream())
                .map(OrderReport::account)
                .distinct()
                .toList()
                .forEach(owner ->
                        cancelAll(owner, order -> orders.contains(order.id()), CancelReason.CANCEL_ON_DISCONNECT));
    }

    /** Time has passed. */
    public void advance() {
        long now = now();
        finish();
        clock.advanceTo(now);
        if (now - checkedMillis >= CHECK_MILLIS) {
            checkedMillis = now;
            accounts.traders().forEach(this::review);
        }
    }

    private void review(long account) {
        for (Currency currency : accounts.currencies(account)) {
            if (!accounts.held(account, currency).isEmpty()) {
                liquidator.check(account, currency, now());
            }
        }
        finish();
        listener.happened(account, new UserEvent.Revalued());
    }

    private void finish() {
        while (!afterwards.isEmpty()) {
            afterwards.removeFirst().run();
        }
    }

    @Override
    public void comboExecuted(ComboExecution execution) {
        Execution whole = execution.whole();
        List<Map<Party, BigDecimal>> profits = new ArrayList<>();
        Map<String, BigDecimal> moved = new HashMap<>();
        execution.legs().forEach(leg -> profits.add(profits(leg, moved)));
        link.comboExecuted(execution);
        List<UserTrade> wholes = new ArrayList<>();
        settle(whole, whole.maker(), true, wholes);
        settle(whole, whole.taker(), false, wholes);
        for (int i = 0; i < profits.size(); i++) {
            Execution leg = execution.legs().get(i);
            Contract contract = Contract.of(leg.instrument()).orElseThrow();
            settle(leg, contract, leg.maker(), true, profits.get(i));
            settle(leg, contract, leg.taker(), false, profits.get(i));
        }
        for (UserTrade trade : wholes) {
            listener.happened(trade.account(), new UserEvent.ComboTraded(trade, tape.legs(trade)));
        }
    }

    private Map<Party, BigDecimal> profits(Execution leg, Map<String, BigDecimal> moved) {
        Contract contract = Contract.of(leg.instrument()).orElseThrow();
        Map<Party, BigDecimal> profits = new HashMap<>();
        int taker = leg.direction().sign();
        profits.put(leg.taker(), profit(contract, leg, leg.taker(), taker, moved));
        profits.put(leg.maker(), profit(contract, leg, leg.maker(), -taker, moved));
        return profits;
    }

    /** The combo itself costs nothing and is not held. */
    private void settle(Execution whole, Party party, boolean isMaker, List<UserTrade> told) {
        if (party instanceof Party.Participant(long account, OrderReport order)) {
            Contract combo = Contract.ofTraded(whole.instrument()).orElseThrow();
            UserTrade trade = new UserTrade(whole, order, isMaker, combo, BigDecimal.ZERO, BigDecimal.ZERO);
            tape.add(trade);
            fresh.add(trade);
            told.add(trade);
            listener.happened(account, new UserEvent.Traded(trade));
        }
    }

    @Override
    public void executed(Execution execution) {
        Contract contract = Contract.of(execution.instrument()).orElseThrow();
        Map<Party, BigDecimal> profits = profits(execution, new HashMap<>());
        link.executed(execution);
        settle(execution, contract, execution.maker(), true, profits);
        settle(execution, contract, execution.taker(), false, profits);
    }

    /** What closing gains, before it is booked. */
    private BigDecimal profit(
            Contract contract, Execution execution, Party party, int sign, Map<String, BigDecimal> moved) {
        if (!(party instanceof Party.Participant(long account, OrderReport _))) {
            return BigDecimal.ZERO;
        }
        String key = account + contract.name();
        BigDecimal held = accounts.position(account, contract.name()).add(moved.getOrDefault(key, BigDecimal.ZERO));
        moved.merge(key, execution.amount().multiply(BigDecimal.valueOf(sign)), BigDecimal::add);
        if (held.signum() * sign >= 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal closed = execution.amount().min(held.abs()).multiply(BigDecimal.valueOf(held.signum()));
        return contract.value(closed, execution.price()).subtract(accounts.basis(account, contract.name(), closed));
    }

    private void settle(
            Execution execution, Contract contract, Party party, boolean isMaker, Map<Party, BigDecimal> profits) {
        if (!(party instanceof Party.Participant(long account, OrderReport order))) {
            return;
        }
        BigDecimal fee = fee(account, execution.tradeId(), order.id());
        BigDecimal profit = profits.getOrDefault(party, BigDecimal.ZERO);
        UserTrade trade = new UserTrade(execution, order, isMaker, contract, fee, profit);
        tape.add(trade);
        fresh.add(trade);
        listener.happened(account, new UserEvent.Traded(trade));
        if (order.terms().mmp()) {
            protect(trade, contract);
        }
    }

    /** What the accounts booked since the last trade of the account. */
    private BigDecimal fee(long account, String tradeId, String orderId) {
        long before = booked.getOrDefault(account, 0L);
        BigDecimal sum = BigDecimal.ZERO;
        for (var entry : accounts.logAfter(account, before)) {
            if (entry.detail() instanceof LogEntry.Trade booking
                    && booking.tradeId().equals(tradeId)
                    && booking.orderId().equals(orderId)) {
                sum = sum.add(entry.commission());
                booked.put(account, entry.userSeq());
            }
        }
        return sum;
    }

    private void protect(UserTrade trade, Contract contract) {
        MakerProtection.Group group = MakerProtection.Group.of(
                trade.account(), contract.indexName(), trade.order().terms().quote());
        Optional<Ticker> ticker = venue.directory()
                .find(contract.name())
                .map(listed -> venue.market().ticker(listed.name()));
        protection.filled(group, trade, ticker, now()).ifPresent(frozen -> afterwards.add(() -> stop(frozen)));
    }

    private void stop(MakerProtection.Frozen frozen) {
        engine.cancelAll(
                frozen.group().account(),
                order -> order.terms().mmp()
                        && groupOf(order).filter(frozen.group()::equals).isPresent(),
                CancelReason.MMP_TRIGGER,
                now());
        listener.happened(frozen.group().account(), new UserEvent.Protected(frozen));
    }

    /** The protection group of an order. */
    public Optional<MakerProtection.Group> groupOf(OrderReport order) {
        return Contract.ofTraded(order.terms().instrument())
                .map(contract -> MakerProtection.Group.of(
                        order.account(), contract.indexName(), order.terms().quote()));
    }

    /** The position of an account in an instrument as the venue tells it; empty if there never was one. */
    public Optional<PositionReport> position(long account, String instrument) {
        return Contract.of(instrument)
                .flatMap(contract -> reports.positions(account, contract.currency()).stream()
                        .filter(report -> report.contract().name().equals(instrument))
                        .findFirst());
    }

    @Override
    public void orderChanged(OrderReport order) {
        link.orderChanged(order);
        triggers.add(order);
        if (!order.state().isLive()) {
            guard.forget(order.id());
        }
        listener.happened(order.account(), new UserEvent.Ordered(order));
    }

    /** The public channels hear of it from the market. */
    @Override
    public void bookChanged(String instrument) {}
}
