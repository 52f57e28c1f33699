package gammadesk.analytics.surface;

import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;

/**
 * A smile at one time to expiry. Volatilities in percent, log-moneyness k = ln(strike / forward), at the money means at
 * the forward.
 *
 * @param forward USD; NaN where unknown, then nothing by strike is known
 * @param years of 365 days, positive
 * @param model its total variance
 */
public record Smile(double forward, double years, SmileModel model) {
    /** Volatility at a log-moneyness, percent. */
    public double ivPercent(double k) {
        return 100 * Math.sqrt(model.totalVariance(k) / years);
    }

    /** Volatility at a strike in USD, percent. */
    public double ivAtStrike(double strike) {
        return ivPercent(Math.log(strike / forward));
    }

    /** Volatility at the forward, percent. */
    public double atTheMoneyIv() {
        return ivPercent(0);
    }

    /** Local slope of the smile: vol points per unit of log-moneyness. */
    public double skew(double k) {
        return 100 * model.slope(k) / (2 * Math.sqrt(model.totalVariance(k) * years));
    }

    /** Risk-neutral density of ln(settlement / forward) at k; negative where the smile has a butterfly arbitrage. */
    public double density(double k) {
        double root = Math.sqrt(model.totalVariance(k));
        return model.butterfly(k) * Black76.density(k / root + root / 2) / root;
    }

    /** Size of an option's delta at k, 0 .. 1. */
    public double delta(double k, OptionType type, DeltaConvention convention) {
        double root = Math.sqrt(model.totalVariance(k));
        double d2 = -k / root - root / 2;
        return switch (convention) {
            case BLACK_FORWARD -> Black76.normal(type.sign() * (d2 + root));
            case PREMIUM_ADJUSTED -> Math.exp(k) * Black76.normal(type.sign() * d2);
        };
    }

    /** Where an option has the given size of delta (0 .. 1, such as 0.25); NaN where none has it. */
    public double logMoneynessAtDelta(double delta, OptionType type, DeltaConvention convention) {
        return DeltaSearch.logMoneyness(this, delta, type, convention);
    }

    /** Volatility of the option with the given size of delta, percent; NaN where none has it. */
    public double ivAtDelta(double delta, OptionType type, DeltaConvention convention) {
        return ivPercent(logMoneynessAtDelta(delta, type, convention));
    }

    /** Call minus put at the same size of delta, vol points. */
    public double riskReversal(double delta, DeltaConvention convention) {
        return ivAtDelta(delta, OptionType.CALL, convention) - ivAtDelta(delta, OptionType.PUT, convention);
    }

    /** Mean of call and put at the same size of delta minus at the money, vol points. */
    public double butterfly(double delta, DeltaConvention convention) {
        double wings = ivAtDelta(delta, OptionType.CALL, convention) + ivAtDelta(delta, OptionType.PUT, convention);
        return wings / 2 - atTheMoneyIv();
    }

    /** The volatility whose square a variance swap pays (log contract, no jumps), percent. */
    public double varianceSwapIv() {
        return 100 * Math.sqrt(VarianceSwap.totalVariance(model) / years);
    }
}
