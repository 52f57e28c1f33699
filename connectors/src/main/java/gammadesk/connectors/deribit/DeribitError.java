package gammadesk.connectors.deribit;

/**
 * Why the venue, or the way to it, refused something. The kinds are a closed set; the venue's own number and words are
 * kept beside them.
 *
 * @param kind what it means here
 * @param code the venue's number, or 0 when the refusal did not come from the venue
 * @param message the venue's words, or what happened on the way
 */
public record DeribitError(Kind kind, int code, String message) {
    /** What a refusal means, and whether the same request may succeed later. */
    public enum Kind {
        QTY_TOO_LOW(10002, false, "the amount is below the instrument's minimum"),
        ORDER_NOT_FOUND(10004, false, "the venue knows no such order"),
        NOT_ENOUGH_FUNDS(10009, false, "the account cannot carry it"),
        BOOK_CLOSED(10012, false, "the instrument's book is closed"),
        TOO_MANY_REQUESTS(10028, true, "the request budget is used up"),
        RETRY(10040, true, "the venue asks to try again"),
        SETTLEMENT_IN_PROGRESS(10041, true, "the venue is settling"),
        PRICE_WRONG_TICK(10043, false, "the price is not on the instrument's tick ladder"),
        QUEUE_FULL(10047, true, "the matching engine's queue is full"),
        TOO_MANY_CONCURRENT_REQUESTS(10066, true, "too many requests are under way"),
        ALREADY_FILLED(11008, false, "the order is already filled"),
        OUTDATED_INSTRUMENT_FOR_IV_ORDER(11037, false, "the instrument's implied volatility is outdated"),
        POST_ONLY_REJECT(11054, false, "the order would have taken liquidity"),
        SYSTEM_MAINTENANCE(11051, true, "the venue is under maintenance"),
        INVALID_ARGUMENTS(11029, false, "an argument of the request is invalid"),
        INVALID_CREDENTIALS(13004, false, "the credentials are wrong"),
        UNAUTHORIZED(13009, false, "the request needs a valid sign-in"),
        INSTRUMENT_UNKNOWN(13020, false, "the venue knows no such instrument"),
        TEMPORARILY_UNAVAILABLE(13028, true, "the venue is temporarily unavailable"),
        RAW_NEEDS_SIGN_IN(13780, false, "raw channels need a signed-in connection"),
        INVALID_PARAMETERS(-32602, false, "a parameter is missing or wrong"),
        METHOD_NOT_FOUND(-32601, false, "the venue knows no such method"),
        INVALID_REQUEST(-32600, false, "the request is not JSON-RPC"),
        PARSE_ERROR(-32700, false, "the venue could not read the request"),
        /** The venue answered with a number that is not known here. */
        OTHER(0, false, "the venue refused it"),
        /** No answer came in time. */
        NO_ANSWER(0, true, "no answer came in time"),
        /** The venue could not be reached. */
        UNREACHABLE(0, true, "the venue could not be reached"),
        /** The answer could not be read. */
        UNREADABLE(0, false, "the answer could not be read");

        private final int code;
        private final boolean retryable;
        private final String meaning;

        Kind(int code, boolean retryable, String meaning) {
            this.code = code;
            this.retryable = retryable;
            this.meaning = meaning;
        }

        /** The venue's number, 0 for kinds that are not the venue's. */
        public int code() {
            return code;
        }

        /** One clause for the screen and the log. */
        public String meaning() {
            return meaning;
        }
    }

    /** The venue's refusal by its number. */
    public static DeribitError ofCode(int code, String message) {
        for (Kind kind : Kind.values()) {
            if (kind.code == code && code != 0) {
                return new DeribitError(kind, code, message);
            }
        }
        return new DeribitError(Kind.OTHER, code, message);
    }

    /** A failure on the way to the venue or back. */
    public static DeribitError onTheWay(Kind kind, String message) {
        return new DeribitError(kind, 0, message);
    }

    /** Whether the same request may succeed a little later. */
    public boolean retryable() {
        return kind.retryable;
    }

    /** One clause for the screen and the log. */
    public String meaning() {
        return kind.meaning;
    }

    @Override
    public String toString() {
        return code == 0 ? meaning() + " (" + message + ")" : meaning() + " (" + code + " " + message + ")";
    }
}
