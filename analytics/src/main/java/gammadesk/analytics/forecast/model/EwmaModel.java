package gammadesk.analytics.forecast.model;

import gammadesk.analytics.forecast.measure.VarianceHistory;
import java.util.List;

/**
 * Exponentially weighted variance (RiskMetrics 1996), in steps of the stride. The decay is the one with the least QLIKE
 * on the window's own examples.
 */
public record EwmaModel() implements VolatilityModel {
    private static final List<Double> DAILY_DECAYS = List.of(0.80, 0.86, 0.90, 0.94, 0.97, 0.985);
    private static final double FORGOTTEN = 1e-6;

    @Override
    public String name() {
        return "ewma";
    }

    @Override
    public Fitted fit(Training training) {
        double best = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        for (double daily : DAILY_DECAYS) {
            double decay =
                    Math.pow(daily, (double) training.stride() / training.past().perDay());
            double loss = loss(training, decay);
            if (loss < least) {
                least = loss;
                best = decay;
            }
        }
        if (Double.isNaN(best)) {
            throw new IllegalArgumentException("the window is too short for a single example");
        }
        double decay = best;
        return now -> weighted(now, decay, training.stride());
    }

    private static double loss(Training training, double decay) {
        int[] origins = training.origins(training.past().perDay()).toArray();
        double[] levels = levels(training, origins, decay);
        double sum = 0;
        for (int i = 0; i < origins.length; i++) {
            double ratio = training.target(origins[i]) / levels[i];
            sum += ratio > 0 ? ratio - Math.log(ratio) - 1 : 0;
        }
        return origins.length == 0 ? Double.NaN : sum / origins.length;
    }

    private static double[] levels(Training training, int[] origins, double decay) {
        VarianceHistory past = training.past();
        double[] levels = new double[origins.length];
        double level = Double.NaN;
        for (int i = 0; i < origins.length; i++) {
            double last = past.dailyVariance(Math.max(0, origins[i] - training.stride()), origins[i]);
            level = i == 0 ? past.dailyVariance(training.from(), origins[0]) : decay * level + (1 - decay) * last;
            levels[i] = level;
        }
        return levels;
    }

    private static double weighted(VarianceHistory now, double decay, int stride) {
        double weight = 1;
        double weights = 0;
        double sum = 0;
        for (int end = now.size(); end >= stride && weight > FORGOTTEN; end -= stride) {
            sum += weight * now.dailyVariance(end - stride, end);
            weights += weight;
            weight *= decay;
        }
        return sum / weights;
    }
}
