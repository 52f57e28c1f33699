package gammadesk.analytics.forecast;

import gammadesk.analytics.forecast.ForecastRun.Rows;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.forecast.model.Training;
import gammadesk.analytics.forecast.model.VolatilityModel;
import gammadesk.analytics.forecast.model.VolatilityModel.Fitted;
import gammadesk.analytics.market.Column;

/**
 * Makes the forecasts that a model would have made. At each origin it is handed the history up to there and no more, so
 * that nothing later can reach a forecast; outcomes are joined afterwards.
 */
public final class WalkForward {
    private static final Fitted NONE = _ -> Double.NaN;

    private WalkForward() {}

    /** Walks through a history. A model that cannot learn from a window has no forecast until the next fit. */
    public static ForecastRun run(VolatilityModel model, VarianceHistory history, WalkForwardPlan plan) {
        int count = Math.max(0, (history.size() - plan.shortest()) / plan.stride() + 1);
        count = history.size() < plan.shortest() ? 0 : count;
        double[] forecasts = new double[count];
        double[] realized = new double[count];
        Fitted fitted = NONE;
        for (int row = 0; row < count; row++) {
            int origin = plan.shortest() + row * plan.stride();
            VarianceHistory past = history.first(origin);
            fitted = row % plan.refitEvery() == 0 ? fit(model, past, plan) : fitted;
            forecasts[row] = fitted.dailyVariance(past);
            int end = origin + plan.horizon();
            realized[row] = end <= history.size() ? history.dailyVariance(origin, end) : Double.NaN;
        }
        long first = history.endMillis(plan.shortest());
        Rows rows = new Rows(first, plan.stride() * history.stepMillis(), Column.of(forecasts), Column.of(realized));
        return new ForecastRun(model.name(), plan, rows);
    }

    /** Fits a model at the end of a past, as the walk does. */
    public static Fitted fit(VolatilityModel model, VarianceHistory past, WalkForwardPlan plan) {
        try {
            return model.fit(new Training(
                    past, plan.from(past.size()), plan.horizon(), plan.stride(), plan.embargo(), plan.seed()));
        } catch (IllegalArgumentException _) {
            return NONE;
        }
    }
}
