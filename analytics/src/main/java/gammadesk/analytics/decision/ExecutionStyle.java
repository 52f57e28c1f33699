package gammadesk.analytics.decision;

/**
 * How a decided hedge is worked.
 *
 * @param passiveSeconds how long a slice waits at its own side of the book before it crosses; 0 crosses at once
 * @param repriceSeconds least time between two prices of a waiting slice
 * @param aggressiveSeconds how long a slice that crosses may take
 * @param participation largest share of the visible depth that one slice takes
 * @param room how far beyond the price that an order meets at the proposal its limit may be, a share of the price
 * @param optionRoom the same for an option
 * @param legSeconds in which a leg has to be filled, else what is not done of the hedge is given up and proposed anew
 */
public record ExecutionStyle(
        double passiveSeconds,
        double repriceSeconds,
        double aggressiveSeconds,
        double participation,
        double room,
        double optionRoom,
        double legSeconds) {
    /** Four seconds at the touch, then across, a fifth of the depth at a time. */
    public static final ExecutionStyle USUAL = new ExecutionStyle(4, 1, 3, 0.2, 0.001, 0.03, 60);
}
