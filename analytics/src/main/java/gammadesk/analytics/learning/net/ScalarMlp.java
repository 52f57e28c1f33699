package gammadesk.analytics.learning.net;

import java.util.Arrays;

/** One by one: the oracle of {@link VectorMlp} and its stand-in. */
record ScalarMlp() implements MlpKernels {
    private static final int SLOTS = ROW_STEP / 2;

    @Override
    public int slots() {
        return SLOTS;
    }

    @Override
    public void affine(
            float[] parameters, int at, int inputs, int outputs, float[] x, float[] z, int stride, int rows) {
        for (int j = 0; j < outputs; j++) {
            Arrays.fill(z, j * stride, j * stride + rows, parameters[at + inputs * outputs + j]);
            for (int i = 0; i < inputs; i++) {
                addScaled(x, i * stride, parameters[at + i * outputs + j], z, j * stride, rows);
            }
        }
    }

    @Override
    public void affineOne(float[] parameters, int at, int inputs, int outputs, float[] x, float[] z) {
        for (int j = 0; j < outputs; j++) {
            float sum = parameters[at + inputs * outputs + j];
            for (int i = 0; i < inputs; i++) {
                sum = Math.fma(x[i], parameters[at + i * outputs + j], sum);
            }
            z[j] = sum;
        }
    }

    @Override
    public void silu(float[] z, float[] a, int from, int count) {
        for (int i = from; i < from + count; i++) {
            a[i] = z[i] * SiluTerms.sigmoid(z[i]);
        }
    }

    @Override
    public void siluSlopes(float[] z, float[] slopes, int from, int count) {
        for (int i = from; i < from + count; i++) {
            float s = SiluTerms.sigmoid(z[i]);
            slopes[i] *= s * Math.fma(z[i], 1 - s, 1);
        }
    }

    @Override
    public void inputSlopes(
            float[] parameters, int at, int inputs, int outputs, float[] byZ, float[] byX, int stride, int rows) {
        for (int i = 0; i < inputs; i++) {
            Arrays.fill(byX, i * stride, i * stride + rows, 0);
            for (int j = 0; j < outputs; j++) {
                addScaled(byZ, j * stride, parameters[at + i * outputs + j], byX, i * stride, rows);
            }
        }
    }

    private static void addScaled(float[] from, int fromAt, float by, float[] to, int toAt, int count) {
        for (int row = 0; row < count; row++) {
            to[toAt + row] = Math.fma(from[fromAt + row], by, to[toAt + row]);
        }
    }

    @Override
    public void weightSlopes(
            float[] x, float[] byZ, int at, int inputs, int outputs, float[] sums, int stride, int rows) {
        for (int j = 0; j < outputs; j++) {
            for (int i = 0; i < inputs; i++) {
                int sum = (at + i * outputs + j) * SLOTS;
                for (int row = 0; row < rows; row += SLOTS) {
                    addProducts(x, i * stride + row, byZ, j * stride + row, sums, sum);
                }
            }
            int sum = (at + inputs * outputs + j) * SLOTS;
            for (int row = 0; row < rows; row++) {
                sums[sum + row % SLOTS] += byZ[j * stride + row];
            }
        }
    }

    private static void addProducts(float[] x, int xAt, float[] byZ, int zAt, float[] sums, int sumAt) {
        for (int slot = 0; slot < SLOTS; slot++) {
            sums[sumAt + slot] = Math.fma(x[xAt + slot], byZ[zAt + slot], sums[sumAt + slot]);
        }
    }
}
