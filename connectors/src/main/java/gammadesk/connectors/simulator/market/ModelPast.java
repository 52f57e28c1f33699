package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.BarLength;
import gammadesk.analytics.market.Candle;
import gammadesk.analytics.market.FundingRate;
import gammadesk.analytics.market.IndexPrice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A made-up past of three years that leads to a market's first moment. What of it the index remembers stays as it is;
 * what was before is drawn hour by hour from the seed and the hour itself. Variance comes in clusters of hours, days,
 * weeks and months, with a rhythm of the day and calm weekends; the volatility index follows the variance that was,
 * slowly, and meets the market's own at the end; funding follows the trend. It is made when it is first asked for.
 */
final class ModelPast implements MarketPast {
    private static final long HOUR = BarLength.HOUR.millis();
    private static final int HOURS = 1_100 * 24;
    private static final double HOURS_PER_YEAR = 8_760;
    private static final int[] CLUSTER_HOURS = {4, 24, 120, 720, 4_320};
    private static final double[] CLUSTER_WEIGHTS = {0.35, 0.55, 0.55, 0.45, 0.35};
    private static final int MONTH = 720;
    private static final double TAKEN_BACK = 0.4;
    private static final double CORRELATION = 0.85;
    private static final int MOVE_STREAM = 1;
    private static final int RANGE_STREAM = 2;
    private static final int VOLUME_STREAM = 3;
    private static final int MOOD_STREAM = 4;
    private static final int FLICKER_STREAM = 5;
    private static final int VOLATILITY_RANGE_STREAM = 6;
    private static final int FUNDING_STREAM = 7;
    private static final int CLUSTER_STREAM = 10;
    private static final int MOOD_HOURS = 36;
    private static final double JUMPS_PER_HOUR = 0.006;
    private static final double JUMP_DEVIATION = 4;
    private static final int POINTS_OF_A_WATCHED_HOUR = 30;
    private static final int MEMORY_HOURS = 120;
    private static final double FOLLOWING = 0.6;
    private static final double CALL_OF_THE_PRESENT_HOURS = 240;
    private static final int TREND_HOURS = 72;
    private static final double MOST_FUNDING = 0.0025;
    private static final double TURNOVER_PER_HOUR = 0.8 / 24;

    private final CoinProfile profile;
    private final long commonSeed;
    private final long seed;
    private final IndexHistory history;
    private final long end;
    private final double volatilityAtEnd;
    private @Nullable Made made;

    private record Made(List<Candle> prices, List<Candle> volatility, List<FundingRate> funding) {}

    /**
     * A past that is not made yet.
     *
     * @param startMillis the market's first moment
     * @param volatilityAtEnd the volatility index then, percent
     */
    ModelPast(CoinProfile profile, long seed, IndexHistory history, long startMillis, double volatilityAtEnd) {
        this.profile = profile;
        this.commonSeed = seed;
        this.seed = seed * 31 + profile.coin().code().hashCode();
        this.history = history;
        this.end = BarLength.HOUR.floor(startMillis);
        this.volatilityAtEnd = volatilityAtEnd;
    }

    @Override
    public List<Candle> prices(long fromMillis, long toMillis) {
        List<Candle> bars = new ArrayList<>(within(made().prices, fromMillis, toMillis));
        bars.addAll(history.hours(Math.max(end, fromMillis), toMillis));
        return bars;
    }

    @Override
    public List<Candle> volatility(long fromMillis, long toMillis) {
        return within(made().volatility, fromMillis, toMillis);
    }

    @Override
    public List<FundingRate> funding(long fromMillis, long toMillis) {
        return made().funding.stream()
                .filter(hour -> hour.knownMillis() >= fromMillis && hour.knownMillis() <= toMillis)
                .toList();
    }

    private static List<Candle> within(List<Candle> bars, long from, long to) {
        return bars.stream()
                .filter(bar -> bar.startMillis() >= from && bar.startMillis() <= to)
                .toList();
    }

    private Made made() {
        if (history.isEmpty()) {
            return new Made(List.of(), List.of(), List.of());
        }
        if (made == null) {
            double[] deviations = deviations();
            double[] logs = logs(moves(deviations));
            List<Candle> prices = prices(logs, deviations);
            made = new Made(prices, volatility(logs), funding(logs));
        }
        return made;
    }

    private long start(int hour) {
        return end - (HOURS - hour) * HOUR;
    }

    private long number(int hour) {
        return start(hour) / HOUR;
    }

    private SplittableRandom chance(int stream, int hour) {
        return SmoothChance.at(seed, stream, number(hour));
    }

    /** The deviation that each hour's move is drawn with. */
    private double[] deviations() {
        double variance = 0;
        List<SmoothChance> clusters = new ArrayList<>();
        for (int i = 0; i < CLUSTER_HOURS.length; i++) {
            variance += CLUSTER_WEIGHTS[i] * CLUSTER_WEIGHTS[i] * 2 / 3;
            clusters.add(new SmoothChance(seed, CLUSTER_STREAM + i, CLUSTER_HOURS[i]));
        }
        double hourly = profile.realisedVol() / Math.sqrt(HOURS_PER_YEAR) * Math.exp(-variance / 4);
        double[] deviations = new double[HOURS];
        for (int hour = 0; hour < HOURS; hour++) {
            double log = 0;
            for (int i = 0; i < CLUSTER_HOURS.length; i++) {
                log += CLUSTER_WEIGHTS[i] * clusters.get(i).value(number(hour));
            }
            deviations[hour] = hourly * Math.exp(log / 2) * Season.factor(start(hour));
        }
        return deviations;
    }

    /** The coins' moves have most of their chance in common. What a month has gained is partly taken back within it. */
    private double[] moves(double[] deviations) {
        double[] moves = new double[HOURS];
        for (int hour = 0; hour < HOURS; hour++) {
            double common =
                    SmoothChance.at(commonSeed, MOVE_STREAM, number(hour)).nextGaussian();
            SplittableRandom chance = chance(MOVE_STREAM, hour);
            double jump = chance.nextDouble() < JUMPS_PER_HOUR ? JUMP_DEVIATION * chance.nextGaussian() : 0;
            moves[hour] = deviations[hour]
                    * (CORRELATION * common + Math.sqrt(1 - CORRELATION * CORRELATION) * chance.nextGaussian() + jump);
        }
        for (int hour = 0; hour < HOURS; ) {
            int next = Math.min(HOURS, hour + MONTH - (int) Math.floorMod(number(hour), (long) MONTH));
            double back = TAKEN_BACK * Arrays.stream(moves, hour, next).sum() / (next - hour);
            for (int i = hour; i < next; i++) {
                moves[i] -= back;
            }
            hour = next;
        }
        return moves;
    }

    /** The logarithm of the index at the beginning of every hour and at the end of the last. */
    private double[] logs(double[] moves) {
        double[] logs = new double[HOURS + 1];
        for (int i = HOURS; i >= 0; i--) {
            boolean isRemembered = i == HOURS || start(i) >= history.firstMillis();
            logs[i] = isRemembered ? Math.log(history.priceAt(start(i))) : logs[i + 1] - moves[i];
        }
        return logs;
    }

    private List<Candle> prices(double[] logs, double[] deviations) {
        List<Candle> bars = new ArrayList<>(HOURS);
        for (int i = 0; i < HOURS; i++) {
            bars.add(watched(start(i)) ? fromPoints(i) : bridged(i, logs[i], logs[i + 1], deviations[i]));
        }
        return List.copyOf(bars);
    }

    private boolean watched(long start) {
        return start >= history.firstMillis()
                && history.between(start, start + HOUR - 1).size() >= POINTS_OF_A_WATCHED_HOUR;
    }

    private Candle fromPoints(int hour) {
        List<IndexPrice> points = history.between(start(hour), start(hour) + HOUR);
        double high = points.stream().mapToDouble(IndexPrice::price).max().orElseThrow();
        double low = points.stream().mapToDouble(IndexPrice::price).min().orElseThrow();
        double close = points.getLast().price();
        return bar(hour, points.getFirst().price(), high, low, close);
    }

    /** High and low as a Brownian path between the two prices has them. */
    private Candle bridged(int hour, double from, double to, double deviation) {
        SplittableRandom chance = chance(RANGE_STREAM, hour);
        double variance = Math.pow(Math.max(deviation, Math.abs(to - from) / 3), 2);
        double high = (from + to + reach(to - from, variance, chance)) / 2;
        double low = (from + to - reach(to - from, variance, chance)) / 2;
        return bar(hour, cents(from), cents(high), cents(low), cents(to));
    }

    private static double reach(double move, double variance, SplittableRandom chance) {
        return Math.sqrt(move * move - 2 * variance * Math.log(1 - chance.nextDouble()));
    }

    private Candle bar(int hour, double open, double high, double low, double close) {
        double lively = Math.log(high / low) / (profile.realisedVol() / Math.sqrt(HOURS_PER_YEAR));
        double noise = Math.exp(0.3 * chance(VOLUME_STREAM, hour).nextGaussian());
        double volume = profile.perpetualOpenInterest() / close * TURNOVER_PER_HOUR * (0.3 + 0.5 * lively) * noise;
        return Candle.of(
                start(hour),
                BarLength.HOUR,
                open,
                Math.max(high, Math.max(open, close)),
                Math.min(low, Math.min(open, close)),
                close,
                Math.rint(volume * 1e4) / 1e4);
    }

    private static double cents(double log) {
        return Math.rint(Math.exp(log) * 100) / 100;
    }

    /** Each hour's close looks at what had happened by then; the present's level draws the last days towards itself. */
    private List<Candle> volatility(double[] logs) {
        double[] levels = volatilityLevels(logs);
        double missing = Math.log(volatilityAtEnd) - levels[HOURS - 1];
        List<Candle> bars = new ArrayList<>(HOURS);
        double before = Double.NaN;
        for (int i = 0; i < HOURS; i++) {
            double level = levels[i] + missing * Math.exp((i + 1 - HOURS) / CALL_OF_THE_PRESENT_HOURS);
            double close = Math.rint(Math.exp(level) * 100) / 100;
            bars.add(volatilityBar(i, Double.isNaN(before) ? close : before, close));
            before = close;
        }
        return List.copyOf(bars);
    }

    private double[] volatilityLevels(double[] logs) {
        SmoothChance mood = new SmoothChance(seed, MOOD_STREAM, MOOD_HOURS);
        double[] levels = new double[HOURS];
        double memory = Math.pow(profile.realisedVol(), 2) / HOURS_PER_YEAR;
        for (int i = 0; i < HOURS; i++) {
            double calm = (logs[i + 1] - logs[i]) / Season.factor(start(i));
            memory += (calm * calm - memory) / MEMORY_HOURS;
            double was = Math.sqrt(memory * HOURS_PER_YEAR);
            levels[i] = Math.log(100 * profile.middleVol())
                    + FOLLOWING * Math.log(was / profile.realisedVol())
                    + 0.05 * mood.value(number(i))
                    + 0.004 * chance(FLICKER_STREAM, i).nextGaussian();
        }
        return levels;
    }

    private Candle volatilityBar(int hour, double open, double close) {
        SplittableRandom chance = chance(VOLATILITY_RANGE_STREAM, hour);
        double high = Math.max(open, close) * (1 + 0.003 * chance.nextDouble());
        double low = Math.min(open, close) * (1 - 0.003 * chance.nextDouble());
        return Candle.of(
                start(hour),
                BarLength.HOUR,
                open,
                Math.max(Math.rint(high * 100) / 100, Math.max(open, close)),
                Math.min(Math.rint(low * 100) / 100, Math.min(open, close)),
                close,
                Double.NaN);
    }

    /** Who rides a trend pays. */
    private List<FundingRate> funding(double[] logs) {
        SmoothChance mood = new SmoothChance(seed, FUNDING_STREAM, 6);
        List<FundingRate> rates = new ArrayList<>(HOURS);
        for (int i = 1; i <= HOURS; i++) {
            double trend = logs[i] - logs[Math.max(0, i - TREND_HOURS)];
            double rate = 3e-5 + 0.0025 * trend + 4e-5 * mood.value(number(i));
            double eight = Math.rint(Math.clamp(rate, -MOST_FUNDING, MOST_FUNDING) * 1e10) / 1e10;
            rates.add(new FundingRate(start(i), cents(logs[i]), eight / 8, eight));
        }
        return List.copyOf(rates);
    }
}
