package gammadesk.analytics.exposure;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** A statistic with what is known of its error, or the word that too little was seen. */
public sealed interface Score {
    /**
     * Enough was seen.
     *
     * @param value the statistic
     * @param low lower end of the interval
     * @param high upper end of the interval
     * @param observations how many
     */
    record Measured(double value, double low, double high, int observations) implements Score {
        /** Whether the interval leaves zero out; false means: no effect is shown. */
        public boolean isEffect() {
            return low > 0 || high < 0;
        }
    }

    /** Too little was seen to say anything. */
    record TooFew(int observations, int needed) implements Score {}

    /**
     * A statistic with the percentile interval of a block bootstrap: whole stretches are drawn again, because
     * neighbouring observations depend on each other.
     *
     * @param size how many observations
     * @param statistic of observations by their places; draws for which it is not finite are left out
     */
    static Score bootstrap(
            int size, ToDoubleFunction<int[]> statistic, LevelScorecard.Settings settings, RandomGenerator random) {
        int[] all = new int[size];
        Arrays.setAll(all, i -> i);
        double value = statistic.applyAsDouble(all);
        int[] drawn = new int[size];
        double[] draws = new double[settings.resamples()];
        for (int i = 0; i < draws.length; i++) {
            draw(drawn, Math.min(settings.blockLength(), size), random);
            draws[i] = statistic.applyAsDouble(drawn);
        }
        double[] sorted = Arrays.stream(draws).filter(Double::isFinite).sorted().toArray();
        double tail = (1 - settings.confidence()) / 2;
        return new Measured(value, quantile(sorted, tail), quantile(sorted, 1 - tail), size);
    }

    private static void draw(int[] drawn, int block, RandomGenerator random) {
        for (int at = 0; at < drawn.length; ) {
            int start = random.nextInt(drawn.length);
            for (int i = 0; i < block && at < drawn.length; i++) {
                drawn[at++] = (start + i) % drawn.length;
            }
        }
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
