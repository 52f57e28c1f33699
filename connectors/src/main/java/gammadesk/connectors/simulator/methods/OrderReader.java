package gammadesk.connectors.simulator.methods;

import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.matching.Advanced;
import gammadesk.connectors.simulator.matching.Edit;
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
    private static final List<String> UNSUPPORTED =
            List.of("linked_order_type", "trigger_fill_condition", "otoco_config", "display_amount", "refresh_amount");

    private OrderReader() {}

    /** A new order. */
    static OrderTerms terms(Params params, Listed listed, Side side) {
        refuseUnsupported(params);
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
                false);
    }

    /** What is to be different about an order. */
    static Edit edit(Params params, Listed listed) {
        refuseUnsupported(params);
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
                params.maybeWhole("valid_until"));
    }

    private static void refuseUnsupported(Params params) {
        UNSUPPORTED.stream().filter(params::has).findFirst().ifPresent(name -> {
            throw RpcError.invalid(name, "not supported by this exchange");
        });
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
