package gammadesk.views.hedging;

import gammadesk.analytics.decision.HaltMode;
import gammadesk.analytics.decision.HaltState;
import gammadesk.analytics.decision.HedgeBook;
import gammadesk.analytics.hedging.Arming;
import gammadesk.analytics.hedging.FallBack;
import gammadesk.views.format.Times;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the strip of safety says. Pure. */
final class SafetyWords {
    private SafetyWords() {}

    static String halted(HaltState.Halted halted, long nowMillis) {
        return halted.sentence() + "  Since " + Times.clock(halted.atMillis()) + " UTC, "
                + HedgeWords.ago(halted.atMillis(), nowMillis) + ".";
    }

    static String key(HaltMode mode) {
        return switch (mode) {
            case PAUSE -> "Shift+F12";
            case CANCEL -> "F12";
            case FLATTEN -> "Ctrl+F12";
        };
    }

    /** The level that holds, until when, how much of the budget is used, and what it fell back from. */
    static String book(HedgeBook book, long nowMillis) {
        Optional<Arming> arming = book.autonomy().arming().filter(leave -> leave.holds(nowMillis));
        StringBuilder words =
                new StringBuilder(book.policy().coin() + " " + book.level().words());
        boolean isWaiting = book.autonomy().chosen().needsArming() && arming.isEmpty();
        if (isWaiting) {
            words.append(" (").append(HedgeWords.word(book.autonomy().chosen())).append(" is not armed)");
        }
        arming.ifPresent(leave -> words.append(" · armed, ").append(HedgeWords.left(leave.untilMillis(), nowMillis)));
        words.append(" · budget used: hour ")
                .append(BudgetUse.percent(BudgetUse.fullest(
                        book.spentHour(), book.policy().budget().perHour())))
                .append(", day ")
                .append(BudgetUse.percent(BudgetUse.fullest(
                        book.spentDay(), book.policy().budget().perDay())));
        return words.toString();
    }

    /** Why it disarmed itself; empty unless it did. */
    static String fallen(HedgeBook book) {
        Set<FallBack> reasons = book.autonomy().fallBacks();
        return reasons.isEmpty()
                ? ""
                : book.policy().coin() + " fell back to proposing: " + clauses(reasons)
                        + ". Only a person arms it again.";
    }

    static String clauses(Set<FallBack> reasons) {
        return reasons.stream().map(FallBack::clause).sorted().collect(Collectors.joining("; "));
    }

    /** For hovering over a coin. */
    static String more(HedgeBook book) {
        String armed = book.autonomy()
                .arming()
                .map(leave -> "Armed by " + leave.by() + " until " + Times.dateTime(leave.untilMillis()) + ". ")
                .orElse("");
        String troubles = book.troubles().isEmpty()
                ? ""
                : "Keeps it from acting by itself now: " + clauses(book.troubles()) + ". ";
        return armed + troubles + "Budget used: the part that is nearest to its limit, within the last 60 minutes and "
                + "the last 24 hours. Limits and arming are in the Hedge limits panel.";
    }
}
