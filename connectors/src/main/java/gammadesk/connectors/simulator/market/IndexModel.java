package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Expiry;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The two indices: correlated, with stochastic log-variance that rises when they fall, a daily rhythm (quiet at 04:00,
 * lively at 15:00 UTC) and rare common jumps.
 */
final class IndexModel {
    private static final double CORRELATION = 0.85;
    private static final double LEVERAGE = -0.4;
    private static final double VARIANCE_REVERSION = 50;
    private static final double VARIANCE_VOL = 4;
    private static final double JUMPS_PER_YEAR = 250;
    private static final double JUMP_MEAN = -0.002;
    private static final double JUMP_DEVIATION = 0.008;
    private static final double[] JUMP_BETA = {1, 1.3};

    private final RandomGenerator random;
    private final double[] realisedVol;
    private final double[] logVariance = new double[2];
    private final double[] returns = new double[2];

    IndexModel(CoinProfile first, CoinProfile second, RandomGenerator random) {
        this.random = random;
        this.realisedVol = new double[] {first.realisedVol(), second.realisedVol()};
    }

    /** Draws the next step of both coins. */
    void step(long millis, double stepMillis, double volMultiplier) {
        double years = stepMillis / Expiry.MILLIS_PER_YEAR;
        double root = Math.sqrt(years);
        double rhythm = Season.rhythm(millis) * volMultiplier;
        double jump =
                random.nextDouble() < JUMPS_PER_YEAR * years ? JUMP_MEAN + JUMP_DEVIATION * random.nextGaussian() : 0;
        double common = random.nextGaussian();
        for (int i = 0; i < 2; i++) {
            double own = i == 0
                    ? common
                    : CORRELATION * common + Math.sqrt(1 - CORRELATION * CORRELATION) * random.nextGaussian();
            double vol = realisedVol[i] * Math.exp(logVariance[i] / 2) * rhythm;
            returns[i] = vol * root * own - vol * vol * years / 2 + JUMP_BETA[i] * jump;
            double shock = LEVERAGE * own + Math.sqrt(1 - LEVERAGE * LEVERAGE) * random.nextGaussian();
            logVariance[i] += -VARIANCE_REVERSION * logVariance[i] * years + VARIANCE_VOL * root * shock;
        }
    }

    List<Double> state() {
        return List.of(logVariance[0], logVariance[1]);
    }

    void restore(List<Double> state) {
        logVariance[0] = state.get(0);
        logVariance[1] = state.get(1);
    }

    /** The logarithmic return of a coin in the last step, before the scenario's drift. */
    double lastReturn(int coin) {
        return returns[coin];
    }
}
