package gammadesk.connectors.simulator.matching;

/** One of the two who trade. */
public sealed interface Party {
    /** The market itself: its liquidity as maker, its customers as taker. */
    enum House implements Party {
        HOUSE
    }

    /**
     * A participant.
     *
     * @param account whose
     * @param order as it stands right after this execution
     */
    record Participant(long account, OrderReport order) implements Party {}
}
