package gammadesk.analytics.learning.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gammadesk.analytics.learning.ClaimHedge;
import gammadesk.analytics.learning.HedgeTrial;
import gammadesk.analytics.learning.RiskGoal;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.learning.path.GeometricBrownian;
import gammadesk.analytics.learning.path.PathModel;
import gammadesk.analytics.learning.path.PathSet;
import gammadesk.analytics.learning.rule.BlackScholesDelta;
import gammadesk.analytics.learning.rule.NoHedge;
import gammadesk.analytics.learning.rule.Target;
import gammadesk.analytics.learning.rule.Volatility;
import gammadesk.analytics.market.OptionType;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainerTest {
    private static final int MOVES = 6;
    private static final double MOVE = 5.0 / 250;
    private static final ClaimHedge CLAIM = new ClaimHedge(OptionType.CALL, 100, 2.5, 0.01, true);
    private static final RiskGoal GOAL = new RiskGoal.MeanDeviation(1.5);
    private static final TrainingPlan PLAN = new TrainingPlan(512, 60, 0.02, 1e-3, 2048, 10, 100);
    private static final MlpKernels KERNELS = MlpKernels.scalar();

    private static HedgeLesson lesson(PathModel model) {
        return new HedgeLesson(new HedgeTrial(CLAIM, model, MOVES, MOVE), GOAL);
    }

    private static HedgeLesson lesson() {
        return lesson(new GeometricBrownian(100, 0.05, 0.2));
    }

    private static PolicyDesign design(HedgeHead head) {
        return new PolicyDesign(head, List.of(8), OptionType.CALL, 100, MOVES * MOVE, 0.2);
    }

    private static Trainer trainer(TrainingPlan plan) {
        return new Trainer(lesson(), design(HedgeHead.BAND), plan, 11, KERNELS);
    }

    @ParameterizedTest
    @EnumSource
    void everyPolicyLearnsToBeatDeltaAndDoingNothing(HedgeHead head) {
        Trainer trainer = new Trainer(lesson(), design(head), PLAN, 11, MlpKernels.best());
        assertThat(trainer.run(progress -> {}, () -> false)).isTrue();
        PathSet fresh = lesson().paths(20_000, 99, 0);
        double ours = GOAL.risk(CLAIM.follow(fresh, trainer.policy("ours")).profits());
        double delta = GOAL.risk(CLAIM.follow(
                        fresh, new BlackScholesDelta(new Target(OptionType.CALL, 100), Volatility.fixed(0.2)))
                .profits());
        double nothing = GOAL.risk(CLAIM.follow(fresh, new NoHedge()).profits());
        assertThat(ours).isLessThan(0.94 * Math.min(delta, nothing));
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        Trainer one = trainer(PLAN);
        Trainer two = trainer(PLAN);
        Trainer other = new Trainer(lesson(), design(HedgeHead.BAND), PLAN, 12, KERNELS);
        for (int i = 0; i < 12; i++) {
            one.step();
            two.step();
            other.step();
        }
        assertThat(one.state().weights()).isEqualTo(two.state().weights());
        assertThat(one.progress()).isEqualTo(two.progress());
        assertThat(one.state().weights()).isNotEqualTo(other.state().weights());
    }

    @Test
    void aRestoredTrainingContinuesBitForBit() {
        Trainer straight = trainer(PLAN);
        Trainer broken = trainer(PLAN);
        for (int i = 0; i < 13; i++) {
            straight.step();
            broken.step();
        }
        TrainingState state = broken.state();
        broken.step();
        Trainer restored = Trainer.restored(lesson(), design(HedgeHead.BAND), PLAN, KERNELS, state);
        straight.run(progress -> {}, () -> false);
        restored.run(progress -> {}, () -> false);
        assertThat(restored.state()).usingRecursiveComparison().isEqualTo(straight.state());
        assertThat(restored.policy("a").weights())
                .isEqualTo(straight.policy("b").weights());
    }

    @Test
    void aStateOfAnotherTrainingIsRefused() {
        TrainingState state = trainer(PLAN).state();
        assertThatThrownBy(() -> Trainer.restored(lesson(), design(HedgeHead.MEMORY), PLAN, KERNELS, state))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cancellingKeepsWhereItIs() {
        Trainer trainer = trainer(PLAN);
        List<TrainingProgress> heard = new ArrayList<>();
        assertThat(trainer.run(heard::add, () -> heard.size() == 3)).isFalse();
        assertThat(trainer.progress().step()).isEqualTo(3);
        assertThat(trainer.run(heard::add, () -> false)).isTrue();
        assertThat(heard)
                .extracting(TrainingProgress::step)
                .startsWith(1L, 2L, 3L, 4L)
                .hasSize(PLAN.steps());
    }

    @Test
    void theBestWeightsAreKeptAndItStopsEarly() {
        TrainingPlan wild = new TrainingPlan(64, 200, 0.3, 0.3, 512, 1, 5);
        Trainer trainer = trainer(wild);
        trainer.run(progress -> {}, () -> false);
        TrainingProgress end = trainer.progress();
        assertThat(end.step()).isLessThan(200);
        assertThat(end.best()).isLessThan(end.validated());
        PathSet heldOut = lesson().paths(512, 11, -1);
        assertThat(GOAL.risk(CLAIM.follow(heldOut, trainer.policy("best")).profits()))
                .isEqualTo(end.best());
    }

    /** Fine until the third batch. */
    private static final class Breaking implements PathModel {
        private final PathModel sound = new GeometricBrownian(100, 0.05, 0.2);
        private int drawn;

        @Override
        public String name() {
            return "breaking";
        }

        @Override
        public PathSet simulate(int paths, int steps, double stepYears, RandomGenerator random) {
            PathSet set = sound.simulate(paths, steps, stepYears, random);
            if (drawn++ == 3) {
                set.spots()[2][7] = Double.NaN;
            }
            return set;
        }
    }

    @Test
    void whatIsNoNumberEndsItAndNothingIsKept() {
        Trainer trainer = new Trainer(lesson(new Breaking()), design(HedgeHead.MEMORY), PLAN, 11, KERNELS);
        TrainingFailure failure =
                catchThrowableOfType(TrainingFailure.class, () -> trainer.run(progress -> {}, () -> false));
        assertThat(failure.step()).isEqualTo(2);
        assertThat(failure.seed()).isEqualTo(11);
        assertThat(failure).hasMessageContaining("step 2").hasMessageContaining("seed 11");
        assertThatThrownBy(trainer::state).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(trainer::step).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> trainer.policy("none")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new TrainingPlan(0, 1, 1, 1, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TrainingPlan(1, 1, Double.NaN, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PolicyDesign(HedgeHead.BAND, List.of(8), OptionType.CALL, -1, 1, -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LearnedPolicy("short", design(HedgeHead.BAND), new float[3], KERNELS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBandLeavesAloneWhatIsInside() {
        float[] outputs = {0.2f, 0.3f};
        HedgeHead band = HedgeHead.BAND;
        assertThat(band.ratio(outputs, 0, 1, 0.5, 0.55)).isEqualTo(0.55);
        assertThat(band.ratio(outputs, 0, 1, 0.5, 0)).isBetween(0.28, 0.3);
        assertThat(band.ratio(outputs, 0, 1, 0.5, 1)).isBetween(0.8, 0.82);
    }
}
