package gammadesk.analytics.learning.train;

import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.learning.net.MlpKernels;

/** A policy with its weights. Keeps working memory: one per thread. */
public final class LearnedPolicy implements HedgeStrategy {
    private final String name;
    private final PolicyDesign design;
    private final float[] weights;
    private final PolicyBlock block;
    private final double[] ratios = new double[PolicyBlock.ROWS];

    /**
     * Of given weights, which are copied.
     *
     * @throws IllegalArgumentException when their number is not the design's
     */
    public LearnedPolicy(String name, PolicyDesign design, float[] weights, MlpKernels kernels) {
        this(name, design, weights.clone(), new PolicyBlock(design, kernels));
    }

    LearnedPolicy(String name, PolicyDesign design, float[] weights, PolicyBlock block) {
        if (weights.length != design.shape().parameters()) {
            throw new IllegalArgumentException(
                    "a net of " + design.shape() + " does not have " + weights.length + " weights");
        }
        this.name = name;
        this.design = design;
        this.weights = weights;
        this.block = block;
    }

    @Override
    public String name() {
        return name;
    }

    /** What it sees and what its net looks like. */
    public PolicyDesign design() {
        return design;
    }

    /** A copy. */
    public float[] weights() {
        return weights.clone();
    }

    @Override
    public void ratios(Moment moment, double[] held, double[] out) {
        for (int from = 0; from < out.length; from += PolicyBlock.ROWS) {
            int rows = Math.min(PolicyBlock.ROWS, out.length - from);
            for (int row = 0; row < rows; row++) {
                block.put(row, moment.spots()[from + row], moment.variances()[from + row], held[from + row]);
            }
            block.forward(weights, moment.yearsLeft(), rows, ratios);
            System.arraycopy(ratios, 0, out, from, rows);
        }
    }
}
