package gammadesk.analytics.mispricing;

import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.Smile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What the steps between expiries charge for the days in between: forward variance against a smooth baseline. The
 * baseline of a step is the mean of the steps beside it, weighted by the other's distance; the first and the last step
 * have one neighbour, and a single one has none. What a step has above the baseline is charged for something within it,
 * such as a release on a known date.
 */
public final class EventVolatility {
    private static final double YEAR_DAYS = 365;

    private EventVolatility() {}

    /**
     * A date at which something is known to happen.
     *
     * @param date in UTC
     * @param name such as FOMC
     */
    public record Event(LocalDate date, String name) {}

    /**
     * The time between two adjacent expiries, or between now and the first.
     *
     * @param fromMillis its beginning
     * @param toMillis its end
     * @param days between
     * @param forwardVol at-the-money forward volatility, percent; NaN where total variance falls
     * @param baselineVol that of the steps beside it, percent; NaN without any
     * @param extraVariance total variance above the baseline; negative where the step is cheap, NaN when unknown
     * @param eventVol volatility of one day, percent a year, if the extra variance belonged to one day on top of the
     *     baseline; NaN when unknown or negative
     * @param impliedMove one standard deviation of that day's extra move alone, percent; NaN where none is charged
     * @param events of the calendar within it
     */
    public record Step(
            long fromMillis,
            long toMillis,
            double days,
            double forwardVol,
            double baselineVol,
            double extraVariance,
            double eventVol,
            double impliedMove,
            List<Event> events) {
        /** Keeps a copy of the events. */
        public Step {
            events = List.copyOf(events);
        }
    }

    /** The steps of a surface, in order of time, with the events of a calendar. */
    public static List<Step> of(FittedSurface surface, List<Event> calendar) {
        List<Long> ends = new ArrayList<>(List.of(surface.venueMillis()));
        List<Double> totals = new ArrayList<>(List.of(0.0));
        for (FittedSlice slice : surface.slices()) {
            if (slice.smile().isPresent() && slice.years() > 0) {
                ends.add(slice.expiry().epochMillis());
                Smile smile = slice.smile().get();
                totals.add(smile.model().totalVariance(0) * slice.years() / smile.years());
            }
        }
        int count = ends.size() - 1;
        double[] days = new double[count];
        double[] daily = new double[count];
        for (int i = 0; i < count; i++) {
            days[i] = (ends.get(i + 1) - ends.get(i)) / 86_400_000.0;
            daily[i] = (totals.get(i + 1) - totals.get(i)) / days[i];
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            steps.add(step(ends.get(i), ends.get(i + 1), days, daily, i, calendar));
        }
        return steps;
    }

    private static Step step(long from, long to, double[] days, double[] daily, int i, List<Event> calendar) {
        double baseline = baseline(days, daily, i);
        double extra = (daily[i] - baseline) * days[i];
        double day = baseline + extra;
        return new Step(
                from,
                to,
                days[i],
                vol(daily[i]),
                vol(baseline),
                extra,
                extra > 0 ? vol(day) : Double.NaN,
                extra > 0 ? 100 * Math.sqrt(extra) : Double.NaN,
                within(from, to, calendar));
    }

    private static double baseline(double[] days, double[] daily, int i) {
        if (daily.length == 1) {
            return Double.NaN;
        }
        if (i == 0 || i == daily.length - 1) {
            return daily[i == 0 ? 1 : i - 1];
        }
        double before = (days[i - 1] + days[i]) / 2;
        double after = (days[i] + days[i + 1]) / 2;
        return (daily[i - 1] * after + daily[i + 1] * before) / (before + after);
    }

    private static double vol(double daily) {
        return 100 * Math.sqrt(daily * YEAR_DAYS);
    }

    /** An event belongs to the step in which its date ends: the time of the day is not known. */
    private static List<Event> within(long from, long to, List<Event> calendar) {
        return calendar.stream()
                .filter(event -> {
                    long end = end(event).toEpochMilli();
                    return end > from && end <= to;
                })
                .toList();
    }

    private static Instant end(Event event) {
        return event.date().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
