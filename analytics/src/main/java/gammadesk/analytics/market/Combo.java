package gammadesk.analytics.market;

import java.util.List;

/**
 * Several instruments traded as one.
 *
 * @param name the venue's name
 * @param legs of what it is made
 */
public record Combo(String name, List<Leg> legs) {
    public Combo {
        legs = List.copyOf(legs);
    }

    /**
     * One leg.
     *
     * @param instrument the venue's name
     * @param ratio contracts bought per bought combo, negative where sold
     */
    public record Leg(String instrument, double ratio) {}
}
