package gammadesk.views.chart;

import gammadesk.analytics.market.Column;
import gammadesk.views.chart.Viewport.Range;

/**
 * How many values fall into each of equally wide bins on round numbers. What lies beyond the bins is counted apart, so
 * that single giants do not flatten the picture.
 *
 * @param first lower edge of the first bin
 * @param width of a bin
 * @param counts by bin
 * @param below values under the first bin
 * @param above values over the last bin
 */
public record Histogram(double first, double width, Column counts, int below, int above) {
    private static final double CUT = 0.001;

    /**
     * Bins of a sample.
     *
     * @param sorted ascending, finite
     * @param bins about so many, at least 1
     * @param keep a value that must lie within the bins, such as a quantile
     */
    public static Histogram of(Column sorted, int bins, double keep) {
        int size = sorted.size();
        if (size == 0) {
            return new Histogram(0, 1, Column.of(0), 0, 0);
        }
        double low = Math.min(keep, sorted.get((int) Math.floor(CUT * (size - 1))));
        double high = Math.max(keep, sorted.get((int) Math.ceil((1 - CUT) * (size - 1))));
        double width = Ticks.step(Math.max(high - low, Math.max(Math.abs(high), 1) * 1e-9), bins);
        double first = Math.floor(low / width) * width;
        int count = (int) Math.floor((high - first) / width) + 1;
        return counted(sorted, first, width, new double[count]);
    }

    private static Histogram counted(Column sorted, double first, double width, double[] counts) {
        int below = 0;
        int above = 0;
        for (int i = 0; i < sorted.size(); i++) {
            int bin = (int) Math.floor((sorted.get(i) - first) / width);
            if (bin < 0) {
                below++;
            } else if (bin >= counts.length) {
                above++;
            } else {
                counts[bin]++;
            }
        }
        return new Histogram(first, width, Column.of(counts), below, above);
    }

    /** How many bins. */
    public int bins() {
        return counts.size();
    }

    /** Lower edge of a bin. */
    public double edge(int bin) {
        return first + bin * width;
    }

    /** The bin of a value, or -1. */
    public int bin(double value) {
        int bin = (int) Math.floor((value - first) / width);
        return bin >= 0 && bin < bins() ? bin : -1;
    }

    /** All bins. */
    public Range range() {
        return new Range(first, edge(bins()));
    }

    /** The largest count. */
    public double highest() {
        double most = 0;
        for (int i = 0; i < bins(); i++) {
            most = Math.max(most, counts.get(i));
        }
        return most;
    }
}
