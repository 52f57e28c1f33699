package gammadesk.analytics.forecast;

import gammadesk.analytics.forecast.score.DieboldMariano;
import gammadesk.analytics.forecast.score.Loss;
import gammadesk.analytics.forecast.score.MincerZarnowitz;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a run was worth.
 *
 * @param count forecasts whose outcome is known
 * @param qlike mean
 * @param mse mean, in squared variance a day
 * @param dieboldMariano against the benchmark by QLIKE
 * @param mincerZarnowitz regression
 * @param coverage80 share of outcomes within the interval of 80 %
 * @param coverage95 within that of 95 %
 */
public record ForecastScores(
        int count,
        double qlike,
        double mse,
        DieboldMariano dieboldMariano,
        MincerZarnowitz mincerZarnowitz,
        double coverage80,
        double coverage95) {
    /** Scores a run beside the benchmark's over the same moments. */
    public static ForecastScores of(ForecastRun run, ForecastRun benchmark) {
        double[] losses = run.losses(Loss.QLIKE);
        int[] known = IntStream.range(0, losses.length)
                .filter(i -> Double.isFinite(losses[i]))
                .toArray();
        double[] realized = Arrays.stream(known).mapToDouble(run::realized).toArray();
        double[] forecast = Arrays.stream(known).mapToDouble(run::forecast).toArray();
        int overlap = run.plan().overlap();
        return new ForecastScores(
                known.length,
                mean(losses),
                mean(run.losses(Loss.SQUARED)),
                DieboldMariano.of(losses, benchmark.losses(Loss.QLIKE), overlap),
                MincerZarnowitz.of(realized, forecast, overlap),
                ConformalIntervals.of(run, 0.8).coverage(run),
                ConformalIntervals.of(run, 0.95).coverage(run));
    }

    private static double mean(double[] losses) {
        return Arrays.stream(losses).filter(Double::isFinite).average().orElse(Double.NaN);
    }
}
