package gammadesk.analytics.backtest.court;

/**
 * How paths of a running profit recover from their deepest fall.
 *
 * @param meanSteps from the highest point before the fall until it is regained, mean of the paths that regain it; NaN
 *     when none does
 * @param unrecoveredShare of the paths that fell at all, those that do not; 0 when none fell
 */
public record Falls(double meanSteps, double unrecoveredShare) {
    /** Of running profits: outer index the moment, inner one the path; at least one moment. */
    public static Falls of(double[][] equity) {
        int fallen = 0;
        int regained = 0;
        long steps = 0;
        for (int path = 0; path < equity[0].length; path++) {
            int peak = peakBeforeDeepestFall(equity, path);
            if (peak >= 0) {
                fallen++;
                int after = steps(equity, path, peak);
                regained += after > 0 ? 1 : 0;
                steps += after;
            }
        }
        return new Falls(
                regained == 0 ? Double.NaN : steps / (double) regained,
                fallen == 0 ? 0 : (fallen - regained) / (double) fallen);
    }

    /** -1 when it never fell. */
    private static int peakBeforeDeepestFall(double[][] equity, int path) {
        int highest = 0;
        int peak = -1;
        double deepest = 0;
        for (int step = 1; step < equity.length; step++) {
            double fall = equity[highest][path] - equity[step][path];
            if (fall > deepest) {
                deepest = fall;
                peak = highest;
            }
            highest = fall < 0 ? step : highest;
        }
        return peak;
    }

    /** 0 when it is not regained. */
    private static int steps(double[][] equity, int path, int peak) {
        boolean hasFallen = false;
        for (int step = peak + 1; step < equity.length; step++) {
            hasFallen |= equity[step][path] < equity[peak][path];
            if (hasFallen && equity[step][path] >= equity[peak][path]) {
                return step - peak;
            }
        }
        return 0;
    }
}
