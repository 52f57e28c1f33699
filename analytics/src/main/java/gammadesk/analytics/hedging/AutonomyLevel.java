package gammadesk.analytics.hedging;

/** What the desk may do with a book by itself. */
public enum AutonomyLevel {
    /** Shows risk. */
    WATCH,
    /** Proposes and waits for a person. */
    PROPOSE,
    /** Executes inside a budget and asks beyond it. */
    BUDGET,
    /** Executes everything inside the hard limits. */
    HARD_LIMITS;

    /** Whether it executes without a person, and so has to be armed. */
    public boolean needsArming() {
        return this == BUDGET || this == HARD_LIMITS;
    }

    /** What it does, after “the desk”. */
    public String words() {
        return switch (this) {
            case WATCH -> "watches";
            case PROPOSE -> "proposes";
            case BUDGET -> "acts inside a budget";
            case HARD_LIMITS -> "acts inside the hard limits";
        };
    }
}
