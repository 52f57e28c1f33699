package gammadesk.analytics.hedging;

import java.util.List;

/** Something that wants to move a proposal. */
public sealed interface ProposalEvent {
    /** The revision on which whoever raised it acted; on any other it is refused. */
    long expectedRevision();

    /** When, milliseconds since the epoch. */
    long atMillis();

    /**
     * A decision for it.
     *
     * @param authority by what right, for which hash
     * @param market as it is now
     */
    record Approve(long expectedRevision, long atMillis, Authority authority, MarketSeen market)
            implements ProposalEvent {}

    /** A decision against it, also after an approval that was not acted on yet. */
    record Reject(long expectedRevision, long atMillis, String by, String reason) implements ProposalEvent {}

    /**
     * A new version, or the same orders shown again in a new market.
     *
     * @param next what is shown now; its version is one above the present one
     * @param stops what the guardrails have against it: with any of them it is refused
     */
    record Edit(long expectedRevision, long atMillis, Shown next, List<Verdict.Stop> stops) implements ProposalEvent {
        public Edit {
            stops = List.copyOf(stops);
        }
    }

    /** The clock or the market moved. */
    record Expire(long expectedRevision, long atMillis, MarketSeen market) implements ProposalEvent {}

    /** A newer proposal takes its place. */
    record Supersede(long expectedRevision, long atMillis, String by) implements ProposalEvent {}

    /**
     * Its orders are about to be sent.
     *
     * @param hash of what would be sent
     * @param market as it is now
     */
    record Execute(long expectedRevision, long atMillis, String hash, MarketSeen market) implements ProposalEvent {}

    /** So much of it is filled in all, a share above what was known and below 1. */
    record Fill(long expectedRevision, long atMillis, double share) implements ProposalEvent {}

    /** All of it is filled. */
    record Complete(long expectedRevision, long atMillis) implements ProposalEvent {}

    /** No order of it lives any more and not all of it was filled. */
    record Fail(long expectedRevision, long atMillis, String reason) implements ProposalEvent {}

    /** It is not known what the venue has. */
    record LoseSight(long expectedRevision, long atMillis, String reason) implements ProposalEvent {}

    /** The venue was asked: its orders live as they were sent. Nothing is sent by this. */
    record FindAgain(long expectedRevision, long atMillis) implements ProposalEvent {}

    /** The kill switch or a fall-back. */
    record Halt(long expectedRevision, long atMillis, String reason) implements ProposalEvent {}
}
