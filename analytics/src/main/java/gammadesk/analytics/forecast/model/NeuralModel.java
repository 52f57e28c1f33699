package gammadesk.analytics.forecast.model;

import gammadesk.analytics.forecast.measure.SeasonalProfile;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A small neural network on what the logarithmic autoregression leaves over: the mean of three that begin by chance
 * otherwise. How long each learns is chosen on the last fifth of the window, behind a purge, and may be not at all;
 * then the model is that autoregression.
 */
public record NeuralModel() implements VolatilityModel {
    private static final int NETS = 3;
    private static final int MOST_EPOCHS = 40;
    private static final int PATIENCE = 6;

    /** Of more examples than this, evenly many are passed over: they overlap and say little new. */
    private static final int MOST_EXAMPLES = 4_000;

    @Override
    public String name() {
        return "neural-net";
    }

    @Override
    public Fitted fit(Training training) {
        VarianceHistory past = training.past();
        SeasonalProfile profile = SeasonalProfile.of(past, training.from(), past.size());
        LeastSquares line = Examples.BASE.line(training);
        List<String> names = FeatureUse.names(past, training.from());
        Examples all = Examples.of(training, line, profile, names);
        List<NeuralNet> nets = nets(training, all.thinned(MOST_EXAMPLES), names);
        double variance = all.variance(row -> mean(nets, row));
        return now -> Math.exp(line.value(Examples.BASE.row(now))
                + mean(nets, Examples.features(now, training.horizon(), profile, names))
                + variance / 2);
    }

    private static double mean(List<NeuralNet> nets, double[] row) {
        double sum = 0;
        for (NeuralNet net : nets) {
            sum += net.value(row);
        }
        return sum / NETS;
    }

    /** Those that learn at all; the others say 0. */
    private static List<NeuralNet> nets(Training training, Examples all, List<String> names) {
        Examples.Split split = Examples.split(training, names);
        Examples known = split.known().thinned(MOST_EXAMPLES);
        Examples judged = split.judged().thinned(MOST_EXAMPLES);
        SplittableRandom seeds = new SplittableRandom(training.seed());
        List<NeuralNet> nets = new ArrayList<>();
        for (int i = 0; i < NETS; i++) {
            long seed = seeds.nextLong();
            int epochs = known.size() == 0 || judged.size() == 0 ? 0 : epochs(known, judged, seed);
            if (epochs > 0) {
                nets.add(trained(all, epochs, seed));
            }
        }
        return nets;
    }

    private static NeuralNet trained(Examples examples, int epochs, long seed) {
        NeuralNet net = new NeuralNet(examples.rows(), examples.residuals(), new SplittableRandom(seed));
        for (int i = 0; i < epochs; i++) {
            net.epoch();
        }
        return net;
    }

    /** The number of epochs that comes nearest to what was not learned; it stops looking when nothing gets better. */
    private static int epochs(Examples known, Examples judged, long seed) {
        NeuralNet net = new NeuralNet(known.rows(), known.residuals(), new SplittableRandom(seed));
        double least = net.loss(judged.rows(), judged.residuals());
        int best = 0;
        for (int epoch = 1; epoch <= MOST_EPOCHS && epoch - best <= PATIENCE; epoch++) {
            net.epoch();
            double loss = net.loss(judged.rows(), judged.residuals());
            if (loss < least) {
                least = loss;
                best = epoch;
            }
        }
        return best;
    }
}
