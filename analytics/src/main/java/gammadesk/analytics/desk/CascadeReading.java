package gammadesk.analytics.desk;

import gammadesk.analytics.exposure.CascadeMap;
import gammadesk.analytics.exposure.Resilience;

/** A cascade map with what its depth rests on, or why there is none. */
public sealed interface CascadeReading {
    /**
     * There is one.
     *
     * @param venueMillis the venue's time of the books
     * @param map the cascade
     * @param visibleBids distance from mid beyond which bids are extrapolated, a fraction
     * @param visibleAsks the same of asks
     * @param refill how fast the books refill; where unmeasured the model's own guess stands
     */
    record Mapped(long venueMillis, CascadeMap map, double visibleBids, double visibleAsks, Resilience refill)
            implements CascadeReading {}

    /** There is none. */
    record None(String reason) implements CascadeReading {}
}
