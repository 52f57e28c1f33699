package gammadesk.analytics.surface;

/**
 * The forward of an expiry and how far the two ways to know it differ.
 *
 * @param value the one used, USD; NaN when unknown
 * @param source where it comes from
 * @param venue the venue's, USD; NaN when it gives none
 * @param parity from put-call parity of the two-sided quotes, USD; NaN when fewer than three strikes have both
 * @param parityError standard error of {@code parity}, USD
 * @param strikes how many strikes parity rests on
 */
public record ForwardEstimate(
        double value, ForwardSource source, double venue, double parity, double parityError, int strikes) {
    /** When nothing is known. */
    public static final ForwardEstimate UNKNOWN =
            new ForwardEstimate(Double.NaN, ForwardSource.UNKNOWN, Double.NaN, Double.NaN, Double.NaN, 0);

    /** Parity over the venue's forward minus one, in basis points; NaN when either is unknown. */
    public double differenceBps() {
        return (parity / venue - 1) * 1e4;
    }
}
