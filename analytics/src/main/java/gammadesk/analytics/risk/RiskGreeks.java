package gammadesk.analytics.risk;

import gammadesk.analytics.pricing.OptionValue;

/**
 * Value and sensitivities of something held, in one numeraire. Money is USD in the USD view and coin in the coin view;
 * delta is in coin in both. USD of a coin-settled contract are counted at its own forward, as the venue counts them:
 * {@code value(USD) = value(coin) x forward}. Greeks are derivatives by that forward; volatility per vol point (0.01),
 * time per calendar day, rates per 1 %.
 *
 * <p>USD view: plain Black. Coin view: delta is {@code F dV/dF} of the value V in coin, the venue's net transaction
 * delta (Black delta less the premium in coin); gamma, vanna, charm and speed are its derivatives.
 *
 * @param value of what is held; 0 for futures, whose profit is in the account
 * @param delta coin
 * @param gamma change of delta per USD
 * @param vega money per vol point
 * @param termVega {@code vega x sqrt(30 days / time to expiry)}, days at least 1: what a move of the 30-day volatility
 *     costs when volatility moves by the square root of time
 * @param theta money per day
 * @param rho money per 1 % of rate, spot unchanged
 * @param vanna change of delta per vol point
 * @param volga change of vega per vol point
 * @param charm change of delta per day that passes
 * @param speed change of gamma per USD
 */
public record RiskGreeks(
        double value,
        double delta,
        double gamma,
        double vega,
        double termVega,
        double theta,
        double rho,
        double vanna,
        double volga,
        double charm,
        double speed) {
    /** Nothing held. */
    public static final RiskGreeks ZERO = new RiskGreeks(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** The averaging of the settlement price begins so long before expiry: 30 minutes, in days. */
    private static final double FIXING_DAYS = 30.0 / 1440;

    private static final double TERM_DAYS = 30;
    private static final double DAYS_PER_YEAR = 365;

    /** An option's value per coin of underlying as greeks in USD of {@code coins} of it. */
    static RiskGreeks ofOption(OptionValue one, double coins, double years) {
        return new RiskGreeks(
                        one.priceUsd(),
                        one.delta(),
                        one.gamma(),
                        one.vega(),
                        one.vega() * termWeight(years),
                        one.theta(),
                        one.rho(),
                        one.vanna(),
                        one.volga(),
                        one.charm(),
                        one.speed())
                .times(coins);
    }

    /** A future in USD: linear in its price from now on. A dated one moves with the rate for as long as it lives. */
    static RiskGreeks ofFuture(double coins, double price, double years) {
        return new RiskGreeks(0, coins, 0, 0, 0, 0, coins * price * years / 100, 0, 0, 0, 0);
    }

    /** Coins themselves, in USD. */
    static RiskGreeks ofCoins(double coins, double price) {
        return new RiskGreeks(coins * price, coins, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** {@code sqrt(30 days / time to expiry)}, for time of at least a day. */
    public static double termWeight(double years) {
        return Math.sqrt(TERM_DAYS / Math.max(years * DAYS_PER_YEAR, 1));
    }

    /** The sum of two in the same numeraire. */
    public RiskGreeks plus(RiskGreeks other) {
        return new RiskGreeks(
                value + other.value,
                delta + other.delta,
                gamma + other.gamma,
                vega + other.vega,
                termVega + other.termVega,
                theta + other.theta,
                rho + other.rho,
                vanna + other.vanna,
                volga + other.volga,
                charm + other.charm,
                speed + other.speed);
    }

    /** A multiple; -1 turns the position around. */
    public RiskGreeks times(double factor) {
        return new RiskGreeks(
                value * factor,
                delta * factor,
                gamma * factor,
                vega * factor,
                termVega * factor,
                theta * factor,
                rho * factor,
                vanna * factor,
                volga * factor,
                charm * factor,
                speed * factor);
    }

    /** From the USD view to the coin view at a forward in USD per coin. */
    public RiskGreeks inCoin(double forward) {
        double coins = value / forward;
        double net = delta - coins;
        double netGamma = gamma - net / forward;
        return new RiskGreeks(
                coins,
                net,
                netGamma,
                vega / forward,
                termVega / forward,
                theta / forward,
                rho / forward,
                vanna - vega / forward,
                volga / forward,
                charm - theta / forward,
                speed - netGamma / forward + net / (forward * forward));
    }

    /** The way back: from the coin view to the USD view. */
    public RiskGreeks inUsd(double forward) {
        return new RiskGreeks(
                value * forward,
                delta + value,
                gamma + delta / forward,
                vega * forward,
                termVega * forward,
                theta * forward,
                rho * forward,
                vanna + vega,
                volga * forward,
                charm + theta,
                speed + gamma / forward - delta / (forward * forward));
    }

    /**
     * What is left in the last 30 minutes, while the settlement price is being averaged: with the share {@code weight}
     * of the average still to come the price that is settled moves by that share only. To be called on the view of the
     * settlement currency, because it is that amount which becomes fixed.
     *
     * @param averaged the price at which these greeks were taken, the average as it stands
     * @param forward the price that still moves
     * @param settlesInCoin whether this is the coin view
     */
    RiskGreeks fixing(double weight, double averaged, double forward, boolean settlesInCoin) {
        double slope = settlesInCoin ? delta / averaged : delta;
        double bend = settlesInCoin ? (gamma - slope) / averaged : gamma;
        double twist = settlesInCoin ? (speed - 2 * bend) / averaged : speed;
        double square = weight * weight;
        double scale = settlesInCoin ? forward : 1;
        double share = settlesInCoin ? weight * forward / averaged : weight;
        double further = settlesInCoin ? 1 : 0;
        return new RiskGreeks(
                value,
                weight * slope * scale,
                further * weight * slope + square * bend * scale,
                vega,
                termVega,
                theta,
                rho,
                share * vanna,
                volga,
                share * charm - slope * scale / FIXING_DAYS,
                further * 2 * square * bend + square * weight * twist * scale);
    }

    /** The share of the settlement average that is still to come: 1 until 30 minutes before, 0 at expiry. */
    public static double fixingWeight(double years) {
        return Math.clamp(years * DAYS_PER_YEAR / FIXING_DAYS, 0, 1);
    }
}
