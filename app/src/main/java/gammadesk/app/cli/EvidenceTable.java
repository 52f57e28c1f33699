package gammadesk.app.cli;

import gammadesk.analytics.backtest.court.Estimate;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.PolicyRow;
import gammadesk.analytics.backtest.court.Reason;
import java.util.Locale;

/** A ruling with its reasons, and all rules on recorded chains beside each other. */
final class EvidenceTable {
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
        text.append("\n| rule | | ES 95 | 90 % | less the best | 90 % | cost | profit | turnover |\n")
                .append("|---|---|---:|---|---:|---|---:|---:|---:|\n");
        evidence.recordedRows().forEach(row -> text.append(line(row)));
        return text.append("\nUSD a day with recorded chains; intervals of 90 % by blocks of days.\n")
                .toString();
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
