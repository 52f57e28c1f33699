package gammadesk.views.ladder;

import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Trade;
import java.util.ArrayList;
import java.util.List;

/**
 * A public trade.
 *
 * @param decimals of its price
 */
record TradeRow(Trade trade, int decimals) {
    boolean is(Side side) {
        return trade.direction() == side;
    }

    /** A sign and a word: colour is never the only carrier. */
    String direction() {
        return is(Side.BUY) ? "▲ buy" : "▼ sell";
    }

    /** What was special about it. */
    String remarks() {
        List<String> words = new ArrayList<>();
        trade.blockTradeId().ifPresent(_ -> words.add(trade.blockRfqId().isPresent() ? "block RFQ" : "block"));
        trade.comboId().ifPresent(words::add);
        if (trade.liquidation() != Trade.Liquidation.NONE) {
            words.add("liquidation");
        }
        return String.join(", ", words);
    }
}
