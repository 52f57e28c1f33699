package gammadesk.analytics.backtest.court;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErfc;

/** The standard normal distribution. */
final class Normal {
    private static final double SQRT_TWO = Math.sqrt(2);

    private Normal() {}

    static double below(double x) {
        return Erfc.value(-x / SQRT_TWO) / 2;
    }

    /** The number below which a share lies; minus infinity at 0, infinity at 1. */
    static double quantile(double share) {
        return -SQRT_TWO * InverseErfc.value(2 * share);
    }
}
