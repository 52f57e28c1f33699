package gammadesk.analytics.forecast.board;

import gammadesk.analytics.forecast.ConformalIntervals;
import gammadesk.analytics.forecast.ForecastRun;
import gammadesk.analytics.forecast.Intervals;
import gammadesk.analytics.forecast.WalkForward;
import gammadesk.analytics.forecast.WalkForwardPlan;
import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.forecast.model.VolatilityModel;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.mispricing.HorizonForecast;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A model's walk through a history to its end, with bands: what the newest forecast is and how such forecasts did.
 *
 * @param run the walk; its last row is the forecast of now
 * @param narrow bands of 80 %
 * @param wide bands of 95 %
 * @param horizonDays of the forecasts
 */
public record TrackRecord(ForecastRun run, Intervals narrow, Intervals wide, double horizonDays) {
    private static final double DAY_MILLIS = 86_400_000;

    /**
     * Walks by a plan whose forecasts are counted back from the end of the history, so that the last one knows all of
     * it; empty where the history is too short, or the model has no forecast now.
     */
    public static Optional<TrackRecord> of(VolatilityModel model, VarianceHistory history, WalkForwardPlan plan) {
        if (history.size() < plan.shortest()) {
            return Optional.empty();
        }
        ForecastRun run = WalkForward.run(model, history, endingNow(plan, history.size()));
        return run.forecast(run.size() - 1) > 0
                ? Optional.of(new TrackRecord(
                        run,
                        ConformalIntervals.of(run, 0.8),
                        ConformalIntervals.of(run, 0.95),
                        plan.horizon() * history.stepMillis() / DAY_MILLIS))
                : Optional.empty();
    }

    /** The same plan with its first forecast moved so that the last one lies at the end. */
    public static WalkForwardPlan endingNow(WalkForwardPlan plan, int size) {
        int first = plan.shortest() + Math.floorMod(size - plan.shortest(), plan.stride());
        return new WalkForwardPlan(
                plan.horizon(), plan.stride(), first, plan.window(), plan.refitEvery(), plan.embargo(), plan.seed());
    }

    private int last() {
        return run.size() - 1;
    }

    /** The forecast of now. */
    public Outlook outlook() {
        int row = last();
        return new Outlook(
                horizonDays,
                run.model(),
                run.rows().millis(row),
                ConeRungs.vol(run.forecast(row)),
                ConeRungs.vol(narrow.low().get(row)),
                ConeRungs.vol(narrow.high().get(row)),
                ConeRungs.vol(wide.low().get(row)),
                ConeRungs.vol(wide.high().get(row)));
    }

    /** The forecast of now with the error of those before it, for a term structure. */
    public HorizonForecast forTerm() {
        double[] errors = IntStream.range(0, run.size())
                .mapToDouble(row -> Math.log(run.realized(row) / run.forecast(row)))
                .filter(Double::isFinite)
                .toArray();
        double square = 0;
        for (double error : errors) {
            square += error * error / errors.length;
        }
        return new HorizonForecast(
                horizonDays,
                run.forecast(last()),
                errors.length == 0 ? Double.NaN : Math.sqrt(square),
                narrow.low().get(last()),
                narrow.high().get(last()),
                errors.length);
    }

    /** The whole walk for a picture, beside the volatility index as it was known at each moment. */
    public ForecastTrack track(VarianceHistory history) {
        int size = run.size();
        double[] times = new double[size];
        double[] index = new double[size];
        for (int row = 0; row < size; row++) {
            times[row] = run.rows().millis(row);
            int steps = (int) ((run.rows().millis(row) - history.startMillis(0)) / history.stepMillis());
            index[row] = history.feature(Feature.IMPLIED_VOL, steps);
        }
        return new ForecastTrack(
                horizonDays,
                run.model(),
                run.rows().millis(last()),
                Column.of(times),
                run.rows().forecast().map(ConeRungs::vol),
                narrow.low().map(ConeRungs::vol),
                narrow.high().map(ConeRungs::vol),
                wide.low().map(ConeRungs::vol),
                wide.high().map(ConeRungs::vol),
                run.rows().realized().map(ConeRungs::vol),
                Column.of(index));
    }
}
