package gammadesk.connectors.simulator.venue;

import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import java.util.Optional;

/** A public trade on the wire. */
public final class TradeJson {
    private TradeJson() {}

    /** Writes a trade as the next value. */
    public static void write(JsonBytes out, TapedTrade taped) {
        Trade trade = taped.trade();
        out.object();
        out.field("trade_seq", trade.sequence());
        out.field("trade_id", trade.id());
        out.field("timestamp", taped.millis());
        out.field("tick_direction", taped.tickDirection());
        out.field("price", trade.price(), 8);
        out.field("mark_price", trade.mark(), 8);
        out.field("instrument_name", trade.instrument());
        out.field("index_price", trade.index(), 2);
        out.field("direction", trade.direction() == Side.BUY ? "buy" : "sell");
        out.field("contracts", contracts(taped), 8);
        out.field("amount", trade.amount(), 8);
        particulars(out, trade);
        out.endObject();
    }

    private static double contracts(TapedTrade taped) {
        return taped.trade().amount()
                / taped.listed().instrument().contractSize().doubleValue();
    }

    private static void particulars(JsonBytes out, Trade trade) {
        if (!Double.isNaN(trade.iv())) {
            out.field("iv", trade.iv(), 2);
        }
        switch (trade.liquidation()) {
            case NONE -> {}
            case MAKER -> out.field("liquidation", "M");
            case TAKER -> out.field("liquidation", "T");
            case BOTH -> out.field("liquidation", "MT");
        }
        text(out, "combo_id", trade.comboId());
        text(out, "combo_trade_id", trade.comboTradeId());
        text(out, "block_trade_id", trade.blockTradeId());
        trade.blockRfqId().ifPresent(id -> rfq(out, id));
    }

    private static void text(JsonBytes out, String name, Optional<String> value) {
        value.ifPresent(text -> out.field(name, text));
    }

    /** The venue counts its requests for quotes, so their ids are numbers. */
    private static void rfq(JsonBytes out, String id) {
        out.name("block_rfq_id");
        if (id.chars().allMatch(Character::isDigit)) {
            out.raw(id);
        } else {
            out.text(id);
        }
    }
}
