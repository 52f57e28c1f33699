package gammadesk.connectors.deribit.account;

import gammadesk.analytics.market.AdvancedPrice;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.OrderType;
import gammadesk.analytics.market.Quoting;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.TimeInForce;
import gammadesk.analytics.port.OrderGateway.Edit;
import gammadesk.analytics.port.OrderGateway.Request;
import gammadesk.analytics.port.OrderGateway.Scope;
import java.util.Locale;
import java.util.Optional;

/** Orders, edits and wishes to cancel in the venue's words. */
final class Requests {
    private Requests() {}

    static String method(Request request) {
        return request.side() == Side.BUY ? "private/buy" : "private/sell";
    }

    /** Flags are always said: the venue's own description contradicts itself about what happens without them. */
    static Params params(Request request) {
        Params params = new Params()
                .text("instrument_name", request.instrument())
                .number("amount", request.amount())
                .text("type", request.type().word())
                .text("label", request.label())
                .text("time_in_force", request.timeInForce().word())
                .flag("post_only", request.postOnly())
                .flag("reduce_only", request.reduceOnly())
                .number("valid_until", request.validUntilMillis())
                .number("price", request.limitPrice());
        if (request.postOnly()) {
            params.flag("reject_post_only", true);
        }
        boolean isTrailing = request.type() == OrderType.TRAILING_STOP;
        params.number(isTrailing ? "trigger_offset" : "trigger_price", request.triggerPrice());
        request.trigger()
                .ifPresent(trigger -> params.text("trigger", trigger.name().toLowerCase(Locale.ROOT)));
        return advanced(params, request.quoting());
    }

    static Quoting quoting(Order order) {
        return order.advanced().map(AdvancedPrice::quoting).orElse(Quoting.PRICE);
    }

    private static Params advanced(Params params, Quoting quoting) {
        return quoting == Quoting.PRICE ? params : params.text("advanced", quoting.word());
    }

    /** An order whose price the venue keeps would lose that if it were not said again. */
    static Params params(Edit edit) {
        Params params = new Params()
                .text("order_id", edit.order().id())
                .number("amount", edit.amount())
                .number("price", edit.price())
                .flag("post_only", edit.postOnly())
                .flag("reduce_only", edit.order().reduceOnly())
                .number("valid_until", edit.validUntilMillis());
        advanced(params, quoting(edit.order()));
        return edit.postOnly() ? params.flag("reject_post_only", true) : params;
    }

    static String method(Scope scope) {
        return switch (scope) {
            case Scope.Everything _ -> "private/cancel_all";
            case Scope.OfCurrency _ -> "private/cancel_all_by_currency";
            case Scope.OfInstrument _ -> "private/cancel_all_by_instrument";
            case Scope.OfLabel _ -> "private/cancel_by_label";
        };
    }

    static Params params(Scope scope) {
        return switch (scope) {
            case Scope.Everything _ -> new Params();
            case Scope.OfCurrency(var currency) -> new Params().text("currency", currency.code());
            case Scope.OfInstrument(String instrument) -> new Params().text("instrument_name", instrument);
            case Scope.OfLabel(String label) -> new Params().text("label", label);
        };
    }

    /** What is wrong with a request before anybody is asked; empty when nothing is. */
    static Optional<String> flaw(Request request) {
        if (!Labels.isSound(request.label())) {
            return Optional.of("the label must be 1 to 64 of A-Z a-z 0-9 . _ : -");
        }
        if (request.amount().signum() <= 0) {
            return Optional.of("the amount must be positive");
        }
        if (request.quoting() != Quoting.PRICE
                && (request.type() != OrderType.LIMIT
                        || request.timeInForce() != TimeInForce.GOOD_TIL_CANCELLED
                        || request.postOnly())) {
            return Optional.of("the venue keeps the price only of limit orders that stay until cancelled and may take");
        }
        return isPriced(request.type()) == request.limitPrice().isPresent()
                ? Optional.empty()
                : Optional.of(
                        request.type().word() + (isPriced(request.type()) ? " needs a" : " has no") + " limit price");
    }

    private static boolean isPriced(OrderType type) {
        return switch (type) {
            case LIMIT, STOP_LIMIT, TAKE_LIMIT -> true;
            case MARKET, MARKET_LIMIT, STOP_MARKET, TAKE_MARKET, TRAILING_STOP -> false;
        };
    }
}
