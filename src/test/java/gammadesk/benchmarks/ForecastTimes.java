package gammadesk.benchmarks;

import gammadesk.analytics.forecast.ForecastModels;
import gammadesk.analytics.forecast.WalkForward;
import gammadesk.analytics.forecast.WalkForwardPlan;
import gammadesk.analytics.forecast.feature.FeatureSeries;
import gammadesk.analytics.forecast.feature.Observation;
import gammadesk.analytics.forecast.measure.BarMeasure;
import gammadesk.analytics.forecast.measure.Bars;
import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.forecast.model.VolatilityModel;
import gammadesk.analytics.forecast.model.VolatilityModel.Fitted;
import gammadesk.analytics.market.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How long a fit of every model takes on three years of simulated hours, an example every hour, and how long a forecast
 * takes when an hour has been added, the making of the history included.
 *
 * <pre>mvn -Pbench -pl src/test -am test -DskipTests -Dbenchmark.main=gammadesk.benchmarks.ForecastTimes</pre>
 */
public final class ForecastTimes {
    private static final int HOURS = 3 * 365 * 24;
    private static final int ROUNDS = 3;
    private static final int UPDATES = 40;
    private static final int STATE_HOURS = 720;
    private static final int HOURLY_FEATURES = 12;

    private ForecastTimes() {}

    /** Prints times of fits and updates. */
    public static void main(String[] arguments) {
        Bars bars = market(HOURS);
        List<FeatureSeries> features = features(bars);
        for (int round = 0; round < ROUNDS; round++) {
            double fits = 0;
            double slowest = 0;
            for (VolatilityModel model : ForecastModels.all()) {
                VarianceHistory history = history(bars, features);
                WalkForwardPlan plan = WalkForwardPlan.usual(history, 24, 1, 1);
                long start = System.nanoTime();
                Fitted fitted = WalkForward.fit(model, history.first(HOURS - STATE_HOURS), plan);
                double fit = (System.nanoTime() - start) / 1e6;
                double update = update(bars, features, fitted);
                fits += fit;
                slowest = Math.max(slowest, update);
                if (round == ROUNDS - 1) {
                    System.out.printf(
                            Locale.ROOT, "%-20s fit %8.1f ms, worst update %6.2f ms%n", model.name(), fit, update);
                }
            }
            System.out.printf(Locale.ROOT, "all: fits %.0f ms, worst update %.2f ms%n", fits, slowest);
        }
    }

    private static double update(Bars bars, List<FeatureSeries> features, Fitted fitted) {
        double worst = 0;
        double sum = 0;
        for (int i = 0; i < UPDATES; i++) {
            long start = System.nanoTime();
            sum += fitted.dailyVariance(history(bars, features));
            worst = i < UPDATES / 2 ? 0 : Math.max(worst, (System.nanoTime() - start) / 1e6);
        }
        if (!(sum > 0)) {
            throw new IllegalStateException("no forecast");
        }
        return worst;
    }

    /** The price with all that is known beside it, made anew as after an hour that was added. */
    private static VarianceHistory history(Bars bars, List<FeatureSeries> known) {
        List<Feature> features = known.stream()
                .map(one -> new FeatureSeries(one.name(), one.observations(), one.maxAgeMillis()))
                .map(FeatureSeries::feature)
                .toList();
        return VarianceHistory.of(bars, BarMeasure.SQUARED_RETURN).with(features);
    }

    /** An index by the day, and funding and the flow of a book and of a chain by the hour, as a desk has them. */
    private static List<FeatureSeries> features(Bars bars) {
        List<FeatureSeries> features = new ArrayList<>();
        features.add(series(Feature.IMPLIED_VOL, bars, 24, 50));
        for (int i = 0; i < HOURLY_FEATURES; i++) {
            features.add(series("flow" + i, bars, 1, i));
        }
        return features;
    }

    private static FeatureSeries series(String name, Bars bars, int everyHours, double level) {
        List<Observation> values = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour += everyHours) {
            long millis = bars.firstMillis() + hour * bars.stepMillis();
            values.add(new Observation(millis, millis, level + hour % 7.0));
        }
        return new FeatureSeries(name, values, 7 * Bars.DAY_MILLIS);
    }

    private static Bars market(int hours) {
        Random random = new Random(1);
        double[] closes = new double[hours];
        double[] opens = new double[hours];
        double[] highs = new double[hours];
        double[] lows = new double[hours];
        double log = Math.log(60_000);
        double level = 0;
        for (int i = 0; i < hours; i++) {
            level += -0.005 * level + 0.08 * random.nextGaussian();
            opens[i] = Math.exp(log);
            log += Math.exp(-5.2 + level / 2) * random.nextGaussian();
            closes[i] = Math.exp(log);
            highs[i] = Math.max(opens[i], closes[i]) * (1 + 0.001 * random.nextDouble());
            lows[i] = Math.min(opens[i], closes[i]) * (1 - 0.001 * random.nextDouble());
        }
        return new Bars(
                1_640_995_200_000L, 3_600_000L, Column.of(opens), Column.of(highs), Column.of(lows), Column.of(closes));
    }
}
