package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.BarLength;
import gammadesk.analytics.market.Candle;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.IndexPrice;
import gammadesk.analytics.market.Stamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * The index's past: made up before the start (sixty days by the hour, the last two by the minute), kept every ten
 * seconds afterwards, bounded by forgetting the oldest half.
 */
final class IndexHistory {
    private static final long MINUTE_MILLIS = 60_000;
    private static final int HOURS = 60 * 24;
    private static final int MINUTES = 48 * 60;
    private static final int CAPACITY = 100_000;
    private static final double HOURS_PER_YEAR = 8_760;

    private final String name;
    private long[] millis = new long[8_192];
    private double[] prices = new double[8_192];
    private int count;
    /** Points are forgotten one day, hours are not. */
    private final NavigableMap<Long, Candle> hours = new TreeMap<>();

    IndexHistory(Currency coin) {
        this.name = Contracts.indexName(coin);
    }

    /** Makes up the past that leads to a price, from the given returns of every hour and minute. */
    void seed(long nowMillis, double price, double annualVol, RandomGenerator random) {
        List<long[]> times = new ArrayList<>();
        List<Double> logs = new ArrayList<>();
        double log = Math.log(price);
        double calm = 1;
        long at = nowMillis / MINUTE_MILLIS * MINUTE_MILLIS;
        for (int i = 0; i < MINUTES + HOURS; i++) {
            boolean minute = i < MINUTES || at % DayStatistics.HOUR_MILLIS != 0;
            times.add(new long[] {at});
            logs.add(log);
            double hours = minute ? 1.0 / 60 : 1;
            calm += 0.02 * hours * (1 - calm) + 0.06 * Math.sqrt(hours) * random.nextGaussian();
            double vol = annualVol * Math.clamp(calm, 0.5, 2) * Season.factor(at - 1);
            log -= vol * Math.sqrt(hours / HOURS_PER_YEAR) * random.nextGaussian();
            at -= minute ? MINUTE_MILLIS : DayStatistics.HOUR_MILLIS;
        }
        for (int i = times.size() - 1; i >= 0; i--) {
            append(times.get(i)[0], Math.rint(Math.exp(logs.get(i)) * 100) / 100);
        }
    }

    /** The last two days by the minute, what was before by the hour. */
    List<MarketState.Price> state() {
        long recent = count == 0 ? 0 : millis[count - 1] - MINUTES * MINUTE_MILLIS;
        List<MarketState.Price> kept = new ArrayList<>();
        long slot = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            long grain = millis[i] < recent ? DayStatistics.HOUR_MILLIS : MINUTE_MILLIS;
            if (millis[i] / grain != slot) {
                slot = millis[i] / grain;
                kept.add(new MarketState.Price(millis[i], prices[i]));
            }
        }
        return kept;
    }

    void restore(List<MarketState.Price> kept) {
        kept.forEach(point -> append(point.millis(), point.price()));
    }

    void append(long atMillis, double price) {
        if (count == CAPACITY) {
            count = CAPACITY / 2;
            System.arraycopy(millis, CAPACITY - count, millis, 0, count);
            System.arraycopy(prices, CAPACITY - count, prices, 0, count);
        }
        if (count == millis.length) {
            int size = Math.min(CAPACITY, 2 * count);
            millis = Arrays.copyOf(millis, size);
            prices = Arrays.copyOf(prices, size);
        }
        millis[count] = atMillis;
        prices[count++] = price;
        long hour = BarLength.HOUR.floor(atMillis);
        hours.merge(
                hour, Candle.of(hour, BarLength.HOUR, price, price, price, price, Double.NaN), IndexHistory::followed);
    }

    private static Candle followed(Candle so, Candle point) {
        return new Candle(
                so.startMillis(),
                so.knownMillis(),
                so.open(),
                Math.max(so.high(), point.high()),
                Math.min(so.low(), point.low()),
                point.close(),
                so.volume());
    }

    /** The hours that begin within both ends and are over, by the points in each. */
    List<Candle> hours(long fromMillis, long toMillis) {
        return fromMillis > toMillis || count == 0
                ? List.of()
                : hours.subMap(fromMillis, true, toMillis, true).values().stream()
                        .filter(hour -> hour.knownMillis() <= millis[count - 1])
                        .toList();
    }

    /** The last price known at a moment; the oldest one before the beginning. */
    double priceAt(long atMillis) {
        int found = Arrays.binarySearch(millis, 0, count, atMillis);
        return prices[Math.max(0, found >= 0 ? found : -found - 2)];
    }

    boolean isEmpty() {
        return count == 0;
    }

    long firstMillis() {
        return millis[0];
    }

    List<IndexPrice> between(long fromMillis, long toMillis) {
        int from = Arrays.binarySearch(millis, 0, count, fromMillis);
        List<IndexPrice> found = new ArrayList<>();
        for (int i = from >= 0 ? from : -from - 1; i < count && millis[i] <= toMillis; i++) {
            found.add(new IndexPrice(name, prices[i], new Stamp(millis[i], 0)));
        }
        return found;
    }

    /** The mean of what is known of a span; NaN when nothing is. */
    double mean(long fromMillis, long toMillis) {
        return between(fromMillis, toMillis).stream()
                .mapToDouble(IndexPrice::price)
                .average()
                .orElse(Double.NaN);
    }
}
