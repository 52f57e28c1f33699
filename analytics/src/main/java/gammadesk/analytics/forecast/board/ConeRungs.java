package gammadesk.analytics.forecast.board;

import gammadesk.analytics.forecast.board.VolatilityCone.Rung;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures how volatile a history was over windows of each length. */
public final class ConeRungs {
    /** The usual horizons, days. */
    public static final List<Integer> DAYS = List.of(1, 2, 3, 7, 14, 21, 30, 45, 60, 90, 120, 180);

    private static final double YEAR_DAYS = 365;
    /** Fewer windows beside each other say nothing of quantiles. */
    private static final int FEWEST_INDEPENDENT = 3;

    private ConeRungs() {}

    /**
     * The horizons that fit into a history at least three times. Windows begin at every step of a day, counted back
     * from the end, so that the last one ends now.
     */
    public static List<Rung> of(VarianceHistory history, List<Integer> days) {
        List<Rung> rungs = new ArrayList<>();
        for (int horizon : days) {
            int length = horizon * history.perDay();
            if (length * FEWEST_INDEPENDENT <= history.size()) {
                rungs.add(rung(history, horizon, length));
            }
        }
        return rungs;
    }

    private static Rung rung(VarianceHistory history, int horizon, int length) {
        int count = (history.size() - length) / history.perDay() + 1;
        double[] vols = new double[count];
        for (int i = 0; i < count; i++) {
            int end = history.size() - i * history.perDay();
            vols[i] = vol(history.dailyVariance(end - length, end));
        }
        double latest = vols[0];
        Arrays.sort(vols);
        return new Rung(
                horizon,
                count,
                (double) history.size() / length,
                vols[0],
                quantile(vols, 0.1),
                quantile(vols, 0.25),
                quantile(vols, 0.5),
                quantile(vols, 0.75),
                quantile(vols, 0.9),
                vols[count - 1],
                latest);
    }

    /** Linear between the two nearest ranks. */
    private static double quantile(double[] sorted, double share) {
        double rank = share * (sorted.length - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }

    /** Volatility in percent a year of a variance a day. */
    static double vol(double dailyVariance) {
        return 100 * Math.sqrt(YEAR_DAYS * dailyVariance);
    }
}
