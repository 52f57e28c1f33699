package gammadesk.analytics.forecast.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Gradient boosting of small regression trees on squared error (Friedman 2001, 2002): each tree is grown on a random
 * half of the examples over at most 32 bins a feature, and only a part of it is believed. The same seed gives the same
 * bits.
 */
final class BoostedTrees {
    private static final int BINS = 32;

    private final List<Tree> trees = new ArrayList<>();
    private final double rate;

    private BoostedTrees(double rate) {
        this.rate = rate;
    }

    /**
     * How trees grow.
     *
     * @param depth of a tree
     * @param rate share of a tree that is believed
     * @param fewest examples in a leaf
     * @param ridge examples of value 0 added to each leaf
     */
    record Growth(int depth, double rate, int fewest, double ridge) {}

    /** A split in two, or a leaf when {@code feature} is negative. Unknown values go left. */
    private record Node(int feature, double threshold, int left, int right, double value) {}

    private record Tree(List<Node> nodes) {
        double value(double[] row) {
            Node node = nodes.getFirst();
            while (node.feature >= 0) {
                node = nodes.get(row[node.feature] > node.threshold ? node.right : node.left);
            }
            return node.value;
        }
    }

    /** Grows so many trees, each on what those before it left over. */
    static BoostedTrees grow(double[][] rows, double[] targets, int count, Growth growth, SplittableRandom random) {
        BoostedTrees forest = new BoostedTrees(growth.rate);
        Grower grower = new Grower(rows, growth);
        double[] residuals = targets.clone();
        for (int t = 0; t < count; t++) {
            Tree tree = grower.tree(residuals, random);
            forest.trees.add(tree);
            for (int i = 0; i < rows.length; i++) {
                residuals[i] -= growth.rate * tree.value(rows[i]);
            }
        }
        return forest;
    }

    /** What the first trees say of a row. */
    double value(double[] row, int count) {
        double sum = 0;
        for (int t = 0; t < count; t++) {
            sum += rate * trees.get(t).value(row);
        }
        return sum;
    }

    /** The number of trees, of up to all, that comes nearest to some targets. */
    int best(double[][] rows, double[] targets) {
        double[] left = targets.clone();
        double least = Arrays.stream(left).map(r -> r * r).sum();
        int best = 0;
        for (int t = 0; t < trees.size(); t++) {
            double loss = 0;
            for (int i = 0; i < left.length; i++) {
                left[i] -= rate * trees.get(t).value(rows[i]);
                loss += left[i] * left[i];
            }
            if (loss < least) {
                least = loss;
                best = t + 1;
            }
        }
        return best;
    }

    /** Grows trees on binned features. */
    private static final class Grower {
        private final double[][] edges;
        private final byte[][] bins;
        private final int size;
        private final Growth growth;
        private final List<Node> nodes = new ArrayList<>();
        private double[] residuals = {};

        Grower(double[][] rows, Growth growth) {
            this.growth = growth;
            size = rows.length;
            int features = rows[0].length;
            edges = new double[features][];
            bins = new byte[features][size];
            for (int f = 0; f < features; f++) {
                edges[f] = edges(rows, f);
                for (int i = 0; i < size; i++) {
                    bins[f][i] = (byte) bin(edges[f], rows[i][f]);
                }
            }
        }

        private static double[] edges(double[][] rows, int feature) {
            double[] sorted = Arrays.stream(rows)
                    .mapToDouble(row -> row[feature])
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            double[] edges = new double[BINS - 1];
            for (int b = 1; b < BINS; b++) {
                edges[b - 1] = sorted.length == 0 ? 0 : sorted[(int) ((long) b * (sorted.length - 1) / BINS)];
            }
            return Arrays.stream(edges).distinct().toArray();
        }

        /** The number of edges that lie below a value. */
        private static int bin(double[] edges, double value) {
            int bin = 0;
            while (bin < edges.length && value > edges[bin]) {
                bin++;
            }
            return bin;
        }

        Tree tree(double[] left, SplittableRandom random) {
            residuals = left;
            nodes.clear();
            int[] sample = new int[size];
            int count = 0;
            for (int i = 0; i < size; i++) {
                if (random.nextBoolean()) {
                    sample[count++] = i;
                }
            }
            node(Arrays.copyOf(sample, count), growth.depth);
            return new Tree(List.copyOf(nodes));
        }

        private int node(int[] sample, int depth) {
            int place = nodes.size();
            double sum = 0;
            for (int i : sample) {
                sum += residuals[i];
            }
            nodes.add(new Node(-1, 0, 0, 0, sum / (sample.length + growth.ridge)));
            Split split = depth > 0 ? split(sample, sum) : Split.NONE;
            if (split.feature >= 0) {
                byte[] column = bins[split.feature];
                int[] low = Arrays.stream(sample)
                        .filter(i -> column[i] <= split.bin)
                        .toArray();
                int[] high =
                        Arrays.stream(sample).filter(i -> column[i] > split.bin).toArray();
                int left = node(low, depth - 1);
                int right = node(high, depth - 1);
                nodes.set(place, new Node(split.feature, edges[split.feature][split.bin], left, right, 0));
            }
            return place;
        }

        private record Split(int feature, int bin, double gain) {
            static final Split NONE = new Split(-1, 0, 0);
        }

        private Split split(int[] sample, double sum) {
            Split best = Split.NONE;
            double whole = sum * sum / (sample.length + growth.ridge);
            for (int f = 0; f < bins.length; f++) {
                double[] sums = new double[BINS];
                int[] counts = new int[BINS];
                for (int i : sample) {
                    sums[bins[f][i]] += residuals[i];
                    counts[bins[f][i]]++;
                }
                double low = 0;
                int count = 0;
                for (int b = 0; b < edges[f].length; b++) {
                    low += sums[b];
                    count += counts[b];
                    double high = sum - low;
                    int rest = sample.length - count;
                    double gain = low * low / (count + growth.ridge) + high * high / (rest + growth.ridge) - whole;
                    if (count >= growth.fewest && rest >= growth.fewest && gain > best.gain) {
                        best = new Split(f, b, gain);
                    }
                }
            }
            return best;
        }
    }
}
