package gammadesk.views.risk;

import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.analytics.risk.StressOutcome;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stress with what the book does in it.
 *
 * @param outcome in all its parts
 * @param profit in the chosen money: USD of everything, or what the account in the coin gains in coin
 * @param own whether the trader wrote it
 */
record StressRow(StressOutcome outcome, double profit, boolean own) {
    /** The worst first. */
    static List<StressRow> of(List<StressOutcome> named, List<StressOutcome> own, RiskChoice choice) {
        return Stream.concat(
                        named.stream().map(outcome -> new StressRow(outcome, profit(outcome, choice), false)),
                        own.stream().map(outcome -> new StressRow(outcome, profit(outcome, choice), true)))
                .sorted(Comparator.comparingDouble(StressRow::profit))
                .toList();
    }

    private static double profit(StressOutcome outcome, RiskChoice choice) {
        return choice.numeraire() == Numeraire.USD
                ? outcome.pnlUsd()
                : outcome.pnlCoin().getOrDefault(choice.currency(), 0.0);
    }

    String name() {
        return outcome.stress().name() + (own ? " *" : "");
    }
}
