package gammadesk.analytics.backtest.court;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Ways to cut labelled examples into those that are learned from and those that judge, such that no outcome of the
 * former shares time with the latter (Lopez de Prado 2018, "Advances in financial machine learning", chapters 7 and
 * 12). The embargo widens every test window on both sides.
 */
public final class PurgedFolds {
    private PurgedFolds() {}

    /**
     * Indices of the labels.
     *
     * @param train to learn from, ascending
     * @param test to judge by, ascending
     * @param purged neither, ascending: too near to a test window
     */
    public record Fold(List<Integer> train, List<Integer> test, List<Integer> purged) {
        public Fold {
            train = List.copyOf(train);
            test = List.copyOf(test);
            purged = List.copyOf(purged);
        }
    }

    /**
     * Walks forward: each test window is judged by what was known before it.
     *
     * @param labels ascending by their beginning
     * @param folds test windows of about equal numbers of labels
     * @param shortest labels before the first test window
     * @param window most labels that are learned from, the last ones before the test; empty lets them grow
     * @param embargoMillis between the last outcome that is learned from and the test window
     * @throws IllegalArgumentException when labels are not in order or are fewer than {@code shortest + folds}
     */
    public static List<Fold> walkForward(
            List<Label> labels, int folds, int shortest, OptionalInt window, long embargoMillis) {
        check(labels, folds >= 1 && shortest >= 1 && labels.size() >= shortest + folds, embargoMillis);
        List<Fold> all = new ArrayList<>();
        int rest = labels.size() - shortest;
        for (int fold = 0; fold < folds; fold++) {
            int from = shortest + (int) ((long) rest * fold / folds);
            int to = shortest + (int) ((long) rest * (fold + 1) / folds);
            int first = window.isPresent() ? Math.max(0, from - window.getAsInt()) : 0;
            all.add(fold(
                    labels,
                    range(first, from),
                    range(from, to),
                    List.of(span(labels, range(from, to))),
                    embargoMillis));
        }
        return all;
    }

    /**
     * Combinatorial purged cross-validation: every choice of so many groups is once the test.
     *
     * @param labels ascending by their beginning
     * @param groups of neighbours, about equal in number
     * @param testGroups how many of them judge
     * @param embargoMillis around every test window
     * @throws IllegalArgumentException when labels are not in order or the numbers leave nothing to learn from
     */
    public static List<Fold> combinatorial(List<Label> labels, int groups, int testGroups, long embargoMillis) {
        check(labels, testGroups >= 1 && testGroups < groups && groups <= 30 && labels.size() >= groups, embargoMillis);
        return IntStream.range(0, 1 << groups)
                .filter(bits -> Integer.bitCount(bits) == testGroups)
                .mapToObj(bits -> fold(labels, groups, bits, embargoMillis))
                .toList();
    }

    /** How many whole histories the test windows of {@link #combinatorial} make up. */
    public static int histories(int groups, int testGroups) {
        long choices = 1;
        for (int i = 1; i < testGroups; i++) {
            choices = choices * (groups - i) / i;
        }
        return Math.toIntExact(choices);
    }

    private static void check(List<Label> labels, boolean isPossible, long embargoMillis) {
        if (!isPossible || embargoMillis < 0) {
            throw new IllegalArgumentException(labels.size() + " labels cannot be cut so");
        }
        for (int i = 1; i < labels.size(); i++) {
            if (labels.get(i).fromMillis() < labels.get(i - 1).fromMillis()) {
                throw new IllegalArgumentException("label " + i + " begins before the one before it");
            }
        }
    }

    private static Fold fold(List<Label> labels, int groups, int testBits, long embargoMillis) {
        List<Integer> test = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        List<Label> windows = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            int from = (int) ((long) labels.size() * group / groups);
            int to = (int) ((long) labels.size() * (group + 1) / groups);
            if ((testBits >> group & 1) != 0) {
                test.addAll(range(from, to));
                windows.add(span(labels, range(from, to)));
            } else {
                others.addAll(range(from, to));
            }
        }
        return fold(labels, others, test, windows, embargoMillis);
    }

    private static Fold fold(
            List<Label> labels, List<Integer> others, List<Integer> test, List<Label> windows, long embargoMillis) {
        List<Integer> train = new ArrayList<>();
        List<Integer> purged = new ArrayList<>();
        for (int i : others) {
            boolean isNear = windows.stream().anyMatch(window -> labels.get(i).touches(window, embargoMillis));
            (isNear ? purged : train).add(i);
        }
        return new Fold(train, test, purged);
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static Label span(List<Label> labels, List<Integer> indices) {
        return new Label(
                labels.get(indices.getFirst()).fromMillis(),
                indices.stream()
                        .map(labels::get)
                        .map(Label::toMillis)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }
}
