package gammadesk.analytics.risk;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.risk.PositionRisk.Priced;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Equally likely joint moves of spot and surface over one horizon, in the factors of {@link FactorHistory}.
 *
 * @param spotMoves relative
 * @param volMoves of 30-day volatility, fractions; other terms by {@link VolShape#TERM_WEIGHTED}
 * @param skewMoves by {@link VolShape#SKEW}, fractions
 * @param termMoves beyond the square root of time, fractions
 * @param days that pass
 */
public record FactorScenarios(Column spotMoves, Column volMoves, Column skewMoves, Column termMoves, double days) {
    /** Throws {@link IllegalArgumentException} when the columns differ in length or are empty. */
    public FactorScenarios {
        for (Column column : List.of(volMoves, skewMoves, termMoves)) {
            if (spotMoves.size() != column.size() || spotMoves.size() == 0) {
                throw new IllegalArgumentException("one move of volatility is needed for each move of spot");
            }
        }
    }

    /** Moves of spot and level alone. */
    public FactorScenarios(Column spotMoves, Column volMoves, double days) {
        this(
                spotMoves,
                volMoves,
                Column.of(new double[spotMoves.size()]),
                Column.of(new double[spotMoves.size()]),
                days);
    }

    /** How a scenario moves the volatility of one option: the weights of the three factors of the surface. */
    record Weights(double level, double skew, double term) {
        static Weights of(Priced position) {
            double level = RiskGreeks.termWeight(position.years());
            double logMoneyness = Math.log(position.strike() / position.forward());
            return new Weights(level, VolShape.SKEW.weight(logMoneyness, position.vol(), position.years()), level - 1);
        }
    }

    /** Change of a volatility in one scenario, a fraction. */
    double volChange(Weights weights, int scenario) {
        return weights.level * volMoves.get(scenario)
                + weights.skew * skewMoves.get(scenario)
                + weights.term * termMoves.get(scenario);
    }

    /** Some of the scenarios, in a new order. */
    FactorScenarios only(int[] chosen) {
        return new FactorScenarios(
                only(spotMoves, chosen),
                only(volMoves, chosen),
                only(skewMoves, chosen),
                only(termMoves, chosen),
                days);
    }

    private static Column only(Column column, int[] chosen) {
        return Column.of(Arrays.stream(chosen).mapToDouble(column::get).toArray());
    }

    /** How many. */
    public int size() {
        return spotMoves.size();
    }

    /**
     * Filtered historical simulation (Hull and White 1998; Barone-Adesi, Giannopoulos and Vosper 1999): each past day's
     * joint move, divided by the deviation that was expected for it and multiplied by the one expected now. Longer
     * horizons by the square root of time.
     *
     * @param decay of the exponential weights, 0.94 for daily steps; 1 is plain history in shape
     */
    public static FactorScenarios filtered(FactorHistory history, double decay, double days) {
        double horizon = Math.sqrt(days / history.stepDays());
        return new FactorScenarios(
                rescaled(history.logReturns(), decay, horizon).map(Math::expm1),
                rescaled(history.volChanges(), decay, horizon),
                rescaled(history.skewChanges(), decay, horizon),
                rescaled(history.termChanges(), decay, horizon),
                days);
    }

    private static Column rescaled(Column moves, double decay, double horizon) {
        double[] expected = FactorHistory.deviations(moves, decay);
        double[] rescaled = new double[moves.size()];
        for (int i = 0; i < rescaled.length; i++) {
            rescaled[i] = moves.get(i) * ratio(expected[rescaled.length], expected[i]) * horizon;
        }
        return Column.of(rescaled);
    }

    private static double ratio(double now, double then) {
        return then > 0 ? now / then : 1;
    }

    /**
     * A model of spot with stochastic variance and jumps (Bates 1996): variance by Heston's square-root process, full
     * truncation, spot without drift.
     *
     * @param vol present instantaneous volatility of the continuous part, a fraction
     * @param meanVol towards which it reverts
     * @param reversion speed per year
     * @param volOfVol of the variance, per year
     * @param correlation of spot and variance
     * @param jumpsPerYear how often
     * @param jumpMean mean of a jump's logarithm
     * @param jumpDeviation its deviation
     */
    public record JumpModel(
            double vol,
            double meanVol,
            double reversion,
            double volOfVol,
            double correlation,
            double jumpsPerYear,
            double jumpMean,
            double jumpDeviation) {
        /**
         * The dials that this program starts from, by choice: present and mean volatility alike, reversion 5, vol of
         * variance 1.5, correlation -0.3, ten jumps a year of -2 % with a deviation of 4 %.
         *
         * @param vol 30-day at-the-money volatility, a fraction
         */
        public static JumpModel standard(double vol) {
            return new JumpModel(vol, vol, 5, 1.5, -0.3, 10, -0.02, 0.04);
        }

        /** Volatility of 30 days from an instantaneous variance, jumps included. */
        double thirtyDays(double variance) {
            double time = reversion * 30 / 365;
            double weight = time == 0 ? 1 : -Math.expm1(-time) / time;
            double continuous = meanVol * meanVol + (variance - meanVol * meanVol) * weight;
            double jumps = jumpsPerYear * (jumpMean * jumpMean + jumpDeviation * jumpDeviation);
            return Math.sqrt(continuous + jumps);
        }
    }

    /**
     * Monte-Carlo moves of a model.
     *
     * @param paths how many
     * @param days horizon
     * @param stepsPerDay of the path
     * @param random the source of chance
     */
    public static FactorScenarios simulated(
            JumpModel model, int paths, double days, int stepsPerDay, RandomGenerator random) {
        double[] spots = new double[paths];
        double[] vols = new double[paths];
        double volNow = model.thirtyDays(model.vol() * model.vol());
        int steps = (int) Math.max(1, Math.ceil(days * stepsPerDay));
        Path path = new Path(model, days / 365 / steps, random);
        for (int i = 0; i < paths; i++) {
            path.run(steps);
            spots[i] = Math.expm1(path.logSpot);
            vols[i] = model.thirtyDays(Math.max(0, path.variance)) - volNow;
        }
        return new FactorScenarios(Column.of(spots), Column.of(vols), days);
    }

    private static final class Path {
        private final JumpModel model;
        private final double years;
        private final RandomGenerator random;
        private final double jumpDrift;
        private double logSpot;
        private double variance;

        Path(JumpModel model, double years, RandomGenerator random) {
            this.model = model;
            this.years = years;
            this.random = random;
            double meanJump = Math.expm1(model.jumpMean() + model.jumpDeviation() * model.jumpDeviation() / 2);
            jumpDrift = -model.jumpsPerYear() * meanJump * years;
        }

        void run(int steps) {
            logSpot = 0;
            variance = model.vol() * model.vol();
            for (int i = 0; i < steps; i++) {
                step();
            }
        }

        private void step() {
            double first = random.nextGaussian();
            double other = random.nextGaussian();
            double rho = model.correlation();
            double now = Math.max(0, variance);
            double deviation = Math.sqrt(now * years);
            logSpot += -now * years / 2 + deviation * first + jumpDrift + jump();
            variance += model.reversion() * (model.meanVol() * model.meanVol() - now) * years
                    + model.volOfVol() * deviation * (rho * first + Math.sqrt(1 - rho * rho) * other);
        }

        /** The number of jumps in a step by inversion of the Poisson distribution. */
        private double jump() {
            double expected = model.jumpsPerYear() * years;
            double left = random.nextDouble() - Math.exp(-expected);
            double chance = Math.exp(-expected);
            double sum = 0;
            for (int jumps = 1; left > 0; jumps++) {
                sum += model.jumpMean() + model.jumpDeviation() * random.nextGaussian();
                chance *= expected / jumps;
                left = chance > 0 ? left - chance : 0;
            }
            return sum;
        }
    }
}
