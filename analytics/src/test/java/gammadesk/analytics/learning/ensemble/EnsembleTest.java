package gammadesk.analytics.learning.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.learning.ClaimHedge;
import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.learning.HedgeTrial;
import gammadesk.analytics.learning.RiskGoal;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.learning.path.GeometricBrownian;
import gammadesk.analytics.learning.path.Heston;
import gammadesk.analytics.learning.path.HestonParameters;
import gammadesk.analytics.learning.path.PathSet;
import gammadesk.analytics.learning.rule.BlackScholesDelta;
import gammadesk.analytics.learning.rule.Target;
import gammadesk.analytics.learning.rule.Volatility;
import gammadesk.analytics.learning.train.HedgeHead;
import gammadesk.analytics.learning.train.HedgeLesson;
import gammadesk.analytics.learning.train.PolicyDesign;
import gammadesk.analytics.learning.train.TrainingPlan;
import gammadesk.analytics.market.OptionType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class EnsembleTest {
    private static final double MOVE = 5.0 / 250;
    private static final int MOVES = 5;
    private static final PolicyDesign DESIGN =
            new PolicyDesign(HedgeHead.BAND, List.of(6), OptionType.CALL, 100, MOVES * MOVE, 0.2);
    private static final ClaimHedge CLAIM = new ClaimHedge(OptionType.CALL, 100, 2.5, 0.01, true);
    private static final RiskGoal GOAL = new RiskGoal.MeanDeviation(1.5);
    private static final HedgeStrategy DELTA =
            new BlackScholesDelta(new Target(OptionType.CALL, 100), Volatility.fixed(0.2));
    private static final Heston HESTON = new Heston(100, 0, new HestonParameters(0.04, 2, 0.04, 0.6, -0.7));

    private static HedgeStrategy always(double ratio) {
        return new HedgeStrategy() {
            @Override
            public String name() {
                return "always " + ratio;
            }

            @Override
            public void ratios(Moment moment, double[] held, double[] out) {
                Arrays.fill(out, ratio);
            }
        };
    }

    private static PathSet paths(int count, long seed) {
        return HESTON.simulate(count, MOVES, MOVE, new SplittableRandom(seed));
    }

    @Test
    void saysMeanAndStandardDeviation() {
        Ensemble ensemble = new Ensemble("three", List.of(always(0.1), always(0.2), always(0.6)));
        double[] means = new double[1];
        double[] deviations = new double[1];
        HedgeStrategy.Moment moment = new HedgeStrategy.Moment(0, 0.1, new double[] {100}, new double[] {0.04});
        ensemble.propose(moment, new double[1], means, deviations);
        assertThat(means[0]).isCloseTo(0.3, within(1e-15));
        assertThat(deviations[0]).isCloseTo(Math.sqrt((0.04 + 0.01 + 0.09) / 2), within(1e-15));
        ensemble.ratios(moment, new double[1], means);
        assertThat(means[0]).isCloseTo(0.3, within(1e-15));
        assertThatThrownBy(() -> new Ensemble("one", List.of(DELTA))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isBelievedLessTheMoreItDisagrees() {
        BlendRule rule = new BlendRule(0.8, 0.05);
        assertThat(rule.weight(0)).isEqualTo(0.8);
        assertThat(rule.weight(0.05)).isCloseTo(0.4, within(1e-15));
        assertThat(rule.weight(0.5)).isLessThan(0.01);
        assertThat(rule.weight(Double.NaN)).isZero();
        assertThatThrownBy(() -> new BlendRule(1.1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BlendRule(0.5, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theGateKnowsWhereItHasBeen() {
        DomainGate gate = DomainGate.around(paths(4000, 1), DESIGN, 1e-3);
        assertThat(gate.contains(0.06, 100, 0.04)).isTrue();
        assertThat(gate.contains(0.06, 150, 0.04)).isFalse();
        assertThat(gate.contains(0.06, 100, 1)).isFalse();
        assertThat(gate.contains(0.5, 100, 0.04)).isFalse();
        assertThat(gate.contains(0.06, Double.NaN, 0.04)).isFalse();
        assertThat(gate.contains(0.06, 100, Double.NaN)).isFalse();
        assertThat(gate.distance(0.06, 100, 0.04)).isLessThan(2);
        assertThat(gate.distance(0.06, 150, 0.04)).isGreaterThan(5);
        PathSet fresh = paths(2000, 2);
        int outside = 0;
        for (int step = 0; step < MOVES; step++) {
            for (int path = 0; path < 2000; path++) {
                boolean in =
                        gate.contains((MOVES - step) * MOVE, fresh.spots()[step][path], fresh.variances()[step][path]);
                outside += in ? 0 : 1;
            }
        }
        assertThat(outside / (2000.0 * MOVES)).isLessThan(0.01);
    }

    /** Each of two features is usual, the two together are not: a fall comes with a high volatility. */
    @Test
    void theGateSeesUnusualCompany() {
        PathSet paths = paths(4000, 1);
        for (int step = 0; step < MOVES; step++) {
            for (int path = 0; path < 4000; path++) {
                paths.variances()[step][path] =
                        Math.pow(0.2 * Math.exp(-3 * Math.log(paths.spots()[step][path] / 100)), 2);
            }
        }
        DomainGate gate = DomainGate.around(paths, DESIGN, 1e-3);
        double fallen = Math.pow(0.2 * Math.exp(0.3), 2);
        assertThat(gate.contains(MOVE, 100 * Math.exp(-0.1), fallen)).isTrue();
        assertThat(gate.contains(MOVE, 100 * Math.exp(0.1), fallen)).isFalse();
    }

    @Test
    void theGateOfOneVolatilityHasSomeWidth() {
        PathSet paths = new GeometricBrownian(100, 0, 0.2).simulate(2000, MOVES, MOVE, new SplittableRandom(1));
        DomainGate gate = DomainGate.around(paths, DESIGN, 1e-3);
        assertThat(gate.contains(0.06, 101, 0.04)).isTrue();
        assertThat(gate.contains(0.06, 101, 0.21 * 0.21)).isFalse();
    }

    @Test
    void theGateComesBackFromItsNumbers() {
        DomainGate gate = DomainGate.around(paths(1000, 1), DESIGN, 1e-3);
        DomainGate again = DomainGate.ofNumbers(gate.numbers());
        assertThat(again.distance(0.06, 103, 0.05)).isEqualTo(gate.distance(0.06, 103, 0.05));
        assertThatThrownBy(() -> DomainGate.ofNumbers(1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
        double[] broken = gate.numbers();
        broken[4] = Double.NaN;
        assertThatThrownBy(() -> DomainGate.ofNumbers(broken)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAnswerSaysWhatItRestsOn() {
        DomainGate gate = DomainGate.around(paths(2000, 1), DESIGN, 1e-3);
        Ensemble ensemble = new Ensemble("two", List.of(always(0.3), always(0.5)));
        BlendedHedge blended = new BlendedHedge(ensemble, always(0.8), new BlendRule(1, Math.sqrt(0.02)), gate);
        BlendedHedge.Answer inside = blended.answer(0, 0.06, 100, 0.04, 0);
        assertThat(inside.confidence().disagreement()).isCloseTo(Math.sqrt(0.02), within(1e-12));
        assertThat(inside.confidence().weight()).isCloseTo(0.5, within(1e-12));
        assertThat(inside.ratio()).isCloseTo(0.6, within(1e-12));
        assertThat(inside.confidence().reason()).contains("agree");
        BlendedHedge.Answer outside = blended.answer(0, 0.06, 200, 0.04, 0);
        assertThat(outside.ratio()).isEqualTo(0.8);
        assertThat(outside.confidence().weight()).isZero();
        assertThat(outside.confidence().inside()).isFalse();
        assertThat(outside.confidence().reason()).contains("outside");
        double[] ratios = new double[2];
        blended.ratios(
                new HedgeStrategy.Moment(0, 0.06, new double[] {100, 200}, new double[] {0.04, 0.04}),
                new double[2],
                ratios);
        assertThat(ratios).containsExactly(inside.ratio(), outside.ratio());
    }

    @Test
    void calibrationTrustsAGoodEnsembleAndDropsABadOne() {
        PathSet paths = paths(4000, 3);
        DomainGate gate = DomainGate.around(paths, DESIGN, 1e-3);
        Ensemble bad = new Ensemble("bad", List.of(always(-2), always(-2.5)));
        BlendCalibration none = BlendCalibration.on(paths, CLAIM, GOAL, bad, DELTA, gate);
        assertThat(none.rule().most()).isZero();
        assertThat(none.useful()).isEmpty();
        assertThat(none.risk()).isEqualTo(none.classicalRisk());
        Ensemble good = new Ensemble("good", List.of(always(0.5), always(0.51)));
        BlendCalibration some = BlendCalibration.on(paths, CLAIM, GOAL, good, always(-2), gate);
        assertThat(some.useful()).isPresent();
        assertThat(some.risk()).isLessThan(some.classicalRisk());
    }

    private static EnsembleTraining training() {
        HedgeLesson lesson = new HedgeLesson(new HedgeTrial(CLAIM, HESTON, MOVES, MOVE), GOAL);
        TrainingPlan plan = new TrainingPlan(512, 40, 0.02, 1e-3, 2048, 10, 10);
        return new EnsembleTraining(lesson, DESIGN, plan, 5, 3, DELTA);
    }

    @Test
    void threadsDoNotChangeWhatIsLearned() {
        MlpKernels kernels = MlpKernels.scalar();
        TrainedEnsemble alone = training()
                .run(kernels, Runnable::run, progress -> {}, () -> false)
                .orElseThrow();
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            TrainedEnsemble together =
                    training().run(kernels, pool, progress -> {}, () -> false).orElseThrow();
            for (int i = 0; i < 3; i++) {
                assertThat(together.members().get(i).weights())
                        .isEqualTo(alone.members().get(i).weights());
            }
            assertThat(together.calibration()).isEqualTo(alone.calibration());
        }
        assertThat(alone.members().get(0).weights())
                .isNotEqualTo(alone.members().get(1).weights());
        PathSet fresh = paths(20_000, 8);
        double blended = GOAL.risk(CLAIM.follow(fresh, alone.hedge(DELTA)).profits());
        assertThat(blended).isLessThan(GOAL.risk(CLAIM.follow(fresh, DELTA).profits()));
    }

    @Test
    void aCancelledTrainingHasNoResult() {
        int[] heard = new int[1];
        Optional<TrainedEnsemble> none =
                training().run(MlpKernels.scalar(), Runnable::run, progress -> heard[0]++, () -> heard[0] >= 4);
        assertThat(none).isEmpty();
        assertThat(heard[0]).isEqualTo(4);
    }
}
