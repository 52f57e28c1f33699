package gammadesk.analytics.learning.path;

import gammadesk.analytics.learning.path.AffineLaw.Transform;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;

/**
 * Prices without interest under Heston's model and those with jumps beside it, by one integral of the characteristic
 * function on the line of Lewis (2001), with Black's formula of the same mean variance as control variate (Andersen and
 * Piterbarg 2010, 9.1).
 */
public final class HestonPrice {
    private final AffineLaw law;

    /** Of Heston's model. */
    public HestonPrice(HestonParameters heston) {
        this(heston, JumpParameters.NONE);
    }

    /** Of Bates's model or that with jumps of price and variance together. */
    public HestonPrice(HestonParameters heston, JumpParameters jumps) {
        law = new AffineLaw(heston, jumps);
    }

    /**
     * A price and what moves it.
     *
     * @param price in the forward's money
     * @param delta by the forward at a constant variance
     * @param byVariance by the instantaneous variance (a year, a fraction squared)
     */
    public record Value(double price, double delta, double byVariance) {}

    /**
     * Price of an option, in the forward's money.
     *
     * @param years to expiry; nothing left gives the intrinsic value
     * @throws IllegalArgumentException for a forward or strike that is not positive, or no number of years
     */
    public double price(double forward, double strike, double years, OptionType type) {
        return value(forward, strike, years, type).price();
    }

    /** The same with its sensitivities. */
    public Value value(double forward, double strike, double years, OptionType type) {
        return values(forward, new double[] {strike}, years, type)[0];
    }

    /** The same for many strikes of one expiry, for little more than one costs. */
    public Value[] values(double forward, double[] strikes, double years, OptionType type) {
        double farthest = 0;
        for (double strike : strikes) {
            if (!(forward > 0) || !(strike > 0) || !Double.isFinite(years)) {
                throw new IllegalArgumentException(
                        "no option: forward " + forward + ", strike " + strike + ", years " + years);
            }
            farthest = Math.max(farthest, Math.abs(Math.log(forward / strike)));
        }
        double total = years > 0 ? law.totalVariance(years) : 0;
        return total > 0 ? integrated(forward, strikes, years, type, total, farthest) : gone(forward, strikes, type);
    }

    private static Value[] gone(double forward, double[] strikes, OptionType type) {
        Value[] values = new Value[strikes.length];
        for (int i = 0; i < strikes.length; i++) {
            double worth = type.sign() * (forward - strikes[i]);
            values[i] = new Value(Math.max(0, worth), worth > 0 ? type.sign() : 0, 0);
        }
        return values;
    }

    private Value[] integrated(
            double forward, double[] strikes, double years, OptionType type, double total, double farthest) {
        Sums sums = new Sums(law, forward, strikes, years, total);
        FourierGrid.walk(farthest, sums::add);
        Value[] values = new Value[strikes.length];
        for (int i = 0; i < strikes.length; i++) {
            values[i] = sums.value(i, type);
        }
        return values;
    }

    /** The integrals of all strikes. */
    private static final class Sums {
        private final AffineLaw law;
        private final double forward;
        private final double[] strikes;
        private final double[] logs;
        private final double years;
        private final double total;
        private final double[] price;
        private final double[] delta;
        private final double[] variance;

        Sums(AffineLaw law, double forward, double[] strikes, double years, double total) {
            this.law = law;
            this.forward = forward;
            this.strikes = strikes;
            this.years = years;
            this.total = total;
            logs = new double[strikes.length];
            price = new double[strikes.length];
            delta = new double[strikes.length];
            variance = new double[strikes.length];
            for (int i = 0; i < strikes.length; i++) {
                logs[i] = Math.log(forward / strikes[i]);
            }
        }

        double add(double u, double weight) {
            Transform transform = law.at(new Complex(u, -0.5), years);
            double black = Math.exp(-total * (u * u + 0.25) / 2);
            double scale = weight / (u * u + 0.25);
            Complex miss = transform.value().plus(-black);
            Complex byVariance = transform.value().times(transform.loading());
            for (int i = 0; i < strikes.length; i++) {
                double cos = Math.cos(u * logs[i]) * scale;
                double sin = Math.sin(u * logs[i]) * scale;
                double real = miss.re() * cos - miss.im() * sin;
                double imaginary = miss.re() * sin + miss.im() * cos;
                price[i] += real;
                delta[i] += real / 2 - u * imaginary;
                variance[i] += byVariance.re() * cos - byVariance.im() * sin;
            }
            double size = transform.value().abs();
            return (size * (1 + u + transform.loading().abs()) + black * (1 + u)) / (u * u + 0.25);
        }

        Value value(int i, OptionType type) {
            double strike = strikes[i];
            double vol = Math.sqrt(total / years);
            double scale = Math.sqrt(forward * strike) / Math.PI;
            double call = Black76.priceUsd(forward, strike, years, vol, OptionType.CALL) - scale * price[i];
            double callDelta =
                    Black76.greeks(forward, strike, years, vol, OptionType.CALL).delta() - scale / forward * delta[i];
            double worth = type == OptionType.CALL ? call : call - forward + strike;
            return new Value(
                    Math.max(worth, Math.max(0, type.sign() * (forward - strike))),
                    type == OptionType.CALL ? callDelta : callDelta - 1,
                    -scale * variance[i]);
        }
    }
}
