package gammadesk.views.hedging;

/** Tells a person of something who may be looking elsewhere. Must return at once. */
@FunctionalInterface
public interface HedgeBell {
    /** Tells nobody. */
    HedgeBell SILENT = (_, _) -> {};

    /**
     * Tells it.
     *
     * @param sentence what happened
     * @param sound whether it is to be heard too
     */
    void ring(String sentence, boolean sound);
}
