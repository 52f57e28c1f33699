package gammadesk.analytics.learning.net;

import java.util.Arrays;

/**
 * Slopes by every parameter, added up over blocks and moments. Each is kept in partial sums by lane that are added in a
 * fixed order at the end: the Vector API leaves the order of its own reduction open, and bits would differ from run to
 * run.
 */
public final class MlpGradient {
    private final int slots;
    private final float[] sums;

    /** Zero. */
    public MlpGradient(MlpShape shape, MlpKernels kernels) {
        slots = kernels.slots();
        sums = new float[shape.parameters() * slots];
    }

    float[] sums() {
        return sums;
    }

    /** Back to zero. */
    public void clear() {
        Arrays.fill(sums, 0);
    }

    /** Writes the slope by each parameter. */
    public void collect(float[] out) {
        for (int parameter = 0; parameter < out.length; parameter++) {
            float sum = 0;
            for (int slot = 0; slot < slots; slot++) {
                sum += sums[parameter * slots + slot];
            }
            out[parameter] = sum;
        }
    }
}
