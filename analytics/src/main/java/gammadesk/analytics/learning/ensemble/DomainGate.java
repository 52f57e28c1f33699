package gammadesk.analytics.learning.ensemble;

import gammadesk.analytics.learning.path.PathSet;
import gammadesk.analytics.learning.train.PolicyDesign;
import java.util.Arrays;

/**
 * Where a policy has been trained: a box of quantiles for log-moneyness, time left and volatility, and the Mahalanobis
 * distance from their mean. Log-moneyness is in standard deviations of the whole term, time the root of the share that
 * is left, volatility relative to the usual one.
 */
public final class DomainGate {
    private static final int FEATURES = 3;
    /** So much variation is no difference: it makes a market of one volatility a box of some width. */
    private static final double MARGIN = 0.02;
    /** Rows of numbers: lows, highs, means, three of the inverse covariance; then strike, years, volatility, limit. */
    private static final int NUMBERS = 6 * FEATURES + 4;

    private final double[] numbers;

    private DomainGate(double[] numbers) {
        this.numbers = numbers;
    }

    /**
     * From the numbers of another one.
     *
     * @throws IllegalArgumentException when they are not as many, or one is no number
     */
    public static DomainGate ofNumbers(double... numbers) {
        if (numbers.length != NUMBERS || !Arrays.stream(numbers).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("these numbers bound no domain");
        }
        return new DomainGate(numbers.clone());
    }

    /** What it consists of, for keeping. */
    public double[] numbers() {
        return numbers.clone();
    }

    /**
     * Around the states of the paths that a policy was trained on.
     *
     * @param outside share of the states to leave out, by feature on either side and by distance; above 0, below 0.5
     */
    public static DomainGate around(PathSet paths, PolicyDesign design, double outside) {
        double[] numbers = new double[NUMBERS];
        numbers[18] = design.strike();
        numbers[19] = design.years();
        numbers[20] = design.volatility();
        DomainGate gate = new DomainGate(numbers);
        double[][] states = gate.states(paths);
        for (int feature = 0; feature < FEATURES; feature++) {
            double[] sorted = states[feature].clone();
            Arrays.sort(sorted);
            int cut = (int) (outside * sorted.length);
            numbers[feature] = sorted[cut] - MARGIN;
            numbers[FEATURES + feature] = sorted[sorted.length - 1 - cut] + MARGIN;
            numbers[2 * FEATURES + feature] = Arrays.stream(sorted).average().orElseThrow();
        }
        gate.invertCovariance(states);
        double[] distances = gate.distances(states);
        Arrays.sort(distances);
        numbers[21] = distances[distances.length - 1 - (int) (outside * distances.length)] + MARGIN;
        return gate;
    }

    private double[][] states(PathSet paths) {
        double[][] states = new double[FEATURES][paths.steps() * paths.paths()];
        int at = 0;
        for (int step = 0; step < paths.steps(); step++) {
            double yearsLeft = (paths.steps() - step) * paths.stepYears();
            for (int path = 0; path < paths.paths(); path++) {
                for (int feature = 0; feature < FEATURES; feature++) {
                    states[feature][at] =
                            value(feature, yearsLeft, paths.spots()[step][path], paths.variances()[step][path]);
                }
                at++;
            }
        }
        return states;
    }

    private double value(int feature, double yearsLeft, double spot, double variance) {
        double years = numbers[19];
        double volatility = numbers[20];
        return switch (feature) {
            case 0 -> Math.log(spot / numbers[18]) / (volatility * Math.sqrt(years));
            case 1 -> Math.sqrt(yearsLeft / years);
            default -> Math.sqrt(variance) / volatility - 1;
        };
    }

    /** Gauss-Jordan on the covariance, whose diagonal has the margin's square added. */
    private void invertCovariance(double[][] states) {
        double[][] rows = new double[FEATURES][2 * FEATURES];
        for (int i = 0; i < FEATURES; i++) {
            for (int j = 0; j < FEATURES; j++) {
                rows[i][j] = covariance(states, i, j) + (i == j ? MARGIN * MARGIN : 0);
            }
            rows[i][FEATURES + i] = 1;
        }
        for (int pivot = 0; pivot < FEATURES; pivot++) {
            eliminate(rows, pivot);
        }
        for (int i = 0; i < FEATURES; i++) {
            System.arraycopy(rows[i], FEATURES, numbers, (3 + i) * FEATURES, FEATURES);
        }
    }

    private static void eliminate(double[][] rows, int pivot) {
        double by = rows[pivot][pivot];
        for (int j = 0; j < rows[pivot].length; j++) {
            rows[pivot][j] /= by;
        }
        for (int i = 0; i < rows.length; i++) {
            double factor = i == pivot ? 0 : rows[i][pivot];
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] -= factor * rows[pivot][j];
            }
        }
    }

    private double covariance(double[][] states, int left, int right) {
        double sum = 0;
        for (int i = 0; i < states[left].length; i++) {
            sum += (states[left][i] - numbers[2 * FEATURES + left])
                    * (states[right][i] - numbers[2 * FEATURES + right]);
        }
        return sum / states[left].length;
    }

    private double[] distances(double[][] states) {
        double[] distances = new double[states[0].length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = mahalanobis(states[0][i], states[1][i], states[2][i]);
        }
        return distances;
    }

    private double mahalanobis(double moneyness, double time, double volatility) {
        double a = moneyness - numbers[6];
        double b = time - numbers[7];
        double c = volatility - numbers[8];
        double square = numbers[9] * a * a
                + numbers[13] * b * b
                + numbers[17] * c * c
                + 2 * (numbers[10] * a * b + numbers[11] * a * c + numbers[14] * b * c);
        return Math.sqrt(Math.max(0, square));
    }

    /** Mahalanobis distance of a state from the mean of the training, in standard deviations. */
    public double distance(double yearsLeft, double spot, double variance) {
        return mahalanobis(
                value(0, yearsLeft, spot, variance),
                value(1, yearsLeft, spot, variance),
                value(2, yearsLeft, spot, variance));
    }

    /** Whether a state is like those of the training; what is no number is not. */
    public boolean contains(double yearsLeft, double spot, double variance) {
        for (int feature = 0; feature < FEATURES; feature++) {
            double value = value(feature, yearsLeft, spot, variance);
            if (!(value >= numbers[feature] && value <= numbers[FEATURES + feature])) {
                return false;
            }
        }
        return distance(yearsLeft, spot, variance) <= numbers[21];
    }
}
