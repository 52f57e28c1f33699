package gammadesk.analytics.backtest.court;

import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.learning.HedgeStrategy.Moment;
import gammadesk.analytics.learning.path.PathSet;
import gammadesk.analytics.market.Column;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Convicts a rule that sees what has not happened yet. Past decisions are made again with the future cut off, and with
 * another future in its place: not one of them may change, to the last bit. Cutting alone would let a rule pass that
 * only asks how long the series is, and altering alone one that fails without its future.
 */
public final class LookAhead {
    private static final double OTHER_FUTURE = 1.37;

    private LookAhead() {}

    /**
     * A decision that knew more than it could.
     *
     * @param moment when it was made, counted from 0
     * @param lastKnown the last moment of which the rule should have known
     * @param decided with the future in place
     * @param without it, or with another one
     */
    public record Leak(int moment, int lastKnown, double decided, double without) {}

    /** A rule on a series of prices: a decision at every moment. */
    @FunctionalInterface
    public interface SeriesRule {
        /** What to hold from each moment to the next, as many as prices. */
        Column decide(Column prices);
    }

    /**
     * Tries a rule on a series.
     *
     * @param cuts how many moments of the past to cut after, evenly spread
     * @return the first decision that changed; empty when none did
     * @throws IllegalArgumentException when the series is shorter than three moments or the rule answers another number
     *     of decisions
     */
    public static Optional<Leak> of(SeriesRule rule, Column prices, int cuts) {
        if (prices.size() < 3) {
            throw new IllegalArgumentException("too short to have a future: " + prices.size());
        }
        double[][] whole = decided(rule, prices);
        return cuts(prices.size(), cuts)
                .mapToObj(last -> changed(whole, decided(rule, cut(prices, last)), last)
                        .or(() -> changed(whole, decided(rule, other(prices, last)), last)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * Tries a hedging rule along paths. Their number of moments is no secret, for a claim's expiry is known: they are
     * altered, never cut.
     *
     * @param made makes the rule anew, knowing the paths as it was made: what it keeps of them is what is tried
     * @param cuts how many moments to alter the future after
     */
    public static Optional<Leak> of(Function<PathSet, HedgeStrategy> made, PathSet paths, int cuts) {
        double[][] whole = decided(made.apply(paths), paths, paths.steps() - 1);
        return cuts(paths.steps(), cuts)
                .mapToObj(last -> changed(whole, decided(made.apply(other(paths, last)), paths, last), last))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static IntStream cuts(int moments, int cuts) {
        return IntStream.rangeClosed(1, cuts)
                .map(i -> (int) ((long) (moments - 1) * i / (cuts + 1)))
                .distinct();
    }

    private static Optional<Leak> changed(double[][] whole, double[][] again, int last) {
        for (int at = 0; at <= last; at++) {
            for (int path = 0; path < whole[at].length; path++) {
                if (Double.compare(whole[at][path], again[at][path]) != 0) {
                    return Optional.of(new Leak(at, last, whole[at][path], again[at][path]));
                }
            }
        }
        return Optional.empty();
    }

    private static double[][] decided(SeriesRule rule, Column prices) {
        Column decisions = rule.decide(prices);
        if (decisions.size() != prices.size()) {
            throw new IllegalArgumentException(decisions.size() + " decisions for " + prices.size() + " prices");
        }
        return Arrays.stream(decisions.toArray())
                .mapToObj(decision -> new double[] {decision})
                .toArray(double[][]::new);
    }

    private static double[][] decided(HedgeStrategy rule, PathSet paths, int last) {
        int count = paths.paths();
        double[][] decided = new double[last + 1][count];
        double[] held = new double[count];
        for (int step = 0; step <= last; step++) {
            double yearsLeft = (paths.steps() - step) * paths.stepYears();
            Moment moment = new Moment(step, yearsLeft, paths.spots()[step], paths.variances()[step]);
            rule.ratios(moment, held, decided[step]);
            held = decided[step].clone();
        }
        return decided;
    }

    private static Column cut(Column prices, int last) {
        return Column.ofRange(prices.toArray(), 0, last + 1);
    }

    private static Column other(Column prices, int last) {
        double[] changed = prices.toArray();
        for (int i = last + 1; i < changed.length; i++) {
            changed[i] *= other(i - last);
        }
        return Column.of(changed);
    }

    private static PathSet other(PathSet paths, int last) {
        return new PathSet(paths.stepYears(), other(paths.spots(), last), other(paths.variances(), last));
    }

    private static double[][] other(double[][] byStep, int last) {
        return IntStream.range(0, byStep.length)
                .mapToObj(step -> step <= last
                        ? byStep[step]
                        : Arrays.stream(byStep[step])
                                .map(value -> value * other(step - last))
                                .toArray())
                .toArray(double[][]::new);
    }

    /** Up and down by turns, so that neither a sign nor a level is kept. */
    private static double other(int ahead) {
        return ahead % 2 == 0 ? 1 / OTHER_FUTURE : OTHER_FUTURE * OTHER_FUTURE;
    }
}
