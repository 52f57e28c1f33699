package gammadesk.analytics.learning.net;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A multilayer perceptron: SiLU after every layer but the last. All parameters lie in one array, layer after layer: the
 * weights by input and, within it, by output; then one bias an output.
 *
 * @param widths of the layers, from inputs to outputs; two at least, each at least 1
 */
public record MlpShape(List<Integer> widths) {
    /** Throws {@link IllegalArgumentException} for fewer than two layers or an empty one. */
    public MlpShape {
        widths = List.copyOf(widths);
        if (widths.size() < 2 || widths.stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException("no net has the widths " + widths);
        }
    }

    /** Inputs, hidden layers, outputs. */
    public static MlpShape of(Integer... widths) {
        return new MlpShape(List.of(widths));
    }

    /** How many inputs. */
    public int inputs() {
        return widths.getFirst();
    }

    /** How many outputs. */
    public int outputs() {
        return widths.getLast();
    }

    /** How many layers of weights. */
    public int layers() {
        return widths.size() - 1;
    }

    /** Units of a layer's outputs; layer 0 is the first with weights. */
    int width(int layer) {
        return widths.get(layer + 1);
    }

    /** Where a layer's parameters start. */
    int start(int layer) {
        int start = 0;
        for (int before = 0; before < layer; before++) {
            start += (widths.get(before) + 1) * widths.get(before + 1);
        }
        return start;
    }

    /** How many weights and biases. */
    public int parameters() {
        return start(layers());
    }

    /**
     * Random weights whose layers neither blow up nor fade, biases 0, and a last layer a tenth as strong, so that a new
     * net says nearly nothing. The same generator in the same state gives the same bits.
     */
    public float[] randomWeights(SplittableRandom random) {
        float[] parameters = new float[parameters()];
        for (int layer = 0; layer < layers(); layer++) {
            int inputs = widths.get(layer);
            double deviation = (layer == layers() - 1 ? 0.1 : Math.sqrt(2)) / Math.sqrt(inputs);
            int start = start(layer);
            for (int i = 0; i < inputs * width(layer); i++) {
                parameters[start + i] = (float) (deviation * random.nextGaussian());
            }
        }
        return parameters;
    }

    /** Where the biases of the outputs start. */
    public int outputBiases() {
        return parameters() - outputs();
    }
}
