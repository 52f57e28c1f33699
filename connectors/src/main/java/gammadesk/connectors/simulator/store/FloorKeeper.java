package gammadesk.connectors.simulator.store;

import gammadesk.connectors.simulator.access.AccessLog;
import gammadesk.connectors.simulator.accounts.AccountState;
import gammadesk.connectors.simulator.accounts.AccountsState;
import gammadesk.connectors.simulator.accounts.Contract;
import gammadesk.connectors.simulator.accounts.LogEntry;
import gammadesk.connectors.simulator.accounts.PositionState;
import gammadesk.connectors.simulator.accounts.SettlementEvent;
import gammadesk.connectors.simulator.floor.Floor;
import gammadesk.connectors.simulator.floor.FloorState;
import gammadesk.connectors.simulator.floor.MakerProtection;
import gammadesk.connectors.simulator.floor.TriggerLog;
import gammadesk.connectors.simulator.floor.UserEvent;
import gammadesk.connectors.simulator.floor.UserTrade;
import gammadesk.connectors.simulator.matching.Execution;
import gammadesk.connectors.simulator.matching.OrderReport;
import gammadesk.connectors.simulator.matching.SavedOrder;
import gammadesk.connectors.simulator.venue.ListedCombo;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps a floor in a {@link VenueStore}: listens to what happens, and with every {@link #keep} writes what is different
 * from what was written before, in one transaction.
 */
public final class FloorKeeper implements UserEvent.Listener {
    private static final String ORDER = "order";
    private static final String TRADE = "trade";
    private static final String ACCOUNT = "account";
    private static final String POSITION = "position";
    private static final String LOG = "log";
    private static final String SETTLEMENT = "settlement";
    private static final String BOOKS = "books";
    private static final String COMBOS = "combos";
    private static final String GUARDED = "guarded";
    private static final String PROTECTION = "protection";
    private static final String TRIGGER = "trigger";
    private static final String ACCESS = "access";
    private static final String ONLY = "";

    private final VenueStore store;
    private final Floor floor;
    private final Map<String, Object> written = new HashMap<>();
    private final Map<Long, AccountState> last = new HashMap<>();
    private final Map<Long, Long> logged = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private long lastNumber;
    private long trades;
    private int settlements;
    private boolean changed = true;
    private long combos;
    private long protection;
    private long triggers;

    /** What all accounts share. */
    record SharedBooks(AccountsState state) {}

    /** A participant's side of a trade; its contract follows from its name. */
    record KeptTrade(Execution execution, OrderReport order, boolean isMaker, BigDecimal fee, BigDecimal profit) {
        static KeptTrade of(UserTrade trade) {
            return new KeptTrade(trade.execution(), trade.order(), trade.isMaker(), trade.fee(), trade.profit());
        }

        UserTrade restored() {
            Contract contract = Contract.ofTraded(execution.instrument()).orElseThrow();
            return new UserTrade(execution, order, isMaker, contract, fee, profit);
        }
    }

    /** An order with its place among all: by coming while it lives, by closing afterwards. */
    record KeptOrder(long number, SavedOrder saved) {
        boolean isLive() {
            return saved.order().state().isLive();
        }
    }

    /** A position with its owner. */
    record KeptPosition(long account, PositionState position) {}

    private FloorKeeper(VenueStore store, Floor floor, Optional<FloorState> known) {
        this.store = store;
        this.floor = floor;
        known.ifPresent(this::remember);
    }

    /**
     * A keeper of a floor.
     *
     * @param known what the store holds already
     */
    public static FloorKeeper of(VenueStore store, Floor floor, Optional<FloorState> known) {
        return new FloorKeeper(store, floor, known);
    }

    private void remember(FloorState known) {
        trades = known.trades().size();
        settlements = known.accounts().settlements().size();
        for (SavedOrder saved : known.orders()) {
            keep(floor.engine().saved(saved.order().id()).orElse(saved));
        }
        triggers = known.triggers().size();
        floor.accounts().traders().forEach(account -> catchUp(account, known.triggers()));
        for (AccountState account : known.accounts().accounts()) {
            logged.put(account.id(), (long) account.log().size());
            account.positions()
                    .forEach(position -> written.put(
                            key(account.id(), position.instrument()), new KeptPosition(account.id(), position)));
        }
    }

    /** Orders may have been cancelled since, because their connections have ended. */
    private void catchUp(long account, List<OrderReport> known) {
        long before = known.stream().filter(step -> step.account() == account).count();
        List<OrderReport> steps = floor.triggers().of(account).reversed();
        steps.stream().skip(before).forEach(this::append);
    }

    private void append(OrderReport step) {
        store.append(TRIGGER, ++triggers, step);
    }

    private static String key(long account, String instrument) {
        return POSITION + " " + account + " " + instrument;
    }

    /**
     * The floor as it was kept; empty if there was none.
     *
     * @throws IOException when it cannot be read
     */
    public static Optional<FloorState> load(VenueStore store) throws IOException {
        Optional<SharedBooks> books = store.fact(BOOKS, ONLY, SharedBooks.class);
        if (books.isEmpty()) {
            return Optional.empty();
        }
        AccountsState shared = books.get().state();
        List<KeptPosition> positions = store.facts(POSITION, KeptPosition.class);
        List<LogEntry> log = store.entries(LOG, LogEntry.class);
        List<AccountState> accounts = store.facts(ACCOUNT, AccountState.class).stream()
                .map(account -> whole(account, positions, log))
                .sorted(Comparator.comparingLong(AccountState::id))
                .toList();
        AccountsState all = new AccountsState(
                accounts,
                shared.funding(),
                store.entries(SETTLEMENT, SettlementEvent.class),
                shared.deposited(),
                shared.lastEntryId(),
                shared.settledMillis());
        return Optional.of(new FloorState(
                all,
                orders(store),
                store.entries(TRADE, KeptTrade.class).stream()
                        .map(KeptTrade::restored)
                        .toList(),
                List.of(store.fact(COMBOS, ONLY, ListedCombo.State[].class).orElseGet(() -> new ListedCombo.State[0])),
                List.of(store.fact(GUARDED, ONLY, String[].class).orElseGet(() -> new String[0])),
                store.fact(PROTECTION, ONLY, MakerProtection.State.class).orElse(MakerProtection.State.NONE),
                store.entries(TRIGGER, OrderReport.class),
                store.entries(ACCESS, AccessLog.Entry.class)));
    }

    private static AccountState whole(AccountState account, List<KeptPosition> positions, List<LogEntry> log) {
        return new AccountState(
                account.id(),
                account.name(),
                account.role(),
                account.marginModel(),
                account.createdMillis(),
                account.balances(),
                positions.stream()
                        .filter(kept -> kept.account() == account.id())
                        .map(KeptPosition::position)
                        .toList(),
                log.stream().filter(entry -> entry.accountId() == account.id()).toList());
    }

    /** The closed ones in the order in which they were closed, then the live ones in that in which they came. */
    private static List<SavedOrder> orders(VenueStore store) throws IOException {
        return store.facts(ORDER, KeptOrder.class).stream()
                .sorted(Comparator.comparing(KeptOrder::isLive).thenComparingLong(KeptOrder::number))
                .map(KeptOrder::saved)
                .toList();
    }

    @Override
    public void happened(long account, UserEvent event) {
        switch (event) {
            case UserEvent.Ordered(OrderReport order) -> {
                changed = true;
                floor.engine().saved(order.id()).ifPresent(this::keep);
                if (TriggerLog.concerns(order)) {
                    append(order);
                }
            }
            case UserEvent.Traded(UserTrade trade) -> {
                changed = true;
                store.append(TRADE, ++trades, KeptTrade.of(trade));
            }
            case UserEvent.Accessed(AccessLog.Entry entry) -> store.append(ACCESS, entry.id(), entry);
            case UserEvent.ComboTraded _, UserEvent.Revalued _, UserEvent.Protected _, UserEvent.Locked _ -> {}
        }
    }

    private void keep(SavedOrder saved) {
        String id = saved.order().id();
        boolean live = saved.order().state().isLive();
        long number = live ? numbers.computeIfAbsent(id, _ -> ++lastNumber) : ++lastNumber;
        if (!live) {
            numbers.remove(id);
        }
        store.put(ORDER, id, new KeptOrder(number, saved));
    }

    /** Something was done that no event tells of. */
    public void touch() {
        changed = true;
    }

    /** Whether there is something that is not kept yet. */
    public boolean isDirty() {
        return changed
                || store.isDirty()
                || combos != floor.combos().changes()
                || protection != floor.protection().changes();
    }

    /**
     * Writes everything that changed. When it returns, all of it is safe.
     *
     * @throws IOException when nothing of it was written
     */
    public void keep() throws IOException {
        AccountsState holdings = floor.accounts().holdings();
        holdings.accounts().forEach(this::keep);
        putIfNew(
                BOOKS,
                ONLY,
                new SharedBooks(new AccountsState(
                        List.of(),
                        holdings.funding(),
                        List.of(),
                        holdings.deposited(),
                        holdings.lastEntryId(),
                        holdings.settledMillis())));
        for (SettlementEvent event : floor.accounts().settlementsAfter(settlements)) {
            store.append(SETTLEMENT, ++settlements, event);
        }
        Set<String> guarded =
                floor.guard().guarded(id -> floor.engine().find(id).map(OrderReport::account));
        putIfNew(COMBOS, ONLY, floor.combos().state());
        putIfNew(GUARDED, ONLY, List.copyOf(guarded));
        putIfNew(PROTECTION, ONLY, floor.protection().state());
        combos = floor.combos().changes();
        protection = floor.protection().changes();
        store.commit();
        changed = false;
    }

    private void keep(AccountState account) {
        if (account.equals(last.put(account.id(), account)) && !hasNews(account)) {
            return;
        }
        putIfNew(
                ACCOUNT,
                Long.toString(account.id()),
                new AccountState(
                        account.id(),
                        account.name(),
                        account.role(),
                        account.marginModel(),
                        account.createdMillis(),
                        account.balances(),
                        List.of(),
                        List.of()));
        for (PositionState position : account.positions()) {
            putIfNew(POSITION, account.id() + " " + position.instrument(), new KeptPosition(account.id(), position));
        }
        forgetEmpty(account);
        long known = logged.getOrDefault(account.id(), 0L);
        for (LogEntry entry : floor.accounts().logAfter(account.id(), known)) {
            store.append(LOG, entry.id(), entry);
            known++;
        }
        logged.put(account.id(), known);
    }

    private boolean hasNews(AccountState account) {
        long known = logged.getOrDefault(account.id(), 0L);
        return floor.accounts()
                .lastEntry(account.id())
                .filter(entry -> entry.userSeq() > known)
                .isPresent();
    }

    /** A position that is gone must not come back. */
    private void forgetEmpty(AccountState account) {
        Set<String> held = account.positions().stream()
                .map(position -> key(account.id(), position.instrument()))
                .collect(Collectors.toSet());
        List<String> gone = written.keySet().stream()
                .filter(key -> key.startsWith(key(account.id(), "")) && !held.contains(key))
                .toList();
        for (String key : gone) {
            written.remove(key);
            store.remove(POSITION, key.substring(POSITION.length() + 1));
        }
    }

    private void putIfNew(String kind, String name, Object value) {
        if (!value.equals(written.put(kind + " " + name, value))) {
            store.put(kind, name, value);
        }
    }
}
