package gammadesk.analytics.learning.book;

import gammadesk.analytics.hedging.BandState;
import gammadesk.analytics.learning.store.ByteReader;
import gammadesk.analytics.learning.store.ByteWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Features brought to a mean of 0 and a deviation of 1, and the box of those that were trained on.
 *
 * @param means by feature
 * @param deviations by feature, positive
 * @param lows all but a thousandth of the training lies above
 * @param highs all but a thousandth lies below
 */
@SuppressWarnings("ArrayRecordComponent")
public record BandScale(float[] means, float[] deviations, float[] lows, float[] highs) {
    private static final double OUTSIDE = 1e-3;
    private static final float LEAST = 1e-3f;

    /** Measured on a sample of the worlds. */
    static BandScale of(BookEpisodes... samples) {
        float[][] columns = columns(samples);
        BandScale scale = new BandScale(
                new float[columns.length],
                new float[columns.length],
                new float[columns.length],
                new float[columns.length]);
        for (int feature = 0; feature < columns.length; feature++) {
            scale.measure(feature, columns[feature]);
        }
        return scale;
    }

    private static float[][] columns(BookEpisodes[] samples) {
        int rows = Arrays.stream(samples)
                .mapToInt(one -> one.steps() * one.count())
                .sum();
        float[][] columns = new float[BandFeatures.COUNT][rows];
        float[] row = new float[BandFeatures.COUNT];
        int at = 0;
        for (BookEpisodes sample : samples) {
            for (BandState[] states : sample.states()) {
                for (BandState state : states) {
                    BandFeatures.of(state, row, 0, 1);
                    for (int feature = 0; feature < row.length; feature++) {
                        columns[feature][at] = row[feature];
                    }
                    at++;
                }
            }
        }
        return columns;
    }

    private void measure(int feature, float[] values) {
        Arrays.sort(values);
        int cut = (int) (OUTSIDE * values.length);
        lows[feature] = values[cut];
        highs[feature] = values[values.length - 1 - cut];
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            float kept = Math.clamp(value, lows[feature], highs[feature]);
            sum += kept;
            squares += (double) kept * kept;
        }
        double mean = sum / values.length;
        means[feature] = (float) mean;
        deviations[feature] = Math.max(LEAST, (float) Math.sqrt(squares / values.length - mean * mean));
    }

    /** Writes a state as the nets see it; what lies outside of the box stands at its side. */
    void write(BandState state, float[] out, int at, int stride) {
        BandFeatures.of(state, out, at, stride);
        for (int feature = 0; feature < means.length; feature++) {
            int place = at + feature * stride;
            float kept = Math.clamp(out[place], lows[feature], highs[feature]);
            out[place] = (kept - means[feature]) / deviations[feature];
        }
    }

    /** Whether a state is like those of the training; what is no number is not. */
    boolean contains(BandState state) {
        float[] row = new float[BandFeatures.COUNT];
        BandFeatures.of(state, row, 0, 1);
        for (int feature = 0; feature < row.length; feature++) {
            if (!(row[feature] >= lows[feature] && row[feature] <= highs[feature])) {
                return false;
            }
        }
        return true;
    }

    /**
     * Where a state lies in the box.
     *
     * @param distance from the middle of the box, 1 at its edge; NaN for what is no number
     * @param feature in which it lies farthest out
     */
    record Place(double distance, int feature) {}

    Place place(BandState state) {
        float[] row = new float[BandFeatures.COUNT];
        BandFeatures.of(state, row, 0, 1);
        Place farthest = new Place(0, 0);
        for (int feature = 0; feature < row.length; feature++) {
            double distance = distance(feature, row[feature]);
            if (Double.isNaN(distance)) {
                return new Place(Double.NaN, feature);
            }
            farthest = distance > farthest.distance ? new Place(distance, feature) : farthest;
        }
        return farthest;
    }

    private double distance(int feature, float value) {
        double half = ((double) highs[feature] - lows[feature]) / 2;
        boolean isInside = value >= lows[feature] && value <= highs[feature];
        if (isInside && (half == 0 || feature == BandFeatures.SIDE)) {
            return 0;
        }
        return Math.abs(value - lows[feature] - half) / half;
    }

    double sum() {
        double sum = 0;
        for (float[] numbers : List.of(means, deviations, lows, highs)) {
            for (float number : numbers) {
                sum += number;
            }
        }
        return sum;
    }

    void write(ByteWriter writer) {
        writer.putFloats(means).putFloats(deviations).putFloats(lows).putFloats(highs);
    }

    static BandScale read(ByteReader reader) {
        BandScale scale =
                new BandScale(reader.readFloats(), reader.readFloats(), reader.readFloats(), reader.readFloats());
        if (Stream.of(scale.means, scale.deviations, scale.lows, scale.highs)
                .anyMatch(numbers -> numbers.length != BandFeatures.COUNT)) {
            throw new IllegalArgumentException("a scale of another number of features");
        }
        return scale;
    }
}
