package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Ticker;
import gammadesk.connectors.simulator.accounts.AccountState.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All accounts with what they share: the market that values them, the log's numbers, the history. */
final class Books {
    final MarketView market;
    final ContractBook contracts = new ContractBook();
    private final Map<Long, Account> accounts = new TreeMap<>();
    private final List<SettlementEvent> settlements = new ArrayList<>();
    private final Map<Currency, BigDecimal> deposited = new TreeMap<>();
    private long lastEntryId;
    private long settledMillis;

    Books(MarketView market) {
        this.market = market;
        add(new Account(Accounts.HOUSE, "house", Role.HOUSE, MarginModel.SEGREGATED_SM, 0));
        add(new Account(Accounts.FEES, "fees", Role.FEES, MarginModel.SEGREGATED_SM, 0));
        add(new Account(Accounts.INSURANCE, "insurance", Role.INSURANCE, MarginModel.SEGREGATED_SM, 0));
    }

    Books(MarketView market, AccountsState state) {
        this.market = market;
        state.accounts().forEach(account -> add(new Account(account)));
        settlements.addAll(state.settlements());
        deposited.putAll(state.deposited());
        lastEntryId = state.lastEntryId();
        settledMillis = state.settledMillis();
    }

    AccountsState state(List<AccountsState.FundingState> funding) {
        List<AccountState> all = accounts.values().stream().map(Account::state).toList();
        return new AccountsState(all, funding, settlements, deposited, lastEntryId, settledMillis);
    }

    AccountsState holdings(List<AccountsState.FundingState> funding) {
        List<AccountState> all =
                accounts.values().stream().map(Account::holdings).toList();
        return new AccountsState(all, funding, List.of(), deposited, lastEntryId, settledMillis);
    }

    void add(Account account) {
        if (accounts.putIfAbsent(account.id(), account) != null) {
            throw new IllegalArgumentException("there is an account " + account.id());
        }
    }

    Collection<Account> all() {
        return accounts.values();
    }

    /** Throws {@link IllegalArgumentException} for a number that is nobody's. */
    Account account(long id) {
        Account account = accounts.get(id);
        if (account == null) {
            throw new IllegalArgumentException("no account " + id);
        }
        return account;
    }

    Account house() {
        return account(Accounts.HOUSE);
    }

    /** The contracts in which somebody holds something or has an open session. */
    Set<Contract> held() {
        return accounts.values().stream()
                .flatMap(account -> account.positions().stream())
                .map(Position::contract)
                .collect(Collectors.toSet());
    }

    /** Values what an account holds in a currency at the present marks; what has none keeps its last one. */
    void mark(Account account, Currency currency) {
        account.positions(currency).forEach(this::mark);
    }

    void mark(Position position) {
        double mark =
                market.ticker(position.contract().name()).map(Ticker::mark).orElse(Double.NaN);
        if (mark > 0 || (position.contract().isOption() && mark == 0)) {
            position.mark(Money.of(mark));
        }
    }

    /** Writes to the log of an account that has one: a trader's or the insurance's. The change is already booked. */
    void log(
            Account account,
            Currency currency,
            long millis,
            BigDecimal cashflow,
            BigDecimal change,
            BigDecimal commission,
            LogEntry.Detail detail) {
        if (account.role() != Role.TRADER && account.role() != Role.INSURANCE) {
            return;
        }
        mark(account, currency);
        lastEntryId++;
        account.write(new LogEntry(
                lastEntryId,
                account.log().size() + 1L,
                account.id(),
                currency,
                millis,
                Money.round(cashflow),
                Money.round(change),
                account.balance(currency),
                account.equity(currency),
                commission,
                detail));
    }

    long settledMillis() {
        return settledMillis;
    }

    void settledMillis(long millis) {
        settledMillis = millis;
    }

    void remember(SettlementEvent event) {
        settlements.add(event);
    }

    List<SettlementEvent> settlements() {
        return settlements;
    }

    void deposit(Currency currency, BigDecimal amount) {
        deposited.merge(currency, Money.round(amount), BigDecimal::add);
    }

    /**
     * What is there of a currency less what came in: cash of all accounts and the open sessions of their futures. Zero,
     * to the last decimal, whatever happened.
     */
    BigDecimal imbalance(Currency currency) {
        BigDecimal there = accounts.values().stream()
                .map(account -> account.positions(currency)
                        .filter(position -> !position.contract().isOption())
                        .map(Position::pending)
                        .reduce(account.balance(currency), BigDecimal::add))
                .reduce(Money.ZERO, BigDecimal::add);
        return there.subtract(deposited.getOrDefault(currency, Money.ZERO));
    }
}
