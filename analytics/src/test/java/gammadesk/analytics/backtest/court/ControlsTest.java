package gammadesk.analytics.backtest.court;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ControlsTest {
    private static final ToDoubleBiFunction<double[], double[]> PRODUCT =
            (foretold, labels) -> IntStream.range(0, labels.length)
                    .mapToDouble(i -> foretold[i] * labels[i])
                    .average()
                    .orElseThrow();

    private static double[] gaussian(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, count).mapToDouble(_ -> random.nextGaussian()).toArray();
    }

    /** Holds for five moments of every twenty, at the good or at any time. */
    private static double[] positions(double[] returns, boolean isKnowing) {
        double[] positions = new double[returns.length];
        for (int from = 0; from + 20 <= returns.length; from += 20) {
            int at = from;
            int best = isKnowing
                    ? IntStream.range(from, from + 15)
                            .reduce(at, (one, other) -> sum(returns, one) >= sum(returns, other) ? one : other)
                    : from + 7;
            Arrays.fill(positions, best, best + 5, 1);
        }
        return positions;
    }

    private static double sum(double[] returns, int from) {
        return Arrays.stream(returns, from, from + 5).sum();
    }

    @Test
    void goodMomentsBeatRandomOnes() {
        double[] returns = gaussian(400, 1);
        ControlRow row = Controls.randomEntry(positions(returns, true), returns, 499, new SplittableRandom(2));
        assertThat(row.p()).isEqualTo(1 / 500.0);
        assertThat(row.outcome()).isGreaterThan(row.control());
    }

    /** A p-value is even between 0 and 1 when there is nothing. */
    @Test
    void anyMomentsDoNot() {
        double[] p = IntStream.range(0, 200)
                .mapToDouble(seed -> {
                    double[] returns = gaussian(200, 100 + seed);
                    return Controls.randomEntry(positions(returns, false), returns, 99, new SplittableRandom(seed))
                            .p();
                })
                .toArray();
        assertThat(Arrays.stream(p).average().orElseThrow()).isCloseTo(0.5, within(0.07));
        assertThat(Arrays.stream(p).filter(one -> one <= 0.1).count() / 200.0).isCloseTo(0.1, within(0.07));
    }

    private static int place(double[] values, double one) {
        return IntStream.range(0, values.length)
                .filter(i -> values[i] == one)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void spellsAreDealtWhole() {
        double[] positions = {0, 1, 2, 0, 0, 3, 0, 0, -4, -5, -6};
        Spells spells = new Spells(positions);
        SplittableRandom random = new SplittableRandom(4);
        int turned = 0;
        for (int i = 0; i < 50; i++) {
            double[] dealt = spells.dealt(random);
            turned += place(dealt, -4) < place(dealt, 1) ? 1 : 0;
            assertThat(dealt)
                    .hasSize(11)
                    .containsSequence(1, 2)
                    .containsSequence(-4, -5, -6)
                    .contains(3);
            assertThat(Arrays.stream(dealt).filter(one -> one == 0)).hasSize(5);
        }
        assertThat(turned).isBetween(10, 40);
        assertThat(new Spells(new double[3]).dealt(random)).containsExactly(0, 0, 0);
        assertThat(new Spells(new double[] {1, 1}).dealt(random)).containsExactly(1, 1);
    }

    @Test
    void knowingTheLabelsBeatsShuffledOnes() {
        double[] labels = gaussian(200, 5);
        double[] foretold = IntStream.range(0, 200)
                .mapToDouble(i -> labels[i] + 3 * gaussian(200, 6)[i])
                .toArray();
        assertThat(Controls.shuffledLabels(foretold, labels, PRODUCT, 1, 499, new SplittableRandom(7))
                        .p())
                .isLessThan(0.01);
        assertThat(Controls.shuffledLabels(gaussian(200, 8), labels, PRODUCT, 1, 499, new SplittableRandom(7))
                        .p())
                .isGreaterThan(0.05);
    }

    /** Outcomes that overlap look foretold to single shuffles; blocks keep what hangs together. */
    @Test
    void blocksAreFairToOverlappingOutcomes() {
        long single = convicted(1);
        long blocks = convicted(20);
        assertThat(single).isGreaterThan(30);
        assertThat(blocks).isLessThan(30);
    }

    private static long convicted(int block) {
        return IntStream.range(0, 100)
                .filter(seed -> Controls.shuffledLabels(
                                        overlapping(seed),
                                        overlapping(1_000 + seed),
                                        PRODUCT,
                                        block,
                                        99,
                                        new SplittableRandom(seed))
                                .p()
                        <= 0.1)
                .count();
    }

    private static double[] overlapping(long seed) {
        double[] noise = gaussian(220, seed);
        return IntStream.range(0, 200)
                .mapToDouble(i -> Arrays.stream(noise, i, i + 20).sum())
                .toArray();
    }

    @Test
    void aBenefitThatTurnsWithACoinIsNone() {
        double[] noise = gaussian(300, 9);
        double[] real = Arrays.stream(noise).map(one -> one + 0.3).toArray();
        assertThat(Controls.randomSide(real, 1, 999, new SplittableRandom(1)).p())
                .isLessThan(0.01);
        assertThat(Controls.randomSide(noise, 1, 999, new SplittableRandom(1)).p())
                .isGreaterThan(0.05);
        assertThat(Controls.randomSide(new double[] {1, 1}, 2, 9, new SplittableRandom(1))
                        .p())
                .isGreaterThan(0.1);
    }

    @Test
    void whatIsUnknownHasNoP() {
        assertThat(Controls.of("", "", Double.NaN, 9, _ -> 0, new SplittableRandom(1))
                        .p())
                .isNaN();
        assertThat(Controls.of("", "", 0, 9, _ -> Double.NaN, new SplittableRandom(1))
                        .p())
                .isNaN();
        assertThat(Controls.of("", "", 0, 0, _ -> 0, new SplittableRandom(1)).p())
                .isNaN();
        assertThat(Controls.of("", "", 0, 9, _ -> 0, new SplittableRandom(1)).p())
                .isOne();
        assertThatThrownBy(() -> Controls.randomEntry(new double[2], new double[3], 9, new SplittableRandom(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
