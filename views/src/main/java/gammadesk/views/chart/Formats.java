package gammadesk.views.chart;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as the desk writes them. An unknown number is a dash. */
public final class Formats {
    public static final String UNKNOWN = "–";

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("d MMM uu", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_INSTANT;

    private Formats() {}

    /** Signed USD with one decimal and k, M or B: {@code +12.3M}. */
    public static String usdCompact(double usd) {
        if (Double.isNaN(usd)) {
            return UNKNOWN;
        }
        double size = Math.abs(usd);
        String sign = usd > 0 ? "+" : usd < 0 ? "−" : "";
        return sign + scaled(size);
    }

    /** As {@link #usdCompact} without needless decimals, for axes. */
    public static String usdTick(double usd) {
        return usdCompact(usd).replace(".0", "");
    }

    /** Signed USD to the cent, thousands separated. */
    public static String usdExact(double usd) {
        if (Double.isNaN(usd)) {
            return UNKNOWN;
        }
        String sign = usd > 0 ? "+" : usd < 0 ? "−" : "";
        return sign + String.format(Locale.ROOT, "%,.2f", Math.abs(usd));
    }

    /** A strike or price in USD: no decimals where there are none. */
    public static String price(double usd) {
        if (Double.isNaN(usd)) {
            return UNKNOWN;
        }
        boolean whole = usd == Math.rint(usd);
        return whole ? String.format(Locale.ROOT, "%,.0f", usd) : trimmed(String.format(Locale.ROOT, "%,.4f", usd));
    }

    /** A volatility in percent with two decimals: {@code 47.20 %}. */
    public static String vol(double percent) {
        return Double.isNaN(percent) ? UNKNOWN : String.format(Locale.ROOT, "%.2f %%", percent);
    }

    /** A share in percent with one decimal. */
    public static String percentOne(double percent) {
        return String.format(Locale.ROOT, "%.1f %%", percent);
    }

    /** An age with the unit that reads best. */
    public static String age(double seconds) {
        if (Double.isNaN(seconds)) {
            return "age unknown";
        }
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return seconds < 120
                ? String.format(Locale.ROOT, "%.0f s", seconds)
                : String.format(Locale.ROOT, "%.0f min", seconds / 60);
    }

    /** Days left to an expiry from years of 365 days. */
    public static String days(double years) {
        double days = years * 365;
        return days < 10 ? String.format(Locale.ROOT, "%.1f d", days) : String.format(Locale.ROOT, "%.0f d", days);
    }

    /** The venue's time to the second. */
    public static String utc(long epochMillis) {
        return UTC.format(Instant.ofEpochMilli(epochMillis));
    }

    /** The venue's day and time to the minute, for an axis. */
    public static String minute(long epochMillis) {
        return MINUTE.format(Instant.ofEpochMilli(epochMillis));
    }

    /** The day alone, for an axis of weeks. */
    public static String day(long epochMillis) {
        return DAY.format(Instant.ofEpochMilli(epochMillis));
    }

    /** The day with its year, for an axis of months and years. */
    public static String month(long epochMillis) {
        return MONTH.format(Instant.ofEpochMilli(epochMillis));
    }

    /** The venue's time of day to the second. */
    public static String clock(long epochMillis) {
        return CLOCK.format(Instant.ofEpochMilli(epochMillis));
    }

    /** A change in vol points with its sign and two decimals. */
    public static String volChange(double points) {
        return Double.isNaN(points)
                ? UNKNOWN
                : String.format(Locale.ROOT, "%+.2f", points).replace('-', '−');
    }

    /** The venue's time for exports. */
    public static String iso(long epochMillis) {
        return ISO.format(Instant.ofEpochMilli(epochMillis));
    }

    /** A tick label without trailing zeros or thousands of digits. */
    public static String tick(double value) {
        return Math.abs(value) < 1e-12 ? "0" : trimmed(String.format(Locale.ROOT, "%,.4f", value));
    }

    private static String scaled(double size) {
        if (size >= 999.95e6) {
            return String.format(Locale.ROOT, "%,.1fB", size / 1e9);
        }
        if (size >= 999.95e3) {
            return String.format(Locale.ROOT, "%.1fM", size / 1e6);
        }
        return size >= 999.95
                ? String.format(Locale.ROOT, "%.1fk", size / 1e3)
                : String.format(Locale.ROOT, "%.0f", size);
    }

    private static String trimmed(String decimals) {
        String cut = decimals.replaceAll("0+$", "");
        return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
