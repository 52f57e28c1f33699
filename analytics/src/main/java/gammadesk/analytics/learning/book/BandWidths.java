package gammadesk.analytics.learning.book;

/**
 * A band in classical half-widths: {@code exp(low)} of them below and {@code exp(high)} above a centre that lies
 * {@code centre} of them above delta's target.
 */
record BandWidths(double low, double high, double centre) {
    static final int OUTPUTS = 3;
    /** Half-widths are never less than a fortieth or more than forty times the classical ones. */
    static final double FARTHEST = Math.log(40);

    static final BandWidths CLASSICAL = new BandWidths(0, 0, 0);

    /** From what a net says. */
    static BandWidths of(float[] out, int at, int stride) {
        return new BandWidths(
                Math.clamp(out[at], -FARTHEST, FARTHEST),
                Math.clamp(out[at + stride], -FARTHEST, FARTHEST),
                out[at + 2 * stride]);
    }

    /** Whether an end stands where no net may go beyond. */
    boolean isAtMost() {
        return Math.abs(low) >= FARTHEST || Math.abs(high) >= FARTHEST;
    }

    /** Below the target, coin. */
    double lowCoin(double half) {
        return half * (centre - Math.exp(low));
    }

    /** Above the target, coin. */
    double highCoin(double half) {
        return half * (centre + Math.exp(high));
    }
}
