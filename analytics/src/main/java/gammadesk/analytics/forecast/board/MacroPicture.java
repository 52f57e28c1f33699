package gammadesk.analytics.forecast.board;

import gammadesk.analytics.mispricing.EventVolatility;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the economy, by the moment of its release, and what is to be released.
 *
 * @param source where it comes from, in words
 * @param knownMillis as of when
 * @param series rows
 * @param calendar releases ahead and just past, by time
 * @param steps what options charge between the expiries, with the releases in between
 */
public record MacroPicture(
        String source,
        long knownMillis,
        List<Series> series,
        List<Release> calendar,
        List<EventVolatility.Step> steps) {
    public MacroPicture {
        series = List.copyOf(series);
        calendar = List.copyOf(calendar);
        steps = List.copyOf(steps);
    }

    /**
     * A series at its newest known value.
     *
     * @param id the source's name, such as {@code DGS10}
     * @param title in words
     * @param unit such as {@code percent}
     * @param value newest; NaN without any
     * @param change to the value before; NaN without one
     * @param reference the day that the value speaks of
     * @param releasedMillis when it became known
     * @param isRevised whether it had been released otherwise before
     */
    public record Series(
            String id,
            String title,
            String unit,
            double value,
            double change,
            Optional<LocalDate> reference,
            long releasedMillis,
            boolean isRevised) {}

    /** A release: the hour may be unknown, then it is that of the day's beginning. */
    public record Release(long millis, String name, boolean isTimeKnown) {}
}
