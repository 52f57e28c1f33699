package gammadesk.analytics.forecast.score;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** Student's distribution; the degrees of freedom need not be whole. */
public final class StudentT {
    private static final int HALVINGS = 60;

    private StudentT() {}

    /** The chance to lie farther out than a number, on either side. */
    public static double twoSided(double statistic, double freedom) {
        return RegularizedBeta.value(freedom / (freedom + statistic * statistic), freedom / 2, 0.5);
    }

    /** The number below which a share lies, 0.5 to less than 1; NaN otherwise. */
    public static double quantile(double share, double freedom) {
        if (!(share >= 0.5 && share < 1 && freedom > 0)) {
            return Double.NaN;
        }
        double low = 0;
        double high = 1;
        while (twoSided(high, freedom) / 2 > 1 - share) {
            high *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            boolean isBelow = twoSided(middle, freedom) / 2 > 1 - share;
            low = isBelow ? middle : low;
            high = isBelow ? high : middle;
        }
        return (low + high) / 2;
    }
}
