package gammadesk.analytics.backtest.court.claim;

import gammadesk.analytics.learning.path.PathModel;
import gammadesk.analytics.learning.path.PathSet;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The stresses that every policy and every baseline goes through. */
public final class Stresses {
    private static final double DAYS_PER_YEAR = 365;
    private static final double HALF_HOUR_YEARS = 0.5 / 24 / DAYS_PER_YEAR;

    /** Mean and deviation of the crash in log price; bitcoin lost 0.47 on 12 March 2020. */
    private static final double CRASH = -0.3;

    private static final double CRASH_DEVIATION = 0.1;
    /** Variance right after the crash, and how long it takes to lose most of what came on top. */
    private static final double CRASH_VARIANCE = 4;

    private static final double CRASH_DECAY_YEARS = 10 / DAYS_PER_YEAR;
    private static final double SPIKE = 2;
    private static final double WRONG = 0.3;
    /** Units of the underlying by claim: a whole hedge then takes ten decisions. */
    private static final double THIN = 0.1;
    /** Of 8 hours, the most that Deribit's perpetual charges. */
    private static final double FUNDING_8H = 0.005;

    private static final double FUNDED_YEARS = 3 / DAYS_PER_YEAR;
    private static final double EIGHT_HOURS_YEARS = 8.0 / 24 / DAYS_PER_YEAR;
    private static final double SPOILT_SHARE = 0.02;
    private static final double[] SPOILT = {Double.NaN, 0, -1, 10, 0.1, Double.POSITIVE_INFINITY};

    private Stresses() {}

    /** All of them. */
    public static List<Stress> usual() {
        return List.of(
                new Stress(
                        "SVCJ crash",
                        "price and variance jump at once at one moment of every path: the log price by -30 %, give or take "
                                + "10 %, the variance to four times what it was, which calms over ten days",
                        (calm, random) -> Scene.calm(crashed(calm, random))),
                new Stress(
                        "vol spike",
                        "volatility doubles after a third of the time",
                        (calm, _) -> Scene.calm(spiked(calm))),
                new Stress(
                        "skew flip",
                        "every move of the price has the other sign and variance moves as before",
                        (calm, _) -> Scene.calm(Moves.scaled(calm, (_, _) -> -1, false))),
                new Stress(
                        "thin market",
                        "a tenth of the claim's underlying can be traded at a moment",
                        (calm, _) -> Scene.calm(calm).tradingAtMost(THIN)),
                new Stress(
                        "spreads x 5",
                        "trading costs five times as much",
                        (calm, _) -> Scene.calm(calm).costing(5)),
                new Stress(
                        "costs x 3",
                        "trading costs three times as much",
                        (calm, _) -> Scene.calm(calm).costing(3)),
                new Stress(
                        "funding spike",
                        "holding costs 0.5 % every 8 hours for three days from the middle on, on either side",
                        (calm, _) -> Scene.calm(calm).funded(step -> funding(calm, step))),
                new Stress(
                        "feed outage",
                        "for half an hour, one decision at least, the hedge stands still while the price moves most",
                        (calm, _) -> Scene.calm(calm).without(worst(calm))),
                new Stress(
                        "vol 30 % higher",
                        "the price moves 30 % more than is shown and was charged for",
                        (calm, _) -> wrong(calm, 1 + WRONG)),
                new Stress(
                        "vol 30 % lower",
                        "the price moves 30 % less than is shown and was charged for",
                        (calm, _) -> wrong(calm, 1 - WRONG)),
                new Stress(
                        "corrupt data",
                        "one number in fifty that is shown is missing, infinite, zero, negative, or ten times too "
                                + "large or small",
                        (calm, random) -> Scene.calm(calm).showing(spoilt(calm, random))));
    }

    /**
     * All of them, and the same claims in the markets of laws of motion, such as one with jumps of price and variance.
     *
     * @param laws by what the stress is called, in their order
     */
    public static List<Stress> usual(SequencedMap<String, PathModel> laws) {
        return Stream.concat(
                        usual().stream(), laws.entrySet().stream().map(law -> market(law.getKey(), law.getValue())))
                .toList();
    }

    private static Stress market(String name, PathModel law) {
        return new Stress(
                name,
                "prices and variances follow the law " + law.name(),
                (calm, random) -> Scene.calm(law.simulate(calm.paths(), calm.steps(), calm.stepYears(), random)));
    }

    private static PathSet crashed(PathSet calm, RandomGenerator random) {
        int[] when = new int[calm.paths()];
        double[] jumps = new double[calm.paths()];
        Arrays.setAll(when, _ -> random.nextInt(calm.steps()));
        Arrays.setAll(jumps, _ -> CRASH + CRASH_DEVIATION * random.nextGaussian());
        PathSet restless = Moves.scaled(
                calm,
                (step, path) -> step <= when[path]
                        ? 1
                        : Math.sqrt(1 + (CRASH_VARIANCE - 1) * decayed((step - when[path] - 1) * calm.stepYears())),
                true);
        return Moves.jumped(restless, when, jumps);
    }

    private static double decayed(double years) {
        return Math.exp(-years / CRASH_DECAY_YEARS);
    }

    private static PathSet spiked(PathSet calm) {
        int from = calm.steps() / 3;
        return Moves.scaled(calm, (step, _) -> step < from ? 1 : SPIKE, true);
    }

    private static Scene wrong(PathSet calm, double by) {
        PathSet market = Moves.scaled(calm, (_, _) -> by, true);
        return Scene.calm(market).showing(new PathSet(calm.stepYears(), market.spots(), calm.variances()));
    }

    private static double funding(PathSet calm, int step) {
        double since = step * calm.stepYears() - calm.years() / 2;
        boolean isOn = since >= 0 && since < Math.max(FUNDED_YEARS, calm.stepYears());
        double years = Math.min(calm.stepYears(), FUNDED_YEARS);
        return isOn ? FUNDING_8H * years / EIGHT_HOURS_YEARS : 0;
    }

    private static Scene.Outage worst(PathSet calm) {
        int length = Math.clamp(Math.round(HALF_HOUR_YEARS / calm.stepYears()), 1, calm.steps());
        int[] from = new int[calm.paths()];
        Arrays.setAll(from, path -> worst(calm, path, length));
        return (step, path) -> step >= from[path] && step < from[path] + length;
    }

    private static int worst(PathSet calm, int path, int length) {
        int worst = 0;
        double most = -1;
        for (int step = 0; step + length <= calm.steps(); step++) {
            double move = Math.abs(Math.log(calm.spots()[step + length][path] / calm.spots()[step][path]));
            worst = move > most ? step : worst;
            most = Math.max(most, move);
        }
        return worst;
    }

    private static PathSet spoilt(PathSet calm, RandomGenerator random) {
        DoubleUnaryOperator spoil = value -> random.nextDouble() < SPOILT_SHARE ? spoilt(value, random) : value;
        return new PathSet(calm.stepYears(), Moves.each(calm.spots(), spoil), Moves.each(calm.variances(), spoil));
    }

    private static double spoilt(double value, RandomGenerator random) {
        return value * SPOILT[random.nextInt(SPOILT.length)];
    }
}
