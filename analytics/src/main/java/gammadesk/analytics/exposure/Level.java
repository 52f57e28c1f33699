package gammadesk.analytics.exposure;

/** A strike that stands out, or why none does. */
public sealed interface Level {
    /**
     * The strike.
     *
     * @param strike USD
     * @param value what makes it stand out, in the unit of its kind
     */
    record At(double strike, double value) implements Level {}

    /** There is none. */
    record None(String reason) implements Level {}

    /** The strike, USD; NaN when there is none. */
    default double strikeOrNaN() {
        return this instanceof At(double strike, double _) ? strike : Double.NaN;
    }
}
