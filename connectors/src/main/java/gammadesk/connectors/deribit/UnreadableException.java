package gammadesk.connectors.deribit;

/** A message is sound JSON, yet not what the protocol promises. Stays inside the parser; cheap to throw. */
final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableException(String reason) {
        super(reason, null, false, false);
    }

    static void require(boolean holds, String reason) {
        if (!holds) {
            throw new UnreadableException(reason);
        }
    }
}
