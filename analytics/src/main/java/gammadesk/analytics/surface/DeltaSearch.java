package gammadesk.analytics.surface;

import gammadesk.analytics.market.OptionType;
import java.util.function.DoubleUnaryOperator;

/** Finds the strike of a delta by bisection: slower than Newton and never lost. */
final class DeltaSearch {
    private static final int HALVINGS = 60;
    private static final double WIDEST = 40;

    private DeltaSearch() {}

    static double logMoneyness(Smile smile, double delta, OptionType type, DeltaConvention convention) {
        double reach = WIDEST * Math.sqrt(smile.model().totalVariance(0));
        if (!(delta > 0 && delta < 1) || !(reach > 0)) {
            return Double.NaN;
        }
        DoubleUnaryOperator size = k -> smile.delta(k, type, convention);
        boolean call = type == OptionType.CALL;
        double left = call && convention == DeltaConvention.PREMIUM_ADJUSTED ? highest(size, reach) : -reach;
        return call ? falling(size, delta, left, reach) : falling(size, delta, reach, left);
    }

    /** Where a function that falls from {@code high} to {@code low} passes the target. */
    private static double falling(DoubleUnaryOperator size, double target, double high, double low) {
        if (!(size.applyAsDouble(high) >= target && size.applyAsDouble(low) <= target)) {
            return Double.NaN;
        }
        double above = high;
        double below = low;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (above + below) / 2;
            if (size.applyAsDouble(middle) >= target) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return (above + below) / 2;
    }

    /** The maximum of the premium-adjusted call delta, by narrowing thirds. */
    private static double highest(DoubleUnaryOperator size, double reach) {
        double left = -reach;
        double right = reach;
        for (int i = 0; i < 2 * HALVINGS; i++) {
            double third = (right - left) / 3;
            if (size.applyAsDouble(left + third) < size.applyAsDouble(right - third)) {
                left += third;
            } else {
                right -= third;
            }
        }
        return (left + right) / 2;
    }
}
