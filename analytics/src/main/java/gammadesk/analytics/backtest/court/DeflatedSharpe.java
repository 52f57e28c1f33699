package gammadesk.analytics.backtest.court;

import java.util.Arrays;

/**
 * The deflated Sharpe ratio: the probability that the true ratio of the chosen run is above the one that the best of as
 * many worthless runs would have shown (Bailey and Lopez de Prado 2014, "The deflated Sharpe ratio: correcting for
 * selection bias, backtest overfitting and non-normality"). All ratios are per period, never annualised.
 *
 * @param sharpe mean over deviation of a period
 * @param expectedMost what the best of so many worthless runs shows in the mean
 * @param probability the deflated ratio, 0 to 1; NaN when it cannot be told
 * @param periods how many
 * @param skewness of the periods, 0 for the normal distribution
 * @param kurtosis of the periods, 3 for the normal distribution
 * @param trials runs that were tried, this one among them
 * @param trialVariance of the ratios of those runs
 */
public record DeflatedSharpe(
        double sharpe,
        double expectedMost,
        double probability,
        int periods,
        double skewness,
        double kurtosis,
        int trials,
        double trialVariance) {
    private static final double EULER = 0.5772156649015329;

    /**
     * From its parts. A number that is missing, less than two periods, no trial or a variance below 0 give NaN, as do
     * moments that no distribution has together.
     */
    public static DeflatedSharpe of(
            double sharpe, int periods, double skewness, double kurtosis, int trials, double trialVariance) {
        double most = expectedMost(trials, trialVariance);
        double spread = 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
        double probability = periods >= 2 && spread > 0
                ? Normal.below((sharpe - most) * Math.sqrt(periods - 1) / Math.sqrt(spread))
                : Double.NaN;
        return new DeflatedSharpe(sharpe, most, probability, periods, skewness, kurtosis, trials, trialVariance);
    }

    /** From the profits of the periods; NaN when nothing varies. */
    public static DeflatedSharpe of(double[] profits, int trials, double trialVariance) {
        double mean = Arrays.stream(profits).average().orElse(Double.NaN);
        double second = moment(profits, mean, 2);
        double skewness = moment(profits, mean, 3) / Math.pow(second, 1.5);
        double kurtosis = moment(profits, mean, 4) / (second * second);
        return of(Sharpe.of(profits), profits.length, skewness, kurtosis, trials, trialVariance);
    }

    private static double moment(double[] values, double mean, int power) {
        return Arrays.stream(values)
                .map(value -> Math.pow(value - mean, power))
                .average()
                .orElse(Double.NaN);
    }

    /**
     * Mean of the largest of so many independent normal ratios around 0; one run leaves no choice: 0. NaN without a
     * run.
     */
    public static double expectedMost(int trials, double trialVariance) {
        if (trials == 1) {
            return 0;
        }
        if (trials < 1 || !(trialVariance >= 0)) {
            return Double.NaN;
        }
        return Math.sqrt(trialVariance)
                * ((1 - EULER) * Normal.quantile(1 - 1.0 / trials)
                        + EULER * Normal.quantile(1 - 1 / (trials * Math.E)));
    }
}
