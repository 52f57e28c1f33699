package gammadesk.analytics.decision;

import gammadesk.analytics.desk.BookSource;
import gammadesk.analytics.hedging.Autonomy;
import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.analytics.hedging.FallBack;
import gammadesk.analytics.hedging.Spend;
import java.util.Optional;
import java.util.Set;

/**
 * One coin's book as the hedge desk looks after it.
 *
 * @param policy what a person laid down
 * @param autonomy chosen, armed or not, and why it fell back
 * @param level that holds now
 * @param spentHour of the budget in the last 60 minutes, set aside or spent
 * @param spentDay in the last 24 hours
 * @param source where the book comes from
 * @param saying what the advisor last said of it, one sentence; why it says nothing when it cannot
 * @param saidMillis when, milliseconds since the epoch; 0 for never
 * @param troubles what keeps it from acting by itself now
 * @param watch how live results of its advisor stand against the evidence; empty for one that learned nothing, and for
 *     one that cannot be watched
 */
public record HedgeBook(
        HedgePolicy policy,
        Autonomy autonomy,
        AutonomyLevel level,
        Spend spentHour,
        Spend spentDay,
        BookSource source,
        String saying,
        long saidMillis,
        Set<FallBack> troubles,
        Optional<LiveWatch> watch) {
    public HedgeBook {
        troubles = Set.copyOf(troubles);
    }
}
