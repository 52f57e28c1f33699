package gammadesk.analytics.learning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** What a hedger wants to be small, and how it changes with every path's profit. */
public sealed interface RiskGoal {
    /** The risk of equally likely profits, at least one, in their money. */
    double risk(double[] profits);

    /** Its derivative by each profit; for the expected shortfall one of its subgradients. */
    double[] slopes(double[] profits);

    /**
     * Certainty equivalent of exponential utility, (1/a) ln E exp(-a P).
     *
     * @param aversion a, positive, per unit of money
     */
    record Entropic(double aversion) implements RiskGoal {
        @Override
        public double risk(double[] profits) {
            double worst = -Arrays.stream(profits).min().orElseThrow();
            double mean = Arrays.stream(profits)
                    .map(profit -> Math.exp(aversion * (-profit - worst)))
                    .average()
                    .orElseThrow();
            return worst + Math.log(mean) / aversion;
        }

        @Override
        public double[] slopes(double[] profits) {
            double worst = -Arrays.stream(profits).min().orElseThrow();
            double[] weights = Arrays.stream(profits)
                    .map(profit -> Math.exp(aversion * (-profit - worst)))
                    .toArray();
            double sum = Arrays.stream(weights).sum();
            return Arrays.stream(weights).map(weight -> -weight / sum).toArray();
        }
    }

    /**
     * Mean loss plus a multiple of the standard deviation of the profits.
     *
     * @param multiple of the deviation, not negative
     */
    record MeanDeviation(double multiple) implements RiskGoal {
        @Override
        public double risk(double[] profits) {
            double mean = mean(profits);
            return -mean + multiple * Math.sqrt(variance(profits, mean));
        }

        @Override
        public double[] slopes(double[] profits) {
            double mean = mean(profits);
            double deviation = Math.sqrt(variance(profits, mean));
            double by = deviation > 0 ? multiple / deviation : 0;
            return Arrays.stream(profits)
                    .map(profit -> (by * (profit - mean) - 1) / profits.length)
                    .toArray();
        }
    }

    /**
     * Mean loss plus a multiple of the variance of the profits.
     *
     * @param aversion per unit of money, not negative
     */
    record MeanVariance(double aversion) implements RiskGoal {
        @Override
        public double risk(double[] profits) {
            double mean = mean(profits);
            return -mean + aversion * variance(profits, mean);
        }

        @Override
        public double[] slopes(double[] profits) {
            double mean = mean(profits);
            return Arrays.stream(profits)
                    .map(profit -> (2 * aversion * (profit - mean) - 1) / profits.length)
                    .toArray();
        }
    }

    /**
     * Mean loss in the worst outcomes.
     *
     * @param share of outcomes that count, above 0 and at most 1; 0.05 for what is called ES 95 or CVaR 5 %
     */
    record ExpectedShortfall(double share) implements RiskGoal {
        @Override
        public double risk(double[] profits) {
            double[] sorted = profits.clone();
            Arrays.sort(sorted);
            double count = share * profits.length;
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum -= sorted[i] * Math.min(1, count - i);
            }
            return sum / count;
        }

        @Override
        public double[] slopes(double[] profits) {
            int[] order = IntStream.range(0, profits.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> profits[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            double count = share * profits.length;
            double[] slopes = new double[profits.length];
            for (int i = 0; i < count; i++) {
                slopes[order[i]] = -Math.min(1, count - i) / count;
            }
            return slopes;
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values, double mean) {
        return Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
    }
}
