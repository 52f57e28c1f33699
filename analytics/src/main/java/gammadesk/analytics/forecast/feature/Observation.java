package gammadesk.analytics.forecast.feature;

/**
 * One value, as it was published at one moment.
 *
 * @param referenceMillis what time it speaks of, milliseconds since the epoch; says nothing of when it could be used
 * @param knownMillis from when it was known; nobody could use it before
 * @param value in the series' own unit; NaN says that from then on nothing was known, such as after an hour without a
 *     book
 */
public record Observation(long referenceMillis, long knownMillis, double value) {
    /** Throws {@link IllegalArgumentException} when something was known before the time that it speaks of began. */
    public Observation {
        if (knownMillis < referenceMillis) {
            throw new IllegalArgumentException("known before it began: " + referenceMillis + " at " + knownMillis);
        }
    }
}
