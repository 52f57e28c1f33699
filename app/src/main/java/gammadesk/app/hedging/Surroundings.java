package gammadesk.app.hedging;

import gammadesk.analytics.port.Ledger;
import gammadesk.app.trading.OrderPath;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What the work at an order needs from outside.
 *
 * @param path the way of orders to the venue
 * @param hedging the thread on which everything here happens
 * @param desk the market, the guardrails and the ledger
 */
record Surroundings(OrderPath path, Executor hedging, HedgeWorker.Desk desk) {
    /** Goes on with an answer on the hedging thread, wherever it comes. */
    <T> void then(CompletableFuture<T> future, Consumer<T> next) {
        var _ = future.thenAccept(answer -> hedging.execute(() -> next.accept(answer)));
    }

    /** Writes down what happened or what lessens risk: a ledger that fails must not keep an order alive. */
    void note(Ledger.Kind kind, String label, String content) {
        var _ = desk.record(kind, label, content);
    }
}
