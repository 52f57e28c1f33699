package gammadesk.analytics.learning.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.learning.RiskGoal;
import gammadesk.analytics.learning.evidence.LearningCase.Help;
import gammadesk.analytics.learning.net.MlpKernels;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** The cases themselves take minutes and are run by a command; here is what they are made of. */
class PublishedLearningTest {
    @Test
    void everyCaseCanBeCancelled() {
        assertThat(PublishedLearning.cases()).extracting(LearningCase::name).containsExactly("calls", "band", "heston");
        for (LearningCase one : PublishedLearning.cases()) {
            int[] heard = new int[1];
            Help help = new Help(MlpKernels.best(), Runnable::run, progress -> heard[0]++, () -> heard[0] >= 1);
            assertThatThrownBy(() -> one.run(help)).isInstanceOf(CancellationException.class);
            assertThat(heard[0]).isEqualTo(1);
        }
    }

    @Test
    void aRowPassesUpToItsLimit() {
        assertThat(new LearnedRow("at", 1, 2, 2, 0, "").passed()).isTrue();
        assertThat(new LearnedRow("above", 1, 2, 2.1, 0, "").passed()).isFalse();
        assertThat(new LearnedRow("none", 1, 2, Double.NaN, 0, "").passed()).isFalse();
    }

    /** For means the bootstrap's error is the textbook's. */
    @Test
    void theBootstrapKnowsTheErrorOfADifference() {
        SplittableRandom random = new SplittableRandom(1);
        double[] first = random.doubles(2000).map(x -> 10 * x).toArray();
        double[] second = new double[2000];
        for (int i = 0; i < 2000; i++) {
            second[i] = first[i] - 0.1 + random.nextGaussian();
        }
        PairedBootstrap found =
                PairedBootstrap.of(new RiskGoal.MeanVariance(0), first, second, 600, new SplittableRandom(2));
        double error = 1 / Math.sqrt(2000);
        assertThat(found.difference()).isCloseTo(-0.1, within(4 * error));
        assertThat(found.error()).isCloseTo(error, within(0.1 * error));
        assertThat(found.low()).isCloseTo(found.difference() - 1.96 * error, within(0.4 * error));
        assertThat(found.high()).isCloseTo(found.difference() + 1.96 * error, within(0.4 * error));
    }
}
