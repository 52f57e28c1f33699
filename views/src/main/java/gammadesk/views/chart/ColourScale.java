package gammadesk.views.chart;

import java.util.Arrays;

/**
 * From a value to a colour over a robust range: single giants are clipped, and said to be.
 *
 * @param map the colours
 * @param low value of the low end
 * @param high value of the high end
 * @param known how many values there were
 * @param clipped how many of them lie outside the range
 */
public record ColourScale(ColourMap map, double low, double high, int known, int clipped) {
    private static final double LOW_PERCENTILE = 0.01;
    private static final double HIGH_PERCENTILE = 0.99;
    private static final double SMALLEST_FIT = 0.6;
    private static final double MAGNITUDE_PERCENTILE = 0.98;

    /** A scale before there is anything to scale. */
    public static ColourScale empty(ColourMap map) {
        return new ColourScale(map, 0, 1, 0, 0);
    }

    /**
     * From about the 1st to about the 99th percentile of the known values, ends on round numbers.
     *
     * @param before the scale until now, kept while it still fits so that colours do not flicker
     */
    public static ColourScale sequential(ColourMap map, double[] values, ColourScale before) {
        double[] sorted = known(values);
        if (sorted.length == 0) {
            return empty(map);
        }
        double low = percentile(sorted, LOW_PERCENTILE);
        double high = percentile(sorted, HIGH_PERCENTILE);
        if (before.fits(low, high)) {
            return counted(map, before.low, before.high, sorted);
        }
        double step = Ticks.step(Math.max(high - low, 1e-9 + Math.abs(high) * 1e-3), 8);
        return counted(map, Math.floor(low / step) * step, Math.ceil(high / step) * step, sorted);
    }

    /** Symmetric about zero, to about the 98th percentile of the magnitudes that are not zero, held steady. */
    public static ColourScale diverging(ColourMap map, double[] values, SteadyMaximum steady) {
        double[] sorted = known(values);
        double[] magnitudes =
                Arrays.stream(sorted).map(Math::abs).filter(v -> v > 0).sorted().toArray();
        if (magnitudes.length == 0) {
            return empty(map).around(1);
        }
        double limit = steady.update(percentile(magnitudes, MAGNITUDE_PERCENTILE));
        return counted(map, -limit, limit, sorted);
    }

    /** The colour of a value, transparent for NaN. */
    public int argb(double value) {
        return map.argb((value - low) / (high - low));
    }

    /** The same range in other colours. */
    public ColourScale in(ColourMap colours) {
        return new ColourScale(colours, low, high, known, clipped);
    }

    /** Share of the known values outside the range, 0 .. 1. */
    public double clippedShare() {
        return known == 0 ? 0 : clipped / (double) known;
    }

    /** For the legend; empty when nothing is clipped. */
    public String clippedSentence() {
        return clipped == 0 ? "" : Formats.percentOne(100 * clippedShare()) + " of cells clipped";
    }

    private boolean fits(double wantedLow, double wantedHigh) {
        boolean covers = low <= wantedLow && high >= wantedHigh;
        return known > 0 && covers && wantedHigh - wantedLow > (high - low) * SMALLEST_FIT;
    }

    private ColourScale around(double limit) {
        return new ColourScale(map, -limit, limit, known, clipped);
    }

    private static ColourScale counted(ColourMap map, double low, double high, double[] values) {
        int clipped = (int) Arrays.stream(values)
                .filter(value -> value < low || value > high)
                .count();
        return new ColourScale(map, low, high, values.length, clipped);
    }

    private static double[] known(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    }

    private static double percentile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
