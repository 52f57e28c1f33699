package gammadesk.app.hedging;

import gammadesk.analytics.decision.ExecutionReport;
import gammadesk.analytics.hedging.Proposal;
import gammadesk.analytics.hedging.ProposalState;
import gammadesk.analytics.hedging.Shown;
import gammadesk.analytics.market.Currency;

/** What the hedge desk writes to the ledger. */
sealed interface HedgeRecord {
    /**
     * A version of a proposal with its whole explanation.
     *
     * @param inputsHash SHA-256 of book, quotes and goal on which it rests
     * @param hash of what is shown
     */
    record Version(Currency coin, Proposal proposal, Shown shown, String hash, String inputsHash)
            implements HedgeRecord {}

    /**
     * A step of a proposal.
     *
     * @param revision that it has after the step
     * @param state in which it is then
     * @param sentence of that state
     * @param sinceMillis when
     * @param execution how far its orders went
     */
    record Step(
            long revision,
            String hash,
            ProposalState state,
            String sentence,
            long sinceMillis,
            ExecutionReport execution)
            implements HedgeRecord {}

    /** The book when a coin's day began, and the best of the day. */
    record Day(long day, String source, double equityCoin, double bestUsd) implements HedgeRecord {}

    /** Autonomy changed, and how it stands. */
    record Arming(String words, boolean armed, long untilMillis) implements HedgeRecord {}
}
