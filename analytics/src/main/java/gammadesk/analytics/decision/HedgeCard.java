package gammadesk.analytics.decision;

import gammadesk.analytics.hedging.Proposal;
import gammadesk.analytics.hedging.Standing;
import gammadesk.analytics.hedging.Verdict;
import gammadesk.analytics.market.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A proposal with everything that became of it.
 *
 * @param coin whose risk it hedges
 * @param proposal with its explanation; of an edited one, that of the edited legs
 * @param standing where it stands; its id, version, hash and revision are in it
 * @param stops what the guardrails have against it now, empty when it may be sent
 * @param execution how its orders went
 * @param outcome what it did, once something was filled
 */
public record HedgeCard(
        Currency coin,
        Proposal proposal,
        Standing standing,
        List<Verdict.Stop> stops,
        ExecutionReport execution,
        Optional<OutcomeReview> outcome) {
    public HedgeCard {
        stops = List.copyOf(stops);
    }

    /** Its identity, the same for all versions. */
    public String id() {
        return standing.shown().proposal();
    }

    /** Whether nothing can happen to it any more. */
    public boolean isEnded() {
        return standing.phase().isEnd();
    }
}
