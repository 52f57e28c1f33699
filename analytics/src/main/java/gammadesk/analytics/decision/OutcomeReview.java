package gammadesk.analytics.decision;

/**
 * What a hedge did, against having done nothing. NaN where it is not known.
 *
 * @param atMillis when it was looked at, milliseconds since the epoch
 * @param promisedDeltaCoin delta that the proposal promised
 * @param measuredDeltaCoin delta right after the last fill
 * @param hedgeUsd what the hedge's own positions gained since their fills, fees taken off, USD
 * @param bookUsd what the rest of the book gained in the same time, USD: the result of having done nothing
 */
public record OutcomeReview(
        long atMillis, double promisedDeltaCoin, double measuredDeltaCoin, double hedgeUsd, double bookUsd) {
    /** With the hedge. */
    public double totalUsd() {
        return hedgeUsd + bookUsd;
    }
}
