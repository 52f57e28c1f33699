package gammadesk.app.hedging;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
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
import gammadesk.app.trading.TradingGate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The way of orders of one run to a venue that outlives it, past a gate like the desk's own. */
final class GatedPath implements OrderPath {
    private final FakeVenue venue;
    private final Watcher watcher;
    private final List<AccountListener> listeners = new ArrayList<>();
    private GatewayState told;
    TradingGate gate = TradingGate.OPEN;

    /** Looks at every order that passed the gate. */
    @FunctionalInterface
    interface Watcher {
        void submitted(Purpose purpose, String label, OrderTicket ticket);
    }

    GatedPath(FakeVenue venue, Watcher watcher) {
        this.venue = venue;
        this.watcher = watcher;
        this.told = venue.health().state();
        venue.listen(event -> listeners.forEach(listener -> listener.onEvent(event)));
    }

    /** Tells of the connection when it has changed. */
    void look() {
        GatewayState now = venue.health().state();
        if (now != told) {
            told = now;
            listeners.forEach(listener -> listener.onEvent(new AccountEvent.StateChanged(now, "")));
        }
    }

    @Override
    public CompletableFuture<Outcome> submit(Purpose purpose, String label, OrderTicket ticket) {
        Optional<String> closed = gate.obstacle(purpose);
        if (closed.isPresent()) {
            return CompletableFuture.completedFuture(new Outcome.Refused(0, closed.get(), true));
        }
        watcher.submitted(purpose, label, ticket);
        return venue.submit(purpose, label, ticket);
    }

    @Override
    public void listen(AccountListener listener) {
        listeners.add(listener);
    }

    @Override
    public Optional<String> account() {
        return venue.account();
    }

    @Override
    public GatewayHealth health() {
        return venue.health();
    }

    @Override
    public AccountView view() {
        return venue.view();
    }

    @Override
    public Optional<String> newLabel() {
        return venue.newLabel();
    }

    @Override
    public CompletableFuture<Outcome> cancel(String orderId) {
        return venue.cancel(orderId);
    }

    @Override
    public CompletableFuture<CancelOutcome> cancelEverything() {
        return venue.cancelEverything();
    }

    @Override
    public CompletableFuture<Outcome> settlement(String label) {
        return venue.settlement(label);
    }

    @Override
    public CompletableFuture<Answer<List<Fill>>> fills(Currency currency, long backMillis) {
        return venue.fills(currency, backMillis);
    }
}
