package gammadesk.analytics.learning.book;

import gammadesk.analytics.hedging.BandState;
import gammadesk.analytics.learning.path.HestonParameters;
import gammadesk.analytics.learning.path.JumpParameters;
import gammadesk.analytics.learning.path.PathSet;
import gammadesk.analytics.learning.path.Svcj;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.pricing.OptionValue;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A market in which books are invented: prices with jumps and moving variance, options valued at the variance that the
 * market expects until their expiry, under a smile that moves with the price. Prices begin at 1.
 *
 * @param heston variance
 * @param jumps of price and variance
 * @param stepYears between two decisions
 * @param steps decisions in an episode
 */
record BookWorld(HestonParameters heston, JumpParameters jumps, double stepYears, int steps) {
    private static final double HOUR = 1.0 / (365 * 24);
    private static final List<Integer> HOURS = List.of(1, 3, 8);
    private static final List<Double> LEVELS = List.of(0.5, 1.0, 2.0);
    private static final int MOST_OPTIONS = 4;
    private static final double ONE_SIDED = 0.6;
    private static final double FARTHEST = 1.5;
    private static final double LONGEST_YEARS = 90.0 / 365;
    private static final double MOST_LEAN = 0.12;
    private static final double MOST_CURVE = 0.05;
    private static final double TAIL = 2.5;
    private static final double LEAST_VOL = 0.05;
    /** Shares of the traded value, one way. */
    private static final double LEAST_COST = 1e-4;

    private static final double MOST_COST = 3e-3;
    /** Aversions by the size of a book and the price: those of the desk's goals for a few coins to a hundred. */
    private static final double LEAST_AVERSION = 0.05;

    private static final double MOST_AVERSION = 50;

    /**
     * Calm, usual and wild variance, each decided on by the hour, by three and by eight hours. The dials are those of
     * bitcoin's SVCJ fits in their order of size (Hou, Wang, Chen and Haerdle 2020).
     */
    static List<BookWorld> standard(int steps) {
        return List.of(0.35, 0.55, 0.9).stream()
                .flatMap(vol -> HOURS.stream()
                        .map(hours -> new BookWorld(
                                new HestonParameters(vol * vol, 6, vol * vol, 1.5 * vol, -0.2),
                                JumpParameters.BITCOIN,
                                hours * HOUR,
                                steps)))
                .toList();
    }

    /** Laws as they are, at half and at twice their variance, each decided on by the hour, by three and by eight. */
    static List<BookWorld> of(List<BandLaw> laws, int steps) {
        return laws.stream()
                .flatMap(law -> LEVELS.stream()
                        .map(level -> law.variance().scaled(level))
                        .flatMap(heston ->
                                HOURS.stream().map(hours -> new BookWorld(heston, law.jumps(), hours * HOUR, steps))))
                .toList();
    }

    BookEpisodes draw(int count, RandomGenerator random) {
        PathSet paths = new Svcj(1, 0, heston, jumps).simulate(count, steps, stepYears, random);
        BandState[][] states = new BandState[steps][count];
        double[][] deltas = new double[steps + 1][count];
        double[][] profits = new double[steps][count];
        for (int episode = 0; episode < count; episode++) {
            new Episode(paths, episode, random).fill(states, deltas, profits);
        }
        return new BookEpisodes(stepYears, paths.spots(), states, deltas, profits);
    }

    private static double between(double low, double high, RandomGenerator random) {
        return low * Math.pow(high / low, random.nextDouble());
    }

    private record Held(OptionType type, double strike, double years, double amount) {}

    /** One book on one path. */
    private final class Episode {
        private final PathSet paths;
        private final int index;
        private final List<Held> book;
        private final double lean;
        private final double curve;
        private final double cost;
        private final double aversion;

        Episode(PathSet paths, int index, RandomGenerator random) {
            this.paths = paths;
            this.index = index;
            boolean isOneSided = random.nextDouble() < ONE_SIDED;
            double side = random.nextBoolean() ? 1 : -1;
            int options = 1 + random.nextInt(MOST_OPTIONS);
            book = IntStream.range(0, options)
                    .mapToObj(_ -> held(isOneSided || random.nextBoolean() ? side : -side, random))
                    .toList();
            lean = MOST_LEAN * random.nextDouble();
            curve = MOST_CURVE * random.nextDouble();
            cost = between(LEAST_COST, MOST_COST, random);
            aversion = between(LEAST_AVERSION, MOST_AVERSION, random);
        }

        private Held held(double side, RandomGenerator random) {
            double years = between(2 * stepYears, LONGEST_YEARS, random);
            double away = FARTHEST * (2 * random.nextDouble() - 1);
            double deviation = Math.sqrt(heston.longVariance() * years);
            OptionType type = away > 0 ? OptionType.CALL : OptionType.PUT;
            return new Held(type, Math.exp(away * deviation), years, side * between(0.3, 3, random));
        }

        void fill(BandState[][] states, double[][] deltas, double[][] profits) {
            double before = 0;
            for (int step = 0; step <= steps; step++) {
                Sum now = sum(step);
                deltas[step][index] = now.delta;
                if (step < steps) {
                    states[step][index] = now.state(paths.spots()[step][index]);
                }
                if (step > 0) {
                    profits[step - 1][index] = now.value - before;
                }
                before = now.value;
            }
        }

        private Sum sum(int step) {
            double spot = paths.spots()[step][index];
            HestonParameters now = heston.from(paths.variances()[step][index]);
            Sum sum = new Sum();
            for (Held held : book) {
                double years = held.years - step * stepYears;
                if (years < stepYears / 2) {
                    sum.settled(held, settlement(held));
                } else {
                    double level = Math.sqrt(now.meanVariance(years) + jumps.varianceOfPrice());
                    sum.option(
                            held,
                            years,
                            Black76.value(spot, held.strike, years, vol(held, spot, years, level), held.type));
                }
            }
            sum.expected = Math.sqrt(now.variance() + jumps.varianceOfPrice());
            return sum;
        }

        private double vol(Held held, double spot, double years, double level) {
            double x = Math.clamp(Math.log(held.strike / spot) / (level * Math.sqrt(years)), -TAIL, TAIL);
            return Math.max(LEAST_VOL, level * (1 - lean * x + curve * x * x));
        }

        private double settlement(Held held) {
            int step = Math.min(steps, (int) Math.round(held.years / stepYears));
            return paths.spots()[step][index];
        }

        /** Of the options of a book at one moment. */
        private final class Sum {
            private double value;
            private double delta;
            private double gamma;
            private double vanna;
            private double weight;
            private double weightedYears;
            private double expected;

            void settled(Held held, double spot) {
                double payoff = held.type == OptionType.CALL ? spot - held.strike : held.strike - spot;
                value += held.amount * Math.max(0, payoff);
            }

            void option(Held held, double years, OptionValue one) {
                value += held.amount * one.priceUsd();
                delta += held.amount * one.delta();
                gamma += held.amount * one.gamma();
                vanna += held.amount * one.vanna();
                double weighs = Math.abs(held.amount * one.gamma());
                weight += weighs;
                weightedYears += weighs * years;
            }

            BandState state(double spot) {
                double years = weight > 0 ? weightedYears / weight : stepYears;
                return new BandState(gamma, vanna, spot, expected, years, cost, aversion, stepYears);
            }
        }
    }
}
