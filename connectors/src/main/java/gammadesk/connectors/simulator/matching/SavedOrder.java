package gammadesk.connectors.simulator.matching;

/**
 * An order as it can be kept outside and brought back.
 *
 * @param order as last reported
 * @param sequence its place among all that rest: lower comes first; 0 for what never rested
 */
public record SavedOrder(OrderReport order, long sequence) {}
