package gammadesk.connectors.simulator.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What was traded within the last 24 hours, kept by the hour. */
final class DayStatistics {
    static final long HOUR_MILLIS = 3_600_000;

    private static final int HOURS = 24;

    private final long[] hours = new long[HOURS];
    private final double[] volumes = new double[HOURS];
    private final double[] usd = new double[HOURS];
    private final double[] highs = new double[HOURS];
    private final double[] lows = new double[HOURS];
    private final double[] opens = new double[HOURS];
    private double last = Double.NaN;

    DayStatistics() {
        Arrays.fill(hours, Long.MIN_VALUE);
    }

    void add(long millis, double price, double coin, double worthUsd) {
        long hour = Math.floorDiv(millis, HOUR_MILLIS);
        int slot = (int) Math.floorMod(hour, (long) HOURS);
        if (hours[slot] != hour) {
            hours[slot] = hour;
            volumes[slot] = 0;
            usd[slot] = 0;
            highs[slot] = price;
            lows[slot] = price;
            opens[slot] = price;
        }
        volumes[slot] += coin;
        usd[slot] += worthUsd;
        highs[slot] = Math.max(highs[slot], price);
        lows[slot] = Math.min(lows[slot], price);
        last = price;
    }

    /** What was traded by the hour, of the last 24. */
    List<MarketState.Hour> state(long millis) {
        List<MarketState.Hour> kept = new ArrayList<>();
        for (int i = 0; i < HOURS; i++) {
            if (counts(i, millis)) {
                kept.add(new MarketState.Hour(hours[i], volumes[i], usd[i], highs[i], lows[i], opens[i]));
            }
        }
        return kept;
    }

    /** Goes on from what was. */
    void restore(List<MarketState.Hour> kept, double lastPrice) {
        for (MarketState.Hour hour : kept) {
            int slot = (int) Math.floorMod(hour.hour(), (long) HOURS);
            hours[slot] = hour.hour();
            volumes[slot] = hour.volume();
            usd[slot] = hour.usd();
            highs[slot] = hour.high();
            lows[slot] = hour.low();
            opens[slot] = hour.open();
        }
        last = lastPrice;
    }

    /** A last price from before the 24 hours. */
    void lastLongAgo(double price) {
        last = price;
    }

    double last() {
        return last;
    }

    double volume(long millis) {
        return sum(volumes, millis);
    }

    double volumeUsd(long millis) {
        return sum(usd, millis);
    }

    /** NaN when nothing was traded. */
    double high(long millis) {
        double high = Double.NaN;
        for (int i = 0; i < HOURS; i++) {
            high = counts(i, millis) && !(highs[i] <= high) ? highs[i] : high;
        }
        return high;
    }

    /** NaN when nothing was traded. */
    double low(long millis) {
        double low = Double.NaN;
        for (int i = 0; i < HOURS; i++) {
            low = counts(i, millis) && !(lows[i] >= low) ? lows[i] : low;
        }
        return low;
    }

    /** Last price against the first of the 24 hours, percent; NaN when nothing was traded. */
    double changePercent(long millis) {
        int first = -1;
        for (int i = 0; i < HOURS; i++) {
            first = counts(i, millis) && (first < 0 || hours[i] < hours[first]) ? i : first;
        }
        return first < 0 ? Double.NaN : (last / opens[first] - 1) * 100;
    }

    private double sum(double[] values, long millis) {
        double sum = 0;
        for (int i = 0; i < HOURS; i++) {
            sum += counts(i, millis) ? values[i] : 0;
        }
        return sum;
    }

    private boolean counts(int slot, long millis) {
        return hours[slot] > Math.floorDiv(millis, HOUR_MILLIS) - HOURS;
    }
}
