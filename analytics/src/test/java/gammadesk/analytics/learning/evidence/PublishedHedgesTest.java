package gammadesk.analytics.learning.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.learning.HedgeTrial;
import gammadesk.analytics.learning.HedgeTrial.Result;
import gammadesk.analytics.learning.rule.BlackScholesDelta;
import gammadesk.analytics.learning.rule.NoHedge;
import gammadesk.analytics.learning.rule.Target;
import gammadesk.analytics.learning.rule.Volatility;
import gammadesk.analytics.market.OptionType;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PublishedHedgesTest {
    private static final int PATHS = 12_000;

    @TestFactory
    List<DynamicTest> publishedFiguresComeOutAgain() {
        return PublishedHedges.classical().stream()
                .flatMap(table -> table.rows().compute(PATHS, new SplittableRandom(20)).stream())
                .map(row -> DynamicTest.dynamicTest(
                        row.name(),
                        () -> assertThat(row.passed()).as(row.toString()).isTrue()))
                .toList();
    }

    @Test
    void doingNothingBeatsTheDeltaOnTheEntropicGoalAndLosesInTheTail() {
        HedgeTrial trial = PublishedHedges.bandTrial();
        Target target = new Target(OptionType.CALL, 1);
        List<Result> results = trial.run(
                List.of(new NoHedge(), new BlackScholesDelta(target, Volatility.fixed(0.2))),
                PATHS,
                new SplittableRandom(21));
        double[][] controls =
                PublishedHedges.controls(trial, 1, 0.02209, results.getFirst().lastSpots());
        Estimate none = Estimate.entropic(results.getFirst().profits(), 1, controls);
        Estimate delta = Estimate.entropic(results.getLast().profits(), 1, controls);
        assertThat(none.value() + 3 * none.error()).isLessThan(delta.value() - 3 * delta.error());
        assertThat(Estimate.shortfall(results.getFirst().profits(), 0.05, controls)
                        .value())
                .isGreaterThan(3
                        * Estimate.shortfall(results.getLast().profits(), 0.05, controls)
                                .value());
    }

    @Test
    void thePublishedDaysAreWholeMoves() {
        assertThat(PublishedHedges.callTrial(1, 3).steps()).isEqualTo(7);
        assertThat(PublishedHedges.callTrial(1, 5).steps()).isEqualTo(4);
        assertThat(PublishedHedges.callTrial(3, 1).steps()).isEqualTo(60);
    }
}
