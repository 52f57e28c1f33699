package gammadesk.analytics.learning.reinforce;

import gammadesk.analytics.learning.net.Adam;
import gammadesk.analytics.learning.net.MlpGradient;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.learning.net.MlpPass;
import gammadesk.analytics.learning.net.MlpShape;
import gammadesk.analytics.learning.path.PathSet;
import gammadesk.analytics.learning.train.PolicyDesign;
import java.util.SplittableRandom;

/** A net that learns what reward is still to come from a state and a holding. */
final class Critic {
    private static final int INPUTS = 4;
    private static final int UNITS = 16;
    private static final int BLOCK = MlpPass.BLOCK;

    private final PolicyDesign design;
    private final MlpPass pass;
    private final MlpGradient gradient;
    private final Adam adam;
    private final float[] weights;
    private final float[] slopes;
    private double scale = 1;

    Critic(PolicyDesign design, MlpKernels kernels, SplittableRandom random) {
        this.design = design;
        MlpShape shape = MlpShape.of(INPUTS, UNITS, UNITS, 1);
        pass = new MlpPass(shape, kernels);
        gradient = new MlpGradient(shape, kernels);
        adam = new Adam(shape.parameters());
        weights = shape.randomWeights(random);
        slopes = new float[weights.length];
    }

    /** The sizes that rewards have, set once before anything is learned. */
    void scale(double size) {
        scale = Math.max(1e-12, size);
    }

    /** Writes the value of one step's states. */
    void values(PathSet paths, int step, double[] held, double[] out) {
        for (int from = 0; from < out.length; from += BLOCK) {
            int rows = encode(paths, step, held, from);
            float[] values = pass.forward(weights, rows);
            for (int row = 0; row < rows; row++) {
                out[from + row] = scale * values[row];
            }
        }
    }

    private int encode(PathSet paths, int step, double[] held, int from) {
        int rows = Math.min(BLOCK, held.length - from);
        float[] inputs = pass.inputs();
        double deviation = design.volatility() * Math.sqrt(design.years());
        float left = (float) (1 - (double) step / paths.steps());
        for (int row = 0; row < rows; row++) {
            double spot = paths.spots()[step][from + row];
            double volatility = Math.sqrt(paths.variances()[step][from + row]);
            inputs[row] = (float) (Math.log(spot / design.strike()) / deviation);
            inputs[BLOCK + row] = left;
            inputs[2 * BLOCK + row] = (float) (volatility / design.volatility() - 1);
            inputs[3 * BLOCK + row] = (float) (2 * held[from + row] - 1);
        }
        return rows;
    }

    /** One step towards the rewards that came, by mean square. */
    void learn(Episodes episodes, double[][] toCome, double rate) {
        gradient.clear();
        PathSet paths = episodes.paths();
        for (int step = 0; step < paths.steps(); step++) {
            for (int from = 0; from < paths.paths(); from += BLOCK) {
                int rows = encode(paths, step, episodes.held()[step], from);
                float[] values = pass.forward(weights, rows);
                for (int row = 0; row < rows; row++) {
                    pass.outputSlopes()[row] = (float) (values[row] - toCome[step][from + row] / scale);
                }
                pass.backward(weights, rows, gradient);
            }
        }
        gradient.collect(slopes);
        adam.step(weights, slopes, rate);
    }
}
