package gammadesk.views.forecast;

import gammadesk.views.chart.Formats;
import gammadesk.views.format.Numbers;
import java.util.List;
import java.util.Locale;

/** How the forecast panels write. */
final class ForecastWords {
    private static final double TINY = 0.001;

    private ForecastWords() {}

    /** {@code 1 h}, {@code 6 h}, {@code 1 d}, {@code 30 d}. */
    static String horizon(double days) {
        return days < 1 ? Math.round(days * 24) + " h" : Formats.tick(days) + " d";
    }

    /** A band around a volatility. */
    static String band(double low, double high) {
        return Double.isNaN(low + high) ? "no band yet" : String.format(Locale.ROOT, "%.2f .. %.2f %%", low, high);
    }

    /** A p-value. */
    static String chance(double p) {
        return Double.isNaN(p) ? Numbers.MISSING : p < TINY ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    /** A share as a percentage with one decimal. */
    static String share(double fraction) {
        return Double.isNaN(fraction) ? Numbers.MISSING : Formats.percentOne(100 * fraction);
    }

    /** A line of a file; what is unknown stays empty, and words with a comma are quoted. */
    static String line(Object... cells) {
        StringBuilder line = new StringBuilder();
        for (Object cell : cells) {
            line.append(line.isEmpty() ? "" : ",").append(cell(cell));
        }
        return line.append('\n').toString();
    }

    private static String cell(Object cell) {
        if (cell instanceof Double number) {
            return number.isNaN() ? "" : Double.toString(number);
        }
        String words = String.valueOf(cell);
        boolean plain = words.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
        return plain ? words : '"' + words.replace("\"", "\"\"") + '"';
    }

    /** A head and its rows. */
    static String file(String head, List<String> lines) {
        return head + "\n" + String.join("", lines);
    }
}
