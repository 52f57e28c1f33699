package gammadesk.analytics.forecast.score;

import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * Mincer and Zarnowitz (1969): realised variance on a constant and the forecast. An honest forecast has intercept 0 and
 * slope 1.
 *
 * @param intercept variance a day
 * @param slope one when a forecast twice as high means twice the variance
 * @param rSquared share of what happened that the forecast tells
 * @param pValue of intercept 0 and slope 1 together, robust to overlap (Newey and West); NaN when it cannot be told
 */
public record MincerZarnowitz(double intercept, double slope, double rSquared, double pValue) {
    /** Regresses; NaN throughout for fewer than three pairs or forecasts that are all alike. */
    public static MincerZarnowitz of(double[] realized, double[] forecast, int overlap) {
        int n = realized.length;
        double x = mean(forecast);
        double y = mean(realized);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < n; i++) {
            xx += (forecast[i] - x) * (forecast[i] - x);
            xy += (forecast[i] - x) * (realized[i] - y);
            yy += (realized[i] - y) * (realized[i] - y);
        }
        if (n < 3 || !(xx > 0)) {
            return new MincerZarnowitz(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double slope = xy / xx;
        double intercept = y - slope * x;
        double p = pValue(realized, forecast, intercept, slope, overlap);
        return new MincerZarnowitz(intercept, slope, xy * xy / (xx * yy), p);
    }

    /** Wald's test on the estimating equations at intercept 0 and slope 1, with their long-run covariance. */
    private static double pValue(double[] realized, double[] forecast, double intercept, double slope, int overlap) {
        int n = realized.length;
        double x = mean(forecast);
        double deviation = Math.sqrt(LongRunVariance.BARTLETT.of(forecast, 0));
        double[] level = new double[n];
        double[] tilt = new double[n];
        double[] both = new double[n];
        for (int i = 0; i < n; i++) {
            double z = (forecast[i] - x) / deviation;
            double residual = realized[i] - intercept - slope * forecast[i];
            level[i] = residual;
            tilt[i] = residual * z;
            both[i] = residual + tilt[i];
        }
        int lags = Math.max((int) Math.ceil(1.5 * (overlap - 1)), (int) Math.cbrt(n));
        double a = LongRunVariance.BARTLETT.of(level, lags);
        double d = LongRunVariance.BARTLETT.of(tilt, lags);
        double c = (LongRunVariance.BARTLETT.of(both, lags) - a - d) / 2;
        double u = intercept + (slope - 1) * x;
        double v = (slope - 1) * deviation;
        double statistic = n * (d * u * u - 2 * c * u * v + a * v * v) / (a * d - c * c);
        return statistic >= 0 ? RegularizedGamma.Q.value(1, statistic / 2) : Double.NaN;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
