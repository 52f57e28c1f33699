package gammadesk.analytics.port;

/** Receives what happens to an account. Called on the gateway's own thread, one call at a time; must return quickly. */
@FunctionalInterface
public interface AccountListener {
    /** One event, in the order in which it became known. */
    void onEvent(AccountEvent event);
}
