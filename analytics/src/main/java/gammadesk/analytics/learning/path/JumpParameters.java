package gammadesk.analytics.learning.path;

/**
 * Jumps of the price, and with them of its variance, at Poisson times (Duffie, Pan and Singleton 2000, section 4,
 * "SVCJ"): the variance jumps by z, exponential, and the log-price by a normal number of mean {@code mean + correlation
 * z}. Without jumps of the variance they are those of Merton (1976) and Bates (1996).
 *
 * @param intensity jumps a year
 * @param mean of the log-price's jump where the variance does not move
 * @param deviation of the log-price's jump, given the variance's
 * @param varianceMean mean of the variance's jump, a year, a fraction squared
 * @param correlation how much the log-price jumps more by unit of the variance's jump
 */
public record JumpParameters(double intensity, double mean, double deviation, double varianceMean, double correlation) {
    /** Of the order of size of bitcoin's fits (Hou, Wang, Chen and Haerdle 2020). */
    public static final JumpParameters BITCOIN = new JumpParameters(15, -0.01, 0.04, 0.08, -0.1);

    /** None at all. */
    public static final JumpParameters NONE = new JumpParameters(0, 0, 0, 0, 0);

    /**
     * Throws {@link IllegalArgumentException} for a negative intensity, deviation or variance, what is not finite, or
     * where the mean of the price after a jump is infinite (correlation x varianceMean >= 1).
     */
    public JumpParameters {
        boolean isFinite = Double.isFinite(intensity + mean + deviation + varianceMean + correlation);
        boolean isSigned = intensity >= 0 && deviation >= 0 && varianceMean >= 0;
        if (!isFinite || !isSigned || correlation * varianceMean >= 1) {
            throw new IllegalArgumentException("no jumps: intensity " + intensity + ", mean " + mean + ", deviation "
                    + deviation + ", variance " + varianceMean + ", correlation " + correlation);
        }
    }

    /** Of the price alone. */
    public static JumpParameters ofPrice(double intensity, double mean, double deviation) {
        return new JumpParameters(intensity, mean, deviation, 0, 0);
    }

    /** Mean of exp(log-price jump) - 1: what a jump adds to the price on average. */
    public double meanMove() {
        return Math.exp(mean + deviation * deviation / 2) / (1 - correlation * varianceMean) - 1;
    }

    /** Variance a year that the price's jumps add to its logarithm. */
    public double varianceOfPrice() {
        double centre = mean + correlation * varianceMean;
        double spread = deviation * deviation + correlation * correlation * varianceMean * varianceMean;
        return intensity * (spread + centre * centre);
    }
}
