package gammadesk.app.trading;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.port.AccountListener;
import gammadesk.analytics.port.AccountView;
import gammadesk.analytics.port.GatewayHealth;
import gammadesk.analytics.port.OrderGateway.Answer;
import gammadesk.analytics.port.OrderGateway.CancelOutcome;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.trading.OrderTicket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The way of orders that were decided elsewhere than at the ticket, past the same checks to the same gateway. Without
 * an account every order is refused. No future ends exceptionally; they end on the gateway's thread.
 */
public interface OrderPath {
    /** The name of the key in use; empty while there is none. */
    Optional<String> account();

    /** State and counters of the connection. */
    GatewayHealth health();

    /** The account as it is known now. */
    AccountView view();

    /** A label that was never used before; to be written down before it is used. Empty without an account. */
    Optional<String> newLabel();

    /** Sends an order under a label. Nothing is sent twice under one. */
    CompletableFuture<Outcome> submit(Purpose purpose, String label, OrderTicket ticket);

    /** Cancels one order by the venue's id. */
    CompletableFuture<Outcome> cancel(String orderId);

    /** Cancels every order of the account, those included that wait here to be sent. */
    CompletableFuture<CancelOutcome> cancelEverything();

    /** What finally becomes of an order of this run whose answer did not come, or of one left over from the last. */
    CompletableFuture<Outcome> settlement(String label);

    /** Executions of a currency as the venue has them, oldest first, so many milliseconds of its time back. */
    CompletableFuture<Answer<List<Fill>>> fills(Currency currency, long backMillis);

    /** Tells of everything that happens to the account from now on, on the gateway's thread. */
    void listen(AccountListener listener);
}
