package gammadesk.analytics.learning.train;

/** What a net's outputs mean: a ratio around Black's delta at the momentary volatility. */
public enum HedgeHead {
    /**
     * Two half-widths, never negative: what is held stays while it is between the edges, else it goes to the nearer.
     */
    BAND(2),
    /** The same around a centre that the net moves away from delta, for markets where delta is not the least risk. */
    SHIFTED_BAND(3),
    /** What to add to delta; the net also sees what is held. */
    MEMORY(1);

    /** Twice the half-width at output 0, so that a new net's band is 0.1 wide. */
    private static final double SOFT = 0.1;

    private final int outputs;

    HedgeHead(int outputs) {
        this.outputs = outputs;
    }

    int outputs() {
        return outputs;
    }

    boolean seesHeld() {
        return this == MEMORY;
    }

    /** Above 0, about the output where this is positive. */
    private static double halfWidth(double output) {
        return (output + Math.sqrt(output * output + SOFT * SOFT)) / 2;
    }

    private static double halfWidthSlope(double output) {
        return (1 + output / Math.sqrt(output * output + SOFT * SOFT)) / 2;
    }

    /** The ratio to hold for one row. */
    double ratio(float[] outputs, int row, int stride, double delta, double held) {
        if (this == MEMORY) {
            return delta + outputs[row];
        }
        double centre = this == SHIFTED_BAND ? delta + outputs[2 * stride + row] : delta;
        double low = centre - halfWidth(outputs[row]);
        double high = centre + halfWidth(outputs[stride + row]);
        return Math.max(low, Math.min(high, held));
    }

    /**
     * From the slope by the ratio to those by the outputs.
     *
     * @return the slope by what is held, where the ratio takes it over
     */
    double back(float[] outputs, int row, int stride, double delta, double held, double slope, float[] slopes) {
        if (this == MEMORY) {
            slopes[row] = (float) slope;
            return 0;
        }
        double centre = this == SHIFTED_BAND ? delta + outputs[2 * stride + row] : delta;
        boolean below = held < centre - halfWidth(outputs[row]);
        boolean above = held > centre + halfWidth(outputs[stride + row]);
        slopes[row] = below ? (float) (-slope * halfWidthSlope(outputs[row])) : 0;
        slopes[stride + row] = above ? (float) (slope * halfWidthSlope(outputs[stride + row])) : 0;
        if (this == SHIFTED_BAND) {
            slopes[2 * stride + row] = below || above ? (float) slope : 0;
        }
        return below || above ? 0 : slope;
    }
}
