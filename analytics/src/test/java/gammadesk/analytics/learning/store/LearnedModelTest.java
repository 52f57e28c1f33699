package gammadesk.analytics.learning.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.learning.ensemble.BlendRule;
import gammadesk.analytics.learning.ensemble.DomainGate;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.learning.path.GeometricBrownian;
import gammadesk.analytics.learning.path.PathSet;
import gammadesk.analytics.learning.rule.NoHedge;
import gammadesk.analytics.learning.store.ModelAnswer.Loaded;
import gammadesk.analytics.learning.store.ModelAnswer.Reason;
import gammadesk.analytics.learning.store.ModelAnswer.Refused;
import gammadesk.analytics.learning.train.HedgeHead;
import gammadesk.analytics.learning.train.PolicyDesign;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.port.Fingerprint;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LearnedModelTest {
    private static final PolicyDesign DESIGN =
            new PolicyDesign(HedgeHead.SHIFTED_BAND, List.of(7, 5), OptionType.PUT, 100, 0.1, 0.2);
    private static final ModelConfiguration CONFIGURATION =
            new ModelConfiguration(DESIGN, new TreeMap<>(Map.of("market", "heston", "goal", "ES 5 %")));

    private static LearnedModel model() {
        PathSet paths = new GeometricBrownian(100, 0, 0.2).simulate(200, 5, 0.02, new SplittableRandom(1));
        return new LearnedModel(
                CONFIGURATION,
                42,
                "ab".repeat(32),
                new TreeMap<>(Map.of("ES 95", 3.5, "mean", -0.1)),
                List.of(weights(1), weights(2)),
                new BlendRule(0.75, 0.03),
                DomainGate.around(paths, DESIGN, 1e-3));
    }

    private static float[] weights(long seed) {
        return DESIGN.shape().randomWeights(new SplittableRandom(seed));
    }

    private static Reason refused(byte[] bytes) {
        ModelAnswer<LearnedModel> answer = LearnedModel.read(bytes, CONFIGURATION.hash());
        assertThat(answer).isInstanceOf(Refused.class);
        assertThat(((Refused<LearnedModel>) answer).detail()).isNotBlank();
        return ((Refused<LearnedModel>) answer).reason();
    }

    /** With a checksum that fits. */
    private static byte[] sealed(byte[] bytes) {
        byte[] body = Arrays.copyOf(bytes, bytes.length - 32);
        byte[] all = bytes.clone();
        System.arraycopy(HexFormat.of().parseHex(Fingerprint.of(body)), 0, all, body.length, 32);
        return all;
    }

    @Test
    void comesBackAsItWas() {
        LearnedModel model = model();
        ModelAnswer<LearnedModel> answer = LearnedModel.read(model.toBytes(), CONFIGURATION.hash());
        assertThat(answer).isInstanceOf(Loaded.class);
        LearnedModel again = ((Loaded<LearnedModel>) answer).model();
        assertThat(again.toBytes()).isEqualTo(model.toBytes());
        assertThat(again.configuration()).isEqualTo(CONFIGURATION);
        assertThat(again.seed()).isEqualTo(42);
        assertThat(again.metrics()).isEqualTo(model.metrics());
        HedgeStrategy.Moment moment = new HedgeStrategy.Moment(0, 0.05, new double[] {101}, new double[] {0.05});
        double[] before = new double[1];
        double[] after = new double[1];
        model.ensemble(MlpKernels.scalar()).ratios(moment, new double[1], before);
        again.ensemble(MlpKernels.scalar()).ratios(moment, new double[1], after);
        assertThat(after).isEqualTo(before);
        assertThat(again.hedge(new NoHedge(), MlpKernels.scalar())
                        .answer(0, 0.05, 101, 0.04, 0)
                        .classical())
                .isZero();
    }

    @Test
    void aCutOrChangedOneIsRefusedWhereverItHappens() {
        byte[] bytes = model().toBytes();
        for (int length = 0; length < bytes.length; length += 7) {
            assertThat(refused(Arrays.copyOf(bytes, length))).isIn(Reason.FOREIGN, Reason.DAMAGED);
        }
        for (int at = 0; at < bytes.length; at += 3) {
            byte[] changed = bytes.clone();
            changed[at] ^= 4;
            assertThat(refused(changed)).isIn(Reason.FOREIGN, Reason.OTHER_VERSION, Reason.DAMAGED);
        }
        assertThat(refused(Arrays.copyOf(bytes, bytes.length + 1))).isEqualTo(Reason.DAMAGED);
    }

    /** The checksum is no secret: what it covers is read with care all the same. */
    @Test
    void nonsenseWithAChecksumThatFitsIsRefusedWithoutAnException() {
        byte[] bytes = model().toBytes();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 3000; i++) {
            byte[] changed = bytes.clone();
            changed[8 + random.nextInt(bytes.length - 40)] = (byte) random.nextInt();
            assertThat(LearnedModel.read(sealed(changed), CONFIGURATION.hash())).isNotNull();
            byte[] cut = Arrays.copyOf(bytes, 41 + random.nextInt(bytes.length - 41));
            assertThat(LearnedModel.read(sealed(cut), CONFIGURATION.hash())).isInstanceOf(Refused.class);
        }
    }

    @Test
    void aForeignFileIsRefused() {
        assertThat(refused(new byte[0])).isEqualTo(Reason.FOREIGN);
        assertThat(refused("PK\3\4 something else altogether, and long enough"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(Reason.FOREIGN);
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] bytes = model().toBytes();
        bytes[7] = 2;
        assertThat(refused(sealed(bytes))).isEqualTo(Reason.OTHER_VERSION);
    }

    @Test
    void anotherConfigurationIsRefused() {
        PolicyDesign narrow = new PolicyDesign(HedgeHead.SHIFTED_BAND, List.of(7, 4), OptionType.PUT, 100, 0.1, 0.2);
        String narrower = new ModelConfiguration(narrow, CONFIGURATION.terms()).hash();
        String otherGoal =
                new ModelConfiguration(DESIGN, new TreeMap<>(Map.of("market", "heston", "goal", "ES 1 %"))).hash();
        assertThat(List.of(CONFIGURATION.hash(), narrower, otherGoal)).doesNotHaveDuplicates();
        for (String hash : List.of(narrower, otherGoal, "")) {
            assertThat(LearnedModel.read(model().toBytes(), hash))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.OTHER_CONFIGURATION));
        }
    }

    @Test
    void aWeightOrMetricThatIsNoNumberIsRefused() {
        LearnedModel sound = model();
        float[] broken = weights(2);
        broken[17] = Float.NaN;
        LearnedModel weight = new LearnedModel(
                CONFIGURATION, 42, "", sound.metrics(), List.of(weights(1), broken), sound.rule(), sound.gate());
        assertThat(refused(weight.toBytes())).isEqualTo(Reason.NO_NUMBER);
        LearnedModel metric = new LearnedModel(
                CONFIGURATION,
                42,
                "",
                new TreeMap<>(Map.of("mean", Double.POSITIVE_INFINITY)),
                sound.members(),
                sound.rule(),
                sound.gate());
        assertThat(refused(metric.toBytes())).isEqualTo(Reason.NO_NUMBER);
    }

    @Test
    void weightsFitTheConfiguration() {
        LearnedModel sound = model();
        assertThatThrownBy(() -> new LearnedModel(
                        CONFIGURATION,
                        1,
                        "",
                        sound.metrics(),
                        List.of(new float[3], new float[3]),
                        sound.rule(),
                        sound.gate()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
