package gammadesk.analytics.forecast.model;

import gammadesk.analytics.market.Column;
import java.util.Arrays;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Parameters by greatest likelihood. Variance begins where both pre-sample values are the mean of squared residuals;
 * from other beginnings other programs get slightly other numbers.
 *
 * @param parameters estimated
 * @param logLikelihood at them
 */
public record GarchFit(GarchParameters parameters, double logLikelihood) {
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);
    private static final int FEWEST = 100;
    private static final double LEAST_NU = 2.1;

    /**
     * Fits returns.
     *
     * @param isStudent whether moves are Student distributed, else normal
     * @throws IllegalArgumentException for fewer than 100 returns or returns that are all alike
     */
    public static GarchFit of(GarchKind kind, boolean isStudent, double... returns) {
        double deviation = returns.length < FEWEST ? 0 : deviation(returns);
        if (!(deviation > 0)) {
            throw new IllegalArgumentException("at least " + FEWEST + " returns that differ are needed");
        }
        double[] scaled = Arrays.stream(returns).map(r -> r / deviation).toArray();
        double[] best = Minimiser.minimise(x -> negative(natural(kind, isStudent, x), scaled), start(kind, isStudent));
        GarchParameters parameters = natural(kind, isStudent, best).scaled(deviation);
        return new GarchFit(parameters, -negative(parameters, returns));
    }

    private static double deviation(double[] returns) {
        double mean = Arrays.stream(returns).average().orElse(0);
        return Math.sqrt(Arrays.stream(returns)
                .map(r -> (r - mean) * (r - mean))
                .average()
                .orElse(0));
    }

    private static double[] start(GarchKind kind, boolean isStudent) {
        double[] core = kind == GarchKind.EGARCH
                ? new double[] {0, 0, 0.15, 0, 2}
                : kind == GarchKind.GJR ? new double[] {0, 0, 3, -2.5, -2.5} : new double[] {0, 0, 3, -2.5};
        return isStudent ? append(core, Math.log(6)) : core;
    }

    private static double[] append(double[] values, double last) {
        double[] longer = Arrays.copyOf(values, values.length + 1);
        longer[values.length] = last;
        return longer;
    }

    /** From numbers without bounds: long-run variance, persistence and its shares, so that every step is allowed. */
    private static GarchParameters natural(GarchKind kind, boolean isStudent, double[] x) {
        double nu = isStudent ? LEAST_NU + Math.exp(Math.min(x[x.length - 1], 6)) : Double.POSITIVE_INFINITY;
        if (kind == GarchKind.EGARCH) {
            double beta = Math.tanh(x[4]);
            return new GarchParameters(kind, x[0], (1 - beta) * x[1], x[2], x[3], beta, nu);
        }
        double persistence = 1 / (1 + Math.exp(-x[2]));
        double up = Math.exp(x[3]);
        double down = kind == GarchKind.GJR ? Math.exp(x[4]) : up;
        double shares = kind == GarchKind.GJR ? 1 + up + down : 1 + up;
        double omega = Math.exp(x[1]) * (1 - persistence);
        double alpha = (kind == GarchKind.GJR ? 2 : 1) * persistence * up / shares;
        double gamma = kind == GarchKind.GJR ? 2 * persistence * (down - up) / shares : 0;
        return new GarchParameters(kind, x[0], omega, alpha, gamma, persistence / shares, nu);
    }

    /** Minus the log likelihood of returns. */
    static double negative(GarchParameters p, double[] returns) {
        double meanAbsolute = p.meanAbsolute();
        double variance = p.first(meanSquare(p.mu(), returns));
        double sum = 0;
        for (double r : returns) {
            double move = r - p.mu();
            sum += p.isStudent()
                    ? Math.log(variance) / 2 + (p.nu() + 1) / 2 * Math.log1p(move * move / (variance * (p.nu() - 2)))
                    : (Math.log(variance) + move * move / variance) / 2;
            variance = p.next(variance, move, meanAbsolute);
        }
        return sum + returns.length * constant(p);
    }

    private static double constant(GarchParameters p) {
        double nu = p.nu();
        return p.isStudent()
                ? LogGamma.value(nu / 2) - LogGamma.value((nu + 1) / 2) + Math.log(Math.PI * (nu - 2)) / 2
                : LOG_TWO_PI / 2;
    }

    static double meanSquare(double mu, double[] returns) {
        double sum = 0;
        for (double r : returns) {
            sum += (r - mu) * (r - mu);
        }
        return sum / returns.length;
    }

    /**
     * Standard errors of the free parameters, from the second differences of the likelihood of the same returns. NaN
     * where the likelihood is not curved.
     */
    public Column standardErrors(double... returns) {
        double[] units = units(deviation(returns));
        double[] at = parameters.free().toArray();
        for (int i = 0; i < at.length; i++) {
            at[i] /= units[i];
        }
        double[][] curvature = Hessian.of(x -> negative(parameters.with(times(x, units)), returns), at);
        double[] errors = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            double[] unit = new double[at.length];
            unit[i] = 1;
            double variance = LeastSquares.of(curvature, unit).coefficients().get(i);
            errors[i] = Math.sqrt(variance) * units[i];
        }
        return Column.of(errors);
    }

    /** Mean and constant are as small as the returns make them; in these units all parameters are of one size. */
    private double[] units(double deviation) {
        double[] units = new double[parameters.free().size()];
        Arrays.fill(units, 1);
        units[0] = deviation;
        units[1] = parameters.kind() == GarchKind.EGARCH ? 1 : deviation * deviation;
        return units;
    }

    private static double[] times(double[] x, double[] units) {
        double[] product = x.clone();
        for (int i = 0; i < x.length; i++) {
            product[i] *= units[i];
        }
        return product;
    }
}
