package gammadesk.analytics.exposure;

/** How the loop of hedging and impact ends after a first shock. Moves are fractions of the spot before the shock. */
public sealed interface CascadeOutcome {
    /**
     * It comes to rest.
     *
     * @param finalMove where, the shock included
     * @param peakMove the farthest on the way, while the book had not refilled
     * @param hedgeCoin what dealers bought (positive) or sold in all
     * @param rounds until then
     */
    record Settles(double finalMove, double peakMove, double hedgeCoin, int rounds) implements CascadeOutcome {}

    /**
     * It leaves the grid of repriced spots: the loop is unstable, its end is unknown and lies beyond the edge.
     *
     * @param edge which
     * @param rounds until it left
     */
    record Runaway(double edge, int rounds) implements CascadeOutcome {}

    /**
     * It neither rests nor leaves: the loop is unstable and swings.
     *
     * @param low lowest of the last rounds
     * @param high highest of the last rounds
     * @param rounds after which it was given up
     */
    record Swings(double low, double high, int rounds) implements CascadeOutcome {}

    /** The final move, or the edge it ran over; NaN where it swings. */
    default double finalOrEdge() {
        return switch (this) {
            case Settles settles -> settles.finalMove();
            case Runaway runaway -> runaway.edge();
            case Swings _ -> Double.NaN;
        };
    }

    /** Whether the loop came to rest. */
    default boolean isStable() {
        return this instanceof Settles;
    }
}
