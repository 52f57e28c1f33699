package gammadesk.views.format;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times, ages and days left as the desk writes them. Times are UTC. */
public final class Times {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK_MILLIS =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    /** {@code 14:05:07}. */
    public static String clock(long epochMillis) {
        return CLOCK.format(Instant.ofEpochMilli(epochMillis));
    }

    /** {@code 14:05:07.123}. */
    public static String clockMillis(long epochMillis) {
        return CLOCK_MILLIS.format(Instant.ofEpochMilli(epochMillis));
    }

    /** {@code 2026-02-05 14:05:07 UTC}. */
    public static String dateTime(long epochMillis) {
        return DATE_TIME.format(Instant.ofEpochMilli(epochMillis)) + " UTC";
    }

    /** How old something is: {@code 0.3 s}, {@code 12 s}, {@code 3 min}, {@code 2.5 h}. */
    public static String age(double seconds) {
        if (!Double.isFinite(seconds)) {
            return Numbers.MISSING;
        }
        if (seconds < 9.95) {
            return Numbers.fixed(seconds, 1) + " s";
        }
        if (seconds < 120) {
            return Numbers.fixed(seconds, 0) + " s";
        }
        return seconds < 7_200 ? Numbers.fixed(seconds / 60, 0) + " min" : Numbers.fixed(seconds / 3_600, 1) + " h";
    }

    /** Time to expiry: {@code 12.3 d}, {@code 5.2 h}, {@code 12 min}. */
    public static String left(double years) {
        double days = years * 365;
        if (!Double.isFinite(days)) {
            return Numbers.MISSING;
        }
        if (days >= 99.95) {
            return Numbers.fixed(days, 0) + " d";
        }
        if (days >= 1) {
            return Numbers.fixed(days, 1) + " d";
        }
        return days * 24 >= 1 ? Numbers.fixed(days * 24, 1) + " h" : Numbers.fixed(days * 1_440, 0) + " min";
    }

    /** Time to expiry where room is scarce: {@code 28d}, {@code 2.8d}, {@code 18h}. */
    public static String shortLeft(double years) {
        double days = years * 365;
        if (!Double.isFinite(days)) {
            return Numbers.MISSING;
        }
        if (days >= 1) {
            return Numbers.fixed(days, days >= 9.95 ? 0 : 1) + "d";
        }
        return days * 24 >= 1 ? Numbers.fixed(days * 24, 0) + "h" : Numbers.fixed(days * 1_440, 0) + "m";
    }
}
