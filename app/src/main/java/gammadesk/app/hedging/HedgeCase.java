package gammadesk.app.hedging;

import gammadesk.analytics.decision.ExecutionReport;
import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.decision.OutcomeReview;
import gammadesk.analytics.hedging.Phase;
import gammadesk.analytics.hedging.Proposal;
import gammadesk.analytics.hedging.Standing;
import gammadesk.analytics.hedging.Verdict;
import gammadesk.analytics.market.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A proposal with everything that became of it, as the desk keeps it.
 *
 * @param coin whose risk
 * @param proposal of the version that is shown
 * @param standing where it stands
 * @param stops what the guardrails have against it now
 * @param execution how its orders went
 * @param start of what it did, once it was executed
 * @param outcome what it did
 * @param shownAgain how often it was shown again without anybody having decided
 */
record HedgeCase(
        Currency coin,
        Proposal proposal,
        Standing standing,
        List<Verdict.Stop> stops,
        ExecutionReport execution,
        Optional<Start> start,
        Optional<OutcomeReview> outcome,
        int shownAgain) {
    /**
     * The book when the decision was made.
     *
     * @param equityCoin of the coin's book
     * @param atMillis when
     */
    record Start(double equityCoin, long atMillis) {}

    static HedgeCase of(Currency coin, Proposal proposal, Standing standing, List<Verdict.Stop> stops) {
        return new HedgeCase(
                coin, proposal, standing, stops, ExecutionReport.NONE, Optional.empty(), Optional.empty(), 0);
    }

    String id() {
        return standing.shown().proposal();
    }

    Phase phase() {
        return standing.phase();
    }

    /** Whether nothing can happen to it any more. */
    boolean isEnded() {
        return phase().isEnd();
    }

    /** Whether somebody may still decide on it. */
    boolean isOpen() {
        return phase() == Phase.PROPOSED || phase() == Phase.EDITED || phase() == Phase.EXPIRED;
    }

    /** Whether orders of it are or may be on their way. */
    boolean isWorking() {
        return !isEnded() && !isOpen();
    }

    HedgeCard card() {
        return new HedgeCard(coin, proposal, standing, stops, execution, outcome);
    }

    HedgeCase with(Standing next) {
        return new HedgeCase(coin, proposal, next, stops, execution, start, outcome, shownAgain);
    }

    HedgeCase with(Proposal next, Standing standing, int shown) {
        return new HedgeCase(coin, next, standing, stops, execution, start, outcome, shown);
    }

    HedgeCase with(List<Verdict.Stop> next) {
        return new HedgeCase(coin, proposal, standing, next, execution, start, outcome, shownAgain);
    }

    HedgeCase with(ExecutionReport next) {
        return new HedgeCase(coin, proposal, standing, stops, next, start, outcome, shownAgain);
    }

    HedgeCase with(Start next) {
        return new HedgeCase(coin, proposal, standing, stops, execution, Optional.of(next), outcome, shownAgain);
    }

    HedgeCase with(OutcomeReview next) {
        return new HedgeCase(coin, proposal, standing, stops, execution, start, Optional.of(next), shownAgain);
    }
}
