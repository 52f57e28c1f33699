package gammadesk.analytics.forecast;

import gammadesk.analytics.forecast.measure.VarianceHistory;
import java.util.OptionalInt;

/**
 * How a walk forward goes; all in steps of the history unless said otherwise.
 *
 * @param horizon that is forecast
 * @param stride from one forecast to the next, and from one example to the next
 * @param shortest past before the first forecast
 * @param window most that a model learns from; empty lets it grow
 * @param refitEvery forecasts between two fits
 * @param embargo left out between the last example's target and the fit
 * @param seed of whatever is left to chance
 */
public record WalkForwardPlan(
        int horizon, int stride, int shortest, OptionalInt window, int refitEvery, int embargo, long seed) {
    private static final int FIRST_DAYS = 180;
    private static final int DAYS_TO_REFIT = 30;

    /** Throws {@link IllegalArgumentException} when a span is not positive. */
    public WalkForwardPlan {
        if (horizon < 1 || stride < 1 || shortest < 1 || refitEvery < 1 || embargo < 0) {
            throw new IllegalArgumentException("horizon, stride, first window and refits must be positive");
        }
    }

    /** The usual way: a window that grows from 180 days, a fit every 30 days, an embargo of one stride. */
    public static WalkForwardPlan usual(VarianceHistory history, int horizon, int stride, long seed) {
        int perDay = history.perDay();
        int refit = Math.max(1, DAYS_TO_REFIT * perDay / stride);
        return new WalkForwardPlan(horizon, stride, FIRST_DAYS * perDay, OptionalInt.empty(), refit, stride, seed);
    }

    /** The same with a window of fixed length. */
    public WalkForwardPlan rolling(int steps) {
        return new WalkForwardPlan(horizon, stride, shortest, OptionalInt.of(steps), refitEvery, embargo, seed);
    }

    /** How many forecasts overlap one another, itself included. */
    public int overlap() {
        return Math.max(1, Math.ceilDiv(horizon, stride));
    }

    /** Where a window that ends at a step begins. */
    int from(int end) {
        return window.isPresent() ? Math.max(0, end - window.getAsInt()) : 0;
    }
}
