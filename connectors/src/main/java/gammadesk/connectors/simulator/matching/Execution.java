package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.simulator.matching.MarketPort.Deal;
import gammadesk.connectors.simulator.matching.MarketPort.Print;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A trade with at least one participant in it.
 *
 * @param instrument the venue's name
 * @param tradeId unique per currency, shared with the public trade
 * @param tradeSequence consecutive per instrument, shared with the public trades
 * @param millis when, milliseconds since the epoch
 * @param direction side of the taker
 * @param price in the instrument's price unit
 * @param amount in the instrument's amount unit
 * @param mark mark price at the moment
 * @param index index price at the moment, USD
 * @param iv of an option at this price, percent, else NaN
 * @param underlying forward of an option, USD, else NaN
 * @param tickDirection 0 plus, 1 zero plus, 2 minus, 3 zero minus
 * @param liquidation which side was forced
 * @param taker who came
 * @param maker who was there
 * @param combo the combo trade of which this is a leg
 */
public record Execution(
        String instrument,
        String tradeId,
        long tradeSequence,
        long millis,
        Side direction,
        BigDecimal price,
        BigDecimal amount,
        double mark,
        double index,
        double iv,
        double underlying,
        int tickDirection,
        Trade.Liquidation liquidation,
        Party taker,
        Party maker,
        Optional<Combo.Tag> combo) {
    /** A deal as it was printed. */
    static Execution of(Deal deal, Print print, Party taker, Party maker) {
        return new Execution(
                deal.instrument(),
                print.tradeId(),
                print.sequence(),
                deal.millis(),
                deal.direction(),
                deal.price(),
                deal.amount(),
                print.mark(),
                print.index(),
                print.iv(),
                print.underlying(),
                print.tickDirection(),
                deal.liquidation(),
                taker,
                maker,
                deal.combo());
    }
}
