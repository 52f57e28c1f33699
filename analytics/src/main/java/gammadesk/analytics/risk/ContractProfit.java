package gammadesk.analytics.risk;

import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;

/**
 * What contracts earn, in their settlement currency: coin for inverse ones, USD for linear ones. An inverse
 * <em>option</em> is not an inverse future: it is priced in coin and earns amount times the difference of its prices,
 * while the future is priced in USD and earns its USD amount times the difference of the reciprocals.
 */
public final class ContractProfit {
    private ContractProfit() {}

    /**
     * Of a signed amount between two prices in the instrument's price unit; NaN for prices of 0 or less in a future.
     */
    public static double between(InstrumentName name, double amount, double entry, double exit) {
        return isAmountInUsd(name) ? inverseFuture(amount, entry, exit) : amount * (exit - entry);
    }

    /**
     * Of a signed amount between two prices in USD, as by one who turns coin into USD at once: the coin profit of an
     * inverse future is worth its later price.
     *
     * @param usdPerPrice USD for one unit of price of what is not an inverse future: the forward for inverse options,
     *     else 1
     */
    public static double usdBetween(InstrumentName name, double amount, double entry, double exit, double usdPerPrice) {
        return between(name, amount, entry, exit) * (isAmountInUsd(name) ? exit : usdPerPrice);
    }

    /** {@code N (1/F0 - 1/F1)} coin of N USD; a long position (positive) gains when the price rises. */
    public static double inverseFuture(double usd, double entry, double exit) {
        return entry > 0 && exit > 0 ? usd * (1 / entry - 1 / exit) : Double.NaN;
    }

    /** What one coin of an option pays at a settlement price in USD, in its settlement currency. */
    public static double payoff(Settlement settlement, OptionType type, double strike, double settlementPrice) {
        double usd = Math.max(0, type.sign() * (settlementPrice - strike));
        return settlement == Settlement.INVERSE ? usd / settlementPrice : usd;
    }

    /** Whether amounts are USD: inverse futures and perpetuals. */
    public static boolean isAmountInUsd(InstrumentName name) {
        boolean isFuture = name.kind() == InstrumentKind.FUTURE || name.kind() == InstrumentKind.PERPETUAL;
        return isFuture && name.family().settlement() == Settlement.INVERSE;
    }
}
