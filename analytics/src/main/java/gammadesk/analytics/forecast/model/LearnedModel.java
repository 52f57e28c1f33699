package gammadesk.analytics.forecast.model;

import gammadesk.analytics.forecast.measure.SeasonalProfile;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.forecast.model.BoostedTrees.Growth;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Boosted trees on what the logarithmic autoregression leaves over. The number of trees is chosen on the last fifth of
 * the window, behind a purge, and may be none; then the model is that autoregression.
 */
public record LearnedModel() implements VolatilityModel {
    private static final int MOST_TREES = 150;

    @Override
    public String name() {
        return "boosted-trees";
    }

    @Override
    public Fitted fit(Training training) {
        VarianceHistory past = training.past();
        SeasonalProfile profile = SeasonalProfile.of(past, training.from(), past.size());
        LeastSquares line = Examples.BASE.line(training);
        List<String> names = FeatureUse.names(past, training.from());
        Examples all = Examples.of(training, line, profile, names);
        int count = trees(training, names);
        BoostedTrees forest = BoostedTrees.grow(
                all.rows(), all.residuals(), count, growth(training), new SplittableRandom(training.seed()));
        double variance = all.variance(row -> forest.value(row, count));
        return now -> Math.exp(line.value(Examples.BASE.row(now))
                + forest.value(Examples.features(now, training.horizon(), profile, names), count)
                + variance / 2);
    }

    /** Leaves hold as many examples as overlap, so that no leaf is about one event alone. */
    private static Growth growth(Training training) {
        int overlap = Examples.overlap(training);
        return new Growth(3, 0.05, Math.max(20, overlap), Math.max(10, overlap));
    }

    private static int trees(Training training, List<String> names) {
        Examples.Split split = Examples.split(training, names);
        BoostedTrees forest = BoostedTrees.grow(
                split.known().rows(),
                split.known().residuals(),
                MOST_TREES,
                growth(split.early()),
                new SplittableRandom(training.seed()));
        Examples judged = split.judged();
        return judged.size() == 0 ? 0 : forest.best(judged.rows(), judged.residuals());
    }
}
