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
    /** What the desk does about a refusal. */
    public enum Remedy {
        /** Tells the trader; the same request would be refused again. */
        TELL("tells the trader"),
        /** Waits a moment and sends the refused request again while it is valid. */
        SEND_AGAIN("waits and sends it again while it is valid"),
        /** Sends nothing for a while, expects to be cut off, signs in anew and sends it again while it is valid. */
        BACK_OFF("backs off, signs in anew and sends it again while it is valid"),
        /** Signs in anew, then sends the refused request again while it is valid. */
        SIGN_IN("signs in anew and sends it again while it is valid"),
        /** Asks the venue how the order stands: it is not what it was taken for. */
        LOOK_UP("asks the venue how the order stands"),
        /** Treats the request as unanswered and settles it by a look-up. */
        SETTLE("settles it by a look-up");

        private final String sentence;

        Remedy(String sentence) {
            this.sentence = sentence;
        }

        /** One clause for the guide and the screen: what the desk does. */
        public String sentence() {
            return sentence;
        }
    }

    /** What a refusal means, and what the desk does about it. */
    public enum Kind {
        AUTHORIZATION_REQUIRED(10000, Remedy.SIGN_IN, "the request is not signed in"),
        /** The venue says no more than that, so nothing about the request is certain. */
        GENERAL_ERROR(10001, Remedy.SETTLE, "the venue failed and does not say why"),
        QTY_TOO_LOW(10002, Remedy.TELL, "the amount is below the instrument's minimum"),
        ORDER_OVERLAP(10003, Remedy.TELL, "the order would trade with one of our own"),
        ORDER_NOT_FOUND(10004, Remedy.LOOK_UP, "the venue knows no such order"),
        PRICE_TOO_LOW(10005, Remedy.TELL, "the price is below the venue's band"),
        PRICE_TOO_LOW_FOR_INDEX(10006, Remedy.TELL, "the price is too low for the index"),
        PRICE_TOO_HIGH(10007, Remedy.TELL, "the price is above the venue's band"),
        NOT_ENOUGH_FUNDS(10009, Remedy.TELL, "the account cannot carry it"),
        ALREADY_CLOSED(10010, Remedy.LOOK_UP, "the order is already closed"),
        PRICE_NOT_ALLOWED(10011, Remedy.TELL, "the venue does not allow this price"),
        BOOK_CLOSED(10012, Remedy.TELL, "the instrument's book is closed"),
        TOO_MANY_OPEN_ORDERS(10013, Remedy.TELL, "too many orders are open"),
        TOO_MANY_OPEN_FUTURE_ORDERS(10014, Remedy.TELL, "too many orders in futures are open"),
        TOO_MANY_OPEN_OPTION_ORDERS(10015, Remedy.TELL, "too many orders in options are open"),
        FUTURE_ORDERS_TOO_LARGE(10016, Remedy.TELL, "the open orders in futures are too large"),
        OPTION_ORDERS_TOO_LARGE(10017, Remedy.TELL, "the open orders in options are too large"),
        FUTURE_POSITION_TOO_LARGE(10018, Remedy.TELL, "the position in futures would be too large"),
        LOCKED_BY_ADMIN(10019, Remedy.TELL, "the venue has locked trading"),
        INVALID_INSTRUMENT(10020, Remedy.TELL, "the instrument's name is not valid"),
        INVALID_AMOUNT(10021, Remedy.TELL, "the amount is not valid"),
        INVALID_QUANTITY(10022, Remedy.TELL, "the quantity is not valid"),
        INVALID_PRICE(10023, Remedy.TELL, "the price is not valid"),
        INVALID_MAX_SHOW(10024, Remedy.TELL, "the shown amount is not valid"),
        INVALID_ORDER_ID(10025, Remedy.TELL, "the order's id is not valid"),
        PRICE_PRECISION_EXCEEDED(10026, Remedy.TELL, "the price has too many decimals"),
        NON_INTEGER_CONTRACT_AMOUNT(10027, Remedy.TELL, "the amount is not a whole number of contracts"),
        TOO_MANY_REQUESTS(10028, Remedy.BACK_OFF, "the request budget is used up"),
        NOT_OWNER_OF_ORDER(10029, Remedy.TELL, "the order is not ours"),
        MUST_BE_WEBSOCKET_REQUEST(10030, Remedy.TELL, "the request needs a socket"),
        INVALID_ARGS_FOR_INSTRUMENT(10031, Remedy.TELL, "an argument does not fit the instrument"),
        WHOLE_COST_TOO_LOW(10032, Remedy.TELL, "the order's whole cost is too low"),
        NOT_IMPLEMENTED(10033, Remedy.TELL, "the venue does not offer it yet"),
        TRIGGER_PRICE_TOO_HIGH(10034, Remedy.TELL, "the trigger price is too high"),
        TRIGGER_PRICE_TOO_LOW(10035, Remedy.TELL, "the trigger price is too low"),
        INVALID_MAX_SHOW_AMOUNT(10036, Remedy.TELL, "the shown amount is not allowed"),
        SHORT_OPTIONS_TOO_LARGE(10037, Remedy.TELL, "the short option positions would be too large"),
        TOO_MANY_RISK_REDUCING_ORDERS(10038, Remedy.TELL, "too many risk-reducing orders are open"),
        NOT_ENOUGH_FUNDS_IN_CURRENCY(10039, Remedy.TELL, "the account has too little of the currency"),
        RETRY(10040, Remedy.SEND_AGAIN, "the venue asks to try again"),
        SETTLEMENT_IN_PROGRESS(10041, Remedy.SEND_AGAIN, "the venue is settling"),
        PRICE_WRONG_TICK(10043, Remedy.TELL, "the price is not on the instrument's tick ladder"),
        TRIGGER_PRICE_WRONG_TICK(10044, Remedy.TELL, "the trigger price is not on the instrument's tick ladder"),
        CANNOT_CANCEL_LIQUIDATION(10045, Remedy.TELL, "a liquidation cannot be cancelled"),
        CANNOT_EDIT_LIQUIDATION(10046, Remedy.TELL, "a liquidation cannot be edited"),
        QUEUE_FULL(10047, Remedy.SEND_AGAIN, "the matching engine's queue is full"),
        NOT_ON_THIS_SERVER(10048, Remedy.TELL, "this server does not offer the operation"),
        CANCEL_ON_DISCONNECT_FAILED(10049, Remedy.TELL, "cancelling on disconnect could not be switched on"),
        TOO_MANY_CONCURRENT_REQUESTS(10066, Remedy.SEND_AGAIN, "too many requests are under way"),
        DISABLED_WHILE_POSITION_LOCK(10072, Remedy.TELL, "the account may only reduce positions"),
        ALREADY_FILLED(11008, Remedy.LOOK_UP, "the order is already filled"),
        TOO_MANY_SPOT_ORDERS(11013, Remedy.TELL, "too many spot orders are open"),
        POST_ONLY_PRICE_IMPOSSIBLE(11021, Remedy.TELL, "a post-only order cannot be moved to such a price"),
        SPOT_ORDER_TOO_LARGE(11022, Remedy.TELL, "the spot order is too large"),
        INVALID_ARGUMENTS(11029, Remedy.TELL, "an argument of the request is invalid"),
        OTHER_REJECT(11030, Remedy.TELL, "the venue rejected it"),
        OTHER_ERROR(11031, Remedy.TELL, "the venue found an error in it"),
        NO_MORE_TRIGGERS(11035, Remedy.TELL, "too many trigger orders are open"),
        INVALID_TRIGGER_PRICE(11036, Remedy.TELL, "the trigger price is on the wrong side"),
        OUTDATED_INSTRUMENT_FOR_IV_ORDER(11037, Remedy.TELL, "the instrument's implied volatility is outdated"),
        NO_ADVANCED_FOR_FUTURES(11038, Remedy.TELL, "futures have no orders by USD or volatility"),
        NO_ADVANCED_POST_ONLY(11039, Remedy.TELL, "an order by USD or volatility cannot be post-only"),
        NOT_ADVANCED_ORDER(11041, Remedy.TELL, "the order is not one by USD or volatility"),
        PERMISSION_DENIED(11042, Remedy.TELL, "the key may not do this"),
        BAD_ARGUMENT(11043, Remedy.TELL, "an argument of the request is bad"),
        NOT_OPEN_ORDER(11044, Remedy.LOOK_UP, "the order is not open"),
        OUTDATED_INSTRUMENT(11046, Remedy.TELL, "the instrument is about to expire"),
        UNSUPPORTED_ARG_COMBINATION(11047, Remedy.TELL, "the arguments do not go together"),
        WRONG_MAX_SHOW_FOR_OPTION(11048, Remedy.TELL, "the shown amount is not allowed for options"),
        BAD_ARGUMENTS(11049, Remedy.TELL, "several arguments of the request are bad"),
        BAD_REQUEST(11050, Remedy.TELL, "the request could not be read"),
        SYSTEM_MAINTENANCE(11051, Remedy.SEND_AGAIN, "the venue is under maintenance"),
        POST_ONLY_REJECT(11054, Remedy.TELL, "the order would have taken liquidity"),
        POST_ONLY_NOT_ALLOWED(11055, Remedy.TELL, "such an order cannot be post-only"),
        /** A failure inside the venue leaves open how far the request came. */
        INTERNAL_SERVER_ERROR(11094, Remedy.SETTLE, "the venue failed"),
        ACCOUNT_LOCKED(11098, Remedy.TELL, "the account is locked"),
        LOGIN_OVER_LIMIT(12003, Remedy.SEND_AGAIN, "too many failed sign-ins"),
        INVALID_CREDENTIALS(13004, Remedy.TELL, "the credentials are wrong"),
        REQUEST_FAILED(13008, Remedy.SETTLE, "the request failed"),
        UNAUTHORIZED(13009, Remedy.SIGN_IN, "the request needs a valid sign-in"),
        BOOK_EXPIRED(13019, Remedy.TELL, "the instrument's book is closed or expired"),
        INSTRUMENT_UNKNOWN(13020, Remedy.TELL, "the venue knows no such instrument"),
        FORBIDDEN(13021, Remedy.TELL, "the key's scope does not allow it"),
        METHOD_SWITCHED_OFF(13025, Remedy.TELL, "the venue has switched the method off"),
        /** The service did not respond: the order behind it may have been booked. */
        TEMPORARILY_UNAVAILABLE(13028, Remedy.SETTLE, true, "the venue is temporarily unavailable"),
        MMP_TRIGGER(13030, Remedy.TELL, "the market maker protection stopped it"),
        NON_UNIQUE_LABEL(13032, Remedy.TELL, "several orders carry the label"),
        CANCEL_ON_DISCONNECT_NOT_ENABLED(13042, Remedy.TELL, "cancelling on disconnect is not switched on"),
        QUOTES_FROZEN(13043, Remedy.TELL, "quotes are frozen after a cancel"),
        SCOPE_EXCEEDED(13403, Remedy.TELL, "the key's scope does not reach so far"),
        UNAVAILABLE(13503, Remedy.TELL, "the method is not available now"),
        CANCELLED_BY_USER(13666, Remedy.TELL, "another request of ours cancelled it"),
        REPLACED(13777, Remedy.LOOK_UP, "another edit took its place"),
        RAW_FOR_SIGNED_IN(13778, Remedy.TELL, "raw channels need a signed-in connection"),
        RAW_NEEDS_SIGN_IN(13780, Remedy.TELL, "raw channels need a signed-in connection"),
        TIMED_OUT(13888, Remedy.TELL, "it reached the venue after its validity had ended"),
        INVALID_PARAMETERS(-32602, Remedy.TELL, "a parameter is missing or wrong"),
        METHOD_NOT_FOUND(-32601, Remedy.TELL, "the venue knows no such method"),
        INVALID_REQUEST(-32600, Remedy.TELL, "the request is not JSON-RPC"),
        MISSING_PARAMETERS(-32000, Remedy.TELL, "a parameter is missing"),
        PARSE_ERROR(-32700, Remedy.TELL, "the venue could not read the request"),
        /** The venue answered with a number that is not known here. */
        OTHER(0, Remedy.TELL, "the venue refused it"),
        /** No answer came in time. */
        NO_ANSWER(0, Remedy.SETTLE, true, "no answer came in time"),
        /** The venue could not be reached. */
        UNREACHABLE(0, Remedy.SETTLE, true, "the venue could not be reached"),
        /** The answer could not be read. */
        UNREADABLE(0, Remedy.SETTLE, "the answer could not be read");

        private final int code;
        private final Remedy remedy;
        private final boolean retryable;
        private final String meaning;

        Kind(int code, Remedy remedy, String meaning) {
            this(code, remedy, remedy == Remedy.SEND_AGAIN || remedy == Remedy.BACK_OFF, meaning);
        }

        Kind(int code, Remedy remedy, boolean retryable, String meaning) {
            this.code = code;
            this.remedy = remedy;
            this.retryable = retryable;
            this.meaning = meaning;
        }

        /** The venue's number, 0 for kinds that are not the venue's. */
        public int code() {
            return code;
        }

        /** What the desk does about it. */
        public Remedy remedy() {
            return remedy;
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

    /**
     * Whether the same request may succeed a little later. For a question that is enough to ask again; an order whose
     * {@link Remedy} is to settle must be looked up first.
     */
    public boolean retryable() {
        return kind.retryable;
    }

    /** What the desk does about it. */
    public Remedy remedy() {
        return kind.remedy;
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
