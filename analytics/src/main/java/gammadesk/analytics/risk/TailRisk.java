package gammadesk.analytics.risk;

import gammadesk.analytics.market.Column;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Value at risk and expected shortfall of a book, in USD as positive losses, from a distribution of fully repriced
 * profits; and what each position contributes.
 *
 * @param confidence such as 0.99
 * @param valueAtRisk the loss that is not exceeded with that confidence: the {@code ceil(n x confidence)}-th smallest
 * @param expectedShortfall mean of the losses beyond, the one at the boundary by its share (Acerbi and Tasche 2002)
 * @param profits of the book, ascending, USD
 * @param contributions by instrument; each kind adds up to its figure
 */
public record TailRisk(
        double confidence,
        double valueAtRisk,
        double expectedShortfall,
        Column profits,
        Map<String, Contribution> contributions) {
    public TailRisk {
        contributions = Map.copyOf(contributions);
    }

    /**
     * Euler's share of a position: how fast the figure grows when the position does.
     *
     * @param valueAtRisk the position's loss averaged over the scenarios around the quantile, scaled to the figure;
     *     noisy by nature
     * @param expectedShortfall the position's mean loss in the tail, exact
     */
    public record Contribution(double valueAtRisk, double expectedShortfall) {
        Contribution plus(Contribution other) {
            return new Contribution(valueAtRisk + other.valueAtRisk, expectedShortfall + other.expectedShortfall);
        }
    }

    /** The tail of a sample of profits alone; throws {@link IllegalArgumentException} on bad input. */
    public static TailRisk ofProfits(double[] profits, double confidence) {
        Ranks ranks = new Ranks(profits, confidence);
        return new TailRisk(confidence, ranks.valueAtRisk(), ranks.expectedShortfall(), ranks.sorted(), Map.of());
    }

    static TailRisk of(double[] profits, double confidence, Map<String, Contribution> contributions) {
        TailRisk plain = ofProfits(profits, confidence);
        return new TailRisk(confidence, plain.valueAtRisk, plain.expectedShortfall, plain.profits, contributions);
    }

    /** The scenarios of a sample from the worst on, and their weights in the two figures. */
    static final class Ranks {
        /** Contributions to the quantile come from this share of the scenarios on each side of it. */
        private static final double AROUND = 0.0025;

        private final double[] profits;
        private final int[] order;
        private final double tail;
        private final int quantile;

        Ranks(double[] profits, double confidence) {
            if (!(confidence > 0 && confidence < 1) || profits.length == 0) {
                throw new IllegalArgumentException("needs profits and a confidence between 0 and 1");
            }
            if (Arrays.stream(profits).anyMatch(Double::isNaN)) {
                throw new IllegalArgumentException("a profit is not a number");
            }
            this.profits = profits;
            order = IntStream.range(0, profits.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> profits[i]))
                    .mapToInt(i -> i)
                    .toArray();
            tail = profits.length * (1 - confidence);
            quantile = (int) Math.max(0, Math.min(profits.length - 1, Math.floor(tail + 1e-9)));
        }

        double valueAtRisk() {
            return -profits[order[quantile]];
        }

        double expectedShortfall() {
            double sum = 0;
            for (int rank = 0; rank < profits.length; rank++) {
                sum -= shortfallWeight(rank) * profits[order[rank]];
            }
            return sum;
        }

        Column sorted() {
            return Column.of(Arrays.stream(order).mapToDouble(i -> profits[i]).toArray());
        }

        /** The scenarios that matter to either figure, by rank: the first so many. */
        int depth() {
            return Math.min(profits.length, quantile + around() + 1);
        }

        int scenario(int rank) {
            return order[rank];
        }

        double shortfallWeight(int rank) {
            return Math.clamp(tail - rank, 0, 1) / tail;
        }

        double quantileWeight(int rank) {
            int first = Math.max(0, quantile - around());
            int last = Math.min(profits.length - 1, quantile + around());
            return rank >= first && rank <= last ? 1.0 / (last - first + 1) : 0;
        }

        private int around() {
            return (int) Math.max(2, AROUND * profits.length);
        }
    }

    /** Positions with their contributions by their share of the expected shortfall, the largest first. */
    public List<Map.Entry<String, Contribution>> worst() {
        return contributions.entrySet().stream()
                .sorted(Comparator.comparingDouble(
                        (Map.Entry<String, Contribution> e) -> -e.getValue().expectedShortfall()))
                .toList();
    }
}
