package gammadesk.connectors.simulator.floor;

import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.accounts.Contract;
import gammadesk.connectors.simulator.matching.Execution;
import gammadesk.connectors.simulator.matching.OrderReport;
import java.math.BigDecimal;

/**
 * One participant's side of a trade.
 *
 * @param execution the trade
 * @param order the participant's order, as it stood right after it
 * @param isMaker whether the order was there before
 * @param contract in what
 * @param fee in the contract's currency, positive when paid
 * @param profit what a position that it closed had gained, in the contract's currency
 */
public record UserTrade(
        Execution execution, OrderReport order, boolean isMaker, Contract contract, BigDecimal fee, BigDecimal profit) {
    /** Whose. */
    public long account() {
        return order.account();
    }

    /** Whether it is a combo's trade, as against one in an instrument of its own. */
    public boolean isCombo() {
        return contract.kind().isCombo();
    }

    /** What the participant did in this instrument: in a leg of a combo that may be the other way round. */
    public Side side() {
        boolean takerBuys = execution.direction() == Side.BUY;
        return takerBuys == isMaker ? Side.SELL : Side.BUY;
    }

    /** The number in the trade's id, by which trades of a currency are ordered. */
    public long number() {
        return Numbers.of(execution.tradeId());
    }
}
