package gammadesk.connectors.simulator.floor;

import gammadesk.analytics.market.Trade;
import gammadesk.connectors.simulator.matching.Execution;
import gammadesk.connectors.simulator.matching.OrderReport;
import gammadesk.connectors.simulator.matching.OrderType;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.venue.Venue;
import java.util.List;

/** A participant's side of a trade on the wire. */
public final class UserTradeJson {
    private UserTradeJson() {}

    /** Writes a trade as the next value. */
    public static void write(JsonBytes out, UserTrade trade, Venue venue) {
        write(out, trade, List.of(), venue);
    }

    /**
     * Writes a trade as the next value, a combo's with its legs.
     *
     * @param legs none to leave them out
     */
    public static void write(JsonBytes out, UserTrade trade, List<UserTrade> legs, Venue venue) {
        Execution done = trade.execution();
        OrderReport order = trade.order();
        out.object();
        out.field("trade_seq", done.tradeSequence()).field("trade_id", done.tradeId());
        out.field("timestamp", done.millis()).field("tick_direction", done.tickDirection());
        out.field("state", order.state().word());
        out.field("risk_reducing", false).field("mmp", order.terms().mmp()).field("api", true);
        out.field("reduce_only", order.terms().reduceOnly());
        out.field("post_only", order.terms().postOnly());
        profit(out, trade);
        out.field("price", done.price());
        out.field("order_type", orderType(order)).field("order_id", order.id());
        out.name("matching_id").raw("null");
        out.field("mark_price", done.mark(), 8).field("index_price", done.index(), 2);
        out.field("liquidity", trade.isMaker() ? "M" : "T");
        out.field("instrument_name", done.instrument());
        out.field("fee_currency", trade.contract().currency().code()).field("fee", trade.fee());
        out.field("direction", OrderJson.word(trade.side()));
        out.field("amount", done.amount());
        OrderJson.contracts(out, done.instrument(), done.amount(), venue);
        particulars(out, trade);
        if (!legs.isEmpty()) {
            out.name("legs").array();
            legs.forEach(leg -> write(out, leg, venue));
            out.endArray();
        }
        out.endObject();
    }

    /** A combo is never held, so that it cannot be closed. */
    private static void profit(JsonBytes out, UserTrade trade) {
        if (trade.isCombo()) {
            out.name("profit_loss").raw("null");
        } else {
            out.field("profit_loss", trade.profit());
        }
    }

    private static String orderType(OrderReport order) {
        if (order.terms().liquidation()) {
            return "liquidation";
        }
        return order.type() == OrderType.MARKET ? "market" : "limit";
    }

    private static void particulars(JsonBytes out, UserTrade trade) {
        Execution done = trade.execution();
        OrderReport order = trade.order();
        if (!order.terms().label().isEmpty()) {
            out.field("label", order.terms().label());
        }
        if (trade.contract().isOption()) {
            out.field("iv", zero(done.iv()), 2).field("underlying_price", zero(done.underlying()), 4);
        }
        order.terms().advanced().ifPresent(form -> out.field("advanced", form.word()));
        order.terms().quote().ifPresent(quote -> {
            out.field("quote_set_id", quote.setId()).field("quote_id", quote.quoteId());
        });
        done.combo().ifPresent(tag -> {
            out.field("combo_id", tag.comboId()).field("combo_trade_id", tag.comboTradeId());
        });
        liquidation(out, done.liquidation());
    }

    private static void liquidation(JsonBytes out, Trade.Liquidation liquidation) {
        switch (liquidation) {
            case NONE -> {}
            case MAKER -> out.field("liquidation", "M");
            case TAKER -> out.field("liquidation", "T");
            case BOTH -> out.field("liquidation", "MT");
        }
    }

    private static double zero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
