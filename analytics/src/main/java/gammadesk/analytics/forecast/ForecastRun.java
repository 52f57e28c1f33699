package gammadesk.analytics.forecast;

import gammadesk.analytics.forecast.score.Loss;
import gammadesk.analytics.market.Column;

/**
 * The forecasts of one model, one after another.
 *
 * @param model name
 * @param plan they were made by
 * @param rows in order of time
 */
public record ForecastRun(String model, WalkForwardPlan plan, Rows rows) {
    /**
     * Forecasts by columns.
     *
     * @param firstMillis moment of the first forecast; nothing later was known to it
     * @param strideMillis from one forecast to the next
     * @param forecast variance a day over the horizon; NaN when the model had none
     * @param realized what came; NaN while it is not over
     */
    public record Rows(long firstMillis, long strideMillis, Column forecast, Column realized) {
        /** The moment of a forecast. */
        public long millis(int row) {
            return firstMillis + row * strideMillis;
        }
    }

    /** How many forecasts. */
    public int size() {
        return rows.forecast().size();
    }

    /** The forecast of a row. */
    public double forecast(int row) {
        return rows.forecast().get(row);
    }

    /** What came after a row. */
    public double realized(int row) {
        return rows.realized().get(row);
    }

    /** Losses row by row; NaN where one is not known. */
    public double[] losses(Loss loss) {
        double[] losses = new double[size()];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = loss.of(realized(i), forecast(i));
        }
        return losses;
    }

    /** The last row whose outcome is known at a row, with the plan's embargo; negative when there is none. */
    int lastKnown(int row) {
        return row - Math.ceilDiv(plan.horizon() + plan.embargo(), plan.stride());
    }

    /** The same moments and outcomes with other forecasts. */
    ForecastRun with(String name, double[] forecasts) {
        Rows other = new Rows(rows.firstMillis, rows.strideMillis, Column.of(forecasts), rows.realized);
        return new ForecastRun(name, plan, other);
    }
}
