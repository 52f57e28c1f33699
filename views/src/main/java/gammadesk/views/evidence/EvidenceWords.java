package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.Admission;
import gammadesk.analytics.backtest.court.DeflatedSharpe;
import gammadesk.analytics.backtest.court.Estimate;
import gammadesk.analytics.backtest.court.Pbo;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.Reason;
import gammadesk.analytics.backtest.court.Reason.Measure;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.views.chart.Formats;
import gammadesk.views.format.Numbers;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** How evidence is put into words, on the panel and in reports. */
public final class EvidenceWords {
    private static final double MANY = 10_000;
    private static final int HASH_LETTERS = 10;
    private static final double LEAST_DIAL = 1e-3;
    private static final char MINUS = '−';

    private EvidenceWords() {}

    /** The ruling in one sentence. */
    public static String sentence(Admission admission) {
        int against = admission.against().size();
        String counted = against + " of " + admission.reasons().size() + " measures";
        String why = switch (admission.ruling()) {
            case MAY_NOT -> counted + (against == 1 ? " forbids it." : " forbid it.");
            case MAY_ADVISE -> counted + (against == 1 ? " keeps it from running." : " keep it from running.");
            case MAY_RUN -> "all " + admission.reasons().size() + " measures are passed.";
        };
        return admission.policy() + " " + admission.ruling().words() + " on “" + admission.bookKind() + "”: " + why;
    }

    /** What a measure lets a policy do. */
    static String permits(Reason reason) {
        return switch (reason.permits()) {
            case MAY_NOT -> "✕ nothing";
            case MAY_ADVISE -> "◐ advise";
            case MAY_RUN -> "● advise, run";
        };
    }

    /** A measured number or its limit in the unit of the measure. */
    static String measured(Measure measure, double number) {
        return switch (measure) {
            case RECORDED_DAYS -> Numbers.fixed(number, 1);
            case PERIODS, TRIALS, LOOK_AHEAD -> Numbers.fixed(number, 0);
            case SHORTFALL, SHORTFALL_INTERVAL, FORWARD, COST, STRESS ->
                percent(number, Numbers.signed(100 * number, 1));
            case BREACHES -> percent(number, Numbers.fixed(100 * number, 2));
            case PBO, DEFLATED_SHARPE, CONTROL, DRIFT -> Numbers.fixed(number, 3);
        };
    }

    private static String percent(double number, String words) {
        return Double.isFinite(number) ? words + " %" : words;
    }

    static String role(Role role) {
        return switch (role) {
            case TRIED -> "policy";
            case BASELINE -> "baseline";
            case CONTROL -> "control";
        };
    }

    /** A share as a percentage with one decimal. */
    static String share(double share) {
        return Double.isFinite(share) ? Formats.percentOne(100 * share) : Numbers.MISSING;
    }

    /** A p-value or a probability. */
    static String chance(double p) {
        return Numbers.fixed(p, 3);
    }

    /** The first letters of a hash. */
    static String hash(String hash) {
        return hash.isEmpty()
                ? "none"
                : hash.substring(0, Math.min(HASH_LETTERS, hash.length())) + (hash.length() > HASH_LETTERS ? "…" : "");
    }

    /** An amount on an axis, with k and M where there are many digits. */
    public static String axis(double value) {
        return Math.abs(value) >= MANY
                ? Numbers.compact(value).replace(".0", "")
                : Formats.tick(value).replace('-', MINUS);
    }

    /** A setting of a rule, nothing where it has none. */
    static String dial(double dial) {
        if (Double.isNaN(dial)) {
            return "";
        }
        boolean isTiny = dial != 0 && Math.abs(dial) < LEAST_DIAL;
        return (isTiny ? tiny(dial) : Formats.tick(dial)).replace('-', MINUS);
    }

    /** Three digits at most and the power of ten, such as {@code 1E-5}. */
    private static String tiny(double dial) {
        return new DecimalFormat("0.##E0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(dial);
    }

    /** Settings one after the other, one word for those that are all alike. */
    public static String dials(List<Double> dials) {
        return (dials.stream().distinct().count() == 1 ? dials.stream().limit(1) : dials.stream())
                .map(EvidenceWords::dial)
                .collect(Collectors.joining(", "));
    }

    /** The measure of overfitting with what it rests on. */
    public static String overfitting(Pbo pbo) {
        return String.format(
                        Locale.ROOT,
                        "Probability of backtest overfitting %.3f: %s splits of %d blocks, %d strategies, %s periods. "
                                + "%sProbability of loss outside %.3f.",
                        pbo.probability(),
                        Numbers.count(pbo.logits().size()),
                        pbo.blocks(),
                        pbo.strategies(),
                        Numbers.count(pbo.periods()),
                        slope(pbo.slope()),
                        pbo.probabilityOfLoss())
                .replace('-', '−');
    }

    private static String slope(double slope) {
        return Double.isNaN(slope)
                ? "Too few splits for a slope. "
                : String.format(Locale.ROOT, "Performance outside on inside: slope %+.2f. ", slope);
    }

    /** The deflated ratio with what it is made of. */
    public static String deflated(DeflatedSharpe ratio) {
        return String.format(
                        Locale.ROOT,
                        "Deflated Sharpe ratio %.3f: %+.3f of a period, the best of %d worthless runs would show %+.3f; "
                                + "%s periods, skewness %+.2f, kurtosis %.2f.",
                        ratio.probability(),
                        ratio.sharpe(),
                        ratio.trials(),
                        ratio.expectedMost(),
                        Numbers.count(ratio.periods()),
                        ratio.skewness(),
                        ratio.kurtosis())
                .replace('-', '−');
    }

    /** Why a part of the evidence is not there. */
    static Optional<String> missing(boolean isMissing, PolicyEvidence evidence, String what) {
        return isMissing
                ? Optional.of("The trial of " + evidence.policy() + " on “" + evidence.bookKind() + "” holds no " + what
                        + ". Run it again with that part switched on in its configuration.")
                : Optional.empty();
    }

    /** Amounts of one column or picture, all with the same decimals so that they stand in line. */
    record Amounts(int decimals) {
        private static final int DIGITS = 4;
        private static final int MOST = 6;

        static Amounts of(DoubleStream all) {
            double most = all.filter(Double::isFinite).map(Math::abs).max().orElse(1);
            int before = most > 0 ? (int) Math.floor(Math.log10(most)) + 1 : 1;
            return new Amounts(Math.clamp(DIGITS - Math.max(1, before), 0, MOST));
        }

        static Amounts of(Estimate... all) {
            return of(Arrays.stream(all).flatMapToDouble(one -> DoubleStream.of(one.value(), one.low(), one.high())));
        }

        String plain(double amount) {
            return Numbers.fixed(amount, decimals);
        }

        String signed(double amount) {
            return Numbers.signed(amount, decimals);
        }

        /** The 90 % interval of an estimate. */
        String interval(Estimate estimate) {
            return Double.isFinite(estimate.low() + estimate.high())
                    ? plain(estimate.low()) + " .. " + plain(estimate.high())
                    : Numbers.MISSING;
        }
    }
}
