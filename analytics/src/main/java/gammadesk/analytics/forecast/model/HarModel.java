package gammadesk.analytics.forecast.model;

import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The heterogeneous autoregression of Corsi (2009) and its kin: variance over the horizon on a constant and on means of
 * past variance over a day, a week and a month, by least squares. HAR-J adds jumps (Andersen, Bollerslev and Diebold
 * 2007), HARQ lets the daily weight sink with its error of measurement (Bollerslev, Patton and Quaedvlieg 2016), and
 * implied variance may stand beside them. A forecast above all that was seen in the window is set to the most, one
 * below all to the mean: a line that leaves the data there is broken and says nothing.
 *
 * @param name of the model
 * @param terms the regressors beside the constant
 * @param isLogarithmic whether all is in logarithms; the forecast is then that of a lognormal's mean
 * @param needsReturnsWithinDay whether terms compare returns within a day
 */
public record HarModel(String name, List<Term> terms, boolean isLogarithmic, boolean needsReturnsWithinDay)
        implements VolatilityModel {
    private static final int FEWEST_WITHIN_DAY = 6;
    private static final List<Term> LAGS = List.of(Term.variance(1), Term.variance(7), Term.variance(30));

    /** Keeps a copy of the terms. */
    public HarModel {
        terms = List.copyOf(terms);
    }

    /** The plain model with lags of 1, 7 and 30 days: a week and a month of a market that never closes. */
    public static HarModel har() {
        return new HarModel("har", LAGS, false, false);
    }

    /** In logarithms: closer to normal, never negative, and not led by a few wild days. */
    public static HarModel logHar() {
        return new HarModel("log-har", LAGS.stream().map(Term::log).toList(), true, false);
    }

    /** With jumps of the last day. */
    public static HarModel jumps() {
        return with("har-j", Term.jump(), true);
    }

    /** With the daily lag times the root of its quarticity. */
    public static HarModel quarticity() {
        return with("harq", Term.noise(1), true);
    }

    /** With implied variance. */
    public static HarModel implied() {
        return with("har-iv", Term.implied(), false);
    }

    /** In logarithms with implied variance. */
    public static HarModel logImplied() {
        List<Term> terms = Stream.concat(LAGS.stream(), Stream.of(Term.implied()))
                .map(Term::log)
                .toList();
        return new HarModel("log-har-iv", terms, true, false);
    }

    /** In logarithms, with the last hour beside the lags: for horizons below a day. */
    public static HarModel hourly() {
        List<Term> terms = Stream.concat(Stream.of(Term.variance(1 / 24.0)), LAGS.stream())
                .map(Term::log)
                .toList();
        return new HarModel("log-har-1h", terms, true, false);
    }

    private static HarModel with(String name, Term more, boolean withinDay) {
        return new HarModel(name, Stream.concat(LAGS.stream(), Stream.of(more)).toList(), false, withinDay);
    }

    @Override
    public Optional<String> unfit(VarianceHistory history) {
        boolean isCoarse = needsReturnsWithinDay && history.perDay() < FEWEST_WITHIN_DAY;
        boolean isBlind = terms.stream().anyMatch(term -> term.name().endsWith("implied"))
                && !history.features().contains(Feature.IMPLIED_VOL);
        return isCoarse
                ? Optional.of("jumps and quarticity need at least " + FEWEST_WITHIN_DAY + " bars a day")
                : isBlind ? Optional.of("no implied volatility (a feature named dvol)") : Optional.empty();
    }

    @Override
    public Fitted fit(Training training) {
        double[][] rows = examples(training);
        LeastSquares line = line(rows);
        DoubleSummaryStatistics seen = targets(rows).summaryStatistics();
        return now -> forecast(line, row(now), seen);
    }

    /** The regression on a window: the constant, then one coefficient for each term. */
    public LeastSquares line(Training training) {
        return line(examples(training));
    }

    private static LeastSquares line(double[][] rows) {
        double[][] regressors = Arrays.stream(rows)
                .map(row -> Arrays.copyOf(row, row.length - 1))
                .toArray(double[][]::new);
        return LeastSquares.of(regressors, targets(rows).toArray());
    }

    private static DoubleStream targets(double[][] rows) {
        return Arrays.stream(rows).mapToDouble(row -> row[row.length - 1]);
    }

    /** Rows of regressors with the target last; an example that misses a number is left out. */
    private double[][] examples(Training training) {
        return training.origins(Term.reach(terms, training.past()))
                .mapToObj(origin -> example(training, origin))
                .filter(row -> Arrays.stream(row).allMatch(Double::isFinite))
                .toArray(double[][]::new);
    }

    private double forecast(LeastSquares line, double[] row, DoubleSummaryStatistics seen) {
        double raw = line.value(row);
        double value = raw < seen.getMin() ? seen.getAverage() : Math.min(raw, seen.getMax());
        return isLogarithmic ? Math.exp(value + line.residualVariance() / 2) : value;
    }

    private double[] example(Training training, int origin) {
        double[] row = Arrays.copyOf(row(training.past().first(origin)), terms.size() + 2);
        double target = training.target(origin);
        row[row.length - 1] = isLogarithmic ? Math.log(target) : target;
        return row;
    }

    /** The regressors where a history ends, the constant first. */
    double[] row(VarianceHistory now) {
        double[] row = new double[terms.size() + 1];
        row[0] = 1;
        for (int i = 0; i < terms.size(); i++) {
            row[i + 1] = terms.get(i).at(now);
        }
        return row;
    }
}
