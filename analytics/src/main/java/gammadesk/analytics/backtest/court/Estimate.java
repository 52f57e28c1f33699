package gammadesk.analytics.backtest.court;

import gammadesk.analytics.backtest.BlockBootstrap.Interval;

/**
 * A number with what chance leaves open about it.
 *
 * @param value measured on the whole sample; NaN when it could not be
 * @param low lower end of its 90 % interval; NaN when there is none
 * @param high upper end
 */
public record Estimate(double value, double low, double high) {
    /** Nothing was measured. */
    public static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.NaN, Double.NaN);

    /** A number and its interval. */
    public static Estimate of(double value, Interval interval) {
        return new Estimate(value, interval.low(), interval.high());
    }

    /** Whether there is a number and an interval. */
    public boolean isKnown() {
        return Double.isFinite(value) && Double.isFinite(low) && Double.isFinite(high);
    }

    /** The same in units of a positive amount; unknown when that is not one. */
    public Estimate over(double unit) {
        return unit > 0 && Double.isFinite(unit) ? new Estimate(value / unit, low / unit, high / unit) : UNKNOWN;
    }
}
