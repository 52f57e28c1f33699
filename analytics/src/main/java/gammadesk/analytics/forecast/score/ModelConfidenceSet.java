package gammadesk.analytics.forecast.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Which models cannot be told from the best (Hansen, Lunde and Nason 2011): the worst is dropped as long as equal
 * losses are rejected by the largest t statistic, with its distribution from a circular block bootstrap.
 *
 * @param pValues of each model, by name; a model belongs to the set of confidence 1 - a when its value is above a
 */
public record ModelConfidenceSet(Map<String, Double> pValues) {
    /** Keeps a copy, in order. */
    public ModelConfidenceSet {
        pValues = Collections.unmodifiableMap(new LinkedHashMap<>(pValues));
    }

    /**
     * Finds the set.
     *
     * @param losses of each model at the same moments, all known
     * @param block length of a block, at least the overlap of the forecasts
     * @param draws of the bootstrap
     * @param seed of the draws
     */
    public static ModelConfidenceSet of(Map<String, double[]> losses, int block, int draws, long seed) {
        List<String> left = List.copyOf(losses.keySet());
        double[][] columns = losses.values().toArray(double[][]::new);
        double[][] resampled = resampled(columns, block, draws, new SplittableRandom(seed));
        List<Integer> alive = new ArrayList<>();
        double[] means = new double[left.size()];
        for (int i = 0; i < means.length; i++) {
            alive.add(i);
            means[i] = mean(columns[i]);
        }
        Map<String, Double> pValues = new LinkedHashMap<>();
        double highest = 0;
        while (alive.size() > 1) {
            Elimination worst = worst(alive, means, resampled);
            highest = Math.max(highest, worst.pValue);
            pValues.put(left.get(worst.model), highest);
            alive.removeIf(model -> model == worst.model);
        }
        alive.forEach(last -> pValues.put(left.get(last), 1.0));
        return new ModelConfidenceSet(pValues);
    }

    /** The models of the set at a confidence such as 0.9. */
    public List<String> members(double confidence) {
        return pValues.entrySet().stream()
                .filter(entry -> entry.getValue() > 1 - confidence)
                .map(Map.Entry::getKey)
                .toList();
    }

    private record Elimination(int model, double pValue) {}

    private static Elimination worst(List<Integer> alive, double[] means, double[][] resampled) {
        int draws = resampled.length;
        double centre = average(alive, means);
        double[] excess = new double[means.length];
        double[] deviation = new double[means.length];
        double[] centres = new double[draws];
        for (int b = 0; b < draws; b++) {
            centres[b] = average(alive, resampled[b]);
        }
        int worst = alive.getFirst();
        for (int i : alive) {
            excess[i] = means[i] - centre;
            double sum = 0;
            for (int b = 0; b < draws; b++) {
                double difference = resampled[b][i] - centres[b] - excess[i];
                sum += difference * difference;
            }
            deviation[i] = Math.sqrt(sum / draws);
            worst = deviation[i] > 0 && excess[i] / deviation[i] > excess[worst] / deviation[worst] ? i : worst;
        }
        double statistic = excess[worst] / deviation[worst];
        int beyond = 0;
        for (int b = 0; b < draws; b++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int i : alive) {
                largest = Math.max(largest, (resampled[b][i] - centres[b] - excess[i]) / deviation[i]);
            }
            beyond += largest >= statistic ? 1 : 0;
        }
        return new Elimination(worst, Double.isNaN(statistic) ? 1 : (double) beyond / draws);
    }

    private static double average(List<Integer> alive, double[] values) {
        double sum = 0;
        for (int i : alive) {
            sum += values[i];
        }
        return sum / alive.size();
    }

    /** Mean losses of every draw; all models share the draw's moments. */
    private static double[][] resampled(double[][] losses, int block, int draws, SplittableRandom random) {
        int n = losses[0].length;
        double[][] sums = new double[losses.length][];
        for (int m = 0; m < sums.length; m++) {
            sums[m] = circularSums(losses[m], n + block);
        }
        double[][] result = new double[draws][losses.length];
        for (int b = 0; b < draws; b++) {
            for (int done = 0; done < n; done += block) {
                int start = random.nextInt(n);
                int length = Math.min(block, n - done);
                for (int m = 0; m < sums.length; m++) {
                    result[b][m] += (sums[m][start + length] - sums[m][start]) / n;
                }
            }
        }
        return result;
    }

    private static double[] circularSums(double[] values, int length) {
        double[] sums = new double[length + 1];
        for (int i = 0; i < length; i++) {
            sums[i + 1] = sums[i] + values[i % values.length];
        }
        return sums;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value / values.length;
        }
        return sum;
    }
}
