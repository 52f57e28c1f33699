package gammadesk.analytics.forecast.quality;

/**
 * How strict a gate is.
 *
 * @param skewMillis a bar may seem to end so much after it was received
 * @param outlierDeviations robust deviations (1.4826 times the median absolute return) of a return that is suspicious
 * @param outlierWindow returns before it by which it is measured
 * @param revertedShare the next return takes it back but for this share
 * @param frozenBars so many bars of one price are a frozen feed
 * @param repairsOutliers whether outliers are replaced, or only noted
 * @param mostListed findings of each fault that are listed; all are counted
 */
public record QualityRules(
        long skewMillis,
        double outlierDeviations,
        int outlierWindow,
        double revertedShare,
        int frozenBars,
        boolean repairsOutliers,
        int mostListed) {
    /** For the desk's own forecasts: what is known now mends what came before. */
    public static final QualityRules LIVE = new QualityRules(5_000, 20, 500, 0.1, 6, true, 50);

    /** For a walk forward: nothing is mended by what came after. */
    public static final QualityRules WALK_FORWARD = new QualityRules(5_000, 20, 500, 0.1, 6, false, 50);

    /** Throws {@link IllegalArgumentException} when a rule makes no sense. */
    public QualityRules {
        if (skewMillis < 0 || !(outlierDeviations > 0) || outlierWindow < 20 || frozenBars < 2 || mostListed < 1) {
            throw new IllegalArgumentException("no such rules");
        }
        if (!(revertedShare >= 0 && revertedShare < 1)) {
            throw new IllegalArgumentException("the reverted share must be in 0 .. 1");
        }
    }
}
