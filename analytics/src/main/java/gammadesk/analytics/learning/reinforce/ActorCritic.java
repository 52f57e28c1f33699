package gammadesk.analytics.learning.reinforce;

import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.learning.net.Adam;
import gammadesk.analytics.learning.net.MlpGradient;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.learning.path.PathSet;
import gammadesk.analytics.learning.train.HedgeLesson;
import gammadesk.analytics.learning.train.LearnedPolicy;
import gammadesk.analytics.learning.train.PolicyBlock;
import gammadesk.analytics.learning.train.PolicyDesign;
import gammadesk.analytics.learning.train.TrainingFailure;
import java.util.SplittableRandom;

/**
 * Learns a policy from rewards at every move (the lesson's goal, a function of final profits, is not used): the
 * policy's ratio is tried with a random addition, a critic learns what reward is still to come, and the policy moves
 * towards what did better than the critic expected (policy gradient with generalised advantages, Schulman and others
 * 2016). The reward need not be differentiable. The same arguments give the same bits.
 */
public final class ActorCritic {
    private static final long ACTOR = -2;
    private static final long CRITIC = -3;
    /** How far advantages look ahead; 1 would be all rewards to come, without the critic's help. */
    private static final double FORESIGHT = 0.9;

    private final HedgeLesson lesson;
    private final StepReward reward;
    private final PolicyDesign design;
    private final Terms terms;
    private final long seed;
    private final MlpKernels kernels;
    private final PolicyBlock block;
    private final MlpGradient gradient;
    private final Critic critic;
    private final Adam adam;
    private final float[] weights;
    private final float[] slopes;
    private final double[] ratios = new double[PolicyBlock.ROWS];
    private final double[] bySlope = new double[PolicyBlock.ROWS];
    private final double[] byHeld = new double[PolicyBlock.ROWS];
    private long steps;

    /**
     * How to learn.
     *
     * @param batch episodes of a step
     * @param exploration standard deviation of what is added to the ratio
     * @param rate Adam's for the policy
     * @param criticRate Adam's for the critic
     */
    public record Terms(int batch, double exploration, double rate, double criticRate) {
        /** Throws {@link IllegalArgumentException} for a number that is not positive. */
        public Terms {
            if (batch < 1 || !(exploration > 0) || !(rate > 0) || !(criticRate > 0)) {
                throw new IllegalArgumentException("nothing is learned without episodes, exploration and rates");
            }
        }
    }

    /** Before the first step. */
    public ActorCritic(
            HedgeLesson lesson, StepReward reward, PolicyDesign design, Terms terms, long seed, MlpKernels kernels) {
        this.lesson = lesson;
        this.reward = reward;
        this.design = design;
        this.terms = terms;
        this.seed = seed;
        this.kernels = kernels;
        block = new PolicyBlock(design, kernels);
        gradient = new MlpGradient(design.shape(), kernels);
        critic = new Critic(design, kernels, HedgeLesson.random(seed, CRITIC));
        weights = design.shape().randomWeights(HedgeLesson.random(seed, ACTOR));
        slopes = new float[weights.length];
        adam = new Adam(weights.length);
    }

    /**
     * Walks a batch and learns from it.
     *
     * @return its mean reward, with the exploration in it
     * @throws TrainingFailure when a reward or a ratio is no number
     */
    public double step() {
        PathSet paths = lesson.paths(terms.batch(), seed, steps);
        SplittableRandom random = HedgeLesson.random(~seed, steps);
        Episodes episodes = walk(paths, random);
        double mean = episodes.meanReward();
        if (!Double.isFinite(mean)) {
            throw new TrainingFailure("the reward", steps, seed);
        }
        double[][] advantages = advantages(episodes);
        climb(episodes, advantages);
        steps++;
        return mean;
    }

    private Episodes walk(PathSet paths, SplittableRandom random) {
        LearnedPolicy policy = policy("explored");
        HedgeStrategy explored = new HedgeStrategy() {
            @Override
            public String name() {
                return policy.name();
            }

            @Override
            public void ratios(Moment moment, double[] held, double[] out) {
                policy.ratios(moment, held, out);
                for (int path = 0; path < out.length; path++) {
                    out[path] += terms.exploration() * random.nextGaussian();
                }
            }
        };
        try {
            return Episodes.walk(paths, lesson.claim(), explored, reward);
        } catch (IllegalStateException e) {
            throw new TrainingFailure("a ratio", steps, seed, e);
        }
    }

    /** How much better each decision did than expected; the critic learns what came on the way. */
    private double[][] advantages(Episodes episodes) {
        PathSet paths = episodes.paths();
        int count = paths.paths();
        double[][] toCome = new double[paths.steps()][count];
        double[][] advantages = new double[paths.steps()][count];
        double[] later = new double[count];
        double[] laterAdvantage = new double[count];
        double[] laterValue = new double[count];
        if (steps == 0) {
            critic.scale(Math.abs(episodes.meanReward()));
        }
        for (int step = paths.steps() - 1; step >= 0; step--) {
            double[] value = new double[count];
            critic.values(paths, step, episodes.held()[step], value);
            for (int path = 0; path < count; path++) {
                double earned = episodes.rewards()[step][path];
                double surprise = earned + laterValue[path] - value[path];
                toCome[step][path] = earned + later[path];
                advantages[step][path] = surprise + FORESIGHT * laterAdvantage[path];
            }
            later = toCome[step];
            laterAdvantage = advantages[step];
            laterValue = value;
        }
        critic.learn(episodes, toCome, terms.criticRate());
        return advantages;
    }

    private void climb(Episodes episodes, double[][] advantages) {
        PathSet paths = episodes.paths();
        gradient.clear();
        for (int step = 0; step < paths.steps(); step++) {
            double mean = mean(advantages[step]);
            for (int from = 0; from < paths.paths(); from += PolicyBlock.ROWS) {
                climb(episodes, step, from, advantages[step], mean);
            }
        }
        gradient.collect(slopes);
        adam.step(weights, slopes, terms.rate());
    }

    private void climb(Episodes episodes, int step, int from, double[] advantages, double mean) {
        PathSet paths = episodes.paths();
        int rows = Math.min(PolicyBlock.ROWS, paths.paths() - from);
        for (int row = 0; row < rows; row++) {
            int path = from + row;
            block.put(row, paths.spots()[step][path], paths.variances()[step][path], episodes.held()[step][path]);
        }
        block.forward(weights, (paths.steps() - step) * paths.stepYears(), rows, ratios);
        for (int row = 0; row < rows; row++) {
            double tried = episodes.held()[step + 1][from + row] - ratios[row];
            bySlope[row] = -(advantages[from + row] - mean) * tried / terms.exploration() / paths.paths();
        }
        block.backward(weights, rows, bySlope, gradient, byHeld);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** The policy as it is now, without exploration. */
    public LearnedPolicy policy(String name) {
        return new LearnedPolicy(name, design, weights, kernels);
    }
}
