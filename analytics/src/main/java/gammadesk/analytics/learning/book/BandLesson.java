package gammadesk.analytics.learning.book;

import gammadesk.analytics.hedging.BandState;
import gammadesk.analytics.learning.net.MlpGradient;
import gammadesk.analytics.learning.net.MlpPass;
import java.util.function.Function;

/**
 * What a band costs on invented books, and how that changes with what a net says. A step costs what is traded, and half
 * the risk aversion times the square of what was earned or lost in it: a reward by step, which needs no end of the
 * story. An episode's cost is told in units of what the classical band would expect to pay, so that large books do not
 * drown small ones.
 */
final class BandLesson {
    private final BookEpisodes episodes;
    private final double[][] halves;
    private final double[] units;
    private final double[][] lows;
    private final double[][] highs;
    private final double[][] belows;
    private final double[][] aboves;
    private final double[][] held;
    private final float[][] slopes;

    BandLesson(BookEpisodes episodes) {
        this.episodes = episodes;
        int steps = episodes.steps();
        int count = episodes.count();
        halves = new double[steps][count];
        units = new double[count];
        lows = new double[steps][count];
        highs = new double[steps][count];
        belows = new double[steps][count];
        aboves = new double[steps][count];
        held = new double[steps][count];
        slopes = new float[steps][BandWidths.OUTPUTS * count];
        for (int step = 0; step < steps; step++) {
            for (int episode = 0; episode < count; episode++) {
                BandState state = episodes.states()[step][episode];
                double half = state.classicalHalfWidth();
                double move = state.spot() * state.vol() * Math.sqrt(state.stepYears());
                double drift = state.deltaDeviation();
                halves[step][episode] = half;
                units[episode] += state.riskAversion() / 2 * move * move * (half * half + drift * drift);
            }
        }
    }

    /** Of the mean episode under one net. */
    double cost(MlpPass pass, BandScale scale, float[] weights) {
        forward(pass, scale, weights);
        return walk();
    }

    /** Of the mean episode under any rule. */
    double cost(Function<BandState, BandWidths> rule) {
        for (int step = 0; step < episodes.steps(); step++) {
            for (int episode = 0; episode < episodes.count(); episode++) {
                place(step, episode, rule.apply(episodes.states()[step][episode]));
            }
        }
        return walk();
    }

    /** That of one net, and adds the slopes by the weights times a factor to the gradient. */
    double learn(MlpPass pass, BandScale scale, float[] weights, MlpGradient gradient, double factor) {
        double cost = cost(pass, scale, weights);
        back(factor / episodes.count());
        for (int step = 0; step < episodes.steps(); step++) {
            for (int from = 0; from < episodes.count(); from += MlpPass.BLOCK) {
                int rows = Math.min(MlpPass.BLOCK, episodes.count() - from);
                inputs(pass, scale, step, from, rows);
                float[] out = pass.forward(weights, rows);
                outputs(pass, out, step, from, rows);
                pass.backward(weights, rows, gradient);
            }
        }
        return cost;
    }

    private void inputs(MlpPass pass, BandScale scale, int step, int from, int rows) {
        for (int row = 0; row < rows; row++) {
            scale.write(episodes.states()[step][from + row], pass.inputs(), row, MlpPass.BLOCK);
        }
    }

    private void outputs(MlpPass pass, float[] out, int step, int from, int rows) {
        int count = episodes.count();
        for (int output = 0; output < BandWidths.OUTPUTS; output++) {
            for (int row = 0; row < rows; row++) {
                int at = output * MlpPass.BLOCK + row;
                boolean isCut = output < 2 && Math.abs(out[at]) >= BandWidths.FARTHEST;
                pass.outputSlopes()[at] = isCut ? 0 : slopes[step][output * count + from + row];
            }
        }
    }

    private void forward(MlpPass pass, BandScale scale, float[] weights) {
        for (int step = 0; step < episodes.steps(); step++) {
            for (int from = 0; from < episodes.count(); from += MlpPass.BLOCK) {
                int rows = Math.min(MlpPass.BLOCK, episodes.count() - from);
                inputs(pass, scale, step, from, rows);
                float[] out = pass.forward(weights, rows);
                for (int row = 0; row < rows; row++) {
                    place(step, from + row, BandWidths.of(out, row, MlpPass.BLOCK));
                }
            }
        }
    }

    /** The hedge and the book's delta together are to lie in the band. */
    private void place(int step, int episode, BandWidths widths) {
        double half = halves[step][episode];
        double centre = widths.centre() * half - episodes.deltas()[step][episode];
        belows[step][episode] = half * Math.exp(widths.low());
        aboves[step][episode] = half * Math.exp(widths.high());
        lows[step][episode] = centre - belows[step][episode];
        highs[step][episode] = centre + aboves[step][episode];
    }

    /** Follows the bands; an episode begins hedged. */
    private double walk() {
        double sum = 0;
        for (int episode = 0; episode < episodes.count(); episode++) {
            double hedge = -episodes.deltas()[0][episode];
            double cost = 0;
            for (int step = 0; step < episodes.steps(); step++) {
                double next = Math.clamp(hedge, lows[step][episode], highs[step][episode]);
                BandState state = episodes.states()[step][episode];
                double earned = earned(step, episode, next);
                cost += state.cost() * state.spot() * Math.abs(next - hedge)
                        + state.riskAversion() / 2 * earned * earned;
                held[step][episode] = next;
                hedge = next;
            }
            sum += cost / units[episode];
        }
        return sum / episodes.count();
    }

    private double earned(int step, int episode, double hedge) {
        return episodes.profits()[step][episode] + hedge * move(step, episode);
    }

    private double move(int step, int episode) {
        return episodes.spots()[step + 1][episode] - episodes.spots()[step][episode];
    }

    /** From the last step to the first: what one more coin of hedge changes, and so each end of a band that was met. */
    private void back(double factor) {
        for (int episode = 0; episode < episodes.count(); episode++) {
            double later = 0;
            for (int step = episodes.steps() - 1; step >= 0; step--) {
                BandState state = episodes.states()[step][episode];
                double hedge = held[step][episode];
                double before = step == 0 ? -episodes.deltas()[0][episode] : held[step - 1][episode];
                double fee = state.cost() * state.spot() * Math.signum(hedge - before);
                double byHedge =
                        later + fee + state.riskAversion() * earned(step, episode, hedge) * move(step, episode);
                later = hedge == before ? byHedge : -fee;
                slope(step, episode, hedge == before ? 0 : factor / units[episode] * byHedge, hedge > before);
            }
        }
    }

    /** Bought up to the low end, or sold down to the high one. */
    private void slope(int step, int episode, double byHedge, boolean isLow) {
        int count = episodes.count();
        slopes[step][episode] = (float) (isLow ? -byHedge * belows[step][episode] : 0);
        slopes[step][count + episode] = (float) (isLow ? 0 : byHedge * aboves[step][episode]);
        slopes[step][2 * count + episode] = (float) (byHedge * halves[step][episode]);
    }
}
