package gammadesk.app.badfixture;

import gammadesk.analytics.port.OrderGateway.CancelOutcome;
import gammadesk.app.trading.OrderPath;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Breaks on purpose: takes the way of decided orders without having decided anything. */
public final class BadShortcut {
    private final OrderPath path;

    public BadShortcut(OrderPath path) {
        this.path = path;
    }

    public Supplier<CompletableFuture<CancelOutcome>> shortcut() {
        return path::cancelEverything;
    }
}
