package gammadesk.analytics.hedging.execution;

import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Side;

/** What an execution cost against the moment of the decision, in USD of that moment. */
public final class Shortfall {
    private Shortfall() {}

    /**
     * Positive when the fills were dearer than the decision price.
     *
     * @param decided the market at the decision
     * @param price that was paid or received on average
     */
    public static double usd(HedgeInstrument decided, double decisionPrice, Side side, double price, double amount) {
        double move = side.sign() * (price - decisionPrice);
        return decided.isAmountInUsd() ? amount * move / decisionPrice : amount * move * decided.usdPerPrice();
    }

    /** A fill's fee; one in the coin is worth the index, any other currency is a USD. */
    public static double feeUsd(HedgeInstrument decided, Fill fill) {
        boolean isCoin = fill.feeCurrency().equals(decided.spec().base());
        return fill.fee().doubleValue() * (isCoin ? decided.indexUsd() : 1);
    }
}
