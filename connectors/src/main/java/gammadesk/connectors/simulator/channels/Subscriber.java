package gammadesk.connectors.simulator.channels;

import gammadesk.connectors.simulator.access.Login;
import java.util.Optional;

/** Somebody who follows channels. */
public interface Subscriber {
    /** Whether channels without aggregation are open to it. */
    boolean mayFollowRaw();

    /** The account whose channels it may follow, empty without a login that may still be used. */
    Optional<Login> login();

    /** Marks a range of the present batch of bytes as meant for this subscriber too. */
    void enqueue(int from, int to);
}
