package gammadesk.app.hedging;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.port.AccountEvent;
import gammadesk.analytics.port.AccountListener;
import gammadesk.analytics.port.AccountView;
import gammadesk.analytics.port.GatewayHealth;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.OrderGateway.Answer;
import gammadesk.analytics.port.OrderGateway.CancelOutcome;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.trading.OrderTicket;
import gammadesk.app.trading.OrderPath;
import gammadesk.app.trading.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** An account whose cancels the test answers. */
final class FakePath implements OrderPath {
    final List<CompletableFuture<CancelOutcome>> cancels = new CopyOnWriteArrayList<>();
    private final List<AccountListener> listeners = new CopyOnWriteArrayList<>();
    volatile GatewayState state = GatewayState.READY;
    volatile AccountView view = AccountView.EMPTY;
    volatile boolean throwing;
    volatile Optional<CancelOutcome> always = Optional.empty();

    void become(GatewayState next) {
        state = next;
        listeners.forEach(listener -> listener.onEvent(new AccountEvent.StateChanged(next, "")));
    }

    void open(List<Order> orders) {
        view = new AccountView(orders, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    @Override
    public CompletableFuture<CancelOutcome> cancelEverything() {
        CompletableFuture<CancelOutcome> answer = new CompletableFuture<>();
        cancels.add(answer);
        if (throwing) {
            throw new IllegalStateException("on purpose");
        }
        always.ifPresent(answer::complete);
        return answer;
    }

    @Override
    public Optional<String> account() {
        return Optional.of("fake");
    }

    @Override
    public GatewayHealth health() {
        return new GatewayHealth(state, "", true, true, 1, 0, 0, 0, 0, 0);
    }

    @Override
    public AccountView view() {
        return view;
    }

    @Override
    public Optional<String> newLabel() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Outcome> submit(Purpose purpose, String label, OrderTicket ticket) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Outcome> cancel(String orderId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Outcome> settlement(String label) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Answer<List<Fill>>> fills(Currency currency, long backMillis) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void listen(AccountListener listener) {
        listeners.add(listener);
    }
}
