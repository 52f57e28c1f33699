package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.StressRow;
import gammadesk.views.evidence.EvidenceWords.Amounts;
import gammadesk.views.format.Numbers;
import java.util.List;

/** What is told of a rule under stress. */
enum StressMeasure {
    SHORTFALL("ES 95", true),
    MEAN("Mean loss", true),
    WORST("Worst path", true),
    BREACHES("Outside the limits", false),
    REFUSED("Refused to answer", false),
    RECOVERY("Steps to recover", true),
    UNRECOVERED("Never recovered", false);

    private final String label;
    private final boolean isAmount;

    StressMeasure(String label, boolean isAmount) {
        this.label = label;
        this.isAmount = isAmount;
    }

    String label() {
        return label;
    }

    /** With its unit. */
    String sentence(String money) {
        return switch (this) {
            case SHORTFALL, MEAN, WORST -> label + " under stress, " + money + ", a positive loss";
            case BREACHES, REFUSED -> label + " under stress, share of decisions";
            case RECOVERY -> "Mean steps from the highest point before the deepest fall until it is regained";
            case UNRECOVERED -> "Paths that fell and did not regain their highest point, share";
        };
    }

    /** Whether it is a share, else an amount. */
    boolean isShare() {
        return !isAmount;
    }

    double of(StressRow row) {
        return switch (this) {
            case SHORTFALL -> row.shortfall();
            case MEAN -> row.meanLoss();
            case WORST -> row.worstLoss();
            case BREACHES -> row.breachShare();
            case REFUSED -> row.refusedShare();
            case RECOVERY -> row.recoverySteps();
            case UNRECOVERED -> row.unrecoveredShare();
        };
    }

    /** In words, with decimals that fit all rows. */
    String words(StressRow row, List<StressRow> all) {
        double value = of(row);
        if (!Double.isFinite(value)) {
            return this == RECOVERY ? "never" : Numbers.MISSING;
        }
        return isAmount ? Amounts.of(all.stream().mapToDouble(this::of)).plain(value) : EvidenceWords.share(value);
    }
}
