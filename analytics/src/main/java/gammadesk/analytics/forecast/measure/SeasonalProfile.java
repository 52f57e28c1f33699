package gammadesk.analytics.forecast.measure;

import gammadesk.analytics.market.Column;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;

/**
 * How variance is spread over the hours of a day, on weekdays and on weekends: factors with mean 1 over a week.
 * Variance divided by its factor is seasonally adjusted. Each step is compared with the mean of its own week, so that a
 * wild week has no more say than a calm one.
 */
public final class SeasonalProfile {
    private static final int HOURS = 24;
    private static final long HOUR_MILLIS = 3_600_000L;

    private final double[] factors;
    private final long stepMillis;

    private SeasonalProfile(double[] factors, long stepMillis) {
        this.factors = factors;
        this.stepMillis = stepMillis;
    }

    /**
     * Estimates a profile from steps {@code from} to {@code to - 1}, cut to whole weeks; without one whole week every
     * factor is 1.
     */
    public static SeasonalProfile of(VarianceHistory history, int from, int to) {
        int week = 7 * history.perDay();
        double[] sums = new double[2 * HOURS];
        int[] counts = new int[2 * HOURS];
        for (int start = to - week; start >= from; start -= week) {
            double mean = history.variance(start, start + week) / week;
            for (int i = start; i < start + week && mean > 0; i++) {
                int slot = slot(history.startMillis(i));
                sums[slot] += history.variance(i, i + 1) / mean;
                counts[slot]++;
            }
        }
        return new SeasonalProfile(normal(sums, counts), history.stepMillis());
    }

    private static double[] normal(double[] sums, int[] counts) {
        double total = Arrays.stream(sums).sum();
        int count = Arrays.stream(counts).sum();
        double[] factors = new double[sums.length];
        for (int i = 0; i < factors.length; i++) {
            boolean isKnown = counts[i] > 0 && sums[i] > 0;
            factors[i] = isKnown ? sums[i] / counts[i] * count / total : 1;
        }
        return factors;
    }

    private static int slot(long millis) {
        ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC);
        boolean isWeekend = time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
        return (isWeekend ? HOURS : 0) + (int) (Math.floorMod(millis, Bars.DAY_MILLIS) / HOUR_MILLIS);
    }

    /** The factor of the step that begins at a moment. */
    public double factor(long startMillis) {
        return factors[slot(startMillis)];
    }

    /** The mean factor of some steps in a row. */
    public double mean(long startMillis, int steps) {
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            sum += factor(startMillis + i * stepMillis);
        }
        return sum / steps;
    }

    /** The factors: 24 hours of a weekday, then 24 of a weekend, in UTC. */
    public Column factors() {
        return Column.of(factors);
    }
}
