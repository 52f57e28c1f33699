package gammadesk.analytics.exposure;

import java.util.List;

/** Looks up of what a combo is made. */
@FunctionalInterface
public interface ComboLegs {
    /** The legs of a combo by the venue's name; empty when they are not known. */
    List<Leg> legs(String combo);

    /**
     * One leg.
     *
     * @param instrument the venue's name
     * @param ratio contracts bought per bought combo, negative where sold
     */
    record Leg(String instrument, double ratio) {}
}
