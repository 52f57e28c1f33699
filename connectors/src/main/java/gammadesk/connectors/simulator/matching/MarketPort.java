package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Trade;
import java.math.BigDecimal;
import java.util.Optional;

/** What the engine needs to know of the market, and tells it. */
public interface MarketPort {
    /** The rules and the state of an instrument; empty for what is not listed. */
    Optional<Instrument> instrument(String name);

    /** The legs of a listed combo; empty for everything else. */
    default Optional<Combo> combo(String name) {
        return Optional.empty();
    }

    /**
     * The market's own liquidity in a listed instrument that is no combo; the same object for as long as that is
     * listed.
     */
    HouseBook house(String instrument);

    /** The prices of a listed instrument now. */
    Prices prices(String instrument);

    /**
     * The price of an option in its price unit, not rounded, at a volatility; NaN where there is none.
     *
     * @param volatilityPercent annual, percent
     */
    double priceOfVolatility(String instrument, double volatilityPercent);

    /** Counts a trade with a participant into tape and statistics and numbers it. */
    Print print(Deal deal);

    /**
     * The prices that orders are held against, in the instrument's price unit. NaN for what is not known.
     *
     * @param mark mark price
     * @param index USD
     * @param last last traded price
     * @param lowest price that the venue takes from a seller
     * @param highest price that the venue takes from a buyer
     */
    record Prices(double mark, double index, double last, double lowest, double highest) {}

    /**
     * A trade to be printed.
     *
     * @param instrument the venue's name
     * @param direction side of the taker
     * @param price in the instrument's price unit
     * @param amount in the instrument's amount unit
     * @param liquidation which side was forced
     * @param makersSign what the market's own makers do: 1 they buy, -1 they sell, 0 they are no party
     * @param openInterestChange by how much the participants' positions grow or shrink: the mean of both where both are
     *     participants
     * @param millis when
     * @param combo the combo trade of which this is a leg
     */
    record Deal(
            String instrument,
            Side direction,
            BigDecimal price,
            BigDecimal amount,
            Trade.Liquidation liquidation,
            int makersSign,
            double openInterestChange,
            long millis,
            Optional<Combo.Tag> combo) {
        /** A trade that is no leg of another. */
        public Deal(
                String instrument,
                Side direction,
                BigDecimal price,
                BigDecimal amount,
                Trade.Liquidation liquidation,
                int makersSign,
                double openInterestChange,
                long millis) {
            this(
                    instrument,
                    direction,
                    price,
                    amount,
                    liquidation,
                    makersSign,
                    openInterestChange,
                    millis,
                    Optional.empty());
        }
    }

    /**
     * What the tape says of a trade.
     *
     * @param tradeId unique per currency
     * @param sequence consecutive per instrument
     * @param mark mark price at the moment
     * @param index index price at the moment, USD
     * @param iv of an option at the price, percent, else NaN
     * @param underlying forward of an option, USD, else NaN
     * @param tickDirection 0 plus, 1 zero plus, 2 minus, 3 zero minus
     */
    record Print(
            String tradeId,
            long sequence,
            double mark,
            double index,
            double iv,
            double underlying,
            int tickDirection) {}
}
