package gammadesk.connectors.simulator.channels;

/** Somebody who follows channels. */
public interface Subscriber {
    /** Whether channels without aggregation are open to it. */
    boolean mayFollowRaw();

    /** Marks a range of the present batch of bytes as meant for this subscriber too. */
    void enqueue(int from, int to);
}
