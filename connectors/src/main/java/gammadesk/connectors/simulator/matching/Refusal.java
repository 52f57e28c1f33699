package gammadesk.connectors.simulator.matching;

/**
 * Why something is not done, in the venue's own code and words.
 *
 * @param reason which of the venue's errors
 * @param detail what follows the venue's word in the message, such as a limit; of {@link Reason#INVALID_PARAMS} the
 *     reason in the data; empty for none
 * @param param of {@link Reason#INVALID_PARAMS} the parameter, else empty
 */
public record Refusal(Reason reason, String detail, String param) {
    /** The venue's errors that an order can meet. */
    public enum Reason {
        INVALID_PARAMS(-32602, "Invalid params"),
        QTY_TOO_LOW(10002, "qty_too_low"),
        ORDER_OVERLAP(10003, "order_overlap"),
        ORDER_NOT_FOUND(10004, "order_not_found"),
        PRICE_TOO_LOW(10005, "price_too_low"),
        PRICE_TOO_HIGH(10007, "price_too_high"),
        NOT_ENOUGH_FUNDS(10009, "not_enough_funds"),
        ALREADY_CLOSED(10010, "already_closed"),
        PRICE_NOT_ALLOWED(10011, "price_not_allowed"),
        BOOK_CLOSED(10012, "book_closed"),
        PME_MAX_TOTAL_OPEN_ORDERS(10013, "pme_max_total_open_orders"),
        PME_MAX_FUTURE_OPEN_ORDERS(10014, "pme_max_future_open_orders"),
        PME_MAX_OPTION_OPEN_ORDERS(10015, "pme_max_option_open_orders"),
        PME_MAX_FUTURE_OPEN_ORDERS_SIZE(10016, "pme_max_future_open_orders_size"),
        PME_MAX_OPTION_OPEN_ORDERS_SIZE(10017, "pme_max_option_open_orders_size"),
        NON_PME_MAX_FUTURE_POSITION_SIZE(10018, "non_pme_max_future_position_size"),
        LOCKED_BY_ADMIN(10019, "locked_by_admin"),
        INVALID_INSTRUMENT(10020, "invalid_or_unsupported_instrument"),
        INVALID_AMOUNT(10021, "invalid_amount"),
        INVALID_PRICE(10023, "invalid_price"),
        PRICE_PRECISION_EXCEEDED(10026, "price_precision_exceeded"),
        NOT_OWNER_OF_ORDER(10029, "not_owner_of_order"),
        TRIGGER_PRICE_TOO_HIGH(10034, "trigger_price_too_high"),
        TRIGGER_PRICE_TOO_LOW(10035, "trigger_price_too_low"),
        NOT_ENOUGH_FUNDS_IN_CURRENCY(10039, "not_enough_funds_in_currency"),
        RETRY(10040, "retry"),
        SETTLEMENT_IN_PROGRESS(10041, "settlement_in_progress"),
        PRICE_WRONG_TICK(10043, "price_wrong_tick"),
        TRIGGER_PRICE_WRONG_TICK(10044, "trigger_price_wrong_tick"),
        CAN_NOT_CANCEL_LIQUIDATION_ORDER(10045, "can_not_cancel_liquidation_order"),
        CAN_NOT_EDIT_LIQUIDATION_ORDER(10046, "can_not_edit_liquidation_order"),
        ALREADY_FILLED(11008, "already_filled"),
        POST_ONLY_PRICE_MODIFICATION_NOT_POSSIBLE(11021, "post_only_price_modification_not_possible"),
        OTHER_REJECT(11030, "other_reject"),
        NO_MORE_TRIGGERS(11035, "no_more_triggers"),
        INVALID_TRIGGER_PRICE(11036, "invalid_trigger_price"),
        OUTDATED_INSTRUMENT_FOR_IV_ORDER(11037, "outdated_instrument_for_IV_order"),
        NO_ADV_FOR_FUTURES(11038, "no_adv_for_futures"),
        NO_ADV_POSTONLY(11039, "no_adv_postonly"),
        NOT_ADV_ORDER(11041, "not_adv_order"),
        NOT_OPEN_ORDER(11044, "not_open_order"),
        UNSUPPORTED_ARG_COMBINATION(11047, "unsupported_arg_combination"),
        POST_ONLY_REJECT(11054, "post_only_reject"),
        POST_ONLY_NOT_ALLOWED(11055, "post_only_not_allowed"),
        TIMED_OUT(13888, "timed_out");

        private final int code;
        private final String word;

        Reason(int code, String word) {
            this.code = code;
            this.word = word;
        }

        /** The venue's number. */
        public int code() {
            return code;
        }

        /** The venue's word. */
        public String word() {
            return word;
        }
    }

    /** A refusal without particulars. */
    public static Refusal of(Reason reason) {
        return new Refusal(reason, "", "");
    }

    /** A refusal with what the venue adds after its word, such as a limit. */
    public static Refusal of(Reason reason, String detail) {
        return new Refusal(reason, detail, "");
    }

    /** -32602: a parameter is wrong. */
    public static Refusal invalid(String param, String why) {
        return new Refusal(Reason.INVALID_PARAMS, why, param);
    }

    /** The venue's number. */
    public int code() {
        return reason.code();
    }

    /** The venue's message. */
    public String message() {
        return detail.isEmpty() || !param.isEmpty() ? reason.word() : reason.word() + " " + detail;
    }
}
