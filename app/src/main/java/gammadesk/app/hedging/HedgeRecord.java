package gammadesk.app.hedging;

import gammadesk.analytics.decision.ExecutionReport;
import gammadesk.analytics.decision.LiveWatch;
import gammadesk.analytics.hedging.Proposal;
import gammadesk.analytics.hedging.ProposalState;
import gammadesk.analytics.hedging.Shown;
import gammadesk.analytics.market.Currency;
import java.util.Map;
import java.util.Optional;

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

    /**
     * How live results of a learned policy on a coin's book stand against its evidence.
     *
     * @param model hash of the model
     * @param evidence hash of the evidence
     * @param period that is running; empty when none is
     */
    record Watched(String model, String evidence, LiveWatch watch, Optional<Period> period) implements HedgeRecord {}

    /**
     * A venue's day that is being watched.
     *
     * @param day days since the epoch, counted from 08:00 UTC
     * @param source the account
     * @param equityCoin at its beginning
     * @param index at its beginning, USD
     * @param optionCoins amounts of the options held then, without regard to their signs
     * @param optionValueCoin what they were worth
     * @param followedMillis how long the policy was followed on a book that was known
     * @param byHandCoins changed beside the desk's hedges
     * @param amounts by instrument when the book was last known
     * @param spoiled why it does not count whatever comes, a clause; empty when nothing does
     */
    record Period(
            long day,
            String source,
            double equityCoin,
            double index,
            double optionCoins,
            double optionValueCoin,
            long followedMillis,
            double byHandCoins,
            Map<String, Double> amounts,
            String spoiled) {
        public Period {
            amounts = Map.copyOf(amounts);
        }
    }

    /** A policy's ruling was taken back. */
    record Withdrawn(String advisor, String model, String words) implements HedgeRecord {}
}
