package gammadesk.analytics.backtest.court;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gammadesk.analytics.backtest.court.Reason.Measure;
import gammadesk.analytics.market.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyEvidenceTest {
    private static PolicyRow row(String name, Role role) {
        return new PolicyRow(
                name,
                Double.NaN,
                role,
                Estimate.UNKNOWN,
                Estimate.UNKNOWN,
                Estimate.UNKNOWN,
                Estimate.UNKNOWN,
                0,
                0,
                0);
    }

    private static PolicyEvidence evidence(List<PolicyRow> rows) {
        return new PolicyEvidence(
                "band",
                "short straddle",
                "USD",
                new Provenance(0, List.of(), "", "", 1),
                rows,
                Optional.of("delta"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Court.USUAL.rule("band", "short straddle", Findings.NONE));
    }

    @Test
    void thePolicyAndTheBestBaselineAreFound() {
        List<PolicyRow> rows = new ArrayList<>(
                List.of(row("delta", Role.TRIED), row("none", Role.BASELINE), row("delta", Role.BASELINE)));
        PolicyEvidence evidence = evidence(rows);
        rows.clear();
        assertThat(evidence.own()).contains(row("delta", Role.TRIED));
        assertThat(evidence.best()).contains(row("delta", Role.BASELINE));
    }

    @Test
    void anotherRulingChangesNothingElse() {
        PolicyEvidence evidence = evidence(List.of(row("band", Role.TRIED)));
        Admission other = evidence.admission().after(new Reason(Measure.DRIFT, Ruling.MAY_NOT, 9, 5, "drift"));
        PolicyEvidence ruled = evidence.ruled(other);
        assertThat(ruled.admission()).isEqualTo(other);
        assertThat(ruled.ruled(evidence.admission())).isEqualTo(evidence);
    }

    @Test
    void picturesOfAnotherShapeAreRefused() {
        Column two = Column.of(1, 2);
        Column three = Column.of(1, 2, 3);
        assertThatThrownBy(() -> new ProfitHistogram("", Role.TRIED, two, two))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TrainingCurve("", two, two, three)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EquityTrack("", Role.TRIED, two, true, two, two, two, two, three))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StateMap("", three, two, List.of(two, two), List.of(two, two)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new StateMap("", three, three, List.of(two, two), List.of(two, two)).counts())
                .hasSize(2);
    }

    @Test
    void rulesByCostAndRiskHaveAFrontier() {
        List<FrontierPoint> points = Frontier.of(List.of(
                new Frontier.Setting("none", 0, Role.BASELINE, 0, 10),
                new Frontier.Setting("delta", 1, Role.BASELINE, 2, 5),
                new Frontier.Setting("delta", 2, Role.BASELINE, 3, 5),
                new Frontier.Setting("band", 0, Role.TRIED, 1, 7),
                new Frontier.Setting("chance", 0, Role.CONTROL, 0, 0)));
        assertThat(points).extracting(FrontierPoint::isEfficient).containsExactly(true, true, false, true, false);
    }

    @Test
    void profitsShareTheirBins() {
        List<ProfitHistogram> both = Histograms.of(
                List.of(
                        new Histograms.Profits("a", Role.TRIED, new double[] {0, 0, 10, 10}),
                        new Histograms.Profits("b", Role.BASELINE, new double[] {5})),
                5);
        assertThat(both.get(0).edges()).isEqualTo(both.get(1).edges());
        assertThat(both.get(0).shares().toArray()).containsExactly(0.5, 0, 0, 0, 0.5);
        assertThat(both.get(1).shares().toArray()).containsExactly(0, 0, 1, 0, 0);
    }
}
