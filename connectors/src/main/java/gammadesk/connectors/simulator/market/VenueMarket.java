package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.IndexPrice;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade;
import java.util.List;

/**
 * A market that the embedded exchange serves. It runs on its own virtual time and is driven from one thread only: the
 * exchange says how far to go, the market says what happened on the way. Amounts, prices and volatilities are in the
 * units of {@code gammadesk.analytics.market}; stamps carry venue time and a receive time of 0.
 */
public interface VenueMarket {
    /** The market's present time, milliseconds since the epoch. */
    long nowMillis();

    /** Whether the market has more to say; a recording that is not repeated ends. */
    boolean isOver();

    /**
     * Moves to a later time and reports everything that changed, in order. A time not after the present does nothing.
     */
    void advanceTo(long venueMillis, Sink sink);

    /**
     * Like {@link #advanceTo} in long strides: for the time in which nobody was there to watch. Everything that is due
     * on the way, above all settlement, happens in its order.
     */
    default void passOver(long venueMillis, Sink sink) {
        advanceTo(venueMillis, sink);
    }

    /**
     * Trading stands still or goes on: while it does not, a market of makers and customers keeps its books and trades
     * nothing, though time and prices move. A recording says what it says.
     */
    default void trade(boolean open) {}

    /** The currencies that have a market, in the order in which they are listed. */
    List<Currency> currencies();

    /** Everything listed now, of all currencies and kinds. */
    List<Instrument> instruments();

    /** What expired within the last few days, newest first. */
    List<Instrument> expired();

    /** The present ticker of a listed instrument; throws {@link IllegalArgumentException} for another name. */
    Ticker ticker(String instrument);

    /** The present order book of a listed instrument; throws {@link IllegalArgumentException} for another name. */
    OrderBook book(String instrument);

    /** The present index of a currency. */
    IndexPrice index(Currency currency);

    /** The volatility index of a currency in annual percent, like DVOL. */
    double volatilityIndex(Currency currency);

    /** Past index prices for charts and settlement, oldest first; the last one is the present. */
    List<IndexPrice> indexHistory(Currency currency, long fromMillis, long toMillis);

    /** What is told of the time before the market began, of a currency; a recording tells nothing. */
    default MarketPast past(Currency currency) {
        return MarketPast.NONE;
    }

    /** The past settlement (delivery) prices of a currency, newest first. */
    List<Delivery> deliveries(Currency currency);

    /** What participants of the exchange can trade with; a market that only shows has {@link House#NONE}. */
    default House house() {
        return House.NONE;
    }

    /** A past delivery: the index's mean over the last thirty minutes. */
    record Delivery(Currency currency, long atMillis, double price) {}

    /** Gets what happens while time advances. Every call refers to state that can be asked for at that moment. */
    interface Sink {
        /** Hears nothing. */
        Sink DEAF = new DeafSink();

        /** The ticker of an instrument changed: quote, mark, greeks, open interest or statistics. */
        void tickerChanged(String instrument);

        /** The book of an instrument changed; its change id has risen. */
        void bookChanged(String instrument);

        /** A public trade was done. */
        void traded(Trade trade);

        /** An index moved. */
        void indexChanged(Currency currency);

        /** A volatility index moved. */
        void volatilityIndexChanged(Currency currency);

        /** An instrument was listed, settled, delivered, locked or unlocked. */
        void stateChanged(Instrument instrument);
    }
}
