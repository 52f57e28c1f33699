package gammadesk.analytics.backtest.court;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gammadesk.analytics.backtest.court.PurgedFolds.Fold;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PurgedFoldsTest {
    private static final long HOUR = 3_600_000;

    /** Uneven beginnings, outcomes from 0 to 40 hours. */
    private static List<Label> labels(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Label> labels = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < count; i++) {
            at += random.nextLong(6 * HOUR);
            labels.add(new Label(at, at + random.nextLong(40 * HOUR)));
        }
        return labels;
    }

    /** Written out, without the window that the folds are made by: label by label. */
    private static void assertApart(List<Label> labels, Fold fold, long embargo) {
        for (int train : fold.train()) {
            for (int test : fold.test()) {
                Label one = labels.get(train);
                Label other = labels.get(test);
                long gap = Math.max(other.fromMillis() - one.toMillis(), one.fromMillis() - other.toMillis());
                assertThat(gap).isGreaterThanOrEqualTo(embargo);
            }
        }
    }

    @Test
    void noOutcomeThatIsLearnedFromReachesIntoATest() {
        for (long seed = 0; seed < 20; seed++) {
            List<Label> labels = labels(200, seed);
            for (long embargo : new long[] {0, 24 * HOUR}) {
                PurgedFolds.walkForward(labels, 6, 60, OptionalInt.empty(), embargo)
                        .forEach(fold -> assertApart(labels, fold, embargo));
                PurgedFolds.combinatorial(labels, 6, 2, embargo).forEach(fold -> assertApart(labels, fold, embargo));
            }
        }
    }

    @Test
    void somethingIsPurged() {
        List<Label> labels = labels(200, 1);
        assertThat(PurgedFolds.walkForward(labels, 6, 60, OptionalInt.empty(), 0))
                .allSatisfy(fold -> assertThat(fold.purged()).isNotEmpty());
    }

    @Test
    void eachFoldIsJudgedByThePast() {
        List<Label> labels = labels(200, 2);
        List<Fold> folds = PurgedFolds.walkForward(labels, 7, 60, OptionalInt.empty(), 0);
        List<Integer> tested =
                folds.stream().flatMap(fold -> fold.test().stream()).toList();
        assertThat(tested).isEqualTo(IntStream.range(60, 200).boxed().toList());
        assertThat(folds)
                .allSatisfy(fold -> assertThat(Collections.max(fold.train()))
                        .isLessThan(fold.test().getFirst()));
        assertThat(folds).allSatisfy(fold -> assertThat(fold.train().getFirst()).isZero());
    }

    @Test
    void aRollingWindowForgets() {
        List<Label> labels = labels(200, 3);
        assertThat(PurgedFolds.walkForward(labels, 7, 60, OptionalInt.of(50), 0))
                .allSatisfy(fold ->
                        assertThat(fold.train().size() + fold.purged().size()).isEqualTo(50))
                .allSatisfy(fold -> assertThat(fold.train().getFirst())
                        .isGreaterThanOrEqualTo(fold.test().getFirst() - 50));
    }

    /** By hand: five labels of two hours, one every hour; the fourth is the test and reaches over both neighbours. */
    @Test
    void byHand() {
        List<Label> labels = IntStream.range(0, 5)
                .mapToObj(i -> new Label(i * HOUR, (i + 2) * HOUR))
                .toList();
        Fold plain = PurgedFolds.combinatorial(labels, 5, 1, 0).get(3);
        assertThat(plain).isEqualTo(new Fold(List.of(0, 1), List.of(3), List.of(2, 4)));
        Fold held = PurgedFolds.combinatorial(labels, 5, 1, HOUR).get(3);
        assertThat(held).isEqualTo(new Fold(List.of(0), List.of(3), List.of(1, 2, 4)));
    }

    @Test
    void everyChoiceOfGroupsIsOnceTheTest() {
        List<Label> labels = labels(120, 4);
        List<Fold> folds = PurgedFolds.combinatorial(labels, 6, 2, 0);
        assertThat(folds).hasSize(15);
        assertThat(PurgedFolds.histories(6, 2)).isEqualTo(5);
        assertThat(PurgedFolds.histories(10, 3)).isEqualTo(36);
        Set<List<Integer>> distinct = new HashSet<>();
        folds.forEach(fold -> distinct.add(fold.test()));
        assertThat(distinct).hasSize(15);
        int[] tested = new int[120];
        folds.forEach(fold -> fold.test().forEach(i -> tested[i]++));
        assertThat(tested).containsOnly(5);
        folds.forEach(fold -> {
            Set<Integer> all = new TreeSet<>(fold.train());
            all.addAll(fold.test());
            all.addAll(fold.purged());
            assertThat(all).hasSize(120);
        });
    }

    @Test
    void whatCannotBeCutIsRefused() {
        List<Label> labels = labels(10, 5);
        assertThatThrownBy(() -> PurgedFolds.walkForward(labels, 6, 5, OptionalInt.empty(), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PurgedFolds.combinatorial(labels, 4, 4, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PurgedFolds.combinatorial(labels.reversed(), 4, 2, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Label(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
