package gammadesk.connectors.simulator.methods;

import gammadesk.connectors.simulator.access.Right;
import gammadesk.connectors.simulator.accounts.Contract;
import gammadesk.connectors.simulator.floor.Floor;
import gammadesk.connectors.simulator.floor.OrderJson;
import gammadesk.connectors.simulator.matching.CancelReason;
import gammadesk.connectors.simulator.matching.OrderReport;
import gammadesk.connectors.simulator.matching.Outcome;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.protocol.Params;
import gammadesk.connectors.simulator.protocol.RpcError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Taking orders back. */
final class CancelMethods {
    private static final List<String> QUOTES = List.of(
            "delta", "quote_set_id", "instrument", "instrument_kind", "kind", "currency", "currency_pair", "all");

    private static final Pattern PAIR = Pattern.compile("[A-Za-z]+_[A-Za-z]+");

    private final Floor floor;
    private final QuoteFreeze freeze;
    private final Words words;

    CancelMethods(Floor floor, QuoteFreeze freeze) {
        this.floor = floor;
        this.freeze = freeze;
        words = new Words(floor.venue());
    }

    void addTo(Methods methods) {
        methods.add("private/cancel", Right.TRADE_WRITE, this::cancel)
                .add("private/cancel_all", Right.TRADE_WRITE, all(_ -> _ -> true))
                .add("private/cancel_all_by_instrument", Right.TRADE_WRITE, all(this::byInstrument))
                .add("private/cancel_all_by_currency", Right.TRADE_WRITE, all(this::byCurrency))
                .add("private/cancel_all_by_currency_pair", Right.TRADE_WRITE, all(this::byPair))
                .add("private/cancel_all_by_kind_or_type", Right.TRADE_WRITE, all(this::byKind))
                .add("private/cancel_by_label", Right.TRADE_WRITE, all(this::byLabel))
                .add("private/cancel_quotes", Right.TRADE_WRITE, all(this::quotes));
    }

    private void cancel(Call call, JsonBytes out) {
        switch (floor.cancel(call.account(), call.params().text("order_id"))) {
            case Outcome.Accepted accepted -> OrderJson.write(out, accepted.order(), floor.venue());
            case Outcome.Refused refused -> throw OrderMethods.refused(refused.refusal());
        }
    }

    /** Which orders a method means. */
    @FunctionalInterface
    private interface Choice {
        Predicate<OrderReport> of(Params params);
    }

    private Method all(Choice choice) {
        return (call, out) -> {
            Predicate<OrderReport> wanted = choice.of(call.params());
            boolean detailed = call.params().flag("detailed", false);
            if (call.params().flag("freeze_quotes", false)) {
                freeze.begin(call.account(), floor.now());
            }
            List<OrderReport> cancelled = floor.cancelAll(call.account(), wanted, CancelReason.USER_REQUEST);
            if (detailed) {
                details(out, cancelled);
            } else {
                out.number(cancelled.size());
            }
        };
    }

    /** One report a currency and sort of order. */
    private void details(JsonBytes out, List<OrderReport> cancelled) {
        Map<String, List<OrderReport>> groups = cancelled.stream()
                .collect(Collectors.groupingBy(CancelMethods::group, LinkedHashMap::new, Collectors.toList()));
        out.array();
        groups.forEach((group, orders) -> {
            int space = group.indexOf(' ');
            out.object().field("currency", group.substring(0, space)).field("type", group.substring(space + 1));
            out.name("result").array();
            orders.forEach(order -> OrderJson.write(out, order, floor.venue()));
            out.endArray().endObject();
        });
        out.endArray();
    }

    private static String group(OrderReport order) {
        String currency = Contract.ofTraded(order.terms().instrument())
                .map(contract -> contract.currency().code())
                .orElse("any");
        return currency + (order.terms().type().isTrigger() ? " trigger" : " limit");
    }

    private Predicate<OrderReport> byInstrument(Params params) {
        String name = words.instrument(params).name();
        Predicate<OrderReport> inIt = OrderFilter.instrument(name);
        return (params.flag("include_combos", false) ? inIt.or(order -> isLeg(name, order)) : inIt)
                .and(OrderFilter.type(params, OrderFilter.CANCEL_TYPES));
    }

    private boolean isLeg(String name, OrderReport order) {
        return floor.combos()
                .find(order.terms().instrument())
                .filter(listed -> listed.combo().legs().stream()
                        .anyMatch(leg -> leg.instrument().equals(name)))
                .isPresent();
    }

    private Predicate<OrderReport> byCurrency(Params params) {
        return OrderFilter.currency(words.currency(params).code())
                .and(OrderFilter.kind(params, Words.TRADE_KINDS))
                .and(OrderFilter.type(params, OrderFilter.CANCEL_TYPES));
    }

    private Predicate<OrderReport> byPair(Params params) {
        return pair(params)
                .and(OrderFilter.kind(params, Words.TRADE_KINDS))
                .and(OrderFilter.type(params, OrderFilter.CANCEL_TYPES));
    }

    /** Who mistypes what is to be cancelled must not hear that all is well. */
    private static Predicate<OrderReport> pair(Params params) {
        String pair = params.text("currency_pair");
        if (!PAIR.matcher(pair).matches()) {
            throw RpcError.invalid("currency_pair", "invalid currency pair");
        }
        return OrderFilter.pair(pair);
    }

    /** The currency may be one, several or any. */
    private Predicate<OrderReport> byKind(Params params) {
        List<String> currencies =
                params.isList("currency") ? params.texts("currency") : List.of(params.text("currency"));
        currencies.forEach(words::currencyOrAny);
        return OrderFilter.kind(params, Words.TRADE_KINDS)
                .and(OrderFilter.type(params, OrderFilter.CANCEL_TYPES))
                .and(order -> currencies.stream()
                        .anyMatch(code -> OrderFilter.currency(code).test(order)));
    }

    private Predicate<OrderReport> byLabel(Params params) {
        Predicate<OrderReport> labelled = OrderFilter.label(params.text("label"));
        return params.has("currency")
                ? labelled.and(OrderFilter.currency(words.currency(params).code()))
                : labelled;
    }

    private Predicate<OrderReport> quotes(Params params) {
        return isQuote()
                .and(
                        switch (params.word("cancel_type", QUOTES)) {
                            case "delta" -> byDelta(params.number("min_delta"), params.number("max_delta"));
                            case "quote_set_id" -> bySet(params.text("quote_set_id"));
                            case "instrument" ->
                                OrderFilter.instrument(words.instrument(params).name());
                            case "currency" ->
                                OrderFilter.currency(words.currency(params).code());
                            case "currency_pair" -> pair(params);
                            case "all" -> _ -> true;
                            default -> kind(params);
                        });
    }

    private static Predicate<OrderReport> kind(Params params) {
        String kind = params.word("kind", Words.TRADE_KINDS);
        return order -> OrderFilter.isOfKind(order.terms().instrument(), kind);
    }

    private static Predicate<OrderReport> isQuote() {
        return order -> order.terms().quote().isPresent();
    }

    private static Predicate<OrderReport> bySet(String set) {
        return order ->
                order.terms().quote().filter(quote -> quote.setId().equals(set)).isPresent();
    }

    private Predicate<OrderReport> byDelta(double lowest, double highest) {
        if (lowest > highest) {
            throw RpcError.invalid("min_delta", "min_delta is greater than max_delta");
        }
        return order -> delta(order.terms().instrument())
                .filter(delta -> delta >= lowest && delta <= highest)
                .isPresent();
    }

    private Optional<Double> delta(String instrument) {
        return floor.venue()
                .directory()
                .find(instrument)
                .map(listed -> listed.isOption()
                        ? floor.venue().market().ticker(listed.name()).greeks().delta()
                        : 1.0);
    }
}
