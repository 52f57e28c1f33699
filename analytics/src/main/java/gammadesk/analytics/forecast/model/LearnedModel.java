package gammadesk.analytics.forecast.model;

import gammadesk.analytics.forecast.measure.SeasonalProfile;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.forecast.model.BoostedTrees.Growth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Boosted trees on what the logarithmic autoregression leaves over. The number of trees is chosen on the last fifth of
 * the window, behind a purge, and may be none; then the model is that autoregression. All features are known where the
 * history ends; those beside the price are taken as they are named in the history.
 */
public record LearnedModel() implements VolatilityModel {
    private static final int MOST_TREES = 150;
    private static final HarModel BASE = HarModel.logHar();

    @Override
    public String name() {
        return "boosted-trees";
    }

    @Override
    public Fitted fit(Training training) {
        VarianceHistory past = training.past();
        SeasonalProfile profile = SeasonalProfile.of(past, training.from(), past.size());
        Examples all = Examples.of(training, BASE.line(training), profile);
        int count = trees(training);
        BoostedTrees forest = BoostedTrees.grow(
                all.rows, all.residuals, count, growth(training), new SplittableRandom(training.seed()));
        double variance = all.variance(forest, count);
        LeastSquares line = BASE.line(training);
        return now -> Math.exp(line.value(BASE.row(now))
                + forest.value(features(now, training.horizon(), profile), count)
                + variance / 2);
    }

    /** Leaves hold as many examples as overlap, so that no leaf is about one event alone. */
    private static Growth growth(Training training) {
        int overlap = Math.max(1, training.horizon() / training.stride());
        return new Growth(3, 0.05, Math.max(20, overlap), Math.max(10, overlap));
    }

    private static int trees(Training training) {
        int length = training.past().size() - training.from();
        int cut = training.past().size() - length / 5;
        cut -= Math.floorMod(cut - training.past().size(), training.stride());
        Training early = training.until(cut);
        LeastSquares line = BASE.line(early);
        SeasonalProfile profile = SeasonalProfile.of(early.past(), early.from(), cut);
        Examples known = Examples.of(early, line, profile);
        Examples judged = Examples.of(training, line, profile).from(cut);
        BoostedTrees forest = BoostedTrees.grow(
                known.rows, known.residuals, MOST_TREES, growth(early), new SplittableRandom(training.seed()));
        return judged.rows.length == 0 ? 0 : forest.best(judged.rows, judged.residuals);
    }

    private static double[] features(VarianceHistory now, int horizon, SeasonalProfile profile) {
        List<Double> row = new ArrayList<>();
        double day = Math.log(Term.variance(1).at(now));
        double month = Math.log(Term.variance(30).at(now));
        row.add(day - month);
        row.add(Math.log(Term.variance(7).at(now)) - month);
        row.add(month);
        row.add(Math.log(Math.max(Term.variance(1 / 24.0).at(now), 1e-12)) - day);
        row.add(Math.log(Math.max(Term.variance(0.25).at(now), 1e-12)) - day);
        for (int days : new int[] {1, 7, 30}) {
            int from = now.size() - days * now.perDay();
            double squares = now.squaredReturns(from, now.size());
            row.add(now.logReturn(from, now.size()) / Math.sqrt(Math.max(squares, 1e-12)));
            row.add(now.downside(from, now.size()) / Math.max(squares, 1e-12));
            row.add(now.bipower(from, now.size()) / Math.max(squares, 1e-12));
        }
        row.add(profile.mean(now.endMillis(now.size()), horizon));
        now.features().stream().sorted().forEach(name -> row.add(now.feature(name, now.size())));
        return row.stream().mapToDouble(value -> value).toArray();
    }

    /** What is known at each origin, and what the autoregression left over there. */
    private static final class Examples {
        private final int[] origins;
        private final double[][] rows;
        private final double[] residuals;

        private Examples(int[] origins, double[][] rows, double[] residuals) {
            this.origins = origins;
            this.rows = rows;
            this.residuals = residuals;
        }

        static Examples of(Training training, LeastSquares line, SeasonalProfile profile) {
            VarianceHistory past = training.past();
            int[] origins = training.origins(Term.reach(BASE.terms(), past))
                    .filter(origin -> training.target(origin) > 0)
                    .toArray();
            double[][] rows = new double[origins.length][];
            double[] residuals = new double[origins.length];
            for (int i = 0; i < origins.length; i++) {
                VarianceHistory then = past.first(origins[i]);
                rows[i] = features(then, training.horizon(), profile);
                residuals[i] = Math.log(training.target(origins[i])) - line.value(BASE.row(then));
            }
            return new Examples(origins, rows, residuals);
        }

        Examples from(int origin) {
            int first = (int) Arrays.stream(origins).filter(one -> one < origin).count();
            int to = origins.length;
            return new Examples(
                    Arrays.copyOfRange(origins, first, to),
                    Arrays.copyOfRange(rows, first, to),
                    Arrays.copyOfRange(residuals, first, to));
        }

        double variance(BoostedTrees forest, int count) {
            double sum = 0;
            for (int i = 0; i < rows.length; i++) {
                double left = residuals[i] - forest.value(rows[i], count);
                sum += left * left;
            }
            return sum / rows.length;
        }
    }
}
