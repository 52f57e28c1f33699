package gammadesk.analytics.mispricing;

import gammadesk.analytics.surface.Smile;
import gammadesk.analytics.surface.SmileModel;
import gammadesk.analytics.surface.VarianceSwap;

/** The surface's own shape at another level of variance. */
public final class ForecastSmile {
    private static final int ROUNDS = 30;
    private static final double CLOSE = 1e-10;

    private ForecastSmile() {}

    /**
     * A smile with all total variances multiplied by one number, so that its variance swap has the given total
     * variance. A smile whose variance swap cannot be computed is matched at the money.
     */
    public static Smile of(Smile implied, double totalVariance) {
        return new Smile(implied.forward(), implied.years(), scaled(implied.model(), totalVariance));
    }

    private static SmileModel scaled(SmileModel model, double target) {
        double whole = swap(model);
        double factor = target / whole;
        for (int round = 0; round < ROUNDS; round++) {
            double got = VarianceSwap.totalVariance(model.scaled(factor));
            if (!(got > 0) || !Double.isFinite(got)) {
                return model.scaled(target / model.totalVariance(0));
            }
            if (Math.abs(got / target - 1) < CLOSE) {
                break;
            }
            factor *= target / got;
        }
        return model.scaled(factor);
    }

    /** Total variance of the variance swap; at the money where it has none. */
    static double swap(SmileModel model) {
        double whole = VarianceSwap.totalVariance(model);
        return whole > 0 && Double.isFinite(whole) ? whole : model.totalVariance(0);
    }
}
