package gammadesk.analytics.backtest.court;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.backtest.BlockBootstrap;
import gammadesk.analytics.backtest.court.Reason.Measure;
import gammadesk.analytics.backtest.court.Standings.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForwardChoiceTest {
    private static final long HOURS_6 = 6L * 3_600_000;
    private static final int DAYS = 60;
    private static final Headlines HEADLINES = new Headlines(new BlockBootstrap(8, 200), 4);

    /** A day that begins every six hours. */
    private static List<Label> labels(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Label(i * HOURS_6, (i + 4) * HOURS_6))
                .toList();
    }

    private static Entry entry(String family, double dial, Role role, double... profits) {
        return new Entry(
                family + " " + dial,
                family,
                dial,
                role,
                Outcomes.of(profits),
                Outcomes.of(new double[profits.length]),
                1,
                profits);
    }

    private static double[] noise(double scale, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, DAYS)
                .mapToDouble(_ -> scale * random.nextGaussian())
                .toArray();
    }

    /** Good before, bad after: who chooses by the whole of it does not know, who walks forward is punished once. */
    private static double[] turning(int at, double before, double after) {
        return IntStream.range(0, DAYS)
                .mapToDouble(i -> (i % 2 == 0 ? 1 : -1) * (i < at ? before : after))
                .toArray();
    }

    private static ForwardChoice over(Entry... entries) {
        return ForwardChoice.over(List.of(entries), labels(DAYS), HEADLINES).orElseThrow();
    }

    @Test
    void theWindowsAreJudgedByTheSettingThatWasBestBeforeThem() {
        double[] calm = turning(40, 1, 9);
        double[] wild = turning(40, 5, 2);
        ForwardChoice choice = over(
                entry("band", 1, Role.TRIED, calm),
                entry("band", 2, Role.TRIED, wild),
                entry("none", 0, Role.BASELINE, noise(3, 1)));
        ForwardRow own = choice.rows().getFirst();
        // Windows of 8 periods from the 20th on: 20-27, 28-35, 36-43, 44-51, 52-59. A tail of a twentieth of the
        // periods before the fourth window (purged: 37 of them known) holds the first losses of 9.
        assertThat(own.row().name()).isEqualTo("band");
        assertThat(own.dials()).hasSize(5).startsWith(1.0, 1.0, 1.0);
        double[] expected = new double[DAYS - 20];
        for (int window = 0; window < 5; window++) {
            double[] chosen = own.dials().get(window) == 1 ? calm : wild;
            System.arraycopy(chosen, 20 + 8 * window, expected, 8 * window, 8);
        }
        assertThat(own.row().shortfall().value())
                .isCloseTo(Outcomes.of(expected).shortfall(), within(1e-12));
        assertThat(own.row().periods()).isEqualTo(DAYS - 20);
        assertThat(own.dials().getLast()).isEqualTo(2);
    }

    /** What happens within the window, or within a day before it, has no part in the choice for it. */
    @Test
    void aWindowKnowsNothingOfItself() {
        double[] calm = noise(1, 2);
        double[] other = noise(1.5, 3);
        List<Double> before = over(
                        entry("band", 1, Role.TRIED, calm),
                        entry("band", 2, Role.TRIED, other),
                        entry("none", 0, Role.BASELINE, noise(3, 1)))
                .rows()
                .getFirst()
                .dials();
        double[] spoiled = calm.clone();
        // The last window begins at period 52; a day and the embargo before it are eight periods.
        for (int i = 52 - 7; i < DAYS; i++) {
            spoiled[i] = -1e6;
        }
        List<Double> after = over(
                        entry("band", 1, Role.TRIED, spoiled),
                        entry("band", 2, Role.TRIED, other),
                        entry("none", 0, Role.BASELINE, noise(3, 1)))
                .rows()
                .getFirst()
                .dials();
        assertThat(after).isEqualTo(before);
        spoiled[52 - 8] = -1e6;
        assertThat(over(
                                entry("band", 1, Role.TRIED, spoiled),
                                entry("band", 2, Role.TRIED, other),
                                entry("none", 0, Role.BASELINE, noise(3, 1)))
                        .rows()
                        .getFirst()
                        .dials()
                        .getLast())
                .isEqualTo(2);
    }

    /**
     * Two hundred settings of nothing: the best of them by hindsight beats the baseline, chosen beforehand it does not.
     */
    @Test
    void hindsightIsWorthNothingHere() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            entries.add(entry("zoo", i, Role.TRIED, noise(1, 100 + i)));
        }
        entries.add(entry("none", 0, Role.BASELINE, noise(1, 1)));
        double best = entries.stream()
                .filter(one -> one.role() == Role.TRIED)
                .mapToDouble(one -> one.profits().shortfall())
                .min()
                .orElseThrow();
        double none = entries.getLast().profits().shortfall();
        assertThat(best).isLessThan(0.75 * none);
        Optional<ForwardChoice> forward = ForwardChoice.over(entries, labels(DAYS), HEADLINES);
        double measured = Findings.NONE.forward(forward).number(Measure.FORWARD);
        assertThat(measured).isGreaterThan(-0.1);
    }

    @Test
    void theOrderOfTheRecordingsDoesNotMatter() {
        double[] one = noise(1, 2);
        double[] two = noise(1.2, 3);
        double[] none = noise(3, 1);
        List<Integer> order = new ArrayList<>(IntStream.range(30, DAYS).boxed().toList());
        order.addAll(IntStream.range(0, 30).boxed().toList());
        List<Label> labels = order.stream().map(labels(DAYS)::get).toList();
        ForwardChoice turned = ForwardChoice.over(
                        List.of(
                                entry("band", 1, Role.TRIED, at(one, order)),
                                entry("band", 2, Role.TRIED, at(two, order)),
                                entry("none", 0, Role.BASELINE, at(none, order))),
                        labels,
                        HEADLINES)
                .orElseThrow();
        ForwardChoice straight = over(
                entry("band", 1, Role.TRIED, one),
                entry("band", 2, Role.TRIED, two),
                entry("none", 0, Role.BASELINE, none));
        assertThat(turned.rows()).isEqualTo(straight.rows());
    }

    private static double[] at(double[] values, List<Integer> order) {
        return order.stream().mapToDouble(i -> values[i]).toArray();
    }

    @Test
    void tooFewDaysAreNotMeasured() {
        List<Entry> few =
                List.of(entry("band", 1, Role.TRIED, new double[24]), entry("none", 0, Role.BASELINE, new double[24]));
        assertThat(ForwardChoice.over(few, labels(24), HEADLINES)).isEmpty();
        assertThat(ForwardChoice.over(
                        List.of(entry("band", 1, Role.TRIED), entry("none", 0, Role.BASELINE)),
                        Collections.emptyList(),
                        HEADLINES))
                .isEmpty();
        assertThat(Findings.NONE.forward(Optional.empty()).number(Measure.FORWARD))
                .isNaN();
        assertThatThrownBy(() -> ForwardChoice.over(few, labels(23), HEADLINES))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
