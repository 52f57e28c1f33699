package gammadesk.analytics.forecast;

import gammadesk.analytics.market.Column;

/**
 * Intervals around forecasts, row by row; NaN where too few outcomes were known.
 *
 * @param level share of outcomes they are meant to hold
 * @param low lower ends, variance a day
 * @param high upper ends
 */
public record Intervals(double level, Column low, Column high) {
    /** The share of known outcomes that fell inside; NaN without any. */
    public double coverage(ForecastRun run) {
        int inside = 0;
        int known = 0;
        for (int i = 0; i < run.size(); i++) {
            double outcome = run.realized(i);
            if (Double.isFinite(outcome) && Double.isFinite(low.get(i))) {
                known++;
                inside += outcome >= low.get(i) && outcome <= high.get(i) ? 1 : 0;
            }
        }
        return known == 0 ? Double.NaN : (double) inside / known;
    }
}
