package gammadesk.analytics.mispricing;

import gammadesk.analytics.backtest.BlockBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What a signal earned, next to what chance earned. All numbers are vol points: net profit over the vega at entry, so
 * that every trade weighs the same. Three controls, each with the same number of trades in the same classes of tenor at
 * the same costs:
 *
 * <ul>
 *   <li>random entry: for each day of the signal a day drawn at random, and there for each of its trades an entry of
 *       the same class at random, on the side that the signal took; it asks whether the signal chose well among what
 *       could be sold or bought. Days are drawn as a whole, for trades of one day share one market and are no
 *       independent evidence;
 *   <li>random side: the signal's own entries, a coin deciding the side; it asks whether the side was right. All trades
 *       of one day share the coin, for they share the market;
 *   <li>shifted: the signal's pattern moved in time as a whole, around the end; trades that cluster stay clustered.
 * </ul>
 */
public final class SignalTest {
    private static final double DAY_MILLIS = 86_400_000.0;
    private static final int BLOCK_DAYS = 2;
    private static final int FEWEST_DAYS = 5;
    private static final double COVERAGE = 0.9;

    private final List<StraddleEntry> entries;
    private final List<Trade> trades;
    private final int moments;

    private record Trade(StraddleEntry entry, int side) {
        double net() {
            return entry.outcome(side).netVolPoints();
        }

        long day() {
            return (long) Math.floor(entry.outcome(side).entryMillis() / DAY_MILLIS);
        }
    }

    private SignalTest(List<StraddleEntry> entries, List<Trade> trades, int moments) {
        this.entries = entries;
        this.trades = trades;
        this.moments = moments;
    }

    /**
     * Mean costs, vol points.
     *
     * @param spread of the options, in and out
     * @param fees of the options, in and out
     * @param hedging spread, fees and funding of the perpetual
     */
    public record Costs(double spread, double fees, double hedging) {}

    /**
     * A row of the table.
     *
     * @param trades how many
     * @param sold how many of them were sold
     * @param days on how many days they were entered
     * @param hitRate share that earned something
     * @param gross mean before costs, vol points
     * @param net mean after costs, vol points
     * @param low lower end of the 90 % interval of the mean, days drawn in blocks of two; NaN below five days
     * @param high its upper end
     * @param costs what stands between gross and net
     * @param netUsd sum, one coin a trade
     * @param control mean of the means of random entry
     * @param entryP share of random entries at least as good; NaN for a baseline
     * @param sideP share of random sides at least as good; NaN for a baseline
     * @param shiftP share of shifts at least as good; NaN for a baseline
     */
    public record Result(
            int trades,
            int sold,
            int days,
            double hitRate,
            double gross,
            double net,
            double low,
            double high,
            Costs costs,
            double netUsd,
            double control,
            double entryP,
            double sideP,
            double shiftP) {
        /** No trade. */
        public static final Result NONE = new Result(
                0,
                0,
                0,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                new Costs(Double.NaN, Double.NaN, Double.NaN),
                0,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN);
    }

    /**
     * The signal at a threshold against its controls.
     *
     * @param entries all that could be traded
     * @param moments how many the recording has
     * @param threshold in standard errors
     * @param draws of each control
     * @param seed the same gives the same numbers
     */
    public static Result of(List<StraddleEntry> entries, int moments, double threshold, int draws, long seed) {
        return of(entries, moments, entry -> entry.signal(threshold), draws, seed);
    }

    /** The same for any rule that says +1 to buy, -1 to sell or nothing. */
    public static Result of(
            List<StraddleEntry> entries,
            int moments,
            Function<StraddleEntry, Optional<Integer>> rule,
            int draws,
            long seed) {
        SignalTest test = new SignalTest(entries, trades(entries, rule), moments);
        return test.trades.isEmpty() ? Result.NONE : test.result(draws, seed);
    }

    /** Everything that could be traded on one side: no control, for there is nothing to choose. */
    public static Result all(List<StraddleEntry> entries, int moments, int side, long seed) {
        SignalTest test = new SignalTest(entries, trades(entries, _ -> Optional.of(side)), moments);
        return test.trades.isEmpty()
                ? Result.NONE
                : test.result(seed, new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN});
    }

    private static List<Trade> trades(List<StraddleEntry> entries, Function<StraddleEntry, Optional<Integer>> rule) {
        List<Trade> trades = new ArrayList<>();
        for (StraddleEntry entry : entries) {
            rule.apply(entry).ifPresent(side -> trades.add(new Trade(entry, side)));
        }
        return trades;
    }

    private Result result(int draws, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double net = mean(trades);
        double[] entry = entryControl(draws, random);
        double[] side = sideControl(draws, random);
        return result(seed, new double[] {Samples.mean(entry), p(entry, net), p(side, net), p(shiftControl(), net)});
    }

    private Result result(long seed, double[] controls) {
        double[] interval = interval(seed);
        return new Result(
                trades.size(),
                (int) trades.stream().filter(trade -> trade.side < 0).count(),
                (int) trades.stream().mapToLong(Trade::day).distinct().count(),
                trades.stream().filter(trade -> trade.net() > 0).count() / (double) trades.size(),
                mean(TradeOutcome::grossUsd),
                mean(trades),
                interval[0],
                interval[1],
                new Costs(
                        mean(TradeOutcome::spreadUsd),
                        mean(TradeOutcome::feesUsd),
                        mean(one -> one.hedgeCostUsd() + one.fundingUsd())),
                trades.stream()
                        .mapToDouble(trade -> trade.entry.outcome(trade.side).netUsd())
                        .sum(),
                controls[0],
                controls[1],
                controls[2],
                controls[3]);
    }

    /** For every USD of vega. */
    private double mean(ToDoubleFunction<TradeOutcome> part) {
        return trades.stream()
                .map(trade -> trade.entry.outcome(trade.side))
                .mapToDouble(one -> part.applyAsDouble(one) / one.vegaUsd())
                .average()
                .orElse(Double.NaN);
    }

    private static double mean(List<Trade> trades) {
        return trades.stream().mapToDouble(Trade::net).average().orElse(Double.NaN);
    }

    /** One-sided; the outcome itself counts as one of the draws, so it is never 0. */
    private static double p(double[] control, double outcome) {
        long better = Arrays.stream(control).filter(one -> one >= outcome).count();
        return (1.0 + better) / (1.0 + control.length);
    }

    private double[] entryControl(int draws, SplittableRandom random) {
        Map<Integer, List<StraddleEntry>> byTenor = new HashMap<>();
        Map<Long, Map<Integer, List<StraddleEntry>>> byDay = new TreeMap<>();
        for (StraddleEntry entry : entries) {
            byTenor.computeIfAbsent(entry.tenor(), _ -> new ArrayList<>()).add(entry);
            byDay.computeIfAbsent(new Trade(entry, 1).day(), _ -> new HashMap<>())
                    .computeIfAbsent(entry.tenor(), _ -> new ArrayList<>())
                    .add(entry);
        }
        List<Map<Integer, List<StraddleEntry>>> days = List.copyOf(byDay.values());
        double[] means = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            Map<Long, Integer> drawn = new HashMap<>();
            double sum = 0;
            for (Trade trade : trades) {
                int day = drawn.computeIfAbsent(trade.day(), _ -> random.nextInt(days.size()));
                List<StraddleEntry> pool = days.get(day)
                        .getOrDefault(trade.entry.tenor(), byTenor.getOrDefault(trade.entry.tenor(), List.of()));
                sum += pool.get(random.nextInt(pool.size())).outcome(trade.side).netVolPoints();
            }
            means[draw] = sum / trades.size();
        }
        return means;
    }

    private double[] sideControl(int draws, SplittableRandom random) {
        double[] means = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            Map<Long, Integer> coins = new HashMap<>();
            double sum = 0;
            for (Trade trade : trades) {
                int side = coins.computeIfAbsent(trade.day(), _ -> random.nextBoolean() ? 1 : -1);
                sum += trade.entry.outcome(side).netVolPoints();
            }
            means[draw] = sum / trades.size();
        }
        return means;
    }

    private double[] shiftControl() {
        return IntStream.range(1, moments)
                .mapToDouble(this::shifted)
                .filter(Double::isFinite)
                .toArray();
    }

    private double shifted(int shift) {
        double sum = 0;
        int count = 0;
        for (Trade trade : trades) {
            int moment = (trade.entry.moment() + shift) % moments;
            Optional<StraddleEntry> there = entries.stream()
                    .filter(one -> one.moment() == moment && one.tenor() == trade.entry.tenor())
                    .min((one, other) -> Double.compare(
                            Math.abs(one.days() - trade.entry.days()), Math.abs(other.days() - trade.entry.days())));
            if (there.isPresent()) {
                sum += there.get().outcome(trade.side).netVolPoints();
                count++;
            }
        }
        return sum / count;
    }

    private double[] interval(long seed) {
        long[] days = trades.stream().mapToLong(Trade::day).distinct().sorted().toArray();
        if (days.length < FEWEST_DAYS) {
            return new double[] {Double.NaN, Double.NaN};
        }
        double[] sums = new double[days.length];
        int[] counts = new int[days.length];
        for (Trade trade : trades) {
            int at = Arrays.binarySearch(days, trade.day());
            sums[at] += trade.net();
            counts[at]++;
        }
        var interval = new BlockBootstrap(BLOCK_DAYS, 2_000)
                .of(
                        days.length,
                        COVERAGE,
                        times -> Arrays.stream(times)
                                        .mapToDouble(at -> sums[at])
                                        .sum()
                                / Arrays.stream(times).map(at -> counts[at]).sum(),
                        new SplittableRandom(seed));
        return new double[] {interval.low(), interval.high()};
    }
}
