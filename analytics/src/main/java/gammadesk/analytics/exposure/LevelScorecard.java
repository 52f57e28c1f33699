package gammadesk.analytics.exposure;

import gammadesk.analytics.market.Expiry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** Scores levels against what spot did next. It may well find no effect. */
public final class LevelScorecard {
    private LevelScorecard() {}

    /**
     * One moment of a history.
     *
     * @param atMillis the venue's time
     * @param spot USD
     * @param callWall USD, NaN when there was none
     * @param putWall USD, NaN when there was none
     * @param flip the nearest zero-gamma spot, USD, NaN when there was none
     * @param gammaPositive the sign of total gamma
     */
    public record Observation(
            long atMillis, double spot, double callWall, double putWall, double flip, boolean gammaPositive) {
        /** What a map and its crossings say. */
        public static Observation of(ExposureMap map, ZeroGamma zeroGamma) {
            return new Observation(
                    map.venueMillis(),
                    map.spot(),
                    map.levels().callWall().strikeOrNaN(),
                    map.levels().putWall().strikeOrNaN(),
                    zeroGamma.nearestOrNaN(),
                    map.total() > 0);
        }
    }

    /**
     * How levels are scored.
     *
     * @param horizonMillis how long a level has to hold
     * @param reach only levels nearer to spot than this count, a fraction of spot
     * @param tolerance a level is broken when spot is seen beyond it by more than this, a fraction of the level
     * @param longestGapMillis neighbouring observations farther apart say nothing of volatility
     * @param resamples of the bootstrap
     * @param blockLength neighbouring observations that are drawn together
     * @param confidence of the intervals, 0 .. 1
     * @param fewest observations below which nothing is said
     */
    public record Settings(
            long horizonMillis,
            double reach,
            double tolerance,
            long longestGapMillis,
            int resamples,
            int blockLength,
            double confidence,
            int fewest) {
        /** A day, 5 %, 0.25 %, a day, 2,000 draws of blocks of 6, 95 %, at least 20. */
        public static final Settings STANDARD = new Settings(86_400_000, 0.05, 0.0025, 86_400_000, 2_000, 6, 0.95, 20);
    }

    /**
     * How well a kind of level held.
     *
     * @param rate share of the levels that held over the horizon
     * @param edge that share minus the one of a level as far away on the other side of spot: what being a wall adds
     */
    public record Held(Score rate, Score edge) {}

    /**
     * The scores.
     *
     * @param callWall call walls at or above spot: spot stayed below
     * @param putWall put walls at or below spot: spot stayed above
     * @param flip zero-gamma spots: spot stayed on its side
     * @param logVolRatio ln of realised volatility in negative gamma over that in positive gamma: above 0 the theory
     *     holds
     * @param volPositive realised volatility while gamma was positive at spot, a fraction a year; NaN without
     *     observations
     * @param volNegative the same while it was negative
     */
    public record Card(
            Held callWall, Held putWall, Held flip, Score logVolRatio, double volPositive, double volNegative) {}

    /** Scores a history, oldest observation first. */
    public static Card score(List<Observation> history, Settings settings, RandomGenerator random) {
        List<Return> returns = returns(history, settings);
        return new Card(
                held(history, o -> o.callWall() >= o.spot() ? o.callWall() : Double.NaN, settings, random),
                held(history, o -> o.putWall() <= o.spot() ? o.putWall() : Double.NaN, settings, random),
                held(history, Observation::flip, settings, random),
                logVolRatio(returns, settings, random),
                volatility(returns, true),
                volatility(returns, false));
    }

    /** Whether one level held, 1 or 0, and the one in the mirror. */
    private record Trial(double held, double mirror) {}

    private static Held held(
            List<Observation> history, ToDoubleFunction<Observation> level, Settings settings, RandomGenerator random) {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            Observation now = history.get(i);
            double distance = level.applyAsDouble(now) - now.spot();
            boolean counts = distance != 0 && Math.abs(distance) <= settings.reach() * now.spot();
            if (counts && reaches(history, now.atMillis() + settings.horizonMillis())) {
                trials.add(new Trial(held(history, i, distance, settings), held(history, i, -distance, settings)));
            }
        }
        return new Held(
                mean(trials.stream().mapToDouble(Trial::held).toArray(), settings, random),
                mean(trials.stream().mapToDouble(t -> t.held() - t.mirror()).toArray(), settings, random));
    }

    /** Whether the history goes on for the whole horizon. */
    private static boolean reaches(List<Observation> history, long millis) {
        return history.getLast().atMillis() >= millis;
    }

    private static double held(List<Observation> history, int start, double distance, Settings settings) {
        Observation from = history.get(start);
        double level = from.spot() + distance;
        double broken = level * (1 + Math.copySign(settings.tolerance(), distance));
        for (int i = start + 1; i < history.size(); i++) {
            Observation next = history.get(i);
            if (next.atMillis() > from.atMillis() + settings.horizonMillis()) {
                break;
            }
            if ((next.spot() - broken) * distance > 0) {
                return 0;
            }
        }
        return 1;
    }

    private static Score mean(double[] values, Settings settings, RandomGenerator random) {
        if (values.length < settings.fewest()) {
            return new Score.TooFew(values.length, settings.fewest());
        }
        return Score.bootstrap(values.length, places -> mean(values, places), settings, random);
    }

    private static double mean(double[] values, int[] places) {
        double sum = 0;
        for (int place : places) {
            sum += values[place];
        }
        return sum / places.length;
    }

    /** A move between neighbours: variance a year, and the sign of gamma at its beginning. */
    private record Return(double variance, boolean gammaPositive) {}

    private static List<Return> returns(List<Observation> history, Settings settings) {
        List<Return> returns = new ArrayList<>();
        for (int i = 1; i < history.size(); i++) {
            Observation from = history.get(i - 1);
            long gap = history.get(i).atMillis() - from.atMillis();
            if (gap > 0 && gap <= settings.longestGapMillis()) {
                double move = Math.log(history.get(i).spot() / from.spot());
                returns.add(new Return(move * move * Expiry.MILLIS_PER_YEAR / gap, from.gammaPositive()));
            }
        }
        return returns;
    }

    private static Score logVolRatio(List<Return> returns, Settings settings, RandomGenerator random) {
        int positive = (int) returns.stream().filter(Return::gammaPositive).count();
        int smaller = Math.min(positive, returns.size() - positive);
        if (smaller < settings.fewest()) {
            return new Score.TooFew(smaller, settings.fewest());
        }
        return Score.bootstrap(
                returns.size(),
                places -> Math.log(volatility(returns, places, false) / volatility(returns, places, true)),
                settings,
                random);
    }

    private static double volatility(List<Return> returns, boolean gammaPositive) {
        int[] all = new int[returns.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        return volatility(returns, all, gammaPositive);
    }

    private static double volatility(List<Return> returns, int[] places, boolean gammaPositive) {
        double sum = 0;
        int count = 0;
        for (int place : places) {
            if (returns.get(place).gammaPositive() == gammaPositive) {
                sum += returns.get(place).variance();
                count++;
            }
        }
        return count == 0 ? Double.NaN : Math.sqrt(sum / count);
    }
}
