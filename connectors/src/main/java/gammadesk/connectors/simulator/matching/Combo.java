package gammadesk.connectors.simulator.matching;

import java.util.List;

/**
 * Instruments that are traded together, at one price, all or none.
 *
 * @param id the venue's name for it, which is its instrument's too
 * @param legs two to four
 */
public record Combo(String id, List<Leg> legs) {
    /** What a trade in a leg says of the combo trade that it is a part of. */
    public record Tag(String comboId, String comboTradeId) {}

    /**
     * One of the instruments.
     *
     * @param instrument the venue's name
     * @param ratio its amount by the combo's; negative for what is sold when the combo is bought
     */
    public record Leg(String instrument, int ratio) {}

    public Combo {
        legs = List.copyOf(legs);
    }
}
