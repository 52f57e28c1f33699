package gammadesk.connectors.simulator.methods;

import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.matching.Advanced;
import gammadesk.connectors.simulator.matching.Edit;
import gammadesk.connectors.simulator.matching.FillCondition;
import gammadesk.connectors.simulator.matching.Linked;
import gammadesk.connectors.simulator.matching.LinkedType;
import gammadesk.connectors.simulator.matching.OrderTerms;
import gammadesk.connectors.simulator.matching.OrderType;
import gammadesk.connectors.simulator.matching.TimeInForce;
import gammadesk.connectors.simulator.matching.TriggerSource;
import gammadesk.connectors.simulator.protocol.Params;
import gammadesk.connectors.simulator.protocol.RpcError;
import gammadesk.connectors.simulator.venue.Listed;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Orders as callers word them. */
final class OrderReader {
    /** What comes with an order when it is placed and cannot be edited. */
    private static final List<String> LINKS = List.of("linked_order_type", "trigger_fill_condition", "otoco_config");

    private OrderReader() {}

    /** A new order. */
    static OrderTerms terms(Params params, Listed listed, Side side) {
        OrderType type =
                chosen(params, "type", OrderType.values(), OrderType::word).orElse(OrderType.LIMIT);
        return new OrderTerms(
                listed.name(),
                side,
                type,
                amount(params, listed).orElseThrow(() -> RpcError.invalid("amount", "value is required")),
                params.maybeDecimal("price"),
                chosen(params, "time_in_force", TimeInForce.values(), TimeInForce::word)
                        .orElse(TimeInForce.GOOD_TIL_CANCELLED),
                params.flag("post_only", false),
                params.flag("reject_post_only", false),
                params.flag("reduce_only", false),
                type.isTrigger() ? Optional.of(trigger(params)) : Optional.empty(),
                advanced(params),
                params.maybeWhole("valid_until"),
                params.maybeText("label").orElse(""),
                params.flag("mmp", false),
                Optional.empty(),
                params.maybeDecimal("display_amount"),
                false);
    }

    /** What is to be different about an order. */
    static Edit edit(Params params, Listed listed) {
        LINKS.stream().filter(params::has).findFirst().ifPresent(name -> {
            throw RpcError.invalid(name, "cannot be edited");
        });
        return new Edit(
                amount(params, listed),
                params.maybeDecimal("price"),
                maybeFlag(params, "post_only"),
                maybeFlag(params, "reject_post_only"),
                maybeFlag(params, "reduce_only"),
                params.maybeDecimal("trigger_price"),
                params.maybeDecimal("trigger_offset"),
                advanced(params),
                maybeFlag(params, "mmp"),
                params.maybeDecimal("display_amount"),
                params.maybeWhole("valid_until"));
    }

    /** The orders that are to be linked to a new one. */
    static Optional<Linked> linked(Params params, Listed listed) {
        Optional<LinkedType> type = chosen(params, "linked_order_type", LinkedType.values(), LinkedType::word);
        List<Params> others = params.has("otoco_config") ? params.objects("otoco_config") : List.of();
        if (type.isEmpty() && !others.isEmpty()) {
            throw RpcError.invalid("linked_order_type", "value is required");
        }
        FillCondition condition = chosen(params, "trigger_fill_condition", FillCondition.values(), FillCondition::word)
                .orElse(FillCondition.FIRST_HIT);
        return type.map(found -> new Linked(
                found,
                condition,
                others.stream().map(other -> other(other, listed)).toList()));
    }

    private static OrderTerms other(Params params, Listed listed) {
        if (params.maybeText("instrument_name")
                .filter(name -> !name.equals(listed.name()))
                .isPresent()) {
            throw RpcError.invalid("otoco_config", "linked orders must be in one instrument");
        }
        String direction = params.word("direction", List.of("buy", "sell"));
        return terms(params, listed, direction.equals("buy") ? Side.BUY : Side.SELL);
    }

    private static OrderTerms.Trigger trigger(Params params) {
        TriggerSource source = chosen(params, "trigger", TriggerSource.values(), TriggerSource::word)
                .orElseThrow(() -> RpcError.invalid("trigger", "value is required"));
        return new OrderTerms.Trigger(
                source, params.maybeDecimal("trigger_price"), params.maybeDecimal("trigger_offset"));
    }

    private static Optional<Advanced> advanced(Params params) {
        return chosen(params, "advanced", Advanced.values(), Advanced::word);
    }

    /** In the amount unit or in contracts; who gives both must mean the same. */
    private static Optional<BigDecimal> amount(Params params, Listed listed) {
        Optional<BigDecimal> amount = params.maybeDecimal("amount");
        Optional<BigDecimal> byContracts = params.maybeDecimal("contracts")
                .map(count -> count.multiply(listed.instrument().contractSize()));
        boolean differ = amount.isPresent()
                && byContracts
                        .filter(other -> other.compareTo(amount.get()) != 0)
                        .isPresent();
        if (differ) {
            throw RpcError.invalid("contracts", "contracts and amount do not match");
        }
        return amount.or(() -> byContracts);
    }

    private static Optional<Boolean> maybeFlag(Params params, String name) {
        return params.has(name) ? Optional.of(params.flag(name, false)) : Optional.empty();
    }

    static <T> Optional<T> chosen(Params params, String name, T[] values, Function<T, String> word) {
        List<String> words = Stream.of(values).map(word).toList();
        return params.maybeWord(name, words)
                .flatMap(text -> Arrays.stream(values)
                        .filter(value -> word.apply(value).equals(text))
                        .findFirst());
    }
}
