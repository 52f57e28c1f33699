package gammadesk.analytics.forecast.model;

import gammadesk.analytics.forecast.measure.VarianceHistory;
import java.util.stream.IntStream;

/**
 * What a model may learn from, and for what.
 *
 * @param past all that is known
 * @param from first step of the window
 * @param horizon steps to forecast
 * @param stride steps from one example to the next
 * @param embargo steps that are left out between the last example's target and the end of the past
 * @param seed of whatever is left to chance
 */
public record Training(VarianceHistory past, int from, int horizon, int stride, int embargo, long seed) {
    /** Throws {@link IllegalArgumentException} for a window outside of the past or a span that is not positive. */
    public Training {
        if (from < 0 || from >= past.size() || horizon < 1 || stride < 1 || embargo < 0) {
            throw new IllegalArgumentException("no window, horizon or stride");
        }
    }

    /**
     * Where an example may begin: what is known then lies within the window, and its target has ended, with the
     * embargo, before the past does.
     *
     * @param reach steps that an example looks back
     */
    public IntStream origins(int reach) {
        int last = past.size() - horizon - embargo;
        int first = from + reach;
        int skip = Math.floorMod(past.size() - first, stride);
        return IntStream.iterate(first + skip, origin -> origin <= last, origin -> origin + stride);
    }

    /** What came true after an origin: mean variance a day over the horizon. */
    public double target(int origin) {
        return past.dailyVariance(origin, origin + horizon);
    }

    /** The same as it was known earlier: for tuning inside of the window. */
    public Training until(int steps) {
        return new Training(past.first(steps), from, horizon, stride, embargo, seed);
    }
}
