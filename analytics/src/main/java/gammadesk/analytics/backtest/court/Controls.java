package gammadesk.analytics.backtest.court;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** What chance does with the same means: a policy whose outcome chance reaches too has shown nothing. */
public final class Controls {
    private Controls() {}

    /**
     * Compares an outcome with draws; the outcome itself counts as one of them, so that p is never 0 (Davison and
     * Hinkley 1997, section 4.2).
     *
     * @param name of the control
     * @param words what is left to chance
     * @param outcome the more the better
     * @param drawn an outcome of chance
     * @return p NaN when the outcome or a draw is NaN
     */
    public static ControlRow of(
            String name,
            String words,
            double outcome,
            int draws,
            ToDoubleFunction<RandomGenerator> drawn,
            RandomGenerator random) {
        double[] control = new double[draws];
        Arrays.setAll(control, _ -> drawn.applyAsDouble(random));
        long asGood = Arrays.stream(control).filter(one -> one >= outcome).count();
        boolean isKnown =
                draws > 0 && !Double.isNaN(outcome) && Arrays.stream(control).noneMatch(Double::isNaN);
        double p = isKnown ? (1.0 + asGood) / (1.0 + draws) : Double.NaN;
        return new ControlRow(name, words, outcome, Samples.mean(control), p, draws);
    }

    /**
     * Random entry: the same spells of the same positions, in another order and with the idle times between them dealt
     * anew. It asks whether the moments were well chosen.
     *
     * @param positions held from each moment to the next; 0 is idle
     * @param returns of one unit from each moment to the next
     * @throws IllegalArgumentException when their numbers differ
     */
    public static ControlRow randomEntry(double[] positions, double[] returns, int draws, RandomGenerator random) {
        if (positions.length != returns.length) {
            throw new IllegalArgumentException(positions.length + " positions for " + returns.length + " returns");
        }
        Spells spells = new Spells(positions);
        return of(
                "random entry",
                "when the same positions were held, for as long",
                earned(positions, returns),
                draws,
                chance -> earned(spells.dealt(chance), returns),
                random);
    }

    private static double earned(double[] positions, double[] returns) {
        return IntStream.range(0, positions.length)
                .mapToDouble(i -> positions[i] * returns[i])
                .sum();
    }

    /**
     * Shuffled labels: what was foretold stands beside outcomes of other times. It asks whether the score came from
     * knowing the outcome, or would come from any.
     *
     * @param foretold by example
     * @param labels what came, by example
     * @param score of both, the more the better
     * @param block so many neighbours stay together, 1 when outcomes do not overlap
     * @throws IllegalArgumentException when their numbers differ or the block is not positive
     */
    public static ControlRow shuffledLabels(
            double[] foretold,
            double[] labels,
            ToDoubleBiFunction<double[], double[]> score,
            int block,
            int draws,
            RandomGenerator random) {
        if (foretold.length != labels.length || block < 1) {
            throw new IllegalArgumentException(foretold.length + " forecasts for " + labels.length + " labels");
        }
        return of(
                "shuffled labels",
                "which outcome belongs to which forecast",
                score.applyAsDouble(foretold, labels),
                draws,
                chance -> score.applyAsDouble(foretold, shuffled(labels, block, chance)),
                random);
    }

    /**
     * Random side: for every block of neighbours a coin decides which of two rules was the policy and which the
     * baseline (a paired permutation test). It asks whether the benefit could as well have been the baseline's.
     *
     * @param benefits of the policy over the baseline, by period
     * @param block so many neighbours share a coin
     */
    public static ControlRow randomSide(double[] benefits, int block, int draws, RandomGenerator random) {
        if (block < 1) {
            throw new IllegalArgumentException("no block: " + block);
        }
        return of(
                "random side",
                "which of the two rules is called the policy",
                Samples.mean(benefits),
                draws,
                chance -> Samples.mean(turned(benefits, block, chance)),
                random);
    }

    private static double[] turned(double[] benefits, int block, RandomGenerator random) {
        double[] turned = benefits.clone();
        for (int from = 0; from < turned.length; from += block) {
            int sign = random.nextBoolean() ? 1 : -1;
            for (int i = from; i < Math.min(turned.length, from + block); i++) {
                turned[i] *= sign;
            }
        }
        return turned;
    }

    private static double[] shuffled(double[] labels, int block, RandomGenerator random) {
        int[] blocks = shuffled(Math.ceilDiv(labels.length, block), random);
        return Arrays.stream(blocks)
                .flatMap(at -> IntStream.range(at * block, Math.min(labels.length, (at + 1) * block)))
                .mapToDouble(i -> labels[i])
                .toArray();
    }

    /** The numbers below a count in random order (Fisher and Yates). */
    static int[] shuffled(int count, RandomGenerator random) {
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
