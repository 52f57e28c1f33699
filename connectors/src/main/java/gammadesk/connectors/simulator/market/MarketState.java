package gammadesk.connectors.simulator.market;

import java.util.List;

/**
 * What a model market needs to go on after a restart, beside its settings: levels and counters, not the books, which
 * its makers quote anew.
 *
 * @param millis the market's time
 * @param logVariances of the two indices
 * @param pins strikes of the pin scenario, USD
 * @param pinnedDay for which they were chosen
 * @param coins in the market's order
 */
public record MarketState(
        long millis, List<Double> logVariances, List<Double> pins, long pinnedDay, List<CoinState> coins) {
    public MarketState {
        logVariances = List.copyOf(logVariances);
        pins = List.copyOf(pins);
        coins = List.copyOf(coins);
    }

    /**
     * One coin.
     *
     * @param logIndex logarithm of the index in USD, unrounded
     * @param basisLevel of the futures
     * @param surface factors and shape of the surface
     * @param premium of the perpetual, a fraction
     * @param funding8h of the perpetual, a fraction
     * @param windowSum of the index in the running delivery window
     * @param windowCount of the index in the running delivery window
     * @param changeId last one given to a book
     * @param nextTrade next trade id
     * @param nextGroup next block or combo id
     * @param history of the index, thinned, oldest first
     * @param deliveries newest first
     * @param expired lately, newest first
     * @param lines everything listed
     */
    public record CoinState(
            double logIndex,
            double basisLevel,
            List<Double> surface,
            double premium,
            double funding8h,
            double windowSum,
            long windowCount,
            long changeId,
            long nextTrade,
            long nextGroup,
            List<Price> history,
            List<Price> deliveries,
            List<Listing> expired,
            List<LineState> lines) {
        public CoinState {
            surface = List.copyOf(surface);
            history = List.copyOf(history);
            deliveries = List.copyOf(deliveries);
            expired = List.copyOf(expired);
            lines = List.copyOf(lines);
        }

        /**
         * The same with another next trade id. Between the two there were no more blocks and combos than trades, so as
         * many of their ids are passed over.
         */
        public CoinState numbered(long trade, List<LineState> renumbered) {
            return new CoinState(
                    logIndex,
                    basisLevel,
                    surface,
                    premium,
                    funding8h,
                    windowSum,
                    windowCount,
                    changeId,
                    trade,
                    nextGroup + trade - nextTrade,
                    history,
                    deliveries,
                    expired,
                    renumbered);
        }
    }

    /** A price in USD at a moment. */
    public record Price(long millis, double price) {}

    /** What was listed and when. */
    public record Listing(String name, long createdMillis) {}

    /**
     * One listed instrument.
     *
     * @param openInterest in its amount unit
     * @param dealerInventory in its amount unit
     * @param settlement last settlement price
     * @param last last traded price, NaN before the first
     * @param sequence of its last trade
     * @param hours what was traded in the last 24 hours
     */
    public record LineState(
            Listing listing,
            double openInterest,
            double dealerInventory,
            double settlement,
            double last,
            long sequence,
            List<Hour> hours) {
        public LineState {
            hours = List.copyOf(hours);
        }

        /** The same with another number of its last trade. */
        public LineState numbered(long number) {
            return new LineState(listing, openInterest, dealerInventory, settlement, last, number, hours);
        }
    }

    /**
     * What was traded in an hour.
     *
     * @param hour since the epoch
     * @param volume coin
     * @param usd worth
     */
    public record Hour(long hour, double volume, double usd, double high, double low, double open) {}
}
