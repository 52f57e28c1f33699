package gammadesk.analytics.hedging;

/**
 * A proposal and where it stands.
 *
 * @param shown its present version
 * @param hash of that version
 * @param revision grows by one with every transition: what an event has to name to be applied
 * @param sinceMillis when it came to stand so
 * @param state where it stands
 */
public record Standing(Shown shown, String hash, long revision, long sinceMillis, ProposalState state) {
    /** A proposal that was just shown. */
    public static Standing proposed(Shown shown, long atMillis) {
        return new Standing(shown, shown.hash(), 0, atMillis, new ProposalState.Proposed());
    }

    /** The name of its state. */
    public Phase phase() {
        return state.phase();
    }

    Standing to(ProposalState next, long atMillis) {
        return new Standing(shown, hash, revision + 1, atMillis, next);
    }

    Standing edited(Shown next, long atMillis) {
        return new Standing(next, next.hash(), revision + 1, atMillis, new ProposalState.Edited());
    }
}
