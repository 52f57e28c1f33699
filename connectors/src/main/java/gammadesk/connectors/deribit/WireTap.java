package gammadesk.connectors.deribit;

/**
 * Sees what goes over a feed's connection, in the order in which the feed works it off. Called on the feed's thread:
 * must be quick and must not throw.
 */
public interface WireTap {
    /** Sees nothing. */
    WireTap NONE = new WireTap() {
        @Override
        public void sent(String text, long nanos) {
            // nobody looks
        }

        @Override
        public void received(String text, long nanos) {
            // nobody looks
        }

        @Override
        public void lost(String reason, long nanos) {
            // nobody looks
        }
    };

    /** A request of this side. */
    void sent(String text, long nanos);

    /** A message as it came, with the time when it was read from the socket. */
    void received(String text, long nanos);

    /** The connection is gone; what comes next comes over another. */
    void lost(String reason, long nanos);
}
