package gammadesk.connectors.deribit.account;

import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.connectors.deribit.account.Stage.Fault;
import java.util.concurrent.CompletableFuture;

/** A gateway on a stage, at a venue that does as it is told. */
abstract class GatewayTest {
    final MemoryIntentLog log = new MemoryIntentLog();
    Stage stage = new Stage(1, log);

    final void faultOnce(String method, Fault fault) {
        boolean[] used = new boolean[1];
        stage.faults = asked -> {
            boolean now = asked.equals(method) && !used[0];
            used[0] |= now;
            return now ? fault : Fault.NONE;
        };
    }

    final Outcome outcome(CompletableFuture<Outcome> future) {
        stage.until(future::isDone);
        return future.join();
    }

    final long booked(String label) {
        return stage.venue.orders.values().stream()
                .filter(order -> order.label.equals(label))
                .count();
    }
}
