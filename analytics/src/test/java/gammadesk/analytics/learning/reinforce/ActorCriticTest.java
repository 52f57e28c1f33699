package gammadesk.analytics.learning.reinforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.learning.ClaimHedge;
import gammadesk.analytics.learning.HedgeTrial;
import gammadesk.analytics.learning.RiskGoal;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.learning.path.GeometricBrownian;
import gammadesk.analytics.learning.path.PathSet;
import gammadesk.analytics.learning.reinforce.ActorCritic.Terms;
import gammadesk.analytics.learning.rule.BlackScholesDelta;
import gammadesk.analytics.learning.rule.NoHedge;
import gammadesk.analytics.learning.rule.Target;
import gammadesk.analytics.learning.rule.Volatility;
import gammadesk.analytics.learning.train.HedgeHead;
import gammadesk.analytics.learning.train.HedgeLesson;
import gammadesk.analytics.learning.train.PolicyDesign;
import gammadesk.analytics.learning.train.TrainingFailure;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActorCriticTest {
    private static final int MOVES = 10;
    private static final double MOVE = 2.0 / 250;
    private static final double PREMIUM = Black76.priceUsd(100, 100, MOVES * MOVE, 0.2, OptionType.CALL);
    private static final ClaimHedge CLAIM = new ClaimHedge(OptionType.CALL, 100, PREMIUM, 0.01, true);
    private static final HedgeLesson LESSON = new HedgeLesson(
            new HedgeTrial(CLAIM, new GeometricBrownian(100, 0, 0.2), MOVES, MOVE), new RiskGoal.MeanDeviation(1));
    private static final StepReward REWARD = StepReward.quadratic(1);
    private static final BlackScholesDelta DELTA =
            new BlackScholesDelta(new Target(OptionType.CALL, 100), Volatility.fixed(0.2));

    private static ActorCritic learner(StepReward reward, MlpKernels kernels) {
        PolicyDesign design =
                new PolicyDesign(HedgeHead.MEMORY, List.of(12), OptionType.CALL, 100, LESSON.years(), 0.2);
        return new ActorCritic(LESSON, reward, design, new Terms(2048, 0.1, 0.01, 0.02), 3, kernels);
    }

    /** The rewards of a path add up to its profit when nothing is taken off for risk. */
    @Test
    void rewardsAddUpToTheProfit() {
        PathSet paths = LESSON.paths(300, 1, 0);
        Episodes episodes = Episodes.walk(paths, CLAIM, DELTA, StepReward.quadratic(0));
        double[] profits = CLAIM.follow(paths, DELTA).profits();
        for (int path = 0; path < 300; path++) {
            double sum = 0;
            for (double[] step : episodes.rewards()) {
                sum += step[path];
            }
            assertThat(sum).isCloseTo(profits[path], within(1e-10));
        }
        assertThat(episodes.meanReward())
                .isCloseTo(Arrays.stream(profits).average().orElseThrow(), within(1e-12));
    }

    @Test
    void learnsToSaveCostsThatDeltaPays() {
        ActorCritic learner = learner(REWARD, MlpKernels.best());
        PathSet fresh = LESSON.paths(20_000, 77, 0);
        double before =
                Episodes.walk(fresh, CLAIM, learner.policy("new"), REWARD).meanReward();
        for (int i = 0; i < 150; i++) {
            learner.step();
        }
        double after =
                Episodes.walk(fresh, CLAIM, learner.policy("learned"), REWARD).meanReward();
        double delta = Episodes.walk(fresh, CLAIM, DELTA, REWARD).meanReward();
        double nothing = Episodes.walk(fresh, CLAIM, new NoHedge(), REWARD).meanReward();
        assertThat(after).isGreaterThan(before + 0.15 * Math.abs(before));
        assertThat(after).isGreaterThan(delta).isGreaterThan(nothing);
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        ActorCritic one = learner(REWARD, MlpKernels.scalar());
        ActorCritic two = learner(REWARD, MlpKernels.scalar());
        for (int i = 0; i < 3; i++) {
            assertThat(one.step()).isEqualTo(two.step());
        }
        assertThat(one.policy("one").weights()).isEqualTo(two.policy("two").weights());
    }

    @Test
    void aRewardThatIsNoNumberEndsIt() {
        ActorCritic learner = learner((gain, cost) -> gain > 1 ? Double.NaN : gain, MlpKernels.scalar());
        assertThatThrownBy(learner::step).isInstanceOf(TrainingFailure.class).hasMessageContaining("seed 3");
        assertThatThrownBy(() -> new Terms(1, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
