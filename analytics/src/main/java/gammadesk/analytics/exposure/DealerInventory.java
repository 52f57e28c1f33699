package gammadesk.analytics.exposure;

import java.util.Map;
import java.util.Objects;

/**
 * The record of public option trades at one moment, immutable.
 *
 * @param startMillis when the record began; trades before it are unknown
 * @param atMillis the venue's time of this state
 * @param flows by instrument, what has expired left out
 * @param counts how much was seen
 */
public record DealerInventory(long startMillis, long atMillis, Map<String, InstrumentFlow> flows, Counts counts) {
    public DealerInventory {
        flows = Map.copyOf(flows);
    }

    /** A record that begins now and has seen nothing. */
    public static DealerInventory beginning(long startMillis) {
        return new DealerInventory(startMillis, startMillis, Map.of(), Counts.NONE);
    }

    /** What takers did in an instrument; nothing where no trade is on record. */
    public InstrumentFlow flow(String instrument) {
        return Objects.requireNonNullElse(flows.get(instrument), InstrumentFlow.NONE);
    }

    /**
     * How much was seen since the record began, what has expired since included.
     *
     * @param trades option trades and combo legs that counted
     * @param blocks of these, in a negotiated block
     * @param rfqs of these, from a request for quotes
     * @param liquidations of these, with a liquidated side
     * @param combos combo trades whose legs were known
     * @param unknownCombos combo trades whose legs were not: they count only by their leg messages
     * @param repeats trades or legs that had been counted already
     */
    public record Counts(
            long trades, long blocks, long rfqs, long liquidations, long combos, long unknownCombos, long repeats) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);
    }
}
