package gammadesk.analytics.mispricing;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.LinearVariance;
import gammadesk.analytics.surface.Smile;
import gammadesk.analytics.surface.SmileModel;
import gammadesk.analytics.surface.VarianceSwap;

/**
 * The surface's own shape at another level of variance. The level of a smile is that of its variance swap, taken from
 * the smile between the outermost quotes that the fit used and flat volatility beyond them: a fitted wing is a guess
 * there, and a variance swap would charge mostly for the guess.
 *
 * @param implied the fitted smile
 * @param quoted the same between its outermost quotes, flat beyond
 */
public record ForecastSmile(Smile implied, SmileModel quoted) {
    private static final int ROUNDS = 30;
    private static final double CLOSE = 1e-10;
    private static final int NODES = 61;
    private static final double REACH = 2;

    /** Of a slice with a smile; without quotes two deviations at the money to either side count as quoted. */
    public static ForecastSmile of(FittedSlice slice, Smile implied) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < slice.quotes().size(); row++) {
            if (slice.quotes().isUsed(row)) {
                low = Math.min(low, slice.quotes().logMoneyness().get(row));
                high = Math.max(high, slice.quotes().logMoneyness().get(row));
            }
        }
        double reach = REACH * Math.sqrt(implied.model().totalVariance(0));
        return low < high ? between(implied, low, high) : between(implied, -reach, reach);
    }

    /** Of a smile that is quoted between two log-moneynesses. */
    public static ForecastSmile between(Smile implied, double low, double high) {
        double[] k = new double[NODES];
        double[] w = new double[NODES];
        for (int i = 0; i < NODES; i++) {
            k[i] = low + (high - low) * i / (NODES - 1);
            w[i] = implied.model().totalVariance(k[i]);
        }
        return new ForecastSmile(implied, new LinearVariance(Column.of(k), Column.of(w)));
    }

    /** Total variance of the variance swap; at the money where it has none. */
    public double swap() {
        return swap(quoted);
    }

    private static double swap(SmileModel model) {
        double whole = VarianceSwap.totalVariance(model);
        return whole > 0 && Double.isFinite(whole) ? whole : model.totalVariance(0);
    }

    /** The smile with all total variances multiplied by one number, so that its variance swap is the given one. */
    public Smile at(double totalVariance) {
        double factor = totalVariance / swap();
        for (int round = 0; round < ROUNDS; round++) {
            double got = swap(quoted.scaled(factor));
            if (Math.abs(got / totalVariance - 1) < CLOSE) {
                break;
            }
            factor *= totalVariance / got;
        }
        return new Smile(implied.forward(), implied.years(), implied.model().scaled(factor));
    }
}
