package gammadesk.analytics.forecast;

import gammadesk.analytics.forecast.score.StudentT;
import gammadesk.analytics.market.Column;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Intervals from a model's own past errors: quantiles of ln(realised / forecast) over the last outcomes that were
 * known, each tail by itself. Each end wanders, out after a miss and in after a hit, so that misses come as often as
 * promised whatever the market does (quantile tracking, Angelopoulos, Candes and Tibshirani 2023); with overlapping
 * horizons it wanders more slowly, for their misses come in runs.
 *
 * <p>Outcomes that overlap are counted by what they know: n outcomes over k of each other's moments are n / k
 * independent ones. Where so few cannot show a tail, the farthest of them is drawn out along Student's distribution.
 */
public final class ConformalIntervals {
    private static final int FEWEST = 50;
    private static final int WINDOW = 500;
    private static final int WINDOW_HORIZONS = 30;
    private static final double PACE = 0.1;

    /** Student's distribution with fewer degrees of freedom than four says next to nothing of its tails. */
    private static final int FEWEST_INDEPENDENT = 5;

    private final ForecastRun run;
    private final double tail;
    private final double pace;
    private final double[] window;
    private final double[] entered;
    private final double[] low;
    private final double[] high;
    private final Map<Integer, Double> reaches = new HashMap<>();
    private int known;
    private int oldest;
    private double lowShift;
    private double highShift;

    private ConformalIntervals(ForecastRun run, double level) {
        this.run = run;
        tail = (1 - level) / 2;
        pace = PACE / Math.sqrt(run.plan().overlap());
        window = new double[Math.max(WINDOW, WINDOW_HORIZONS * run.plan().overlap())];
        entered = new double[window.length];
        low = new double[run.size()];
        high = new double[run.size()];
    }

    /** Intervals that are meant to hold a share of outcomes, such as 0.8. */
    public static Intervals of(ForecastRun run, double level) {
        ConformalIntervals walk = new ConformalIntervals(run, level);
        for (int row = 0; row < run.size(); row++) {
            walk.learn(run.lastKnown(row));
            walk.speak(row);
        }
        return new Intervals(level, Column.of(walk.low), Column.of(walk.high));
    }

    private void learn(int row) {
        if (row < 0 || !Double.isFinite(score(row))) {
            return;
        }
        if (Double.isFinite(low[row])) {
            lowShift += pace * ((run.realized(row) < low[row] ? 1 : 0) - tail);
            highShift += pace * ((run.realized(row) > high[row] ? 1 : 0) - tail);
        }
        if (known == window.length) {
            drop(entered[oldest]);
            oldest = (oldest + 1) % entered.length;
        }
        entered[(oldest + known) % entered.length] = score(row);
        insert(score(row));
    }

    private double score(int row) {
        double score = Math.log(run.realized(row) / run.forecast(row));
        return Double.isFinite(score) ? score : Double.NaN;
    }

    private void insert(double score) {
        int at = place(score);
        System.arraycopy(window, at, window, at + 1, known - at);
        window[at] = score;
        known++;
    }

    private void drop(double score) {
        int at = place(score);
        System.arraycopy(window, at + 1, window, at, known - at - 1);
        known--;
    }

    private int place(double score) {
        int found = Arrays.binarySearch(window, 0, known, score);
        return found >= 0 ? found : -found - 1;
    }

    private void speak(int row) {
        boolean isEnough =
                known >= FEWEST && known >= FEWEST_INDEPENDENT * run.plan().overlap();
        boolean isReady = isEnough && run.forecast(row) > 0;
        double from = isReady ? quantile(tail) - lowShift : Double.NaN;
        double to = isReady ? quantile(1 - tail) + highShift : Double.NaN;
        low[row] = run.forecast(row) * Math.exp(Math.min(from, to));
        high[row] = run.forecast(row) * Math.exp(Math.max(from, to));
    }

    /**
     * The score of rank share (n + 1), n being the independent outcomes. Beyond the outermost score, whose own rank is
     * n / (n + 1), it lies farther from the median by as much as the same share does under Student's distribution with
     * n - 1 degrees of freedom.
     */
    private double quantile(double share) {
        double independent = (double) known / run.plan().overlap();
        double outer = Math.max(share, 1 - share);
        double rank = outer * (independent + 1) / independent;
        if (rank <= 1) {
            int index = (int) Math.ceil(rank * known) - 1;
            return window[share < 0.5 ? known - 1 - index : index];
        }
        double median = window[known / 2];
        double farthest = share < 0.5 ? window[0] : window[known - 1];
        return median + (farthest - median) * reaches.computeIfAbsent((int) independent, n -> reach(outer, n));
    }

    private static double reach(double share, int independent) {
        double freedom = independent - 1.0;
        double seen = independent / (independent + 1.0);
        return StudentT.quantile(share, freedom) / StudentT.quantile(seen, freedom);
    }
}
