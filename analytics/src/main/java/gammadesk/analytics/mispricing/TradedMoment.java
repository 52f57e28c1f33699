package gammadesk.analytics.mispricing;

import java.util.Optional;

/** A moment at which trades can be entered, hedged and closed. */
public sealed interface TradedMoment permits ReplayMoment, KeptMoment {
    /** When. */
    long millis();

    /** Mark price of the perpetual, USD. */
    double perpetual();

    /** An option's market here, as a leg of the quantity; empty where it is not listed or has no mark. */
    Optional<Leg> leg(String instrument, double quantity);

    /** The venue's mark of an option, in its price unit; NaN where there is none. */
    double mark(String instrument);
}
