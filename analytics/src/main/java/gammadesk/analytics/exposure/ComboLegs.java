package gammadesk.analytics.exposure;

import gammadesk.analytics.market.Combo;
import java.util.List;

/** Looks up of what a combo is made. */
@FunctionalInterface
public interface ComboLegs {
    /** The legs of a combo by the venue's name; empty when they are not known. */
    List<Combo.Leg> legs(String combo);
}
