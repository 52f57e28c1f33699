package gammadesk.analytics.learning.rule;

import gammadesk.analytics.learning.HedgeStrategy.Moment;

/** The volatility that a rule believes in, a year, a fraction. */
public sealed interface Volatility {
    /** At one path of a moment. */
    double at(Moment moment, int path);

    /**
     * The same always.
     *
     * @param value positive
     */
    record Fixed(double value) implements Volatility {
        /** Throws {@link IllegalArgumentException} for a volatility that is not positive. */
        public Fixed {
            if (!(value > 0) || !Double.isFinite(value)) {
                throw new IllegalArgumentException("no volatility: " + value);
            }
        }

        @Override
        public double at(Moment moment, int path) {
            return value;
        }
    }

    /** The root of the path's instantaneous variance, which nobody sees on a real market. */
    record Instantaneous() implements Volatility {
        @Override
        public double at(Moment moment, int path) {
            return Math.sqrt(moment.variances()[path]);
        }
    }

    /** The same always; {@link IllegalArgumentException} when it is not positive. */
    static Volatility fixed(double value) {
        return new Fixed(value);
    }

    /** The path's own. */
    static Volatility instantaneous() {
        return new Instantaneous();
    }
}
