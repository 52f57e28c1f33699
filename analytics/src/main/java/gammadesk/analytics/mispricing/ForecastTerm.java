package gammadesk.analytics.mispricing;

import gammadesk.analytics.forecast.ConformalIntervals;
import gammadesk.analytics.forecast.ForecastRun;
import gammadesk.analytics.forecast.Intervals;
import gammadesk.analytics.forecast.WalkForward;
import gammadesk.analytics.forecast.WalkForwardPlan;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.forecast.model.VolatilityModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Forecast variance at every time ahead, from the forecasts of a few horizons.
 *
 * <p>Total variance is linear in time between the horizons (the variance of each day in between is the same), from 0 at
 * no time; it never falls: where a longer horizon's total is below a shorter one's, it is raised to it. Beyond the last
 * horizon H the variance a day returns to its long-run mean as exp(-(t - H) / H), from the mean of the last horizon.
 * Errors and interval ends are taken in logarithms, linear in ln(time) between horizons; beyond the last they stay, and
 * below the first they grow with the root of first over time, for a shorter outcome is a noisier one.
 *
 * @param model that made it
 * @param knownMillis moment of the newest price that it knows
 * @param horizons ascending
 * @param longRunDaily mean variance a day over all of the past
 */
public record ForecastTerm(String model, long knownMillis, List<HorizonForecast> horizons, double longRunDaily) {
    /** The usual horizons, days. */
    public static final List<Integer> HORIZONS = List.of(1, 7, 30);

    private static final double DAY_MILLIS = 86_400_000.0;
    private static final double YEAR_DAYS = 365;
    private static final double LEVEL = 0.8;

    /** Sorts the horizons; throws {@link IllegalArgumentException} when there is none or one has no variance. */
    public ForecastTerm {
        horizons = horizons.stream()
                .sorted(Comparator.comparingDouble(HorizonForecast::days))
                .toList();
        if (horizons.isEmpty() || horizons.stream().anyMatch(one -> !(one.dailyVariance() > 0 && one.days() > 0))) {
            throw new IllegalArgumentException("a term needs a forecast above 0 for each horizon");
        }
    }

    /**
     * The forecast for the time from now to an expiry.
     *
     * @param days how long
     * @param totalVariance over that time
     * @param standardError of the realised volatility around the forecast one, vol points
     * @param lowVol lower end of the interval of 80 %, percent a year; NaN where unknown
     * @param highVol its upper end
     */
    public record Point(double days, double totalVariance, double standardError, double lowVol, double highVol) {
        /** Volatility, percent a year. */
        public double volPercent() {
            return 100 * Math.sqrt(totalVariance * YEAR_DAYS / days);
        }
    }

    /**
     * Walks a model through a history and takes its newest forecast of each horizon; empty where the history is too
     * short or the model has no forecast.
     */
    public static Optional<ForecastTerm> of(
            VarianceHistory history, VolatilityModel model, List<Integer> days, long seed) {
        List<HorizonForecast> horizons = new ArrayList<>();
        for (int horizon : days) {
            newest(history, model, horizon, seed)
                    .filter(one -> one.dailyVariance() > 0 && Double.isFinite(one.logError()))
                    .ifPresent(horizons::add);
        }
        return horizons.size() < days.size()
                ? Optional.empty()
                : Optional.of(new ForecastTerm(
                        model.name(),
                        history.endMillis(history.size()),
                        horizons,
                        history.dailyVariance(0, history.size())));
    }

    private static Optional<HorizonForecast> newest(
            VarianceHistory history, VolatilityModel model, int days, long seed) {
        int perDay = history.perDay();
        WalkForwardPlan usual = WalkForwardPlan.usual(history, days * perDay, perDay, seed);
        if (history.size() < usual.shortest()) {
            return Optional.empty();
        }
        ForecastRun run = WalkForward.run(model, history, endingNow(usual, history.size()));
        int last = run.size() - 1;
        Intervals intervals = ConformalIntervals.of(run, LEVEL);
        double[] errors = errors(run);
        double square = 0;
        for (double error : errors) {
            square += error * error / errors.length;
        }
        return Optional.of(new HorizonForecast(
                days,
                run.forecast(last),
                errors.length == 0 ? Double.NaN : Math.sqrt(square),
                intervals.low().get(last),
                intervals.high().get(last),
                errors.length));
    }

    /** Daily forecasts counted back from now, so that the newest one knows all. */
    private static WalkForwardPlan endingNow(WalkForwardPlan usual, int size) {
        int first = usual.shortest() + (size - usual.shortest()) % usual.stride();
        return new WalkForwardPlan(
                usual.horizon(),
                usual.stride(),
                first,
                usual.window(),
                usual.refitEvery(),
                usual.embargo(),
                usual.seed());
    }

    private static double[] errors(ForecastRun run) {
        return IntStream.range(0, run.size())
                .mapToDouble(row -> Math.log(run.realized(row) / run.forecast(row)))
                .filter(Double::isFinite)
                .toArray();
    }

    /** How old the newest price is at a moment, days; 0 when it is newer. */
    public double ageDays(long nowMillis) {
        return Math.max(0, (nowMillis - knownMillis) / DAY_MILLIS);
    }

    /**
     * The forecast from a moment on. When the newest price is older than that, the days in between are taken off: the
     * forecast is of the days after them.
     *
     * @throws IllegalArgumentException when the time is not positive
     */
    public Point at(long nowMillis, double days) {
        if (!(days > 0)) {
            throw new IllegalArgumentException("no time to forecast for: " + days + " days");
        }
        double age = ageDays(nowMillis);
        double total = totalVariance(age + days) - totalVariance(age);
        double vol = 100 * Math.sqrt(total * YEAR_DAYS / days);
        double reach = age + days;
        double relative = logAt(reach, days, HorizonForecast::logError) / 2;
        return new Point(
                days,
                total,
                vol * relative,
                vol * Math.exp(logAt(reach, days, HorizonForecast::logLow) / 2),
                vol * Math.exp(logAt(reach, days, HorizonForecast::logHigh) / 2));
    }

    /** Total variance from the newest price on over so many days; 0 at 0, never falling. */
    public double totalVariance(double days) {
        double before = 0;
        double total = 0;
        for (HorizonForecast horizon : horizons) {
            double next = Math.max(total, horizon.days() * horizon.dailyVariance());
            if (days <= horizon.days()) {
                return total + (next - total) * (days - before) / (horizon.days() - before);
            }
            before = horizon.days();
            total = next;
        }
        double last = total / before;
        double beyond = days - before;
        return total + longRunDaily * beyond + (last - longRunDaily) * before * (1 - Math.exp(-beyond / before));
    }

    private double logAt(double reach, double days, ToDoubleFunction<HorizonForecast> of) {
        HorizonForecast first = horizons.getFirst();
        if (reach <= first.days()) {
            return of.applyAsDouble(first) * Math.sqrt(first.days() / Math.max(days, 1 / 24.0));
        }
        for (int i = 1; i < horizons.size(); i++) {
            HorizonForecast from = horizons.get(i - 1);
            HorizonForecast to = horizons.get(i);
            if (reach <= to.days()) {
                double share = Math.log(reach / from.days()) / Math.log(to.days() / from.days());
                return (1 - share) * of.applyAsDouble(from) + share * of.applyAsDouble(to);
            }
        }
        return of.applyAsDouble(horizons.getLast());
    }
}
