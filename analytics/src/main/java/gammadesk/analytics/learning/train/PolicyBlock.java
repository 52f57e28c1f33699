package gammadesk.analytics.learning.train;

import gammadesk.analytics.learning.net.MlpGradient;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.learning.net.MlpPass;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.MovedColumns;
import gammadesk.analytics.pricing.PricingKernels;
import java.util.Arrays;

/**
 * Up to {@link #ROWS} states through a policy, forwards and back. Working memory: one per thread, nothing is allocated
 * on the way.
 */
public final class PolicyBlock {
    /** States at once. */
    public static final int ROWS = MlpPass.BLOCK;

    /** Volatility times root of time below which delta is a step anyway. */
    private static final double LEAST_DEVIATION = 1e-4;
    /** Makes the density 1 at the money. */
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    private final PolicyDesign design;
    private final MlpPass pass;
    private final PricingKernels pricing;
    private final MovedColumns options = new MovedColumns(ROWS);
    private final double[] variances = new double[ROWS];
    private final double[] held = new double[ROWS];
    private float[] outputs = new float[0];

    /** For policies of one design. */
    public PolicyBlock(PolicyDesign design, MlpKernels kernels) {
        this.design = design;
        pass = new MlpPass(design.shape(), kernels);
        pricing = kernels.equals(MlpKernels.scalar()) ? PricingKernels.scalar() : PricingKernels.vector();
        Arrays.fill(options.forward, 1);
    }

    /** Sets one row's state: price, variance a year and the ratio that is held. */
    public void put(int row, double spot, double variance, double ratio) {
        options.logMoneyness[row] = Math.log(spot / design.strike());
        variances[row] = variance;
        held[row] = ratio;
    }

    /** Writes the ratios to hold for the first rows. */
    public void forward(float[] weights, double yearsLeft, int rows, double[] ratios) {
        encode(yearsLeft, rows);
        outputs = pass.forward(weights, rows);
        for (int row = 0; row < rows; row++) {
            ratios[row] = design.head().ratio(outputs, row, ROWS, options.delta[row], held[row]);
        }
    }

    private void encode(double yearsLeft, int rows) {
        for (int row = 0; row < rows; row++) {
            options.deviation[row] = Math.max(LEAST_DEVIATION, Math.sqrt(variances[row] * yearsLeft));
        }
        pricing.deltaGamma(options, 0, rows);
        boolean isPut = design.type() == OptionType.PUT;
        double perDeviation = 1 / (design.volatility() * Math.sqrt(design.years()));
        float time = (float) Math.sqrt(yearsLeft / design.years());
        float[] inputs = pass.inputs();
        for (int row = 0; row < rows; row++) {
            double call = options.delta[row];
            inputs[row] = (float) (options.logMoneyness[row] * perDeviation);
            inputs[ROWS + row] = time;
            inputs[2 * ROWS + row] = (float) (Math.sqrt(variances[row]) / design.volatility() - 1);
            inputs[3 * ROWS + row] = (float) (2 * call - 1);
            inputs[4 * ROWS + row] = (float) (options.gamma[row] * options.deviation[row] * ROOT_TWO_PI);
            options.delta[row] = isPut ? call - 1 : call;
        }
        if (design.head().seesHeld()) {
            for (int row = 0; row < rows; row++) {
                inputs[5 * ROWS + row] = (float) (2 * held[row] - 1);
            }
        }
    }

    /**
     * Goes back through the rows of the last {@link #forward}.
     *
     * @param slopes by each ratio
     * @param heldSlopes receives the slopes by what was held
     */
    public void backward(float[] weights, int rows, double[] slopes, MlpGradient gradient, double[] heldSlopes) {
        float[] outputSlopes = pass.outputSlopes();
        for (int row = 0; row < rows; row++) {
            heldSlopes[row] =
                    design.head().back(outputs, row, ROWS, options.delta[row], held[row], slopes[row], outputSlopes);
        }
        pass.backward(weights, rows, gradient);
        if (design.head().seesHeld()) {
            float[] inputSlopes = pass.inputSlopes();
            for (int row = 0; row < rows; row++) {
                heldSlopes[row] += 2 * inputSlopes[5 * ROWS + row];
            }
        }
    }
}
