package gammadesk.connectors.deribit.account;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A request that wants to be sent.
 *
 * @param method the venue's name
 * @param params the JSON of its parameters
 * @param priority what it may overtake
 * @param ready asked just before it is sent; false drops it without an answer
 * @param then gets the answer, and once more one that comes after it was given up
 */
record Call(String method, Params params, Priority priority, BooleanSupplier ready, Consumer<Answer> then) {
    /** What goes first: each overtakes all that stand behind it. */
    enum Priority {
        /** Signing in and staying alive. */
        SESSION,
        /** Whatever takes risk away. */
        CANCEL,
        /** What became of an order whose answer did not come. */
        LOOKUP,
        /** Orders and edits. */
        ORDER,
        /** Everything that can wait. */
        QUERY,
        /** What nobody misses while there is anything else to ask. */
        IDLE;

        /** Whether the matching engine's budget pays for it, too. */
        boolean isMatching() {
            return this == CANCEL || this == ORDER;
        }
    }

    /** A request that is always ready. */
    static Call of(String method, Params params, Priority priority, Consumer<Answer> then) {
        return new Call(method, params, priority, () -> true, then);
    }

    /** The JSON-RPC text under a number. */
    String text(long id) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params.json() + "}";
    }

    /** The parameters may hold secrets. */
    @Override
    public String toString() {
        return method;
    }
}
