package gammadesk.analytics.pricing;

import static gammadesk.analytics.pricing.Minimax.*;

/** Delta and gamma one by one: the oracle of {@link VectorMoves} and its stand-in. */
final class ScalarMoves {
    private ScalarMoves() {}

    /** Fills the rows {@code from} up to {@code to}. */
    static void deltaGamma(MovedColumns options, int from, int to) {
        for (int row = from; row < to; row++) {
            double deviation = options.deviation[row];
            double perDeviation = 1 / deviation;
            double d1 = Math.fma(options.logMoneyness[row], perDeviation, deviation * 0.5);
            double density = ScalarGreeks.exp(d1 * d1 * -0.5) * INV_SQRT_TWO_PI;
            double tail = density * ScalarGreeks.mills(1 / (Math.min(Math.abs(d1), FAR_END) + FAR_SHIFT));
            options.delta[row] = d1 > 0 ? 1 - tail : tail;
            options.gamma[row] = density * perDeviation / options.forward[row];
        }
    }
}
