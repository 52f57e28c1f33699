package gammadesk.connectors.deribit;

/** What reaches the feed's thread. The connection's number tells news of the present one from echoes of an old one. */
public sealed interface Inbound {
    /** A connection is open. */
    record Opened(int connection) implements Inbound {}

    /** A message, stamped when it was read from the socket. */
    record Message(int connection, String text, long receivedNanos) implements Inbound {}

    /** A connection broke, could not be made, or was closed by the venue. */
    record Lost(int connection, String reason) implements Inbound {}

    /** Something that the feed's owner wants to be done on the feed's thread. */
    record Wish(Runnable action) implements Inbound {}
}
