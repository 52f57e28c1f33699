package gammadesk.app.hedging;

import java.util.concurrent.CompletableFuture;

/** Brings the delta of each coin to zero, inside the flatten limits. */
@FunctionalInterface
public interface Flattening {
    /** For a desk that has nothing to flatten with. */
    Flattening NONE = () -> CompletableFuture.completedFuture("Nothing is here to flatten the delta with");

    /**
     * Begins now, on some other thread; what it sends has the purpose {@code FLATTEN}. Ends with one sentence on what
     * became of it, without a full stop.
     */
    CompletableFuture<String> flatten();
}
