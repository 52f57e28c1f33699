package gammadesk.connectors.simulator;

import gammadesk.connectors.simulator.venue.PlatformState;
import java.util.Optional;

/** What closes the venue as a whole: a fault that concerns everybody, or for a moment the daily settlement. */
final class Platform {
    private static final long DAY_MILLIS = 86_400_000;
    private static final long EIGHT_O_CLOCK = 8 * 3_600_000;
    /** The venue takes some moments for it. */
    private static final long SETTLING_MILLIS = 1_000;

    private final FaultBoard faults;
    private long settledDay;
    private long settlingUntil;

    /**
     * Open but for faults.
     *
     * @param startMillis the venue's time: what was settled before is over
     */
    Platform(FaultBoard faults, long startMillis) {
        this.faults = faults;
        settledDay = day(startMillis);
    }

    private static long day(long millis) {
        return Math.floorDiv(millis - EIGHT_O_CLOCK, DAY_MILLIS);
    }

    /** The state at a time of the venue, which never goes back. */
    PlatformState at(long venueMillis) {
        if (day(venueMillis) != settledDay) {
            settledDay = day(venueMillis);
            settlingUntil = venueMillis + SETTLING_MILLIS;
        }
        PlatformState own = isSettling(venueMillis) ? PlatformState.SETTLEMENT : PlatformState.OPEN;
        return faults.closure().orElse(own);
    }

    /** What the settlement refuses to whoever would place or edit. */
    Optional<Fault> refusal(long venueMillis) {
        return isSettling(venueMillis) ? Optional.of(Fault.always(FaultKind.SETTLEMENT)) : Optional.empty();
    }

    private boolean isSettling(long venueMillis) {
        return venueMillis < settlingUntil;
    }
}
