package gammadesk.analytics.learning.net;

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
            for (int row = 0; row < rows; row++) {
                float sum = parameters[at + inputs * outputs + j];
                for (int i = 0; i < inputs; i++) {
                    sum = Math.fma(x[i * stride + row], parameters[at + i * outputs + j], sum);
                }
                z[j * stride + row] = sum;
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
            for (int row = 0; row < rows; row++) {
                float sum = 0;
                for (int j = 0; j < outputs; j++) {
                    sum = Math.fma(byZ[j * stride + row], parameters[at + i * outputs + j], sum);
                }
                byX[i * stride + row] = sum;
            }
        }
    }

    @Override
    public void weightSlopes(
            float[] x, float[] byZ, int at, int inputs, int outputs, float[] sums, int stride, int rows) {
        for (int j = 0; j < outputs; j++) {
            for (int i = 0; i < inputs; i++) {
                int sum = (at + i * outputs + j) * SLOTS;
                for (int row = 0; row < rows; row++) {
                    int slot = sum + row % SLOTS;
                    sums[slot] = Math.fma(x[i * stride + row], byZ[j * stride + row], sums[slot]);
                }
            }
            int sum = (at + inputs * outputs + j) * SLOTS;
            for (int row = 0; row < rows; row++) {
                sums[sum + row % SLOTS] += byZ[j * stride + row];
            }
        }
    }
}
