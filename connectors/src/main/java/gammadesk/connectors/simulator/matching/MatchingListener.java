package gammadesk.connectors.simulator.matching;

/**
 * Gets what happens, in order, from within the operation that caused it, on the engine's thread. It must not call the
 * engine back: what should follow is done after the operation.
 */
public interface MatchingListener {
    /** A trade with at least one participant was done. Positions must be right when this returns. */
    void executed(Execution execution);

    /**
     * A combo was traded, with all that was done in its legs. Positions must be right when this returns. Whoever cares
     * for the legs only is told of each of them.
     */
    default void comboExecuted(ComboExecution execution) {
        execution.legs().forEach(this::executed);
    }

    /**
     * An order is new, was filled in part or in full, edited, triggered or cancelled. Fills are told by
     * {@link #executed} first.
     */
    void orderChanged(OrderReport order);

    /** The merged book of an instrument changed through participants: told once an operation and instrument. */
    void bookChanged(String instrument);
}
