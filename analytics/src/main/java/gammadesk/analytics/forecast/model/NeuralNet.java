package gammadesk.analytics.forecast.model;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One hidden layer of tanh and a linear output, trained on squared error by Adam (Kingma and Ba 2015) with decoupled
 * decay of the weights. Inputs and targets are standardised on the examples that it is trained on; an input that is
 * unknown, or does not vary, stands at its mean, and none lies farther out than five deviations. Before any training it
 * says nothing but 0. The same seed gives the same bits.
 */
final class NeuralNet {
    private static final int HIDDEN = 16;
    private static final int BATCH = 32;
    private static final double RATE = 0.003;
    private static final double DECAY = 1e-2;
    private static final double FIRST_MEMORY = 0.9;
    private static final double SECOND_MEMORY = 0.999;
    private static final double TINY = 1e-8;
    private static final double FARTHEST = 5;

    private final int inputs;
    private final double[] means;
    private final double[] deviations;
    private final double scale;
    private final double[][] rows;
    private final double[] targets;
    private final SplittableRandom random;
    private final double[] weights;
    private final double[] gradient;
    private final double[] first;
    private final double[] second;
    private final double[] hidden = new double[HIDDEN];
    private int steps;

    /** A net that has not learned yet, for some examples. */
    NeuralNet(double[][] rows, double[] targets, SplittableRandom random) {
        this.random = random;
        inputs = rows[0].length;
        means = new double[inputs];
        deviations = new double[inputs];
        for (int f = 0; f < inputs; f++) {
            measure(rows, f);
        }
        double square = Arrays.stream(targets).map(t -> t * t).sum() / targets.length;
        scale = square > 0 ? Math.sqrt(square) : 1;
        this.rows = Arrays.stream(rows).map(this::standard).toArray(double[][]::new);
        this.targets = Arrays.stream(targets).map(t -> t / scale).toArray();
        weights = new double[HIDDEN * (inputs + 2) + 1];
        gradient = new double[weights.length];
        first = new double[weights.length];
        second = new double[weights.length];
        double reach = 1 / Math.sqrt(inputs);
        for (int i = 0; i < HIDDEN * (inputs + 1); i++) {
            weights[i] = reach * (2 * random.nextDouble() - 1);
        }
    }

    private void measure(double[][] examples, int feature) {
        double[] known = Arrays.stream(examples)
                .mapToDouble(row -> row[feature])
                .filter(Double::isFinite)
                .toArray();
        double mean = Arrays.stream(known).average().orElse(0);
        double square =
                Arrays.stream(known).map(x -> (x - mean) * (x - mean)).average().orElse(0);
        means[feature] = mean;
        deviations[feature] = Math.sqrt(square);
    }

    private double[] standard(double[] row) {
        double[] standard = new double[inputs];
        for (int f = 0; f < inputs; f++) {
            double value = (row[f] - means[f]) / deviations[f];
            boolean isKnown = Double.isFinite(value) && deviations[f] > TINY * Math.abs(means[f]);
            standard[f] = isKnown ? Math.clamp(value, -FARTHEST, FARTHEST) : 0;
        }
        return standard;
    }

    /** What it says of a row. */
    double value(double[] row) {
        return scale * output(standard(row), new double[HIDDEN]);
    }

    /** Weights lie by unit: its inputs, then its bias; after all units their outputs, then the last bias. */
    private double output(double[] row, double[] units) {
        int outputs = HIDDEN * (inputs + 1);
        double sum = weights[weights.length - 1];
        for (int h = 0; h < HIDDEN; h++) {
            int at = h * (inputs + 1);
            double in = weights[at + inputs];
            for (int f = 0; f < inputs; f++) {
                in += weights[at + f] * row[f];
            }
            units[h] = Math.tanh(in);
            sum += weights[outputs + h] * units[h];
        }
        return sum;
    }

    /** Looks at every example once, in an order by chance. */
    void epoch() {
        int[] order = new int[rows.length];
        for (int i = 0; i < order.length; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        for (int from = 0; from < order.length; from += BATCH) {
            int to = Math.min(order.length, from + BATCH);
            Arrays.fill(gradient, 0);
            for (int i = from; i < to; i++) {
                learn(rows[order[i]], targets[order[i]], to - from);
            }
            step();
        }
    }

    private void learn(double[] row, double target, int batch) {
        int outputs = HIDDEN * (inputs + 1);
        double error = (output(row, hidden) - target) / batch;
        gradient[gradient.length - 1] += error;
        for (int h = 0; h < HIDDEN; h++) {
            gradient[outputs + h] += error * hidden[h];
            double back = error * weights[outputs + h] * (1 - hidden[h] * hidden[h]);
            int at = h * (inputs + 1);
            for (int f = 0; f < inputs; f++) {
                gradient[at + f] += back * row[f];
            }
            gradient[at + inputs] += back;
        }
    }

    private void step() {
        steps++;
        double firstBias = 1 - Math.pow(FIRST_MEMORY, steps);
        double secondBias = 1 - Math.pow(SECOND_MEMORY, steps);
        for (int i = 0; i < weights.length; i++) {
            first[i] = FIRST_MEMORY * first[i] + (1 - FIRST_MEMORY) * gradient[i];
            second[i] = SECOND_MEMORY * second[i] + (1 - SECOND_MEMORY) * gradient[i] * gradient[i];
            double move = first[i] / firstBias / (Math.sqrt(second[i] / secondBias) + TINY);
            weights[i] -= RATE * (move + DECAY * weights[i]);
        }
    }

    /** Mean squared error on other examples. */
    double loss(double[][] others, double[] outcomes) {
        double sum = 0;
        for (int i = 0; i < others.length; i++) {
            double left = outcomes[i] - value(others[i]);
            sum += left * left;
        }
        return sum / others.length;
    }
}
