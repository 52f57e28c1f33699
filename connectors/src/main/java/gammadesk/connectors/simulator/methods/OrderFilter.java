package gammadesk.connectors.simulator.methods;

import gammadesk.connectors.simulator.accounts.Contract;
import gammadesk.connectors.simulator.matching.OrderReport;
import gammadesk.connectors.simulator.matching.OrderType;
import gammadesk.connectors.simulator.protocol.Params;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Which orders a caller means. */
final class OrderFilter {
    /** Types by which orders are cancelled. */
    static final List<String> CANCEL_TYPES = List.of("all", "limit", "trigger_all", "stop", "take", "trailing_stop");
    /** Types by which orders are asked for. */
    static final List<String> QUERY_TYPES = List.of(
            "all",
            "limit",
            "trigger_all",
            "stop_all",
            "stop_limit",
            "stop_market",
            "take_all",
            "take_limit",
            "take_market",
            "trailing_all",
            "trailing_stop");

    private OrderFilter() {}

    static Predicate<OrderReport> type(Params params, List<String> words) {
        String word = params.maybeWord("type", words).orElse("all");
        return order -> isOfType(order.terms().type(), word);
    }

    private static boolean isOfType(OrderType type, String word) {
        return switch (word) {
            case "all" -> true;
            case "limit" -> !type.isTrigger();
            case "trigger_all" -> type.isTrigger();
            case "stop", "stop_all" -> type == OrderType.STOP_LIMIT || type == OrderType.STOP_MARKET;
            case "take", "take_all" -> type == OrderType.TAKE_LIMIT || type == OrderType.TAKE_MARKET;
            case "trailing_all" -> type == OrderType.TRAILING_STOP;
            default -> type.word().equals(word);
        };
    }

    static Predicate<OrderReport> kind(Params params, List<String> words) {
        return params.maybeWord("kind", words)
                .<Predicate<OrderReport>>map(
                        kind -> order -> isOfKind(order.terms().instrument(), kind))
                .orElse(_ -> true);
    }

    /** Whether an instrument's name tells of a kind; {@code any} is every kind. */
    static boolean isOfKind(String instrument, String kind) {
        return Contract.isOfKind(instrument, kind);
    }

    static Predicate<OrderReport> instrument(String name) {
        return order -> order.terms().instrument().equals(name);
    }

    static Predicate<OrderReport> currency(String code) {
        return order -> isOfCurrency(order.terms().instrument(), code);
    }

    /** Whether an instrument's name tells of a settlement currency; {@code any} is every currency. */
    static boolean isOfCurrency(String instrument, String code) {
        return code.equals("any")
                || Contract.ofTraded(instrument)
                        .filter(contract -> contract.currency().code().equals(code))
                        .isPresent();
    }

    static Predicate<OrderReport> pair(String indexName) {
        String wanted = indexName.toLowerCase(Locale.ROOT);
        return order -> Contract.ofTraded(order.terms().instrument())
                .filter(contract -> contract.indexName().equals(wanted))
                .isPresent();
    }

    static Predicate<OrderReport> label(String label) {
        return order -> order.terms().label().equals(label);
    }
}
