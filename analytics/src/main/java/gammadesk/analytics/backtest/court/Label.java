package gammadesk.analytics.backtest.court;

/**
 * From the moment of a decision to the moment when its outcome is known.
 *
 * @param fromMillis the decision, epoch
 * @param toMillis the end of its outcome, not before it
 */
public record Label(long fromMillis, long toMillis) {
    /** Throws {@link IllegalArgumentException} when it ends before it begins. */
    public Label {
        if (toMillis < fromMillis) {
            throw new IllegalArgumentException("a label ends before it begins: " + fromMillis + " to " + toMillis);
        }
    }

    /** Whether they share time, or come nearer to one another than an embargo. */
    public boolean touches(Label other, long embargoMillis) {
        boolean isBefore = toMillis + embargoMillis <= other.fromMillis;
        boolean isAfter = fromMillis >= other.toMillis + embargoMillis;
        return !isBefore && !isAfter;
    }
}
