package gammadesk.app.hedging;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.backtest.court.Admission;
import gammadesk.analytics.backtest.court.Drift;
import gammadesk.analytics.backtest.court.Drift.Gauge;
import gammadesk.analytics.backtest.court.Reason;
import gammadesk.analytics.backtest.court.Reason.Measure;
import gammadesk.analytics.backtest.court.Ruling;
import gammadesk.analytics.decision.AdvisorOffer;
import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.analytics.hedging.ShortfallSolver;
import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.learning.book.BandPlan;
import gammadesk.analytics.learning.book.BandTraining;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.app.hedging.Candidate.Learned;
import gammadesk.app.hedging.Candidate.Refused;
import gammadesk.app.hedging.Candidate.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A learned advisor serves as far as the court lets it go, and not a step further. */
class BenchTest {
    private static final Drift WATCH = new Drift(new Gauge(0, 1, 5, 0, 0, 0), new Gauge(0, 1, 5, 0, 0, 0));

    private static BandModel model;

    @BeforeAll
    static void train() {
        BandTraining training = new BandTraining(new BandPlan(2, 1, 4, 1), MlpKernels.scalar());
        while (!training.isDone()) {
            training.step();
        }
        model = training.model();
    }

    private static Bench bench(Trial trial) {
        return new Bench(List.of(new Learned("learned-band", model, "cafe", Optional.of(trial))));
    }

    private static Bench bench(Ruling ruling) {
        return bench(ruling, Optional.of(WATCH));
    }

    private static Bench bench(Ruling ruling, Optional<Drift> watch) {
        Reason reason =
                new Reason(Measure.PBO, ruling, 0.41, 0.2, "probability of backtest overfitting 0.410 is above");
        return bench(new Trial(Admission.of("learned-band", "all books", List.of(reason)), 5, "ev", watch));
    }

    @Test
    void withoutARulingNothingIsAllowed() {
        Bench bench = new Bench(List.of(new Learned("learned-band", model, "cafe", Optional.empty())));
        assertThat(bench.against("learned-band", AutonomyLevel.WATCH).orElseThrow())
                .contains("nobody has judged it");
        assertThat(bench.advisors().named("learned-band")).isEmpty();
    }

    @Test
    void whatMayNotAdviseIsNotAskedAndItsReasonIsTold() {
        Bench bench = bench(Ruling.MAY_NOT);
        assertThat(bench.against("learned-band", AutonomyLevel.PROPOSE).orElseThrow())
                .contains("may not advise", "0.410");
        assertThat(bench.advisors().named("learned-band")).isEmpty();
        assertThat(bench.offers())
                .filteredOn(offer -> !offer.mayAdvise())
                .extracting(AdvisorOffer::name)
                .containsExactly("learned-band");
    }

    @Test
    void whatMayAdviseDoesNotActByItself() {
        Bench bench = bench(Ruling.MAY_ADVISE);
        assertThat(bench.against("learned-band", AutonomyLevel.PROPOSE)).isEmpty();
        assertThat(bench.against("learned-band", AutonomyLevel.BUDGET)).isPresent();
        assertThat(bench.advisors().named("learned-band")).isPresent();
    }

    @Test
    void whatMayRunActsInsideABudgetOnly() {
        Bench bench = bench(Ruling.MAY_RUN);
        assertThat(bench.against("learned-band", AutonomyLevel.BUDGET)).isEmpty();
        assertThat(bench.against("learned-band", AutonomyLevel.HARD_LIMITS).orElseThrow())
                .contains("never acts beyond a budget");
    }

    @Test
    void whatCannotBeWatchedMayAdviseAndNoMore() {
        Bench bench = bench(Ruling.MAY_RUN, Optional.empty());
        assertThat(bench.against("learned-band", AutonomyLevel.PROPOSE)).isEmpty();
        assertThat(bench.against("learned-band", AutonomyLevel.BUDGET).orElseThrow())
                .contains("no days to compare live results with");
    }

    @Test
    void driftTakesTheRulingOfThisModelBackAndSaysSo() {
        Reason drift = new Reason(Measure.DRIFT, Ruling.MAY_NOT, 7, 5, "live profits fell away from the evidence");
        assertThat(bench(Ruling.MAY_RUN)
                        .without(Map.of("other", drift))
                        .advisors()
                        .named("learned-band"))
                .isPresent();
        Bench bench = bench(Ruling.MAY_RUN).without(Map.of("cafe", drift));
        assertThat(bench.advisors().named("learned-band")).isEmpty();
        assertThat(bench.against("learned-band", AutonomyLevel.WATCH).orElseThrow())
                .contains("may not advise: live profits fell");
        assertThat(bench.offers().getLast().verdict().orElseThrow().against())
                .first()
                .isEqualTo(drift);
    }

    @Test
    void aRefusedModelIsNamedWithItsReason() {
        Bench bench = new Bench(List.of(new Refused("learned-band (mine)", "mine.model: its checksum does not fit")));
        assertThat(bench.offers().getLast())
                .isEqualTo(new AdvisorOffer(
                        "learned-band (mine)",
                        false,
                        "is refused: mine.model: its checksum does not fit",
                        Optional.empty()));
        assertThat(bench.against("learned-band (mine)", AutonomyLevel.PROPOSE).orElseThrow())
                .contains("checksum");
        assertThat(bench.advisors().named("learned-band (mine)")).isEmpty();
    }

    @Test
    void inAReplayItIsTriedWhateverItsRuling() {
        TrialBench trial = new TrialBench(ShortfallSolver.reproducible(10, 1e-3), Optional.of(model));
        assertThat(trial.names())
                .contains("learned-band")
                .containsAll(Bench.CLASSICAL.advisors().names());
        assertThat(trial.bench().against("learned-band", AutonomyLevel.BUDGET)).isEmpty();
        assertThat(trial.bench().against("learned-band", AutonomyLevel.HARD_LIMITS))
                .isPresent();
    }

    @Test
    void classicalRulesNeedNoRuling() {
        for (AutonomyLevel level : AutonomyLevel.values()) {
            assertThat(bench(Ruling.MAY_NOT).against("delta", level)).isEmpty();
        }
        assertThat(Bench.CLASSICAL.against("oracle", AutonomyLevel.WATCH).orElseThrow())
                .contains("no advisor");
        assertThat(Bench.READING
                        .against("learned-band (mine)", AutonomyLevel.WATCH)
                        .orElseThrow())
                .contains("still being read");
    }
}
