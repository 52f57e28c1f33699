package gammadesk.connectors.simulator.methods;

import gammadesk.connectors.simulator.access.Right;
import gammadesk.connectors.simulator.accounts.Contract;
import gammadesk.connectors.simulator.floor.Floor;
import gammadesk.connectors.simulator.floor.OrderJson;
import gammadesk.connectors.simulator.matching.OrderReport;
import gammadesk.connectors.simulator.matching.OrderState;
import gammadesk.connectors.simulator.matching.OrderType;
import gammadesk.connectors.simulator.matching.Refusal;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.protocol.Params;
import gammadesk.connectors.simulator.protocol.RpcError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What became of orders. */
final class OrderQueryMethods {
    private static final int USUAL = 20;
    private static final int MOST = 1000;
    private static final String NO_MORE = "none";
    private static final String WRONG = "wrong format";

    private final Floor floor;
    private final Words words;

    OrderQueryMethods(Floor floor) {
        this.floor = floor;
        words = new Words(floor.venue());
    }

    void addTo(Methods methods) {
        methods.add("private/get_open_orders", Right.TRADE_READ, open(_ -> _ -> true))
                .add("private/get_open_orders_by_instrument", Right.TRADE_READ, open(this::instrument))
                .add("private/get_open_orders_by_currency", Right.TRADE_READ, open(this::currency))
                .add("private/get_open_orders_by_label", Right.TRADE_READ, open(this::labelled))
                .add("private/get_order_state", Right.TRADE_READ, this::state)
                .add("private/get_order_state_by_label", Right.TRADE_READ, this::statesByLabel)
                .add("private/get_order_history_by_instrument", Right.TRADE_READ, history(this::instrument))
                .add("private/get_order_history_by_currency", Right.TRADE_READ, history(this::currency))
                .add("private/get_trigger_order_history", Right.TRADE_READ, this::triggers)
                .add("private/get_order_margin_by_ids", Right.TRADE_READ, this::margins);
    }

    /** Which orders a method means. */
    @FunctionalInterface
    private interface Choice {
        Predicate<OrderReport> of(Params params);
    }

    private Method open(Choice choice) {
        return (call, out) -> {
            Predicate<OrderReport> wanted = choice.of(call.params())
                    .and(OrderFilter.kind(call.params(), Words.TRADE_KINDS))
                    .and(OrderFilter.type(call.params(), OrderFilter.QUERY_TYPES));
            write(out, floor.engine().open(call.account()).stream().filter(wanted));
        };
    }

    private Predicate<OrderReport> instrument(Params params) {
        return OrderFilter.instrument(words.contract(params).name());
    }

    private Predicate<OrderReport> currency(Params params) {
        return OrderFilter.currency(words.currency(params).code());
    }

    private Predicate<OrderReport> labelled(Params params) {
        return params.maybeText("label")
                .map(OrderFilter::label)
                .orElse(_ -> true)
                .and(currency(params));
    }

    private void write(JsonBytes out, Stream<OrderReport> orders) {
        out.array();
        orders.forEach(order -> OrderJson.write(out, order, floor.venue()));
        out.endArray();
    }

    private OrderReport own(Call call, String id) {
        return floor.engine()
                .find(id)
                .filter(order -> order.account() == call.account())
                .orElseThrow(() -> OrderMethods.refused(Refusal.of(Refusal.Reason.ORDER_NOT_FOUND)));
    }

    private void state(Call call, JsonBytes out) {
        OrderJson.write(out, own(call, call.params().text("order_id")), floor.venue());
    }

    private void statesByLabel(Call call, JsonBytes out) {
        Predicate<OrderReport> wanted = labelled(call.params());
        Stream<OrderReport> all = Stream.concat(
                floor.engine().open(call.account()).reversed().stream(),
                floor.engine().history(call.account()).stream());
        write(out, all.filter(wanted).limit(MOST));
    }

    /** The place to go on from is the last order that was told. */
    private Method history(Choice choice) {
        return (call, out) -> {
            Params params = call.params();
            boolean unfilled = params.flag("include_unfilled", false);
            Predicate<OrderReport> wanted = choice.of(params)
                    .and(OrderFilter.kind(params, Words.TRADE_KINDS))
                    .and(order -> unfilled || order.filled().signum() > 0);
            int count = params.count("count", USUAL, MOST);
            long offset = params.maybeNatural("offset").orElse(0);
            List<OrderReport> found = after(floor.engine().history(call.account()), params.maybeText("continuation"))
                    .filter(wanted)
                    .skip(offset)
                    .limit(count + 1L)
                    .toList();
            boolean paged = params.flag("with_continuation", false) || params.has("continuation");
            page(out, found, count, paged);
        };
    }

    /** Who goes on from nowhere must not think to have come to the end. */
    private static Stream<OrderReport> after(List<OrderReport> orders, Optional<String> continuation) {
        if (continuation.isEmpty()) {
            return orders.stream();
        }
        String last = continuation.get();
        if (orders.stream().noneMatch(order -> order.id().equals(last))) {
            throw RpcError.invalid("continuation", WRONG);
        }
        return orders.stream().dropWhile(order -> !order.id().equals(last)).skip(1);
    }

    private void page(JsonBytes out, List<OrderReport> found, int count, boolean paged) {
        List<OrderReport> shown = found.subList(0, Math.min(count, found.size()));
        if (!paged) {
            write(out, shown.stream());
            return;
        }
        out.object().name("orders");
        write(out, shown.stream());
        out.field("continuation", found.size() > count ? shown.getLast().id() : NO_MORE);
        out.endObject();
    }

    private void triggers(Call call, JsonBytes out) {
        Params params = call.params();
        Predicate<OrderReport> wanted = currency(params);
        Optional<String> instrument = params.maybeText("instrument_name");
        int count = params.count("count", USUAL, MOST);
        List<OrderReport> all = floor.triggers().of(call.account()).stream()
                .filter(wanted)
                .filter(order -> instrument
                        .filter(name -> !name.equals(order.terms().instrument()))
                        .isEmpty())
                .toList();
        int from = Math.clamp(params.maybeWhole("continuation").orElse(0), 0, all.size());
        out.object().name("entries").array();
        all.stream().skip(from).limit(count).forEach(order -> trigger(out, order));
        out.endArray();
        out.field("continuation", from + count < all.size() ? Integer.toString(from + count) : NO_MORE);
        out.endObject();
    }

    private static void trigger(JsonBytes out, OrderReport order) {
        out.object().field("timestamp", order.updatedMillis());
        out.field("last_update_timestamp", order.updatedMillis());
        order.terms().trigger().ifPresent(trigger -> {
            out.field("trigger", trigger.source().word());
            trigger.offset()
                    .ifPresent(offset -> out.field("trigger_offset", offset).field("offset", offset));
        });
        out.field("trigger_price", order.triggerPrice().orElse(BigDecimal.ZERO));
        out.field("trigger_order_id", order.id())
                .field("order_id", order.placedOrderId().orElse(order.id()));
        out.field("order_state", word(order)).field("request", request(order));
        out.field("instrument_name", order.terms().instrument());
        out.field("direction", OrderJson.word(order.terms().side()));
        out.field("price", order.terms().price().orElse(BigDecimal.ZERO)).field("amount", order.amount());
        out.field("reduce_only", order.terms().reduceOnly())
                .field("post_only", order.terms().postOnly());
        boolean limit =
                order.terms().type() == OrderType.STOP_LIMIT || order.terms().type() == OrderType.TAKE_LIMIT;
        out.field("order_type", limit ? "limit" : "market")
                .field("label", order.terms().label());
        out.field("source", "api").endObject();
    }

    private static String word(OrderReport order) {
        boolean fresh = order.state() == OrderState.UNTRIGGERED && !order.replaced();
        return fresh ? "new" : order.state().word();
    }

    private static String request(OrderReport order) {
        if (order.state() == OrderState.CANCELLED) {
            return "trigger:cancel";
        }
        return order.replaced() && order.state() == OrderState.UNTRIGGERED ? "trigger:edit" : "trigger:order";
    }

    private void margins(Call call, JsonBytes out) {
        out.array();
        call.params().texts("ids").forEach(id -> margin(call, out, own(call, id)));
        out.endArray();
    }

    private void margin(Call call, JsonBytes out, OrderReport order) {
        Contract contract = Contract.of(order.terms().instrument())
                .orElseThrow(() -> RpcError.invalid("ids", "order without margin"));
        out.object().field("order_id", order.id());
        out.field("initial_margin", order.state() == OrderState.OPEN ? margin(call, order, contract) : 0, 9);
        out.field("initial_margin_currency", contract.currency().code()).endObject();
    }

    private double margin(Call call, OrderReport order, Contract contract) {
        if (order.terms().reduceOnly()) {
            return 0;
        }
        var margin = floor.reports()
                .orderMargin(
                        call.account(),
                        contract,
                        order.remaining(),
                        order.price().orElse(BigDecimal.ZERO));
        return order.terms().side().sign() > 0 ? margin.buy() : margin.sell();
    }
}
