package gammadesk.analytics.surface;

/**
 * What the fit may and may not do.
 *
 * @param choice which description comes first
 * @param oldestQuoteSeconds a quote not updated for longer is stale; a row of unknown age is not judged by it
 * @param widestBandVolPoints a wider band says nothing
 * @param widestBandShare a band wider than this share of its middle says nothing
 * @param farthestDeviations quotes farther from the forward than so many standard deviations are left out
 */
public record FitSettings(
        Choice choice,
        double oldestQuoteSeconds,
        double widestBandVolPoints,
        double widestBandShare,
        double farthestDeviations) {
    /** Which description of a slice comes first. */
    public enum Choice {
        /** Raw SVI, with eSSVI as a start and as the fallback. */
        SVI,
        /** eSSVI for every slice: coarser, and free of arbitrage by construction. */
        ESSVI
    }

    /** The desk's settings. */
    public static final FitSettings STANDARD = new FitSettings(Choice.SVI, 600, 60, 0.8, 6);

    /** The same with another description coming first. */
    public FitSettings with(Choice other) {
        return new FitSettings(other, oldestQuoteSeconds, widestBandVolPoints, widestBandShare, farthestDeviations);
    }
}
