package gammadesk.analytics.learning.net;

import java.util.Arrays;

/**
 * The working memory in which one net is evaluated, for up to {@link #BLOCK} rows at a time: inputs are written, the
 * net goes forwards, slopes by its outputs are written, it goes backwards. Nothing is allocated on the way. Not
 * thread-safe.
 */
public final class MlpPass {
    /** Rows that fit at once; the middle layers then stay in the processor's cache. */
    public static final int BLOCK = 512;

    private final MlpShape shape;
    private final MlpKernels kernels;
    private final float[][] values;
    private final float[][] sums;
    private final float[][] slopes;

    /** For nets of one shape. */
    public MlpPass(MlpShape shape, MlpKernels kernels) {
        this.shape = shape;
        this.kernels = kernels;
        values = new float[shape.layers() + 1][];
        sums = new float[shape.layers()][];
        slopes = new float[shape.layers() + 1][];
        for (int level = 0; level <= shape.layers(); level++) {
            values[level] = new float[shape.widths().get(level) * BLOCK];
            slopes[level] = new float[shape.widths().get(level) * BLOCK];
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            sums[layer] = layer == shape.layers() - 1 ? values[layer + 1] : new float[shape.width(layer) * BLOCK];
        }
    }

    /** To be filled before {@link #forward}: row {@code r} of input {@code u} at {@code u * BLOCK + r}. */
    public float[] inputs() {
        return values[0];
    }

    /**
     * Evaluates the first rows.
     *
     * @param rows 1 to {@link #BLOCK}
     * @return the outputs, laid out like the inputs; overwritten by the next call
     */
    public float[] forward(float[] parameters, int rows) {
        int padded = pad(values[0], rows);
        for (int layer = 0; layer < shape.layers(); layer++) {
            int width = shape.width(layer);
            kernels.affine(
                    parameters,
                    shape.start(layer),
                    shape.widths().get(layer),
                    width,
                    values[layer],
                    sums[layer],
                    BLOCK,
                    padded);
            if (layer < shape.layers() - 1) {
                activate(layer, width, padded);
            }
        }
        return values[shape.layers()];
    }

    private void activate(int layer, int width, int rows) {
        if (rows == BLOCK) {
            kernels.silu(sums[layer], values[layer + 1], 0, width * BLOCK);
            return;
        }
        for (int unit = 0; unit < width; unit++) {
            kernels.silu(sums[layer], values[layer + 1], unit * BLOCK, rows);
        }
    }

    /** Evaluates one row, whose inputs stand side by side at the start of {@link #inputs()}; so do the outputs. */
    public float[] forwardOne(float[] parameters) {
        for (int layer = 0; layer < shape.layers(); layer++) {
            int width = shape.width(layer);
            kernels.affineOne(
                    parameters, shape.start(layer), shape.widths().get(layer), width, values[layer], sums[layer]);
            if (layer < shape.layers() - 1) {
                kernels.silu(sums[layer], values[layer + 1], 0, width);
            }
        }
        return values[shape.layers()];
    }

    /** To be filled before {@link #backward}: the slopes by the outputs, laid out like these. */
    public float[] outputSlopes() {
        return slopes[shape.layers()];
    }

    /** After {@link #backward}: the slopes by the inputs. */
    public float[] inputSlopes() {
        return slopes[0];
    }

    /** Goes back through the rows that {@link #forward} was just called with, and adds to the gradient. */
    public void backward(float[] parameters, int rows, MlpGradient gradient) {
        int padded = pad(outputSlopes(), rows);
        for (int layer = shape.layers() - 1; layer >= 0; layer--) {
            int inputs = shape.widths().get(layer);
            int outputs = shape.width(layer);
            int start = shape.start(layer);
            kernels.weightSlopes(
                    values[layer], slopes[layer + 1], start, inputs, outputs, gradient.sums(), BLOCK, padded);
            kernels.inputSlopes(parameters, start, inputs, outputs, slopes[layer + 1], slopes[layer], BLOCK, padded);
            if (layer > 0) {
                deactivate(layer, inputs, padded);
            }
        }
    }

    private void deactivate(int level, int width, int rows) {
        for (int unit = 0; unit < width; unit++) {
            kernels.siluSlopes(sums[level - 1], slopes[level], unit * BLOCK, rows);
        }
    }

    private static int pad(float[] columns, int rows) {
        int padded = (rows + MlpKernels.ROW_STEP - 1) / MlpKernels.ROW_STEP * MlpKernels.ROW_STEP;
        for (int start = 0; padded > rows && start < columns.length; start += BLOCK) {
            Arrays.fill(columns, start + rows, start + padded, 0);
        }
        return padded;
    }
}
