package gammadesk.analytics.learning.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.hedging.BandRule;
import gammadesk.analytics.hedging.BandState;
import gammadesk.analytics.hedging.Belief;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.learning.path.HestonParameters;
import gammadesk.analytics.learning.path.JumpParameters;
import gammadesk.analytics.learning.store.ModelAnswer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A small training, its interruption, its stored form and its use. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BandTrainingTest {
    private static final BandPlan PLAN = new BandPlan(2, 12, 12, 3);
    private static final BandState USUAL = new BandState(-2e-4, 1e-3, 70_000, 0.55, 0.06, 5e-4, 1e-5, 3.0 / (365 * 24));

    private BandModel whole;

    @BeforeAll
    void train() {
        BandTraining training = new BandTraining(PLAN, MlpKernels.scalar());
        assertThat(training.progress()).isZero();
        while (!training.isDone()) {
            training.step();
        }
        whole = training.model();
        assertThat(training.progress()).isEqualTo(1);
        assertThatThrownBy(training::step).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anInterruptedTrainingEndsWithTheSameBits() {
        BandTraining first = new BandTraining(PLAN, MlpKernels.scalar());
        for (int i = 0; i < 17; i++) {
            first.step();
        }
        assertThat(BandTraining.resume(first.checkpoint(), PLAN, MlpKernels.scalar()))
                .isInstanceOfSatisfying(ModelAnswer.Loaded.class, loaded -> {
                    BandTraining second = (BandTraining) loaded.model();
                    while (!second.isDone()) {
                        second.step();
                    }
                    assertThat(second.model().toBytes()).isEqualTo(whole.toBytes());
                });
    }

    @Test
    void aCheckpointOfAnotherPlanIsRefused() {
        byte[] checkpoint = new BandTraining(PLAN, MlpKernels.scalar()).checkpoint();
        assertThat(BandTraining.resume(checkpoint, new BandPlan(2, 13, 12, 3), MlpKernels.scalar()))
                .isInstanceOf(ModelAnswer.Refused.class);
    }

    @Test
    void whatIsStoredIsReadAgain() {
        ModelAnswer<BandModel> read = BandModel.read(whole.toBytes(), PLAN.hash());
        assertThat(read).isInstanceOfSatisfying(ModelAnswer.Loaded.class, loaded -> {
            BandModel model = (BandModel) loaded.model();
            assertThat(model.metrics()).isEqualTo(whole.metrics());
            assertThat(model.rule().band(USUAL)).isEqualTo(whole.rule().band(USUAL));
        });
    }

    @Test
    void whatIsDamagedForeignOrOfAnotherPlanIsRefused() {
        byte[] bytes = whole.toBytes();
        refused(Arrays.copyOf(bytes, bytes.length / 2), ModelAnswer.Reason.DAMAGED);
        refused(new byte[] {1, 2}, ModelAnswer.Reason.FOREIGN);
        refused(changed(at -> at[0] ^= 1), ModelAnswer.Reason.FOREIGN);
        refused(changed(at -> at[7] ^= 1), ModelAnswer.Reason.OTHER_VERSION);
        refused(changed(at -> at[at.length / 2] ^= 1), ModelAnswer.Reason.DAMAGED);
        assertThat(BandModel.read(bytes, BandPlan.SHIPPED.hash()))
                .isInstanceOfSatisfying(
                        ModelAnswer.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ModelAnswer.Reason.OTHER_CONFIGURATION));
    }

    private byte[] changed(Consumer<byte[]> change) {
        byte[] bytes = whole.toBytes();
        change.accept(bytes);
        return bytes;
    }

    private static void refused(byte[] bytes, ModelAnswer.Reason reason) {
        assertThat(BandModel.read(bytes, PLAN.hash()))
                .isInstanceOfSatisfying(
                        ModelAnswer.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void aWeightThatIsNoNumberIsRefused() {
        float[] spoilt = whole.members().getFirst().clone();
        spoilt[5] = Float.NaN;
        BandModel model = new BandModel(
                whole.planHash(),
                whole.seed(),
                whole.metrics(),
                whole.scale(),
                List.of(spoilt, whole.members().getLast()),
                whole.curves(),
                whole.trust());
        refused(model.toBytes(), ModelAnswer.Reason.NO_NUMBER);
    }

    @Test
    void aBookUnlikeThoseOfTheTrainingHasTheClassicalBand() {
        BandState strange = new BandState(-2e-4, 1e-3, 70_000, 9, 0.06, 5e-4, 1e-5, 3.0 / (365 * 24));
        BandRule.Band band = whole.rule().band(strange);
        assertThat(band.high()).isEqualTo(strange.classicalHalfWidth());
        assertThat(band.low()).isEqualTo(-strange.classicalHalfWidth());
        assertThat(whole.rule().why(strange)).contains("unlike those of the training");
        BandState unknown = new BandState(Double.NaN, 1e-3, 70_000, 0.55, 0.06, 5e-4, 1e-5, 3.0 / (365 * 24));
        assertThat(whole.rule().band(unknown).low()).isNaN();
        assertThat(whole.rule().belief(unknown).distance()).isNaN();
    }

    @Test
    void howFarItIsBelievedIsSaidInNumbers() {
        Belief usual = whole.rule().belief(USUAL);
        assertThat(usual.isInside()).isTrue();
        assertThat(usual.distance()).isBetween(0.0, 1.0);
        assertThat(usual.weight()).isEqualTo(Math.max(0, 1 - usual.disagreement() / usual.mostDisagreement()));
        BandState strange = new BandState(-2e-4, 1e-3, 70_000, 9, 0.06, 5e-4, 1e-5, 3.0 / (365 * 24));
        Belief outside = whole.rule().belief(strange);
        assertThat(outside.isInside()).isFalse();
        assertThat(outside.weight()).isZero();
        assertThat(outside.distance()).isGreaterThan(1);
        assertThat(outside.farthest()).isEqualTo("volatility");
    }

    /** On the way from the usual volatility to a strange one the distance is 1 where the book stops being alike. */
    @Test
    void theDistanceIsOneAtTheEdge() {
        double inside = 0.55;
        double outside = 9;
        for (int i = 0; i < 40; i++) {
            double middle = Math.sqrt(inside * outside);
            boolean isInside = whole.rule().belief(with(middle)).isInside();
            inside = isInside ? middle : inside;
            outside = isInside ? outside : middle;
        }
        assertThat(whole.rule().belief(with(inside)).distance()).isCloseTo(1, within(1e-5));
    }

    private static BandState with(double vol) {
        return new BandState(-2e-4, 1e-3, 70_000, vol, 0.06, 5e-4, 1e-5, 3.0 / (365 * 24));
    }

    /**
     * All that the nets see has no unit: a book of ten times the size with a tenth of the aversion has ten times the
     * band.
     */
    @Test
    void aBookOfAnySizeHasTheSameBandInItsOwnUnits() {
        BandState large = new BandState(-2e-3, 1e-2, 70_000, 0.55, 0.06, 5e-4, 1e-6, 3.0 / (365 * 24));
        BandRule rule = whole.rule();
        double ratio = rule.band(large).high() / rule.band(USUAL).high();
        assertThat(ratio).isBetween(9.999, 10.001);
    }

    /** Other markets are another plan, and teach other nets. */
    @Test
    void aMarketThatWasFittedTeachesItsOwnBand() {
        BandLaw law = new BandLaw(new HestonParameters(0.2, 20, 0.2, 3, -0.4), JumpParameters.ofPrice(1, -0.05, 0.05));
        BandPlan plan = new BandPlan(2, 12, 12, 3, List.of(law));
        assertThat(plan.hash()).isNotEqualTo(PLAN.hash());
        assertThat(plan.worlds()).hasSize(9).allSatisfy(world -> {
            assertThat(world.jumps()).isEqualTo(law.jumps());
            assertThat(world.heston().variance()).isBetween(0.1, 0.4);
        });
        BandTraining training = new BandTraining(plan, MlpKernels.scalar());
        while (!training.isDone()) {
            training.step();
        }
        BandModel model = training.model();
        assertThat(model.rule().band(USUAL)).isNotEqualTo(whole.rule().band(USUAL));
        assertThat(BandModel.read(model.toBytes(), plan.hash())).isInstanceOf(ModelAnswer.Loaded.class);
        assertThat(BandModel.read(model.toBytes(), PLAN.hash())).isInstanceOf(ModelAnswer.Refused.class);
    }
}
