package gammadesk.analytics.risk;

import gammadesk.analytics.market.Currency;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Why an account in one settlement currency is worth what it is worth after some time: parts that add up to the change
 * of its equity. Time is taken first: theta is the repriced passing of time at the old market, and the greeks of all
 * other parts are those of the later time at the old prices and volatilities.
 *
 * @param currency of the account and of all parts
 * @param equityBefore at the start
 * @param total change of the equity
 * @param usdBefore USD per unit of the currency at the start; 1 for moneys
 * @param usdAfter the same at the end
 * @param parts in the currency; {@link Part#NUMERAIRE} is 0 here
 * @param residual what {@link Part#RESIDUAL} consists of
 * @param leftOut positions that could not be valued at both moments, with the reason; in no part and not in the total
 */
public record Attribution(
        Currency currency,
        double equityBefore,
        double total,
        double usdBefore,
        double usdAfter,
        Map<Part, Double> parts,
        Residual residual,
        List<String> leftOut) {
    public Attribution {
        parts = Collections.unmodifiableMap(new EnumMap<>(parts));
        leftOut = List.copyOf(leftOut);
    }

    /** A reason for profit or loss. */
    public enum Part {
        DELTA,
        GAMMA,
        /** The move of the 30-day at-the-money volatility, at every strike and expiry. */
        VEGA_PARALLEL,
        /** What each expiry's at-the-money volatility did beyond that. */
        VEGA_TERM,
        /** What each strike did beyond its expiry's at-the-money volatility. */
        VEGA_SKEW,
        THETA,
        VANNA,
        VOLGA,
        FUNDING,
        FEES,
        /** From the prices of new trades to the marks at the end. */
        TRADES,
        /** What the expansion does not reach. */
        RESIDUAL,
        /** The equity at the start times the move of the currency against USD: only in the USD view. */
        NUMERAIRE
    }

    /**
     * The residual by full repricing; the three add up to it.
     *
     * @param price moves of price beyond delta and gamma
     * @param vol moves of volatility beyond vega and volga
     * @param cross both at once beyond vanna
     */
    public record Residual(double price, double vol, double cross) {
        static final Residual NONE = new Residual(0, 0, 0);

        Residual plus(Residual other) {
            return new Residual(price + other.price, vol + other.vol, cross + other.cross);
        }
    }

    /** One part in the currency. */
    public double part(Part part) {
        return parts.getOrDefault(part, 0.0);
    }

    /** The sum of the sizes of all parts, in the currency: against this the residual is judged. */
    public double gross() {
        return parts.values().stream().mapToDouble(Math::abs).sum();
    }

    /** The change of the equity counted in USD. */
    public double totalUsd() {
        return (equityBefore + total) * usdAfter - equityBefore * usdBefore;
    }

    /** The parts in USD at the end's rate, the move of the currency itself apart; they add up to {@link #totalUsd}. */
    public Map<Part, Double> partsUsd() {
        Map<Part, Double> usd = new EnumMap<>(Part.class);
        parts.forEach((part, amount) -> usd.put(part, amount * usdAfter));
        usd.put(Part.NUMERAIRE, equityBefore * (usdAfter - usdBefore));
        return usd;
    }
}
