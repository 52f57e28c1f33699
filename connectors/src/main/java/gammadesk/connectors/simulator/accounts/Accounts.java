package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.connectors.simulator.accounts.AccountState.Role;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The accounts of the embedded exchange: who has what, exactly. Whatever happens, the sum of all positions in an
 * instrument is zero and {@link #imbalance} is zero: every payment has its counter-payment, the house takes what
 * rounding leaves over, fees go to an account of their own. Driven from the market thread only; time comes with every
 * call.
 */
public final class Accounts {
    /** The market's own liquidity and the taker of roundings. */
    public static final long HOUSE = 1;

    /** Where fees go. */
    public static final long FEES = 2;

    /** Pays for the bankrupt. */
    public static final long INSURANCE = 3;

    private final Books books;
    private final FeeSchedule fees;
    private final Funding funding;
    private final TradeBooking trades;
    private final SettlementDesk settlement;

    /** Accounts without traders. */
    public Accounts(MarketView market, FeeSchedule fees) {
        this(new Books(market), fees, List.of());
    }

    /**
     * Accounts as they were.
     *
     * @throws IllegalArgumentException when an account stands twice or holds what is no contract
     */
    public Accounts(MarketView market, FeeSchedule fees, AccountsState state) {
        this(new Books(market, state), fees, state.funding());
    }

    private Accounts(Books books, FeeSchedule fees, List<AccountsState.FundingState> paid) {
        this.books = books;
        this.fees = fees;
        funding = new Funding(books);
        funding.restore(paid);
        trades = new TradeBooking(books, funding, fees);
        settlement = new SettlementDesk(books, funding, fees);
    }

    /** Everything that has to be kept. */
    public AccountsState state() {
        return books.state(funding.state());
    }

    /** Everything that has to be kept but the logs and the history, which only grow. */
    public AccountsState holdings() {
        return books.holdings(funding.state());
    }

    /** The settlement history behind its first so many lines, oldest first. */
    public List<SettlementEvent> settlementsAfter(int known) {
        List<SettlementEvent> all = books.settlements();
        return List.copyOf(all.subList(Math.min(known, all.size()), all.size()));
    }

    /** Figures of accounts, with what rests in the book for them. */
    public AccountReports reports(OpenOrders orders, MarginSettings margins) {
        return new AccountReports(books, orders, new MarginCalculator(books.market, margins));
    }

    /** The check of orders before the book takes them. */
    public MarginGate gate(OpenOrders orders, MarginSettings margins) {
        return new MarginGate(books, orders, new MarginCalculator(books.market, margins), fees);
    }

    /** A new trader's account; throws {@link IllegalArgumentException} when the number is taken. */
    public void open(long id, String name, MarginModel model, long millis) {
        if (traders().isEmpty()) {
            books.settledMillis(millis);
        }
        books.add(new Account(id, name, Role.TRADER, model, millis));
    }

    /** Whether there is a trader's account of that number. */
    public boolean isTrader(long id) {
        return traders().contains(id);
    }

    /** The numbers of all traders' accounts, rising. */
    public List<Long> traders() {
        return books.all().stream()
                .filter(account -> account.role() == Role.TRADER)
                .map(Account::id)
                .toList();
    }

    /** Its owner's name for an account. */
    public String name(long id) {
        return books.account(id).name();
    }

    /** When an account was opened, venue time. */
    public long createdMillis(long id) {
        return books.account(id).createdMillis();
    }

    /** How an account is margined. */
    public MarginModel marginModel(long id) {
        return books.account(id).marginModel();
    }

    /** Margins an account in another way from now on; whether it can afford that is for the caller to check. */
    public void marginModel(long id, MarginModel model) {
        books.account(id).marginModel(model);
    }

    /** Money from outside. Throws {@link IllegalArgumentException} unless the amount is positive. */
    public void deposit(long id, Currency currency, BigDecimal amount, long millis) {
        requirePositive(amount);
        Account account = books.account(id);
        account.pay(currency, amount);
        books.deposit(currency, amount);
        log(account, currency, amount, millis, new LogEntry.Movement("deposit", "deposit", 0));
    }

    /**
     * Money from one account to another, traders or not; the caller checks that it is available. Throws
     * {@link IllegalArgumentException} unless the amount is positive.
     */
    public void transfer(long from, long to, Currency currency, BigDecimal amount, long millis) {
        requirePositive(amount);
        move(from, to, currency, amount, millis, "transfer", "subaccount");
    }

    private void move(long from, long to, Currency currency, BigDecimal amount, long millis, String type, String note) {
        Account payer = books.account(from);
        Account payee = books.account(to);
        payer.pay(currency, amount.negate());
        payee.pay(currency, amount);
        log(payer, currency, amount.negate(), millis, new LogEntry.Movement(type, note, to));
        log(payee, currency, amount, millis, new LogEntry.Movement(type, note, from));
    }

    private void log(Account account, Currency currency, BigDecimal change, long millis, LogEntry.Detail detail) {
        books.log(account, currency, millis, change, change, Money.ZERO, detail);
    }

    private static void requirePositive(BigDecimal amount) {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("not an amount to move: " + amount);
        }
    }

    /** Books a trade. Throws {@link IllegalArgumentException} for an unknown account or instrument. */
    public void book(BookedTrade trade) {
        trades.book(List.of(trade));
    }

    /** Books the legs of one combo trade together, with its discounts. */
    public void bookCombo(List<BookedTrade> legs) {
        trades.book(List.copyOf(legs));
    }

    /** Pays funding of all perpetuals up to a moment; the more often, the closer to the venue's every millisecond. */
    public void accrueFunding(long millis) {
        funding.accrueAll(millis);
    }

    /** The daily settlement. On a day of expiry, deliver first. */
    public void settle(long millis) {
        settlement.settle(millis);
        books.settledMillis(millis);
    }

    /** When the last daily settlement was; the opening of the first account before it. */
    public long settledMillis() {
        return books.settledMillis();
    }

    /** The expiries of a coin in which somebody holds something, rising. */
    public List<Expiry> expiries(Currency coin) {
        return books.held().stream()
                .filter(contract -> contract.coin().equals(coin))
                .flatMap(contract -> contract.expiry().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Delivers everything of a coin that expires, coin-settled and linear.
     *
     * @param price the index's mean over the last thirty minutes, USD, positive
     */
    public void deliver(Currency coin, Expiry expiry, BigDecimal price, long millis) {
        requirePositive(price);
        settlement.deliver(coin, expiry, price, millis);
    }

    /** The signed position of an account, in the amount unit; 0 for none. */
    public BigDecimal position(long id, String instrument) {
        return books.account(id).position(instrument).map(Position::size).orElse(BigDecimal.ZERO);
    }

    /** The contracts in which an account has a size, by name. */
    public List<Contract> held(long id, Currency currency) {
        return books.account(id)
                .positions(currency)
                .filter(position -> position.size().signum() != 0)
                .map(Position::contract)
                .toList();
    }

    /** Cash of an account. */
    public BigDecimal balance(long id, Currency currency) {
        return books.account(id).balance(currency);
    }

    /** The currencies in which an account ever had cash. */
    public List<Currency> currencies(long id) {
        return List.copyOf(books.account(id).currencies());
    }

    /** Cash, open sessions of futures, options at their present marks. */
    public BigDecimal equity(long id, Currency currency) {
        books.mark(books.account(id), currency);
        return books.account(id).equity(currency);
    }

    /** The transaction log of an account, newest first. */
    public List<LogEntry> log(long id, Predicate<LogEntry> wanted) {
        return books.account(id).log().reversed().stream().filter(wanted).toList();
    }

    /** A part of the transaction log of an account. */
    public Page<LogEntry> log(long id, LogQuery query) {
        return query.of(books.account(id).log());
    }

    /** The settlement history of an account, newest first. */
    public List<SettlementEvent> settlements(long id, Predicate<SettlementEvent> wanted) {
        return books.settlements().reversed().stream()
                .filter(event -> event.accountId() == id)
                .filter(wanted)
                .toList();
    }

    /** The lines of an account's log behind one of its own numbers, oldest first. */
    public List<LogEntry> logAfter(long id, long userSeq) {
        List<LogEntry> log = books.account(id).log();
        return List.copyOf(log.subList((int) Math.min(userSeq, log.size()), log.size()));
    }

    /** What a part of a position was traded for, exactly and not by way of its mean price; 0 for none. */
    public BigDecimal basis(long id, String instrument, BigDecimal part) {
        return books.account(id)
                .position(instrument)
                .map(position -> position.basis(part))
                .orElse(BigDecimal.ZERO);
    }

    /** The last line of an account's log. */
    public Optional<LogEntry> lastEntry(long id) {
        List<LogEntry> log = books.account(id).log();
        return log.isEmpty() ? Optional.empty() : Optional.of(log.getLast());
    }

    /**
     * The insurance makes good what a bankrupt account owes; the history tells of it. Does nothing while a position is
     * worth something or the equity is not negative.
     *
     * @return what was paid
     */
    BigDecimal insure(long id, Currency currency, long millis) {
        BigDecimal debt = equity(id, currency).negate();
        if (debt.signum() <= 0 || books.account(id).positions(currency).anyMatch(Accounts::isWorthSomething)) {
            return Money.ZERO;
        }
        move(INSURANCE, id, currency, debt, millis, "correction", "bankruptcy");
        books.remember(new SettlementEvent(
                id,
                currency,
                SettlementEvent.Type.BANKRUPTCY,
                millis,
                "",
                Money.ZERO,
                Double.NaN,
                Double.NaN,
                Money.ZERO,
                debt.negate(),
                Money.ZERO,
                debt));
        return debt;
    }

    private static boolean isWorthSomething(Position position) {
        return position.size().signum() != 0 && position.lastMark().signum() != 0;
    }

    /** The insurance takes a position at its mark, without a fee; what has no mark stays. */
    void takeOver(long id, Contract contract, long millis) {
        books.account(id)
                .position(contract.name())
                .filter(position -> position.lastMark().signum() > 0)
                .ifPresent(position -> trades.takeOver(books.account(id), position, millis));
    }

    /**
     * What is there of a currency less what came in: zero to the last decimal, unless something is wrong with this
     * program.
     */
    public BigDecimal imbalance(Currency currency) {
        return books.imbalance(currency);
    }
}
