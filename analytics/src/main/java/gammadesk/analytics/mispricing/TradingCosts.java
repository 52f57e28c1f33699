package gammadesk.analytics.mispricing;

import gammadesk.analytics.hedging.FeeTerms;
import gammadesk.analytics.hedging.HedgeBands;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;

/**
 * What it costs to trade options one by one and to hedge them with the perpetual.
 *
 * @param terms the venue's, of which the cap of an option's fee is used
 * @param optionFeeCoin a coin of options, coin
 * @param hedgeFee share of the perpetual's notional
 * @param hedgeHalfSpread half the perpetual's spread, share of its price
 * @param hedgeDays from one hedge to the next
 */
public record TradingCosts(
        FeeTerms terms, double optionFeeCoin, double hedgeFee, double hedgeHalfSpread, double hedgeDays) {
    private static final double YEAR_DAYS = 365;

    /**
     * As published: 0.0003 coin at most 12.5 % of the price, 0.05 %; a hedge every six hours, half a tick of spread.
     */
    public static TradingCosts published(double hedgeHalfSpread) {
        return new TradingCosts(FeeTerms.PUBLISHED, 0.0003, 0.0005, hedgeHalfSpread, 0.25);
    }

    /** Throws {@link IllegalArgumentException} for a cost below 0 or an interval that is not positive. */
    public TradingCosts {
        if (!(optionFeeCoin >= 0 && hedgeFee >= 0 && hedgeHalfSpread >= 0 && hedgeDays > 0)) {
            throw new IllegalArgumentException("costs must not be negative and hedges need an interval");
        }
    }

    /** Fee of one coin of an option at a price, USD. */
    public double feeUsd(double priceUsd, double usdPerCoin) {
        return Math.min(optionFeeCoin * usdPerCoin, terms.optionCap() * Math.max(0, priceUsd));
    }

    /** One way of trading a USD of the perpetual, USD. */
    public double hedgeCost() {
        return hedgeFee + hedgeHalfSpread;
    }

    /**
     * Expected cost of hedging one coin of a sold option until it expires, USD: its value at Leland's volatility less
     * its value at the volatility that comes (Leland 1985). A bought option is taken to cost the same.
     */
    public double hedgeUsd(double forward, double strike, double years, double vol, OptionType type) {
        double dear = HedgeBands.leland(vol, 2 * hedgeCost(), hedgeDays / YEAR_DAYS, -1);
        return Black76.priceUsd(forward, strike, years, dear, type)
                - Black76.priceUsd(forward, strike, years, vol, type);
    }
}
