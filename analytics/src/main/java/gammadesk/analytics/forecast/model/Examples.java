package gammadesk.analytics.forecast.model;

import gammadesk.analytics.forecast.measure.SeasonalProfile;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What is known at each origin, and what the logarithmic autoregression left over there: what learned models learn. All
 * features are known where the history ends; of those beside the price {@link FeatureUse} says which.
 */
final class Examples {
    /** The autoregression that learned models stand on. */
    static final HarModel BASE = HarModel.logHar();

    private final int[] origins;
    private final double[][] rows;
    private final double[] residuals;

    private Examples(int[] origins, double[][] rows, double[] residuals) {
        this.origins = origins;
        this.rows = rows;
        this.residuals = residuals;
    }

    /**
     * The examples of a window, beside an autoregression and a profile that were learned from no more.
     *
     * @param names of the features beside the price
     */
    static Examples of(Training training, LeastSquares line, SeasonalProfile profile, List<String> names) {
        VarianceHistory past = training.past();
        int[] origins = training.origins(Term.reach(BASE.terms(), past))
                .filter(origin -> training.target(origin) > 0)
                .toArray();
        double[][] rows = new double[origins.length][];
        double[] residuals = new double[origins.length];
        for (int i = 0; i < origins.length; i++) {
            VarianceHistory then = past.first(origins[i]);
            rows[i] = features(then, training.horizon(), profile, names);
            residuals[i] = Math.log(training.target(origins[i])) - line.value(BASE.row(then));
        }
        return new Examples(origins, rows, residuals);
    }

    /** Those that begin at a step or later. */
    Examples from(int origin) {
        int first = (int) Arrays.stream(origins).filter(one -> one < origin).count();
        int to = origins.length;
        return new Examples(
                Arrays.copyOfRange(origins, first, to),
                Arrays.copyOfRange(rows, first, to),
                Arrays.copyOfRange(residuals, first, to));
    }

    /** Mean square of what a model leaves over. */
    double variance(ToDoubleFunction<double[]> model) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            double left = residuals[i] - model.applyAsDouble(rows[i]);
            sum += left * left;
        }
        return sum / rows.length;
    }

    /**
     * At most so many, evenly spaced, the last among them. The spacing shares no factor with the hours of a week, else
     * some hours would never be seen.
     */
    Examples thinned(int most) {
        int step = Math.ceilDiv(Math.max(1, origins.length), most);
        while (step > 1 && (step % 2 == 0 || step % 3 == 0 || step % 7 == 0)) {
            step++;
        }
        return every(step);
    }

    private Examples every(int step) {
        int[] kept = IntStream.range(0, origins.length)
                .filter(i -> (origins.length - 1 - i) % step == 0)
                .toArray();
        return new Examples(
                IntStream.of(kept).map(i -> origins[i]).toArray(),
                IntStream.of(kept).mapToObj(i -> rows[i]).toArray(double[][]::new),
                IntStream.of(kept).mapToDouble(i -> residuals[i]).toArray());
    }

    /** How many. */
    int size() {
        return rows.length;
    }

    /** What was known at each origin; not copied. */
    double[][] rows() {
        return rows;
    }

    /** What was left over there; not copied. */
    double[] residuals() {
        return residuals;
    }

    /**
     * A window cut into what is learned first and what it is judged by: the last fifth, behind a purge.
     *
     * @param names of the features beside the price in the whole window
     */
    static Split split(Training training, List<String> names) {
        int length = training.past().size() - training.from();
        int cut = training.past().size() - length / 5;
        cut -= Math.floorMod(cut - training.past().size(), training.stride());
        Training early = training.until(cut);
        LeastSquares line = BASE.line(early);
        SeasonalProfile profile = SeasonalProfile.of(early.past(), early.from(), cut);
        return new Split(
                early,
                of(early, line, profile, names),
                of(training, line, profile, names).from(cut));
    }

    /**
     * Two parts of a window.
     *
     * @param early what was known at the cut
     * @param known examples until then
     * @param judged examples after it, with the autoregression and the profile of then
     */
    record Split(Training early, Examples known, Examples judged) {}

    /** The number of examples that overlap one another, itself included. */
    static int overlap(Training training) {
        return Math.max(1, training.horizon() / training.stride());
    }

    /** What is known where a history ends; NaN where something is not. */
    static double[] features(VarianceHistory now, int horizon, SeasonalProfile profile, List<String> names) {
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
        names.forEach(name -> row.add(now.feature(name, now.size())));
        return row.stream().mapToDouble(value -> value).toArray();
    }
}
