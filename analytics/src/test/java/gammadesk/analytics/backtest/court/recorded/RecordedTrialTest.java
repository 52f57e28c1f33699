package gammadesk.analytics.backtest.court.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.backtest.BlockBootstrap;
import gammadesk.analytics.backtest.HedgeFill;
import gammadesk.analytics.backtest.HedgePath;
import gammadesk.analytics.backtest.HedgeRule;
import gammadesk.analytics.backtest.HedgeStep;
import gammadesk.analytics.backtest.court.EquityTrack;
import gammadesk.analytics.backtest.court.Findings;
import gammadesk.analytics.backtest.court.Headlines;
import gammadesk.analytics.backtest.court.LivePeriods;
import gammadesk.analytics.backtest.court.PolicyRow;
import gammadesk.analytics.backtest.court.Reason.Measure;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.analytics.backtest.court.StressRow;
import gammadesk.analytics.hedging.HedgeGoal;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.risk.FactorScenarios;
import gammadesk.analytics.risk.TailRisk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecordedTrialTest {
    private static final long HOURS_6 = 6L * 3_600_000;
    private static final Headlines HEADLINES = new Headlines(new BlockBootstrap(4, 200), 4);
    private static final HedgeRule RULE = new HedgeRule(
            "", 0, Optional.empty(), HedgeGoal.USUAL, _ -> new FactorScenarios(Column.of(0), Column.of(0), 1));

    /** A book that moves by chance, and a hedge that takes back a share of it at a cost. */
    private static HedgePath path(int steps, double share, double cost, long start, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<HedgeStep> walked = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            double book = 1_000 * random.nextGaussian();
            long from = start + i * HOURS_6;
            walked.add(new HedgeStep(from, from + HOURS_6, book, -share * book, cost / 2, cost / 4, cost / 4));
        }
        HedgeFill fill = new HedgeFill(start, "BTC-PERPETUAL", 1, 1, 0, 0, 500 * share);
        return new HedgePath(RULE, walked, List.of(fill), 0, 700_000);
    }

    private static Rival rival(String family, double dial, Role role, double share, double cost) {
        return new Rival(
                family,
                dial,
                role,
                List.of(
                        List.of(path(56, share, cost, 0, 1), path(56, share, cost, 0, 2)),
                        List.of(path(24, share, cost, 1_000 * HOURS_6, 3), path(24, share, cost, 1_000 * HOURS_6, 4))));
    }

    private static RecordedTrial trial() {
        return RecordedTrial.of(
                List.of(
                        rival("learned", Double.NaN, Role.TRIED, 0.9, 5),
                        rival("learned", 2, Role.TRIED, 0.8, 4),
                        rival("none", Double.NaN, Role.BASELINE, 0, 0),
                        rival("delta", 0.1, Role.BASELINE, 0.7, 20)),
                HEADLINES);
    }

    /** 56 steps of 6 hours are 14 days apart, 24 are 6: twice each, and nothing is counted twice. */
    @Test
    void liveResultsAreWatchedAgainstSeparateDaysAsSharesOfTheBook() {
        LivePeriods live = trial().livePeriods();
        assertThat(live.size()).isEqualTo(2 * (14 + 6));
        List<HedgePath> first = rival("", 0, Role.TRIED, 0.9, 5).recordings().getFirst();
        assertThat(live.profits().get(1))
                .isCloseTo(
                        first.getFirst().steps().subList(4, 8).stream()
                                        .mapToDouble(HedgeStep::profitUsd)
                                        .sum()
                                / 700_000,
                        within(1e-12));
        double all = rival("", 0, Role.TRIED, 0.9, 5).recordings().stream()
                .flatMap(List::stream)
                .mapToDouble(HedgePath::profitUsd)
                .sum();
        assertThat(Arrays.stream(live.profits().toArray()).sum()).isCloseTo(all / 700_000, within(1e-12));
        assertThat(live.costs().get(0))
                .as("spread and fees, and no funding")
                .isCloseTo(4 * 5 * 0.75 / 700_000, within(1e-15));
    }

    /** Written out by hand: 56 steps of 6 hours have 53 days of four steps, 24 have 21. */
    @Test
    void daysOfAllRecordingsAndBooksMakeTheShortfall() {
        List<Double> days = new ArrayList<>();
        for (List<HedgePath> books : rival("", 0, Role.TRIED, 0.9, 5).recordings()) {
            for (HedgePath book : books) {
                for (int from = 0; from + 4 <= book.steps().size(); from++) {
                    days.add(book.steps().subList(from, from + 4).stream()
                            .mapToDouble(HedgeStep::profitUsd)
                            .sum());
                }
            }
        }
        double[] all = days.stream().mapToDouble(one -> one).toArray();
        PolicyRow own = trial().standings().rows().getFirst();
        assertThat(own.periods()).isEqualTo(53 + 21);
        assertThat(all).hasSize(2 * (53 + 21));
        assertThat(own.shortfall().value())
                .isCloseTo(TailRisk.ofProfits(all, 0.95).expectedShortfall(), within(1e-9));
        assertThat(own.meanCost().value()).isCloseTo(20, within(1e-9));
        assertThat(own.meanCost().low()).isCloseTo(20, within(1e-9));
    }

    @Test
    void theTableHasEveryRuleWithItsInterval() {
        List<PolicyRow> rows = trial().standings().rows();
        assertThat(rows).extracting(PolicyRow::name).containsExactly("learned", "learned 2.0", "none", "delta 0.1");
        assertThat(trial().standings().bestBaseline()).contains("delta 0.1");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.shortfall().isKnown()).isTrue();
            assertThat(row.shortfall().value())
                    .isBetween(row.shortfall().low() * 0.8, row.shortfall().high() * 1.2);
        });
        assertThat(rows.getFirst().shortfallLessBest().high()).isNegative();
        assertThat(rows.getLast().shortfallLessBest().isKnown()).isFalse();
        double days = 2 * (56 + 24) / 4.0;
        assertThat(rows.getFirst().turnover()).isCloseTo(4 * 450 / days, within(1e-9));
    }

    @Test
    void stepsDoNotOverlapAndAddUp() {
        double[] steps = trial().stepProfitsOf("delta 0.1");
        assertThat(steps).hasSize(56 + 24);
        double all = rival("", 0, Role.BASELINE, 0.7, 20).recordings().stream()
                .flatMap(List::stream)
                .mapToDouble(HedgePath::profitUsd)
                .sum();
        assertThat(Arrays.stream(steps).sum()).isCloseTo(all, within(1e-6));
        EquityTrack track = trial().tracks().getLast();
        assertThat(track.equity().get(79)).isCloseTo(all, within(1e-6));
        assertThat(track.times().get(0)).isEqualTo(HOURS_6);
        assertThat(track.times().get(56)).isEqualTo(1_001.0 * HOURS_6);
        assertThat(trial().stepCostsOf("delta 0.1")).containsOnly(40);
        for (int i = 0; i < 80; i++) {
            assertThat(track.equityLow().get(i))
                    .isLessThanOrEqualTo(track.equityHigh().get(i));
            assertThat(track.drawdown().get(i)).isNotNegative();
        }
    }

    @Test
    void choicesAreThePolicyAndTheBaselines() {
        assertThat(trial().standings().choices().orElseThrow()).hasDimensions(4, 80);
        assertThat(trial().standings().choices().orElseThrow()[0])
                .isEqualTo(trial().standings().benefit().orElseThrow());
        assertThat(trial().standings().histograms(40)).hasSize(4);
        assertThat(trial().standings().frontier()).hasSize(4);
    }

    /** The second recording alone: 24 steps, so 21 days, and half of the books are the worse one. */
    @Test
    void eachRecordingIsAStressOfItsOwn() {
        List<StressRow> rows = trial().recordings(List.of("april", "crash week"));
        assertThat(rows).hasSize(8);
        StressRow own = rows.get(4);
        List<HedgePath> books =
                rival("learned", Double.NaN, Role.TRIED, 0.9, 5).recordings().get(1);
        double[] whole = books.stream().mapToDouble(HedgePath::profitUsd).toArray();
        assertThat(own.stress()).isEqualTo("crash week");
        assertThat(own.policy()).isEqualTo("learned");
        assertThat(own.meanLoss()).isCloseTo(-(whole[0] + whole[1]) / 2, within(1e-9));
        assertThat(own.worstLoss()).isCloseTo(-Math.min(whole[0], whole[1]), within(1e-9));
        assertThat(own.shortfall()).isPositive();
        assertThat(own.breachShare()).isNaN();
        assertThat(own.refusedShare()).isZero();
        Findings findings = Findings.NONE.stressed(rows, "learned", "none");
        assertThat(findings.number(Measure.STRESS)).isNegative();
        assertThat(findings.numbers()).doesNotContainKey(Measure.BREACHES);
        assertThatThrownBy(() -> trial().recordings(List.of("april"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWasNotWalkedAlikeIsRefused() {
        Rival own = rival("learned", Double.NaN, Role.TRIED, 0.9, 5);
        Rival other = new Rival("none", Double.NaN, Role.BASELINE, List.of(List.of(path(56, 0, 0, 0, 1))));
        Rival base = rival("none", Double.NaN, Role.BASELINE, 0.9, 5);
        assertThatThrownBy(() -> RecordedTrial.of(List.of(own, other), HEADLINES))
                .hasMessage("none was not walked through the same recordings");
        assertThatThrownBy(() -> RecordedTrial.of(List.of(own, own), HEADLINES))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordedTrial.of(List.of(base, own), HEADLINES))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new Rival("x", 0, Role.TRIED, List.of(List.of(path(5, 0, 0, 0, 1), path(6, 0, 0, 0, 1)))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> trial().stepProfitsOf("nobody")).isInstanceOf(IllegalArgumentException.class);
    }
}
