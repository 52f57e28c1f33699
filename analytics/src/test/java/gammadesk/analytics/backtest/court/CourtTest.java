package gammadesk.analytics.backtest.court;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gammadesk.analytics.backtest.court.Reason.Measure;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CourtTest {
    /** All that a policy needs to run, and not more. */
    private static final Findings GOOD = new Findings(new EnumMap<>(Map.ofEntries(
            Map.entry(Measure.RECORDED_DAYS, 30.0),
            Map.entry(Measure.PERIODS, 60.0),
            Map.entry(Measure.TRIALS, 12.0),
            Map.entry(Measure.PBO, 0.05),
            Map.entry(Measure.DEFLATED_SHARPE, 0.95),
            Map.entry(Measure.SHORTFALL, -0.1),
            Map.entry(Measure.SHORTFALL_INTERVAL, 0.0),
            Map.entry(Measure.FORWARD, 0.0),
            Map.entry(Measure.COST, 0.02),
            Map.entry(Measure.STRESS, 0.0),
            Map.entry(Measure.BREACHES, 0.0),
            Map.entry(Measure.CONTROL, 0.05),
            Map.entry(Measure.LOOK_AHEAD, 0.0))));

    private static Admission rule(Findings findings) {
        return Court.USUAL.rule("band", "short straddle", findings);
    }

    @Test
    void whatPassesEverythingMayRun() {
        Admission admission = rule(GOOD);
        assertThat(admission.ruling()).isEqualTo(Ruling.MAY_RUN);
        assertThat(admission.against()).isEmpty();
        assertThat(admission.reasons()).hasSize(13).allMatch(Reason::isPassed);
    }

    @ParameterizedTest
    @CsvSource({
        "RECORDED_DAYS, 20, MAY_ADVISE",
        "RECORDED_DAYS, 13.9, MAY_NOT",
        "PERIODS, 59, MAY_ADVISE",
        "PERIODS, 29, MAY_NOT",
        "TRIALS, 0, MAY_NOT",
        "PBO, 0.06, MAY_ADVISE",
        "PBO, 0.21, MAY_NOT",
        "DEFLATED_SHARPE, 0.94, MAY_ADVISE",
        "DEFLATED_SHARPE, 0.89, MAY_NOT",
        "SHORTFALL, 0.001, MAY_NOT",
        "SHORTFALL_INTERVAL, 0.04, MAY_ADVISE",
        "SHORTFALL_INTERVAL, 0.06, MAY_NOT",
        "FORWARD, 0.04, MAY_ADVISE",
        "FORWARD, 0.06, MAY_NOT",
        "COST, 0.04, MAY_ADVISE",
        "COST, 0.06, MAY_NOT",
        "STRESS, 0.09, MAY_ADVISE",
        "STRESS, 0.11, MAY_NOT",
        "BREACHES, 0.005, MAY_ADVISE",
        "BREACHES, 0.02, MAY_NOT",
        "CONTROL, 0.08, MAY_ADVISE",
        "CONTROL, 0.2, MAY_NOT",
        "LOOK_AHEAD, 1, MAY_NOT"
    })
    void oneMeasureIsEnoughToStopIt(Measure measure, double number, Ruling ruling) {
        Admission admission = rule(GOOD.with(measure, number));
        assertThat(admission.ruling()).isEqualTo(ruling);
        assertThat(admission.against()).singleElement().satisfies(reason -> {
            assertThat(reason.measure()).isEqualTo(measure);
            assertThat(reason.measured()).isEqualTo(number);
            assertThat(reason.limit()).isNotNaN();
            assertThat(reason.words()).contains("the limit for");
        });
    }

    @ParameterizedTest
    @EnumSource(value = Measure.class, names = "DRIFT", mode = EnumSource.Mode.EXCLUDE)
    void missingEvidenceIsNoEvidence(Measure measure) {
        Admission unknown = rule(GOOD.with(measure, Double.NaN));
        assertThat(unknown.ruling()).isEqualTo(Ruling.MAY_NOT);
        assertThat(unknown.against())
                .singleElement()
                .satisfies(reason -> assertThat(reason.words())
                        .isEqualTo(measure.words() + ": not measured, and without it nothing is allowed"));
        Map<Measure, Double> rest = new EnumMap<>(GOOD.numbers());
        rest.remove(measure);
        assertThat(rule(new Findings(rest)).ruling()).isEqualTo(Ruling.MAY_NOT);
    }

    @Test
    void nothingIsNoEvidence() {
        assertThat(rule(Findings.NONE).against()).hasSize(13);
        assertThat(Court.USUAL.rule("band", "", List.of()).ruling()).isEqualTo(Ruling.MAY_NOT);
        assertThat(Admission.of("band", "", List.of()).ruling()).isEqualTo(Ruling.MAY_NOT);
    }

    @Test
    void theWordsHaveBothNumbers() {
        assertThat(rule(GOOD.with(Measure.PBO, 0.314)).against())
                .extracting(Reason::words)
                .containsExactly("probability of backtest overfitting 0.314 is above 0.200, the limit for advising");
        assertThat(rule(GOOD.with(Measure.SHORTFALL_INTERVAL, 0.031)).against())
                .extracting(Reason::words)
                .containsExactly(
                        "ES 95 against the best baseline, upper end +3.1 % is above +0.0 %, the limit for running");
        assertThat(rule(GOOD.with(Measure.RECORDED_DAYS, 6.5)).against())
                .extracting(Reason::words)
                .containsExactly("recorded days 6.5 is below 14.0, the limit for advising");
    }

    /** Of two trials the worse number counts, whichever comes first; what neither measured is missing. */
    @Test
    void severalTrialsCountByTheirWorst() {
        Findings simulated = Findings.NONE.with(Measure.SHORTFALL, -0.4).with(Measure.PERIODS, 10_000);
        Findings recorded = GOOD.with(Measure.SHORTFALL, 0.2);
        for (List<Findings> both : List.of(List.of(simulated, recorded), List.of(recorded, simulated))) {
            Admission admission = Court.USUAL.rule("band", "", both);
            assertThat(admission.ruling()).isEqualTo(Ruling.MAY_NOT);
            assertThat(admission.against()).extracting(Reason::measured).containsExactly(0.2);
        }
        assertThat(Court.USUAL.rule("band", "", List.of(simulated, GOOD)).ruling())
                .isEqualTo(Ruling.MAY_RUN);
        assertThat(Court.USUAL
                        .rule("band", "", List.of(simulated.with(Measure.PBO, Double.NaN), GOOD))
                        .ruling())
                .isEqualTo(Ruling.MAY_NOT);
    }

    private static PolicyRow row(double cost, double shortfall, double less, double high) {
        return new PolicyRow(
                "",
                Double.NaN,
                Role.TRIED,
                Estimate.UNKNOWN,
                new Estimate(cost, cost, cost),
                new Estimate(shortfall, shortfall, shortfall),
                new Estimate(less, less - 1, high),
                0,
                0,
                100);
    }

    private static StressRow stress(String policy, double shortfall, double breaches) {
        return new StressRow("", "", policy, Role.TRIED, 0, shortfall, 0, breaches, 0, 0, 0);
    }

    @Test
    void findingsAreSharesOfTheBestBaselinesShortfall() {
        Findings findings = Findings.NONE
                .against(row(12, 90, -10, 5), row(10, 100, Double.NaN, Double.NaN))
                .stressed(
                        List.of(
                                stress("band", 100, 0.1),
                                stress("band", 300, 0),
                                stress("delta", 250, 0),
                                stress("delta", 20, 0),
                                stress("none", 900, 0.5)),
                        "band",
                        "delta");
        assertThat(findings.number(Measure.SHORTFALL)).isEqualTo(-0.1);
        assertThat(findings.number(Measure.SHORTFALL_INTERVAL)).isEqualTo(0.05);
        assertThat(findings.number(Measure.COST)).isEqualTo(0.02);
        assertThat(findings.number(Measure.STRESS)).isEqualTo(0.2);
        assertThat(findings.number(Measure.BREACHES)).isEqualTo(0.1);
    }

    @Test
    void whatCannotBeComparedIsMissing() {
        Findings findings = Findings.NONE
                .against(row(12, 90, -10, 5), row(10, 0, Double.NaN, Double.NaN))
                .stressed(List.of(stress("band", 1, 0)), "band", "delta")
                .controlled(List.of())
                .chosen(Optional.empty(), Optional.empty())
                .restingOn(new Provenance(0, List.of(), "", "", 0), 5, OptionalInt.empty());
        for (Measure measure : Arrays.asList(
                Measure.SHORTFALL,
                Measure.SHORTFALL_INTERVAL,
                Measure.COST,
                Measure.STRESS,
                Measure.CONTROL,
                Measure.PBO,
                Measure.DEFLATED_SHARPE,
                Measure.TRIALS)) {
            assertThat(findings.number(measure)).as(measure.name()).isNaN();
        }
        assertThat(findings.number(Measure.RECORDED_DAYS)).isZero();
    }

    @Test
    void theWorstControlCounts() {
        List<ControlRow> controls =
                List.of(new ControlRow("a", "", 1, 0, 0.01, 99), new ControlRow("b", "", 1, 0, 0.4, 99));
        assertThat(Findings.NONE.controlled(controls).number(Measure.CONTROL)).isEqualTo(0.4);
        List<ControlRow> unknown =
                List.of(new ControlRow("a", "", 1, 0, 0.01, 99), new ControlRow("b", "", 1, 0, Double.NaN, 0));
        assertThat(Findings.NONE.controlled(unknown).number(Measure.CONTROL)).isNaN();
    }

    @Test
    void runningIsNeverEasierThanAdvising() {
        assertThatThrownBy(() -> Limit.atMost(0.1, 0.2, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Limit.atLeast(0.1, 0.05, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Limit.atLeast(0.1, Double.NaN, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void simulatedTimeIsNotRecordedTime() {
        Provenance provenance = new Provenance(
                0,
                List.of(
                        DataRange.simulated("svcj", 10_000, ""),
                        DataRange.recorded("april", 0, 86_400_000L * 5, 20, "")),
                "",
                "",
                0);
        assertThat(provenance.recordedDays()).isEqualTo(5);
        assertThatThrownBy(() -> DataRange.recorded("x", 1, 0, 1, "")).isInstanceOf(IllegalArgumentException.class);
    }
}
