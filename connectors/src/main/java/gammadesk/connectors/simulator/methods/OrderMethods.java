package gammadesk.connectors.simulator.methods;

import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.access.Right;
import gammadesk.connectors.simulator.floor.Floor;
import gammadesk.connectors.simulator.floor.OrderJson;
import gammadesk.connectors.simulator.floor.UserTradeJson;
import gammadesk.connectors.simulator.matching.OrderReport;
import gammadesk.connectors.simulator.matching.OrderTerms;
import gammadesk.connectors.simulator.matching.OrderType;
import gammadesk.connectors.simulator.matching.Outcome;
import gammadesk.connectors.simulator.matching.Refusal;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.protocol.Params;
import gammadesk.connectors.simulator.protocol.RpcError;
import gammadesk.connectors.simulator.venue.Listed;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;

/** Placing and changing orders. */
final class OrderMethods {
    private final Floor floor;
    private final Words words;

    OrderMethods(Floor floor) {
        this.floor = floor;
        words = new Words(floor.venue());
    }

    void addTo(Methods methods) {
        methods.add("private/buy", Right.TRADE_WRITE, (call, out) -> place(call, out, Side.BUY))
                .add("private/sell", Right.TRADE_WRITE, (call, out) -> place(call, out, Side.SELL))
                .add("private/edit", Right.TRADE_WRITE, this::edit)
                .add("private/edit_by_label", Right.TRADE_WRITE, this::editByLabel)
                .add("private/close_position", Right.TRADE_WRITE, this::closePosition);
    }

    private void place(Call call, JsonBytes out, Side side) {
        Listed listed = words.instrument(call.params());
        OrderTerms terms = OrderReader.terms(call.params(), listed, side);
        write(
                out,
                OrderReader.linked(call.params(), listed)
                        .map(linked -> floor.place(call.account(), terms, linked, connection(call)))
                        .orElseGet(() -> place(call, terms)));
    }

    private Floor.Done place(Call call, OrderTerms terms) {
        return floor.place(call.account(), terms, connection(call));
    }

    static OptionalLong connection(Call call) {
        return call.caller().stream().mapToLong(Connection::id).findFirst();
    }

    private void edit(Call call, JsonBytes out) {
        edit(call, out, call.params().text("order_id"));
    }

    private void edit(Call call, JsonBytes out, String id) {
        OrderReport order = floor.engine()
                .find(id)
                .filter(found -> found.account() == call.account())
                .orElseThrow(() -> refused(Refusal.of(Refusal.Reason.ORDER_NOT_FOUND)));
        Listed listed = floor.venue().listed(order.terms().instrument());
        write(out, floor.edit(call.account(), id, OrderReader.edit(call.params(), listed)));
    }

    /** Only where the label names exactly one order. */
    private void editByLabel(Call call, JsonBytes out) {
        Params params = call.params();
        String label = params.text("label");
        String instrument = words.instrument(params).name();
        List<OrderReport> found = floor.engine().open(call.account()).stream()
                .filter(OrderFilter.label(label).and(OrderFilter.instrument(instrument)))
                .toList();
        if (found.isEmpty()) {
            throw refused(Refusal.of(Refusal.Reason.ORDER_NOT_FOUND));
        }
        if (found.size() > 1) {
            throw RpcError.of(11030, "other_reject multiple_orders_with_label");
        }
        edit(call, out, found.getFirst().id());
    }

    private void closePosition(Call call, JsonBytes out) {
        Params params = call.params();
        Listed listed = words.instrument(params);
        OrderType type = OrderReader.chosen(
                        params, "type", new OrderType[] {OrderType.LIMIT, OrderType.MARKET}, OrderType::word)
                .orElseThrow(() -> RpcError.invalid("type", "value is required"));
        BigDecimal size = floor.accounts().position(call.account(), listed.name());
        if (size.signum() == 0) {
            throw refused(Refusal.of(Refusal.Reason.ALREADY_CLOSED));
        }
        Side side = size.signum() > 0 ? Side.SELL : Side.BUY;
        OrderTerms terms = OrderTerms.of(listed.name(), side, type, size.abs(), params.maybeDecimal("price"))
                .withReduceOnly(true);
        write(out, place(call, terms));
    }

    private void write(JsonBytes out, Floor.Done done) {
        switch (done.outcome()) {
            case Outcome.Refused(Refusal refusal) -> throw refused(refusal);
            case Outcome.Accepted accepted -> {
                out.object().name("trades").array();
                done.trades().forEach(trade -> UserTradeJson.write(out, trade, floor.venue()));
                out.endArray().name("order");
                OrderJson.write(out, accepted.order(), floor.venue());
                out.endObject();
            }
        }
    }

    /** The venue's refusal of an order. */
    static RpcError refused(Refusal refusal) {
        return refusal.reason() == Refusal.Reason.INVALID_PARAMS
                ? RpcError.invalid(refusal.param(), refusal.detail())
                : RpcError.of(refusal.code(), refusal.message());
    }
}
