package gammadesk.analytics.forecast.model;

import gammadesk.analytics.market.Column;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Parameters of a conditional variance, in the unit of the returns they were estimated on.
 *
 * @param kind of the model
 * @param mu mean return
 * @param omega constant
 * @param alpha weight of the last move
 * @param gamma weight of its sign; 0 for {@link GarchKind#GARCH}
 * @param beta weight of the last variance
 * @param nu degrees of freedom of the standardised Student distribution; infinite for a normal one
 */
public record GarchParameters(
        GarchKind kind, double mu, double omega, double alpha, double gamma, double beta, double nu) {
    private static final double NORMAL_MEAN = Math.sqrt(2 / Math.PI);

    /** Whether moves are Student distributed. */
    public boolean isStudent() {
        return Double.isFinite(nu);
    }

    /** How much of a shock to variance is left after one step. */
    public double persistence() {
        return switch (kind) {
            case GARCH -> alpha + beta;
            case GJR -> alpha + gamma / 2 + beta;
            case EGARCH -> beta;
        };
    }

    /** E|z| of a standardised move. */
    double meanAbsolute() {
        return isStudent()
                ? 2
                        * Math.sqrt((nu - 2) / Math.PI)
                        / (nu - 1)
                        * Math.exp(LogGamma.value((nu + 1) / 2) - LogGamma.value(nu / 2))
                : NORMAL_MEAN;
    }

    /** The variance after the first that a mean of squares stands for: both pre-sample values are that mean. */
    double first(double meanSquare) {
        return kind == GarchKind.EGARCH
                ? Math.exp(omega + beta * Math.log(meanSquare))
                : omega + persistence() * meanSquare;
    }

    /** The variance after a move that had a variance, with E|z| at hand. */
    double next(double variance, double move, double meanAbsolute) {
        return switch (kind) {
            case GARCH -> omega + alpha * move * move + beta * variance;
            case GJR -> omega + (move < 0 ? alpha + gamma : alpha) * move * move + beta * variance;
            case EGARCH -> {
                double z = move / Math.sqrt(variance);
                yield Math.exp(omega + alpha * (Math.abs(z) - meanAbsolute) + gamma * z + beta * Math.log(variance));
            }
        };
    }

    /** The free parameters in order: mu, omega, alpha, gamma unless GARCH, beta, nu if Student. */
    public Column free() {
        double[] all = {mu, omega, alpha, gamma, beta, nu};
        int count = 0;
        for (int i = 0; i < all.length; i++) {
            if (!(i == 3 && kind == GarchKind.GARCH) && !(i == 5 && !isStudent())) {
                all[count++] = all[i];
            }
        }
        return Column.ofRange(all, 0, count);
    }

    /** The same model with other free parameters. */
    GarchParameters with(double[] free) {
        int at = 3;
        double newGamma = kind == GarchKind.GARCH ? 0 : free[at++];
        double newBeta = free[at++];
        return new GarchParameters(kind, free[0], free[1], free[2], newGamma, newBeta, isStudent() ? free[at] : nu);
    }

    /** The same process for returns that are {@code scale} times as large. */
    GarchParameters scaled(double scale) {
        double newOmega = kind == GarchKind.EGARCH ? omega + (1 - beta) * 2 * Math.log(scale) : omega * scale * scale;
        return new GarchParameters(kind, mu * scale, newOmega, alpha, gamma, beta, nu);
    }
}
