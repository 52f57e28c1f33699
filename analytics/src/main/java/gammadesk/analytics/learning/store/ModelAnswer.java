package gammadesk.analytics.learning.store;

/**
 * What comes of reading a stored model.
 *
 * @param <M> what kind of model
 */
public sealed interface ModelAnswer<M> {
    /**
     * It is whole and the one that was asked for.
     *
     * @param model to use
     */
    record Loaded<M>(M model) implements ModelAnswer<M> {}

    /**
     * It is not used.
     *
     * @param reason why
     * @param detail for a human
     */
    record Refused<M>(Reason reason, String detail) implements ModelAnswer<M> {}

    /** Why a stored model is refused. */
    enum Reason {
        /** Not one of ours. */
        FOREIGN,
        /** Written by another version of this program. */
        OTHER_VERSION,
        /** Cut off or changed: the checksum does not fit, or what it covers makes no sense. */
        DAMAGED,
        /** Trained for something else. */
        OTHER_CONFIGURATION,
        /** A weight or a metric is no number. */
        NO_NUMBER
    }
}
