package gammadesk.app.cli;

import gammadesk.analytics.backtest.DeltaCell;
import gammadesk.analytics.backtest.court.Estimate;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.PolicyRow;
import gammadesk.analytics.backtest.court.Reason;
import java.util.Locale;

/** A ruling with its reasons, and all rules on recorded chains beside each other. */
final class EvidenceTable {
    private static final String HEAD = """

            | rule | | ES 95 | 90 % | less the best | 90 % | cost | profit | turnover |
            |---|---|---:|---|---:|---|---:|---:|---:|
            """;

    private EvidenceTable() {}

    static String of(PolicyEvidence evidence) {
        StringBuilder text = new StringBuilder();
        text.append("## ")
                .append(evidence.policy())
                .append(", ")
                .append(evidence.bookKind())
                .append(": ")
                .append(evidence.admission().ruling().words())
                .append("\n\n");
        for (Reason reason : evidence.admission().reasons()) {
            text.append(reason.isPassed() ? "- passed: " : "- against: ")
                    .append(reason.words())
                    .append('\n');
        }
        text.append(HEAD);
        evidence.recordedRows().forEach(row -> text.append(line(row)));
        text.append("\nUSD a day with recorded chains; intervals of 90 % by blocks of days.\n");
        if (!evidence.forward().isEmpty()) {
            text.append("\nSettings chosen on earlier days only:\n").append(HEAD);
            evidence.forward().forEach(one -> text.append(line(one.row())));
        }
        if (!evidence.deltas().isEmpty()) {
            text.append("\nSmile-adjusted delta, variance of a day's errors over that with Black's delta:\n\n")
                    .append("| strike / forward | days left | ratio | 90 % | n |\n|---|---|---:|---|---:|\n");
            evidence.deltas().forEach(cell -> text.append(line(cell)));
        }
        return text.toString();
    }

    private static String line(DeltaCell cell) {
        return String.format(
                Locale.ROOT,
                "| %.2f to %.2f | %.0f to %.0f | %.3f | %.3f to %.3f | %,d |%n",
                cell.moneyness(),
                cell.moneynessTo(),
                cell.days(),
                cell.daysTo(),
                cell.ratio(),
                cell.low(),
                cell.high(),
                cell.errors());
    }

    private static String line(PolicyRow row) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,.0f | %s | %s | %s | %,.0f | %,.0f | %,.0f |%n",
                row.name(),
                row.role().name().toLowerCase(Locale.ROOT),
                row.shortfall().value(),
                interval(row.shortfall()),
                row.shortfallLessBest().isKnown()
                        ? String.format(
                                Locale.ROOT, "%,.0f", row.shortfallLessBest().value())
                        : "best",
                interval(row.shortfallLessBest()),
                row.meanCost().value(),
                row.meanProfit().value(),
                row.turnover());
    }

    private static String interval(Estimate estimate) {
        return estimate.isKnown() ? String.format(Locale.ROOT, "%,.0f to %,.0f", estimate.low(), estimate.high()) : "";
    }
}
