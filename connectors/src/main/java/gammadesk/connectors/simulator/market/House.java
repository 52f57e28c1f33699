package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.simulator.matching.HouseBook;
import gammadesk.connectors.simulator.matching.MarketPort.Deal;
import java.util.Optional;

/** A market as the counterparty of an exchange's participants. */
public interface House {
    /** Of a market that only shows: nothing can be traded. */
    House NONE = new NoHouse();

    /** What is listed under a name, with its present state. */
    Optional<Instrument> find(String instrument);

    /** The market's own liquidity in a listed instrument. */
    HouseBook book(String instrument);

    /** What a listed instrument costs now. */
    Figures figures(String instrument);

    /** The price of an option at a volatility, coin; NaN for what is no option. */
    double priceOfVolatility(String instrument, double volatilityPercent);

    /** The volatility of an option at a price in coin, percent, rounded as shown; NaN where there is none. */
    double volatilityOfPrice(String instrument, double price);

    /** Counts a trade in which participants have a part into statistics and open interest, and numbers it. */
    Trade count(Deal deal);

    /** The next number of a trade in a currency, for a trade that is counted elsewhere. */
    String nextTradeId(Currency settlement);

    /** The book of an instrument changed through participants: its change id rises. Of what is not listed: nothing. */
    void bookChanged(String instrument);

    /** From now on participants' orders stand in the books too. */
    void admit(Participants participants);

    /**
     * Prices in the instrument's price unit. NaN for what is not known.
     *
     * @param mark mark price
     * @param index USD
     * @param last last traded price
     * @param underlying forward of an option, USD
     */
    record Figures(double mark, double index, double last, double underlying) {}
}
