package gammadesk.connectors.deribit;

/** A message is sound JSON, yet not what the protocol promises. Stays inside the parsers; cheap to throw. */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The reason names what is missing and never what was sent. */
    public UnreadableException(String reason) {
        super(reason, null, false, false);
    }

    public static void require(boolean holds, String reason) {
        if (!holds) {
            throw new UnreadableException(reason);
        }
    }
}
