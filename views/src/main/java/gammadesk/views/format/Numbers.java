package gammadesk.views.format;

import java.math.BigDecimal;

/** Numbers as the desk writes them: thousands separated, a true minus sign, a dash for what is unknown. */
public final class Numbers {
    /** Stands where a value is unknown; the reason belongs in a tooltip. */
    public static final String MISSING = "—";

    private static final char MINUS = '−';
    private static final int MAX_DECIMALS = 9;

    private Numbers() {}

    /** With a fixed count of decimals, such as {@code 77,364.80}. */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return MISSING;
        }
        int places = Math.clamp(decimals, 0, MAX_DECIMALS);
        double scale = Math.pow(10, places);
        long units = Math.round(Math.abs(value) * scale);
        String digits = digits(units, places);
        return value < 0 && units > 0 ? MINUS + digits : digits;
    }

    /** Like {@link #fixed} with a sign also before positive values: for changes. */
    public static String signed(double value, int decimals) {
        String text = fixed(value, decimals);
        return value > 0 && text.chars().anyMatch(c -> c >= '1' && c <= '9') ? "+" + text : text;
    }

    /** A volatility or share in percent with its sign: {@code 47.20%}. */
    public static String percent(double value) {
        return Double.isFinite(value) ? fixed(value, 2) + "%" : MISSING;
    }

    /** A change in percent: {@code +1.24%}. */
    public static String change(double percent) {
        return Double.isFinite(percent) ? signed(percent, 2) + "%" : MISSING;
    }

    /** US dollars to the cent. */
    public static String usd(double value) {
        return fixed(value, 2);
    }

    /** A large amount with one decimal and k, M or bn; below a thousand in full. */
    public static String compact(double value) {
        double size = Math.abs(value);
        if (size >= 999_950_000) {
            return fixed(value / 1e9, 1) + "bn";
        }
        if (size >= 999_950) {
            return fixed(value / 1e6, 1) + "M";
        }
        return size >= 1_000 ? fixed(value / 1e3, 1) + "k" : fixed(value, size == Math.rint(size) ? 0 : 1);
    }

    /** The whole number, thousands separated. */
    public static String count(long value) {
        return value < 0 ? MINUS + digits(-value, 0) : digits(value, 0);
    }

    /** How many rows of a table are shown: {@code 12 rows}, or {@code 3 of 12} where a filter left some out. */
    public static String rows(int shown, int all) {
        if (shown != all) {
            return shown + " of " + all;
        }
        return all == 1 ? "1 row" : all + " rows";
    }

    /** Every digit and nothing else, for the clipboard; empty when unknown. */
    public static String exact(double value) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value).toPlainString() : "";
    }

    private static String digits(long units, int decimals) {
        StringBuilder text = new StringBuilder(24);
        long rest = units;
        for (int i = 0; i < decimals; i++) {
            text.append((char) ('0' + rest % 10));
            rest /= 10;
        }
        if (decimals > 0) {
            text.append('.');
        }
        appendGrouped(text, rest);
        return text.reverse().toString();
    }

    private static void appendGrouped(StringBuilder reversed, long whole) {
        long rest = whole;
        int count = 0;
        do {
            if (count > 0 && count % 3 == 0) {
                reversed.append(',');
            }
            reversed.append((char) ('0' + rest % 10));
            rest /= 10;
            count++;
        } while (rest > 0);
    }
}
