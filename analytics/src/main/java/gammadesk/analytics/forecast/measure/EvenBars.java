package gammadesk.analytics.forecast.measure;

import gammadesk.analytics.market.Candle;
import gammadesk.analytics.market.Column;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Candles as bars without a hole.
 *
 * @param bars all of one length
 * @param filled how many were missing and stand as bars without a move
 */
public record EvenBars(Bars bars, int filled) {
    private static final double MOST_MISSING = 0.2;

    /**
     * The step is the commonest distance; a bar that is missing, or whose prices are no prices, stands at the close
     * before it. The order of the candles does not matter; of two at one time the later in the list counts.
     *
     * @throws IllegalArgumentException when there are less than two, when more than a fifth is missing, or when a day
     *     is not a whole number of steps
     */
    public static EvenBars of(List<Candle> candles) {
        NavigableMap<Long, Candle> sound = new TreeMap<>();
        candles.stream().filter(Candle::isSound).forEach(candle -> sound.put(candle.startMillis(), candle));
        if (sound.size() < 2) {
            throw new IllegalArgumentException("less than two bars");
        }
        long step =
                step(sound.navigableKeySet().stream().mapToLong(Long::longValue).toArray());
        long size = (sound.lastKey() - sound.firstKey()) / step + 1;
        refuse(size - sound.size(), size);
        EvenBars even = filled(sound, step, Math.toIntExact(size));
        refuse(even.filled, size);
        return even;
    }

    private static void refuse(long missing, long size) {
        if (missing > MOST_MISSING * size) {
            throw new IllegalArgumentException(missing + " of " + size + " bars are missing");
        }
    }

    private static EvenBars filled(NavigableMap<Long, Candle> sound, long step, int size) {
        long first = sound.firstKey();
        double[][] columns = new double[4][size];
        int filled = 0;
        double before = sound.firstEntry().getValue().open();
        for (int i = 0; i < size; i++) {
            Candle found = sound.get(first + i * step);
            filled += found == null ? 1 : 0;
            columns[0][i] = found == null ? before : found.open();
            columns[1][i] = found == null ? before : found.high();
            columns[2][i] = found == null ? before : found.low();
            columns[3][i] = found == null ? before : found.close();
            before = columns[3][i];
        }
        Bars bars = new Bars(
                first,
                step,
                Column.of(columns[0]),
                Column.of(columns[1]),
                Column.of(columns[2]),
                Column.of(columns[3]));
        return new EvenBars(bars, filled);
    }

    private static long step(long[] times) {
        long[] steps = new long[times.length - 1];
        for (int i = 1; i < times.length; i++) {
            steps[i - 1] = times[i] - times[i - 1];
        }
        Arrays.sort(steps);
        return steps[steps.length / 2];
    }
}
