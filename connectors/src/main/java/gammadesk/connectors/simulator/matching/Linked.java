package gammadesk.connectors.simulator.matching;

import java.util.List;

/**
 * What comes with an order.
 *
 * @param type how they act on each other
 * @param condition what a fill leads to
 * @param others the second of a pair, or what the first one triggers
 */
public record Linked(LinkedType type, FillCondition condition, List<OrderTerms> others) {
    public Linked {
        others = List.copyOf(others);
    }

    boolean triggers() {
        return type != LinkedType.ONE_CANCELS_OTHER;
    }
}
