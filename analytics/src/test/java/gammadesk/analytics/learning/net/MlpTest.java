package gammadesk.analytics.learning.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Vectors and scalars say the same, and the gradient is the slope. */
class MlpTest {
    private static final MlpShape SHAPE = MlpShape.of(5, 17, 32, 3);
    private static final List<MlpKernels> BOTH = List.of(MlpKernels.scalar(), MlpKernels.best());

    private final float[] weights = shaken(SHAPE);

    private static float[] shaken(MlpShape shape) {
        float[] weights = shape.randomWeights(new SplittableRandom(7));
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < weights.length; i++) {
            weights[i] += (float) (0.2 * random.nextGaussian());
        }
        return weights;
    }

    private static MlpPass filled(MlpKernels kernels, int rows) {
        MlpPass pass = new MlpPass(SHAPE, kernels);
        SplittableRandom random = new SplittableRandom(9);
        for (int row = 0; row < rows; row++) {
            for (int input = 0; input < SHAPE.inputs(); input++) {
                pass.inputs()[input * MlpPass.BLOCK + row] = (float) random.nextGaussian();
            }
        }
        return pass;
    }

    /** Weighted sum of all outputs, with a reference of its own in doubles. */
    private static double sum(float[] outputs, int rows) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            for (int output = 0; output < 3; output++) {
                sum += (output + 1) * (row % 3 - 0.5) * outputs[output * MlpPass.BLOCK + row];
            }
        }
        return sum;
    }

    @Test
    void theseTestsRunWithVectors() {
        assertThat(MlpKernels.best()).isInstanceOf(VectorMlp.class);
    }

    @Test
    void anOutputIsWhatTheFormulaSays() {
        for (MlpKernels kernels : BOTH) {
            MlpPass pass = filled(kernels, 40);
            float[] outputs = pass.forward(weights, 40);
            for (int row : new int[] {0, 31, 39}) {
                double[] exact = exact(pass.inputs(), row);
                for (int output = 0; output < 3; output++) {
                    assertThat((double) outputs[output * MlpPass.BLOCK + row]).isCloseTo(exact[output], within(1e-5));
                }
            }
        }
    }

    private double[] exact(float[] inputs, int row) {
        double[] values = new double[SHAPE.inputs()];
        for (int i = 0; i < values.length; i++) {
            values[i] = inputs[i * MlpPass.BLOCK + row];
        }
        int at = 0;
        for (int layer = 0; layer < 3; layer++) {
            double[] next = new double[SHAPE.widths().get(layer + 1)];
            for (int j = 0; j < next.length; j++) {
                next[j] = weights[at + values.length * next.length + j];
                for (int i = 0; i < values.length; i++) {
                    next[j] += values[i] * weights[at + i * next.length + j];
                }
                next[j] = layer < 2 ? next[j] / (1 + Math.exp(-next[j])) : next[j];
            }
            at += (values.length + 1) * next.length;
            values = next;
        }
        return values;
    }

    @Test
    void bothKernelsGiveTheSameBits() {
        for (int rows : new int[] {1, 31, 33, 500, MlpPass.BLOCK}) {
            float[][] outputs = new float[2][];
            float[][] gradients = new float[2][];
            for (int i = 0; i < 2; i++) {
                MlpPass pass = filled(BOTH.get(i), rows);
                outputs[i] = firstRows(pass.forward(weights, rows), rows);
                gradients[i] = gradient(pass, BOTH.get(i), rows);
            }
            assertThat(outputs[1]).isEqualTo(outputs[0]);
            assumeTrue(BOTH.get(0).slots() == BOTH.get(1).slots());
            assertThat(gradients[1]).isEqualTo(gradients[0]);
        }
    }

    private static float[] firstRows(float[] outputs, int rows) {
        float[] first = new float[3 * rows];
        for (int output = 0; output < 3; output++) {
            System.arraycopy(outputs, output * MlpPass.BLOCK, first, output * rows, rows);
        }
        return first;
    }

    private float[] gradient(MlpPass pass, MlpKernels kernels, int rows) {
        for (int row = 0; row < rows; row++) {
            for (int output = 0; output < 3; output++) {
                pass.outputSlopes()[output * MlpPass.BLOCK + row] = (float) ((output + 1) * (row % 3 - 0.5));
            }
        }
        MlpGradient gradient = new MlpGradient(SHAPE, kernels);
        pass.backward(weights, rows, gradient);
        float[] slopes = new float[weights.length];
        gradient.collect(slopes);
        return slopes;
    }

    @Test
    void theGradientIsTheSlopeByEveryWeight() {
        int rows = 45;
        for (MlpKernels kernels : BOTH) {
            MlpPass pass = filled(kernels, rows);
            pass.forward(weights, rows);
            float[] slopes = gradient(pass, kernels, rows);
            for (int i = 0; i < weights.length; i += 3) {
                float kept = weights[i];
                weights[i] = kept + 0.01f;
                double up = sum(pass.forward(weights, rows), rows);
                weights[i] = kept - 0.01f;
                double down = sum(pass.forward(weights, rows), rows);
                weights[i] = kept;
                assertThat((double) slopes[i]).isCloseTo((up - down) / 0.02, within(0.02 + 2e-3 * Math.abs(slopes[i])));
            }
        }
    }

    @Test
    void theSlopesByTheInputsAreSlopesToo() {
        for (MlpKernels kernels : BOTH) {
            MlpPass pass = filled(kernels, 20);
            pass.forward(weights, 20);
            gradient(pass, kernels, 20);
            float[] slopes = pass.inputSlopes().clone();
            int at = 2 * MlpPass.BLOCK + 13;
            pass.inputs()[at] += 0.01f;
            double up = sum(pass.forward(weights, 20), 20);
            pass.inputs()[at] -= 0.02f;
            double down = sum(pass.forward(weights, 20), 20);
            assertThat((double) slopes[at]).isCloseTo((up - down) / 0.02, within(2e-3));
        }
    }

    @Test
    void oneRowIsTheFirstOfABlock() {
        for (MlpKernels kernels : BOTH) {
            MlpPass block = filled(kernels, 1);
            MlpPass single = new MlpPass(SHAPE, kernels);
            for (int input = 0; input < SHAPE.inputs(); input++) {
                single.inputs()[input] = block.inputs()[input * MlpPass.BLOCK];
            }
            float[] many = block.forward(weights, 1);
            float[] one = single.forwardOne(weights);
            for (int output = 0; output < 3; output++) {
                assertThat(one[output]).isEqualTo(many[output * MlpPass.BLOCK]);
            }
        }
    }

    @Test
    void farOutTheActivationIsItsLimits() {
        float[] z = {-1000, -90, -20, -1, 0, 1, 20, 90, 1000};
        for (MlpKernels kernels : BOTH) {
            float[] a = new float[z.length];
            kernels.silu(z, a, 0, z.length);
            for (int i = 0; i < z.length; i++) {
                assertThat((double) a[i])
                        .isCloseTo(z[i] / (1 + Math.exp(-(double) z[i])), within(4e-7 * (1 + Math.abs(z[i]))));
            }
        }
    }

    /** Kingma and Ba: the first step is the rate against the sign, whatever the size of the slope. */
    @Test
    void adamsFirstStepHasTheSizeOfTheRate() {
        float[] parameters = {1, 1, 1};
        new Adam(3).step(parameters, new float[] {3e-5f, -200, 0}, 0.1);
        assertThat(parameters).containsExactly(new float[] {0.9f, 1.1f, 1}, within(1e-4f));
    }

    @Test
    void adamContinuesFromItsState() {
        float[] straight = {1, -2};
        float[] resumed = {1, -2};
        float[][] gradients = {{1, 2}, {-3, 0.5f}, {0.1f, 0.2f}};
        Adam one = new Adam(2);
        Arrays.stream(gradients).forEach(gradient -> one.step(straight, gradient, 0.01));
        Adam before = new Adam(2);
        before.step(resumed, gradients[0], 0.01);
        Adam after = new Adam(before.state());
        before.step(new float[2], gradients[2], 0.01);
        after.step(resumed, gradients[1], 0.01);
        after.step(resumed, gradients[2], 0.01);
        assertThat(resumed).isEqualTo(straight);
    }

    @Test
    void aNetHasLayers() {
        assertThatThrownBy(() -> MlpShape.of(3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MlpShape.of(3, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(MlpShape.of(3, 4, 2).parameters()).isEqualTo(3 * 4 + 4 + 4 * 2 + 2);
        assertThat(MlpShape.of(3, 4, 2).outputBiases()).isEqualTo(24);
    }

    /** Boxed vectors would be kilobytes a block: the kernels have stayed in one piece. */
    @Test
    void warmKernelsAllocateNothing() {
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        MlpKernels kernels = MlpKernels.best();
        MlpPass pass = filled(kernels, MlpPass.BLOCK);
        MlpGradient gradient = new MlpGradient(SHAPE, kernels);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 400 && least > 200; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int j = 0; j < 20; j++) {
                pass.forward(weights, MlpPass.BLOCK);
                pass.backward(weights, MlpPass.BLOCK, gradient);
            }
            least = Math.min(least, (threads.getCurrentThreadAllocatedBytes() - before) / 20.0);
        }
        assertThat(least).isLessThan(200);
    }
}
