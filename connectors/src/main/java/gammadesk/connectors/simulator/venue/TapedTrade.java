package gammadesk.connectors.simulator.venue;

import gammadesk.analytics.market.Trade;

/**
 * A public trade as it stands on the tape.
 *
 * @param trade what was done
 * @param listed in what
 * @param tickDirection 0 plus, 1 zero plus, 2 minus, 3 zero minus: against the trade before in the same instrument
 */
public record TapedTrade(Trade trade, Listed listed, int tickDirection) {
    /** The venue's time of it. */
    public long millis() {
        return trade.stamp().venueMillis();
    }
}
