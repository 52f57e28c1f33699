package gammadesk.app.evidence;

import gammadesk.analytics.backtest.court.Estimate;
import gammadesk.analytics.backtest.court.Ruling;
import gammadesk.views.chart.Formats;
import gammadesk.views.format.Numbers;

/** How a report writes. */
final class ReportWords {
    private static final int DIGITS = 4;
    private static final int HASH_LETTERS = 12;

    private ReportWords() {}

    static String permits(Ruling ruling) {
        return switch (ruling) {
            case MAY_NOT -> "nothing";
            case MAY_ADVISE -> "advise";
            case MAY_RUN -> "advise, run";
        };
    }

    static String day(long millis) {
        return Formats.month(millis);
    }

    /** With about four digits. */
    static String amount(double amount) {
        return Numbers.fixed(amount, decimals(amount));
    }

    static String signed(double amount) {
        return Numbers.signed(amount, Math.max(0, decimals(amount) - 1));
    }

    private static int decimals(double amount) {
        double size = Math.abs(amount);
        int before = size > 1 ? (int) Math.floor(Math.log10(size)) + 1 : 1;
        return Math.clamp(DIGITS - before, 0, DIGITS - 1);
    }

    /** A number with its 90 % interval in a line below. */
    static String estimate(Estimate estimate) {
        return Double.isFinite(estimate.low() + estimate.high())
                ? amount(estimate.value()) + "\n" + amount(estimate.low()) + " .. " + amount(estimate.high())
                : amount(estimate.value());
    }

    static String hash(String hash) {
        return hash.isEmpty() ? "none" : hash.substring(0, Math.min(HASH_LETTERS, hash.length()));
    }
}
