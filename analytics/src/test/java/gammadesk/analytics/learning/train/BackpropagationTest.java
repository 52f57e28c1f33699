package gammadesk.analytics.learning.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.learning.ClaimHedge;
import gammadesk.analytics.learning.RiskGoal;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.learning.path.GeometricBrownian;
import gammadesk.analytics.learning.path.PathSet;
import gammadesk.analytics.market.OptionType;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The slope that training follows is that of the whole hedge's risk, costs and all. */
class BackpropagationTest {
    private static final double STEP = 1.0 / 50;

    private static Stream<Arguments> hedges() {
        List<RiskGoal> goals = List.of(
                new RiskGoal.Entropic(0.2),
                new RiskGoal.MeanDeviation(1.5),
                new RiskGoal.MeanVariance(0.1),
                new RiskGoal.ExpectedShortfall(0.2));
        return Stream.of(HedgeHead.values())
                .flatMap(head -> goals.stream()
                        .flatMap(goal -> Stream.of(
                                Arguments.of(head, goal, OptionType.CALL, true),
                                Arguments.of(head, goal, OptionType.PUT, false))));
    }

    /** Along random directions: single weights are too small a part of it for floats to show. */
    @ParameterizedTest
    @MethodSource("hedges")
    void isTheSlopeOfTheRisk(HedgeHead head, RiskGoal goal, OptionType type, boolean unwinds) {
        PolicyDesign design = new PolicyDesign(head, List.of(12, 9), type, 100, 5 * STEP, 0.2);
        ClaimHedge claim = new ClaimHedge(type, 100, 2, 0.01, unwinds);
        PathSet paths = new GeometricBrownian(100, 0.05, 0.2).simulate(1500, 5, STEP, new SplittableRandom(3));
        float[] weights = design.shape().randomWeights(new SplittableRandom(4));
        for (int i = design.shape().outputBiases() - 9 * head.outputs(); i < weights.length; i++) {
            weights[i] += 0.1f * (i % 3 - 1);
        }
        for (MlpKernels kernels : List.of(MlpKernels.scalar(), MlpKernels.best())) {
            Backpropagation back = new Backpropagation(design, claim, goal, kernels);
            float[] slopes = new float[weights.length];
            double risk = back.risk(paths, weights, slopes);
            assertThat(risk).isEqualTo(back.risk(paths, weights));
            SplittableRandom random = new SplittableRandom(5);
            for (int direction = 0; direction < 3; direction++) {
                double expected = 0;
                float[] up = weights.clone();
                float[] down = weights.clone();
                for (int i = 0; i < weights.length; i++) {
                    double part = Math.signum(slopes[i]) * random.nextDouble();
                    expected += part * slopes[i];
                    up[i] += (float) (1e-4 * part);
                    down[i] -= (float) (1e-4 * part);
                }
                double measured = (back.risk(paths, up) - back.risk(paths, down)) / 2e-4;
                assertThat(measured).isCloseTo(expected, within(0.02 * expected));
                assertThat(expected).isPositive();
            }
        }
    }
}
