package gammadesk.views.risk;

import gammadesk.analytics.desk.BookPicture;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.views.chart.Formats;
import java.util.Locale;

/** How the numbers of the book's risk are written. */
final class RiskWords {
    /** How rows of an export begin. */
    static final String HEADING = "currency,venue_time,spot_usd,source";

    private static final double COMPACT = 100_000;
    private static final double TICK_COMPACT = 1_000;
    /** USD below this are written with their cents. */
    private static final double SMALL = 10;

    private static final int DIGITS = 4;
    private static final int MOST_DECIMALS = 10;
    private static final double MILLIS_PER_DAY = 86_400_000.0;

    private RiskWords() {}

    /** The values of {@link #HEADING}. */
    static String heading(RiskData data) {
        return heading(data.picture(), data.spot());
    }

    static String heading(BookPicture picture, double spot) {
        return String.join(
                ",",
                picture.choice().currency().code(),
                Formats.iso(picture.venueMillis()),
                number(spot),
                cell(picture.source().words()));
    }

    /** Signed: USD with k and M, coin by four digits that matter. */
    static String amount(double value, Numeraire numeraire) {
        boolean isSmall = Math.abs(value) < SMALL && value != 0;
        String usd = isSmall ? signed(value, 2) : Formats.usdCompact(value);
        return numeraire == Numeraire.USD ? usd : digits(value);
    }

    /** Signed: USD to the cent, coin to the eighth decimal. */
    static String exact(double value, Numeraire numeraire) {
        return numeraire == Numeraire.USD ? Formats.usdExact(value) : signed(value, 8);
    }

    /** Signed with four digits that matter, k and M from 100,000 on. */
    static String digits(double value) {
        if (Double.isNaN(value)) {
            return Formats.UNKNOWN;
        }
        if (value == 0 || Math.abs(value) >= COMPACT) {
            return Formats.usdCompact(value);
        }
        int whole = (int) Math.floor(Math.log10(Math.abs(value))) + 1;
        return signed(value, Math.clamp(DIGITS - whole, 0, MOST_DECIMALS));
    }

    /** As {@link #digits} without needless zeros, for axes. */
    static String tick(double value) {
        if (Math.abs(value) < 1e-14) {
            return "0";
        }
        if (Math.abs(value) >= TICK_COMPACT) {
            return Formats.usdTick(value);
        }
        String words = digits(value);
        return words.contains(".") ? words.replaceFirst("\\.?0+$", "") : words;
    }

    private static String signed(double value, int decimals) {
        if (Double.isNaN(value)) {
            return Formats.UNKNOWN;
        }
        String size = String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(value));
        return (value > 0 ? "+" : value < 0 ? "−" : "") + size;
    }

    /** A move as signed percent with at most one decimal. */
    static String percent(double share) {
        String words = String.format(Locale.ROOT, "%.1f", Math.abs(100 * share)).replaceFirst("\\.0$", "");
        return (words.equals("0") ? "" : share > 0 ? "+" : "−") + words + " %";
    }

    /** A move of volatility in signed vol points. */
    static String points(double fraction) {
        return percent(fraction).replace(" %", "");
    }

    /** A moment so many days after another. */
    static String moment(long venueMillis, double days) {
        return days == 0 ? "now" : later(days) + ", " + minute(venueMillis + Math.round(days * MILLIS_PER_DAY));
    }

    /** So many days on. */
    static String later(double days) {
        return String.format(Locale.ROOT, "+%.2f", days).replaceFirst("\\.?0+$", "") + " d";
    }

    /** The venue's time to the minute. */
    static String minute(long epochMillis) {
        return Formats.utc(epochMillis).replaceFirst(":\\d\\d UTC", " UTC");
    }

    /** How much older than the picture its outlook is; empty when it is of the same market. */
    static String age(RiskData data) {
        long behind = data.picture().venueMillis() - data.outlook().venueMillis();
        return behind <= 0 ? "" : "computed " + Formats.age(behind / 1000.0) + " earlier";
    }

    /** For a file: every digit, nothing for what is unknown. */
    static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    /** Words as one cell of a file. */
    static String cell(String words) {
        return "\"" + words.replace("\"", "\"\"") + "\"";
    }
}
