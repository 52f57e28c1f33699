package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.StressRow;
import gammadesk.views.evidence.EvidenceWords.Amounts;
import gammadesk.views.format.Numbers;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What is told of a rule under stress. */
enum StressMeasure {
    SHORTFALL("ES 95", true, StressRow::shortfall),
    MEAN("Mean loss", true, StressRow::meanLoss),
    WORST("Worst path", true, StressRow::worstLoss),
    BREACHES("Outside the limits", false, StressRow::breachShare),
    REFUSED("Refused to answer", false, StressRow::refusedShare),
    RECOVERY("Steps to recover", true, StressRow::recoverySteps),
    UNRECOVERED("Never recovered", false, StressRow::unrecoveredShare);

    private final String label;
    private final boolean isAmount;
    private final ToDoubleFunction<StressRow> number;

    StressMeasure(String label, boolean isAmount, ToDoubleFunction<StressRow> number) {
        this.label = label;
        this.isAmount = isAmount;
        this.number = number;
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
        return number.applyAsDouble(row);
    }

    /** In words, with decimals that fit all rows. */
    String words(StressRow row, List<StressRow> all) {
        double value = of(row);
        if (!Double.isFinite(value)) {
            return this == RECOVERY ? "never" : Numbers.MISSING;
        }
        return isAmount ? Amounts.of(all.stream().mapToDouble(number)).plain(value) : EvidenceWords.share(value);
    }
}
