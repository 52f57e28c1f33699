package gammadesk.analytics.mispricing;

import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.surface.Smile;

/**
 * An option in a trade. Prices are in its price unit.
 *
 * @param instrument the venue's name
 * @param expiry when it settles
 * @param years to expiry
 * @param type call or put
 * @param strike USD
 * @param quantity coin, negative when sold
 * @param forward that belongs to its row, USD
 * @param usdPerPrice USD per coin for one unit of price
 * @param bid best bid
 * @param ask best ask
 * @param topAmount coin at the price that the trade meets; NaN where unknown
 * @param openInterest coin
 * @param vol fitted, percent
 */
public record Leg(
        String instrument,
        Expiry expiry,
        double years,
        OptionType type,
        double strike,
        double quantity,
        double forward,
        double usdPerPrice,
        double bid,
        double ask,
        double topAmount,
        double openInterest,
        double vol) {
    /** A row of a chain, with the volatility that a smile gives it. */
    static Leg of(ExpiryChain chain, int row, double quantity, Smile smile) {
        double forward = chain.rowForward().get(row);
        double strike = chain.strike().get(row);
        return new Leg(
                chain.instruments().get(row),
                chain.expiry(),
                chain.years(),
                chain.types().get(row),
                strike,
                quantity,
                forward,
                chain.usdPerPriceUnit(row),
                chain.bid().get(row),
                chain.ask().get(row),
                (quantity > 0 ? chain.askAmount() : chain.bidAmount()).get(row),
                chain.openInterest().get(row),
                smile.ivPercent(Math.log(strike / forward)));
    }

    /** The same option in another quantity; what stands at the touch is that of the side before. */
    Leg times(double quantity) {
        return new Leg(
                instrument,
                expiry,
                years,
                type,
                strike,
                quantity,
                forward,
                usdPerPrice,
                bid,
                ask,
                topAmount,
                openInterest,
                vol);
    }

    /** Which way it is traded. */
    public Side side() {
        return quantity > 0 ? Side.BUY : Side.SELL;
    }

    /** The price that it meets. */
    public double touch() {
        return quantity > 0 ? ask : bid;
    }

    double midUsd() {
        return (bid + ask) / 2 * usdPerPrice;
    }

    double spreadUsd() {
        return Math.abs(quantity) * (ask - bid) / 2 * usdPerPrice;
    }

    boolean isQuoted() {
        return bid > 0 && ask > bid;
    }

    /** Value of one coin, USD, at a volatility in percent. */
    double usd(double volPercent) {
        return Black76.priceUsd(forward, strike, years, volPercent / 100, type);
    }

    double vega() {
        return Black76.greeks(forward, strike, years, vol / 100, type).vega();
    }
}
