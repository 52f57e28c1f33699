package gammadesk.analytics.forecast.feature;

/** What a series said at a moment. */
public sealed interface Reading {
    /** The value; NaN when there was none. */
    double value();

    /** A value that was known then. */
    record Known(double value, long referenceMillis, long knownMillis) implements Reading {}

    /**
     * There was none.
     *
     * @param reason one clause why
     */
    record Unknown(String reason) implements Reading {
        @Override
        public double value() {
            return Double.NaN;
        }
    }
}
