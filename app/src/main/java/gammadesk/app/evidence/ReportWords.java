package gammadesk.app.evidence;

import gammadesk.analytics.backtest.court.Admission;
import gammadesk.analytics.backtest.court.DeflatedSharpe;
import gammadesk.analytics.backtest.court.Estimate;
import gammadesk.analytics.backtest.court.Pbo;
import gammadesk.analytics.backtest.court.Ruling;
import gammadesk.views.chart.Formats;
import gammadesk.views.format.Numbers;
import java.util.Locale;

/** How a report writes. */
final class ReportWords {
    private static final double MANY = 10_000;
    private static final int DIGITS = 4;
    private static final int HASH_LETTERS = 12;

    private ReportWords() {}

    /** The ruling in one sentence. */
    static String sentence(Admission admission) {
        return admission.policy() + " " + admission.ruling().words() + " on “" + admission.bookKind() + "”.";
    }

    /** How many measures keep it from going further, in a sentence. */
    static String against(Admission admission) {
        int all = admission.reasons().size();
        int against = admission.against().size();
        return switch (admission.ruling()) {
            case MAY_NOT -> against + " of " + all + " measures forbid it.";
            case MAY_ADVISE -> against + " of " + all + " measures keep it from running.";
            case MAY_RUN -> "All " + all + " measures are passed.";
        };
    }

    static String permits(Ruling ruling) {
        return switch (ruling) {
            case MAY_NOT -> "nothing";
            case MAY_ADVISE -> "advise";
            case MAY_RUN -> "advise, run";
        };
    }

    static String axis(double value) {
        return Math.abs(value) >= MANY
                ? Numbers.compact(value).replace(".0", "")
                : Formats.tick(value).replace('-', '−');
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

    static String overfitting(Pbo pbo) {
        return String.format(
                        Locale.ROOT,
                        "Probability of backtest overfitting %.3f: %s splits of %d blocks, %d strategies, %s periods. "
                                + "Performance outside on inside: slope %+.2f. Probability of loss outside %.3f.",
                        pbo.probability(),
                        Numbers.count(pbo.logits().size()),
                        pbo.blocks(),
                        pbo.strategies(),
                        Numbers.count(pbo.periods()),
                        pbo.slope(),
                        pbo.probabilityOfLoss())
                .replace('-', '−');
    }

    static String deflated(DeflatedSharpe ratio) {
        return String.format(
                        Locale.ROOT,
                        "Deflated Sharpe ratio %.3f: the ratio of a period is %+.3f, the best of %d worthless runs would "
                                + "show %+.3f; %s periods, skewness %+.2f, kurtosis %.2f.",
                        ratio.probability(),
                        ratio.sharpe(),
                        ratio.trials(),
                        ratio.expectedMost(),
                        Numbers.count(ratio.periods()),
                        ratio.skewness(),
                        ratio.kurtosis())
                .replace('-', '−');
    }
}
