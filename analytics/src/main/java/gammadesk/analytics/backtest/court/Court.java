package gammadesk.analytics.backtest.court;

import gammadesk.analytics.backtest.court.Reason.Measure;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Rules on a policy. Every measure is told with its number and its limit, also those that are passed; a measure without
 * a number permits nothing.
 *
 * @param rules the thresholds
 */
public record Court(CourtRules rules) {
    /** With the court's own thresholds. */
    public static final Court USUAL = new Court(CourtRules.USUAL);

    /** What was found permits the least of what its parts permit. */
    public Admission rule(String policy, String bookKind, Findings findings) {
        return rule(policy, bookKind, List.of(findings));
    }

    /**
     * What was found in several trials, such as on simulated paths and on recorded chains. Of a measure that more than
     * one of them speaks of, the one that permits least counts; a measure that none speaks of is missing.
     */
    public Admission rule(String policy, String bookKind, List<Findings> trials) {
        List<Reason> reasons = Arrays.stream(Measure.values())
                .filter(measure -> measure != Measure.DRIFT)
                .map(measure -> trials.stream()
                        .filter(findings -> findings.numbers().containsKey(measure))
                        .map(findings -> reason(measure, findings.number(measure)))
                        .min(Comparator.comparing(Reason::permits).thenComparingDouble(this::room))
                        .orElseGet(() -> reason(measure, Double.NaN)))
                .toList();
        return Admission.of(policy, bookKind, reasons);
    }

    /** How far a number is on the right side; what is missing is farthest on the wrong one. */
    private double room(Reason reason) {
        Limit limit = rules.of(reason.measure());
        double room = limit.isFloor() ? reason.measured() - limit.run() : limit.run() - reason.measured();
        return Double.isNaN(room) ? Double.NEGATIVE_INFINITY : room;
    }

    private Reason reason(Measure measure, double measured) {
        Limit limit = rules.of(measure);
        double counted = limit.counted(measured);
        Ruling permits = limit.permits(measured);
        return new Reason(measure, permits, measured, counted, words(measure, measured, limit, permits));
    }

    private static String words(Measure measure, double measured, Limit limit, Ruling permits) {
        if (Double.isNaN(measured)) {
            return measure.words() + ": not measured, and without it nothing is allowed";
        }
        String broken = limit.isFloor() ? "is below " : "is above ";
        String said = measure.words() + " " + number(measure, measured) + " ";
        return switch (permits) {
            case MAY_NOT -> said + broken + number(measure, limit.advise()) + ", the limit for advising";
            case MAY_ADVISE -> said + broken + number(measure, limit.run()) + ", the limit for running";
            case MAY_RUN -> said + (limit.isFloor() ? "is not below " : "is not above ") + number(measure, limit.run());
        };
    }

    private static String number(Measure measure, double number) {
        return switch (measure) {
            case RECORDED_DAYS -> String.format(Locale.ROOT, "%.1f", number);
            case PERIODS, TRIALS, LOOK_AHEAD -> String.format(Locale.ROOT, "%.0f", number);
            case SHORTFALL, SHORTFALL_INTERVAL, FORWARD, COST, STRESS ->
                String.format(Locale.ROOT, "%+.1f %%", 100 * number);
            case BREACHES -> String.format(Locale.ROOT, "%.2f %%", 100 * number);
            case PBO, DEFLATED_SHARPE, CONTROL, DRIFT -> String.format(Locale.ROOT, "%.3f", number);
        };
    }
}
