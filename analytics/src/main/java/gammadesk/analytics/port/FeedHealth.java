package gammadesk.analytics.port;

/**
 * What a feed counts about itself, at one moment. Counters run from the opening of the feed.
 *
 * @param state whether it can be believed
 * @param reason one sentence on the last change of state, empty if there is nothing to say
 * @param roundTripMillis the last measured round trip, NaN before the first
 * @param messages received
 * @param messagesPerSecond over the last few seconds
 * @param bytes received
 * @param malformed messages that could not be read; the last few are kept for inspection
 * @param gaps order-book sequences that were broken
 * @param reconnects connections made again after a loss
 * @param staleBooks books that wait for a new snapshot
 * @param lastMessageNanos monotonic clock at the last message, 0 before the first
 */
public record FeedHealth(
        FeedState state,
        String reason,
        double roundTripMillis,
        long messages,
        double messagesPerSecond,
        long bytes,
        long malformed,
        long gaps,
        long reconnects,
        int staleBooks,
        long lastMessageNanos) {
    public static final FeedHealth IDLE = new FeedHealth(FeedState.IDLE, "", Double.NaN, 0, 0, 0, 0, 0, 0, 0, 0);
}
