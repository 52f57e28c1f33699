package gammadesk.analytics.trading;

import gammadesk.analytics.desk.QuotedInstrument;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.pricing.Black76;

/**
 * What an order means: its size in coin and USD, what it costs, how it changes the book's greeks. NaN where unknown.
 *
 * @param coin size in the coin
 * @param usd size in USD: of an option, of the coins it is on
 * @param premium of an option: paid (positive) or received, in the settlement currency
 * @param premiumUsd the same in USD
 * @param takerFee in the settlement currency if it is filled at once
 * @param makerFee in the settlement currency if it rests first
 * @param feeCapped whether the cap for options holds the fee down
 * @param deltaCoin change of the book, in coin
 * @param gammaCoin change of {@code deltaCoin} per USD
 * @param vegaUsd change of the book, USD per vol point
 * @param thetaUsd change of the book, USD per day
 */
public record OrderFigures(
        double coin,
        double usd,
        double premium,
        double premiumUsd,
        double takerFee,
        double makerFee,
        boolean feeCapped,
        double deltaCoin,
        double gammaCoin,
        double vegaUsd,
        double thetaUsd) {
    /** A fee on an option is never more than this share of its price (the venue's fee rules). */
    public static final double OPTION_FEE_CAP = 0.125;

    /**
     * Of an order at a price.
     *
     * @param amount in the instrument's amount unit
     * @param price in the instrument's price unit; where it is unknown, so is what depends on it
     */
    public static OrderFigures of(QuotedInstrument market, Side side, double amount, double price) {
        return market.isOption() ? option(market, side, amount, price) : future(market, side, amount, price);
    }

    private static OrderFigures option(QuotedInstrument market, Side side, double amount, double price) {
        double rateBase = market.isPricedInCoin() ? 1 : market.index();
        double cap = OPTION_FEE_CAP * price;
        double taker = market.instrument().takerFee().doubleValue() * rateBase;
        double maker = market.instrument().makerFee().doubleValue() * rateBase;
        Greeks greeks = greeks(market);
        double signed = side.sign() * amount;
        return new OrderFigures(
                amount,
                amount * market.index(),
                signed * price,
                signed * price * market.usdPerPriceUnit(),
                amount * Math.min(taker, cap),
                amount * Math.min(maker, cap),
                cap < taker,
                signed * greeks.delta(),
                signed * greeks.gamma(),
                signed * greeks.vega(),
                signed * greeks.theta());
    }

    private static Greeks greeks(QuotedInstrument market) {
        return Black76.greeks(
                market.forward(),
                market.strike(),
                market.years(),
                market.markIvPercent() / 100,
                market.type().orElse(OptionType.CALL));
    }

    private static OrderFigures future(QuotedInstrument market, Side side, double amount, double price) {
        double at = Double.isNaN(price) ? market.mark() : price;
        double coin = market.isAmountInUsd() ? amount / at : amount;
        double usd = market.isAmountInUsd() ? amount : amount * at;
        double notional = market.isAmountInUsd() ? coin : usd;
        return new OrderFigures(
                coin,
                usd,
                Double.NaN,
                Double.NaN,
                notional * market.instrument().takerFee().doubleValue(),
                notional * market.instrument().makerFee().doubleValue(),
                false,
                side.sign() * coin,
                0,
                0,
                0);
    }
}
