package gammadesk.connectors.simulator.matching;

import java.util.List;

/** What came of an order or an edit. */
public sealed interface Outcome {
    /**
     * It was accepted; that says nothing about whether it was filled.
     *
     * @param order as it stands now
     * @param executions what it took on arrival, oldest first
     */
    record Accepted(OrderReport order, List<Execution> executions) implements Outcome {}

    /**
     * It was refused and nothing changed.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements Outcome {}
}
