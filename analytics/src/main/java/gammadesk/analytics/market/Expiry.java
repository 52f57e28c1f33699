package gammadesk.analytics.market;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The moment at which a dated contract settles: 08:00 UTC of its date.
 *
 * @param date the settlement date
 */
public record Expiry(LocalDate date) implements Comparable<Expiry> {
    /** The venue's year for time to expiry: 365 days, in milliseconds. */
    public static final double MILLIS_PER_YEAR = 365.0 * 86_400_000.0;

    private static final LocalTime SETTLEMENT_TIME = LocalTime.of(8, 0);
    private static final Map<Long, String> MONTHS = Map.ofEntries(
            Map.entry(1L, "JAN"),
            Map.entry(2L, "FEB"),
            Map.entry(3L, "MAR"),
            Map.entry(4L, "APR"),
            Map.entry(5L, "MAY"),
            Map.entry(6L, "JUN"),
            Map.entry(7L, "JUL"),
            Map.entry(8L, "AUG"),
            Map.entry(9L, "SEP"),
            Map.entry(10L, "OCT"),
            Map.entry(11L, "NOV"),
            Map.entry(12L, "DEC"));
    private static final DateTimeFormatter LABEL = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.DAY_OF_MONTH)
            .appendText(ChronoField.MONTH_OF_YEAR, MONTHS)
            .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
            .toFormatter(Locale.ROOT);

    /** The expiry of a venue label such as {@code 27SEP24} or {@code 5APR26}; empty when it is not one. */
    public static Optional<Expiry> parse(String label) {
        try {
            Expiry expiry = new Expiry(LocalDate.parse(label, LABEL));
            return expiry.label().equals(label) ? Optional.of(expiry) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** The expiry whose settlement date holds the given moment, by UTC. */
    public static Expiry ofMillis(long epochMillis) {
        return new Expiry(
                Instant.ofEpochMilli(epochMillis).atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /** As the venue writes it: {@code 27SEP24}, days without a leading zero. */
    public String label() {
        return LABEL.format(date);
    }

    /** The settlement moment. */
    public Instant instant() {
        return date.atTime(SETTLEMENT_TIME).toInstant(ZoneOffset.UTC);
    }

    /** The settlement moment in milliseconds since the epoch. */
    public long epochMillis() {
        return instant().toEpochMilli();
    }

    /** Years of 365 days from a moment to settlement; negative after it. */
    public double yearsFrom(long epochMillis) {
        return (epochMillis() - epochMillis) / MILLIS_PER_YEAR;
    }

    @Override
    public int compareTo(Expiry other) {
        return date.compareTo(other.date);
    }

    @Override
    public String toString() {
        return label();
    }
}
