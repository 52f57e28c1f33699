package gammadesk.app.trading;

import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.port.AccountListener;
import gammadesk.analytics.port.AccountView;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.GatewayHealth;
import gammadesk.analytics.port.MarginAnswer;
import gammadesk.analytics.port.OrderGateway;
import gammadesk.analytics.port.OrderGateway.Answer;
import gammadesk.analytics.port.OrderGateway.CancelOutcome;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.port.Past;
import gammadesk.analytics.port.PastAnswer;
import gammadesk.analytics.trading.CancelScope;
import gammadesk.analytics.trading.OrderTicket;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.analytics.trading.TradingActions;
import gammadesk.app.market.AccountSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Trading while the desk runs: with the account whose key is in use, or saying that there is none. */
public final class TradingDesk implements TradingActions, AccountSource, OrderPath, AutoCloseable {
    private static final String NO_ACCOUNT = "no key to an account is in use; choose one under Keys";

    /** The venue's clock is known to a moment only. */
    private static final long AHEAD_MILLIS = 60_000;

    private final Supplier<DeskSnapshot> desk;
    private final Consumer<Set<String>> followBooks;
    private final Clock clock;
    private final TradingGate gate;
    private final VenuePace pace;
    private final List<AccountListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong approvals = new AtomicLong();
    private volatile Optional<Account> account = Optional.empty();

    private record Account(String keyName, Line line, AccountDesk pictures, OrderDesk orders) {
        OrderGateway gateway() {
            return line.gateway();
        }
    }

    /**
     * A desk without an account.
     *
     * @param desk the latest picture
     * @param followBooks takes the wish whose order books to follow
     * @param clock for ages
     * @param gate asked before every order
     * @param pace of the venue
     */
    public TradingDesk(
            Supplier<DeskSnapshot> desk,
            Consumer<Set<String>> followBooks,
            Clock clock,
            TradingGate gate,
            VenuePace pace) {
        this.desk = desk;
        this.followBooks = followBooks;
        this.clock = clock;
        this.gate = gate;
        this.pace = pace;
    }

    /**
     * Trades through another gateway from now on; the one before is closed first, so that the two never overlap. Blocks
     * until then: for the thread that does such work.
     *
     * @throws IOException when the new one cannot be made; then there is none
     */
    public synchronized void use(String keyName, Line.Source source) throws IOException {
        leave();
        Line line = source.open();
        AccountDesk pictures = new AccountDesk(line.gateway(), keyName, clock);
        OrderDesk orders = new OrderDesk(line.gateway(), desk, clock, gate, pace);
        line.gateway().guard(orders::objection);
        account = Optional.of(new Account(keyName, line, pictures, orders));
        line.gateway().open(event -> {
            orders.onEvent(event);
            pictures.onEvent(event);
            listeners.forEach(listener -> listener.onEvent(event));
        });
    }

    /** Lets the account go. Blocks until its gateway is closed. */
    public synchronized void leave() {
        Optional<Account> old = account;
        account = Optional.empty();
        old.ifPresent(left -> left.line().close());
    }

    @Override
    public Optional<AccountPicture> picture(Map<Currency, MarketPicture> markets) {
        return account.map(current -> current.pictures().picture(markets));
    }

    @Override
    public Approval newApproval() {
        return new Approval(approvals.incrementAndGet());
    }

    @Override
    public CompletableFuture<TradeOutcome> place(Approval approval, OrderTicket ticket) {
        return orders(desk -> desk.place(approval, ticket));
    }

    @Override
    public CompletableFuture<TradeOutcome> edit(Approval approval, Order order, BigDecimal amount, BigDecimal price) {
        return orders(desk -> desk.edit(approval, order, amount, price));
    }

    @Override
    public CompletableFuture<TradeOutcome> close(Approval approval, String instrument, Optional<BigDecimal> price) {
        return orders(desk -> desk.close(approval, instrument, price));
    }

    @Override
    public CompletableFuture<MarginAnswer> margins(String instrument, BigDecimal amount, BigDecimal price) {
        return account.map(current -> current.gateway().margins(instrument, amount, price))
                .orElseGet(() -> CompletableFuture.completedFuture(new MarginAnswer.Unanswered(NO_ACCOUNT)));
    }

    @Override
    public CompletableFuture<PastAnswer> loadOlder(Past past) {
        return account.map(current -> current.gateway().loadOlder(past))
                .orElseGet(() -> CompletableFuture.completedFuture(new PastAnswer.Unavailable(NO_ACCOUNT)));
    }

    @Override
    public CompletableFuture<TradeOutcome> cancel(Order order) {
        return orders(desk -> desk.cancel(order));
    }

    @Override
    public CompletableFuture<TradeOutcome> cancelAll(CancelScope scope) {
        return orders(desk -> desk.cancelAll(scope));
    }

    private CompletableFuture<TradeOutcome> orders(Function<OrderDesk, CompletableFuture<TradeOutcome>> act) {
        return account.map(current -> act.apply(current.orders()))
                .orElseGet(() -> CompletableFuture.completedFuture(OutcomeWords.notSent(NO_ACCOUNT)));
    }

    @Override
    public CompletableFuture<TradeOutcome> arm(String typedAddress) {
        return CompletableFuture.completedFuture(account.map(current -> arm(current.gateway(), typedAddress))
                .orElseGet(() -> OutcomeWords.notSent(NO_ACCOUNT)));
    }

    private static TradeOutcome arm(OrderGateway gateway, String typedAddress) {
        String where = gateway.venue().environment() + " at " + gateway.venue().address();
        return gateway.arm(typedAddress.strip())
                ? new TradeOutcome.Done("Armed: orders now go to " + where + " until you disarm or close the desk.")
                : new TradeOutcome.NotSent("Not armed: “" + typedAddress.strip() + "” is not the venue's address, "
                        + gateway.venue().address() + ".");
    }

    @Override
    public void disarm() {
        account.ifPresent(current -> current.gateway().disarm());
    }

    @Override
    public void followBook(Optional<String> instrument) {
        followBooks.accept(instrument.map(Set::of).orElse(Set.of()));
    }

    @Override
    public Optional<String> account() {
        return account.map(Account::keyName);
    }

    @Override
    public GatewayHealth health() {
        return account.map(current -> current.gateway().health()).orElse(GatewayHealth.IDLE);
    }

    @Override
    public AccountView view() {
        return account.map(current -> current.gateway().view()).orElse(AccountView.EMPTY);
    }

    @Override
    public Optional<String> newLabel() {
        return account.map(current -> current.gateway().newLabel());
    }

    @Override
    public CompletableFuture<Outcome> submit(Purpose purpose, String label, OrderTicket ticket) {
        return account.map(current -> current.orders().submit(purpose, label, ticket))
                .orElseGet(TradingDesk::noAccount);
    }

    @Override
    public CompletableFuture<Outcome> cancel(String orderId) {
        return account.map(current -> current.orders().cancel(orderId)).orElseGet(TradingDesk::noAccount);
    }

    @Override
    public CompletableFuture<CancelOutcome> cancelEverything() {
        return account.map(current -> current.orders().cancelEverything())
                .orElseGet(() -> CompletableFuture.completedFuture(new CancelOutcome.Refused(0, NO_ACCOUNT)));
    }

    @Override
    public CompletableFuture<Outcome> settlement(String label) {
        return account.map(current -> current.gateway().settlement(label)).orElseGet(TradingDesk::noAccount);
    }

    @Override
    public CompletableFuture<Answer<List<Fill>>> fills(Currency currency, long backMillis) {
        return account.map(current -> fills(current.gateway(), currency, backMillis))
                .orElseGet(() -> CompletableFuture.completedFuture(new Answer.Unavailable<>(NO_ACCOUNT)));
    }

    private static CompletableFuture<Answer<List<Fill>>> fills(OrderGateway gateway, Currency coin, long backMillis) {
        long now = gateway.venueMillis();
        return gateway.fills(coin, now - backMillis, now + AHEAD_MILLIS);
    }

    private static CompletableFuture<Outcome> noAccount() {
        return CompletableFuture.completedFuture(new Outcome.Refused(0, NO_ACCOUNT, true));
    }

    @Override
    public void listen(AccountListener listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        leave();
    }
}
