package gammadesk.connectors.simulator.store;

import gammadesk.analytics.market.Trade;

/**
 * The last public trade of an instrument: no number is given twice.
 *
 * @param instrument the venue's name
 * @param sequence of the trade in it
 * @param number in the trade's id, unique in its currency
 */
public record LastTrade(String instrument, long sequence, long number) {
    static LastTrade of(Trade trade) {
        long number = Long.parseLong(trade.id().substring(trade.id().lastIndexOf('-') + 1));
        return new LastTrade(trade.instrument(), trade.sequence(), number);
    }
}
