package gammadesk.analytics.forecast.model;

import gammadesk.analytics.forecast.measure.VarianceHistory;

/**
 * Conditional variance of the returns over one stride, carried forward over the horizon. It learns from returns alone,
 * not from what moved within them.
 *
 * @param kind of the model
 * @param isStudent whether moves are Student distributed, else normal
 */
public record GarchModel(GarchKind kind, boolean isStudent) implements VolatilityModel {
    @Override
    public String name() {
        String base = kind == GarchKind.GJR ? "gjr" : kind == GarchKind.EGARCH ? "egarch" : "garch";
        return isStudent ? base + "-t" : base;
    }

    @Override
    public Fitted fit(Training training) {
        VarianceHistory past = training.past();
        int stride = training.stride();
        int count = (past.size() - training.from()) / stride;
        double[] returns = returns(past, past.size() - count * stride, stride, count);
        GarchParameters parameters = GarchFit.of(kind, isStudent, returns).parameters();
        double variance = after(parameters, parameters.first(GarchFit.meanSquare(parameters.mu(), returns)), returns);
        int steps = Math.max(1, Math.round(training.horizon() / (float) stride));
        GarchPath path = GarchPath.of(parameters, steps);
        double perDay = (double) past.perDay() / stride;
        return now -> {
            int fresh = (now.size() - past.size()) / stride;
            double next = after(parameters, variance, returns(now, past.size(), stride, fresh));
            return path.mean(next) * perDay;
        };
    }

    private static double[] returns(VarianceHistory history, int from, int stride, int count) {
        double[] returns = new double[count];
        for (int i = 0; i < count; i++) {
            returns[i] = history.logReturn(from + i * stride, from + (i + 1) * stride);
        }
        return returns;
    }

    /** The variance of the move that follows some returns. */
    private static double after(GarchParameters parameters, double variance, double[] returns) {
        double meanAbsolute = parameters.meanAbsolute();
        double next = variance;
        for (double r : returns) {
            next = parameters.next(next, r - parameters.mu(), meanAbsolute);
        }
        return next;
    }
}
