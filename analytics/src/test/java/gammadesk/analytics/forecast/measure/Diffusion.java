package gammadesk.analytics.forecast.measure;

import gammadesk.analytics.market.Column;
import java.util.Random;

/** A simulated market whose variance is known. */
public final class Diffusion {
    private static final double HOUR_MILLIS = 3_600_000;
    private static final long FIRST = 1_704_067_200_000L;

    /** E max of a walk seen at n points falls short of the Brownian one by 0.5826 sigma sqrt(dt) (Chernoff 1965). */
    private static final double SHORTFALL = 0.5826;

    private Diffusion() {}

    /** Returns with a variance in all of {@code variance}, in so many steps. */
    public static double[] returns(Random random, int steps, double variance) {
        double deviation = Math.sqrt(variance / steps);
        double[] returns = new double[steps];
        for (int i = 0; i < steps; i++) {
            returns[i] = deviation * random.nextGaussian();
        }
        return returns;
    }

    /** Bars with a variance and a drift each, watched without pause. */
    static Bars bars(Random random, int count, int steps, double variance, double drift, double gapVariance) {
        double[][] prices = new double[4][count];
        double log = 0;
        for (int b = 0; b < count; b++) {
            log += Math.sqrt(gapVariance) * random.nextGaussian();
            prices[0][b] = Math.exp(log);
            double most = log;
            double least = log;
            for (double r : returns(random, steps, variance)) {
                log += r + drift / steps;
                most = Math.max(most, log);
                least = Math.min(least, log);
            }
            double missed = SHORTFALL * Math.sqrt(variance / steps);
            prices[1][b] = Math.exp(most + missed);
            prices[2][b] = Math.exp(least - missed);
            prices[3][b] = Math.exp(log);
        }
        return new Bars(
                FIRST,
                (long) HOUR_MILLIS,
                Column.of(prices[0]),
                Column.of(prices[1]),
                Column.of(prices[2]),
                Column.of(prices[3]));
    }

    /** Hourly bars of a market whose log variance a day reverts to -7 within weeks, with calm hours and weekends. */
    public static Bars market(long seed, int hours) {
        Random random = new Random(seed);
        double[][] prices = new double[4][hours];
        double log = 0;
        double level = 0;
        for (int i = 0; i < hours; i++) {
            level += -0.004 * level + 0.06 * random.nextGaussian();
            double season = 1 + 0.5 * Math.sin(2 * Math.PI * i / 24);
            double variance = Math.exp(-7 + level) * season / 24;
            prices[0][i] = Math.exp(log);
            double[] path = returns(random, 12, variance);
            double most = log;
            double least = log;
            for (double r : path) {
                log += r;
                most = Math.max(most, log);
                least = Math.min(least, log);
            }
            prices[1][i] = Math.exp(most);
            prices[2][i] = Math.exp(least);
            prices[3][i] = Math.exp(log);
        }
        return new Bars(
                FIRST,
                (long) HOUR_MILLIS,
                Column.of(prices[0]),
                Column.of(prices[1]),
                Column.of(prices[2]),
                Column.of(prices[3]));
    }
}
