package gammadesk.analytics.learning.net;

/**
 * The arithmetic of a net's layers for many rows at a time. Values lie by unit and, within it, by row: row {@code r} of
 * unit {@code u} at {@code u * stride + r}. Rows come in multiples of {@link #ROW_STEP}. Vectors and scalars do the
 * same operations in the same order, so that where a register holds {@link #ROW_STEP} / 2 floats they give the same
 * bits.
 */
public sealed interface MlpKernels permits ScalarMlp, VectorMlp {
    /** Rows are worked on by so many; the working memory pads them. */
    int ROW_STEP = 32;

    /** One by one: the reference, and what stands in without vectors. */
    static MlpKernels scalar() {
        return new ScalarMlp();
    }

    /** Vectors where the program was started with them, else scalars. Slow until the compiler is done with them. */
    static MlpKernels best() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() ? new VectorMlp() : new ScalarMlp();
    }

    /** Partial sums that {@link #weightSlopes} keeps of every parameter. */
    int slots();

    /**
     * {@code z = b + W x} for one layer.
     *
     * @param at where the layer's parameters start
     * @param x inputs
     * @param z receives the outputs
     */
    void affine(float[] parameters, int at, int inputs, int outputs, float[] x, float[] z, int stride, int rows);

    /** The same for one row, whose units lie side by side. */
    void affineOne(float[] parameters, int at, int inputs, int outputs, float[] x, float[] z);

    /** {@code a = z / (1 + exp(-z))} for {@code count} values from {@code from}. */
    void silu(float[] z, float[] a, int from, int count);

    /** Multiplies {@code slopes} by the derivative of {@link #silu} at {@code z}. */
    void siluSlopes(float[] z, float[] slopes, int from, int count);

    /** From slopes by a layer's outputs to those by its inputs. */
    void inputSlopes(
            float[] parameters, int at, int inputs, int outputs, float[] byZ, float[] byX, int stride, int rows);

    /**
     * Adds a layer's slopes by its parameters, in {@link #slots()} partial sums of each.
     *
     * @param sums the partial sums of one parameter side by side
     */
    void weightSlopes(float[] x, float[] byZ, int at, int inputs, int outputs, float[] sums, int stride, int rows);
}
