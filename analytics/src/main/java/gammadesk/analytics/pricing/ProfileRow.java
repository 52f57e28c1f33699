package gammadesk.analytics.pricing;

/**
 * One option as a grid of spots needs it: {@code d1 = (ln spot + shift) perDeviation + half}, and what
 * {@code exp(-d1^2/2)} is to be multiplied with. Filled again for every option, so that a profile allocates nothing.
 */
final class ProfileRow {
    /** ln(carry / strike). */
    double shift;
    /** vol sqrt(years). */
    double deviation;
    /** Its inverse. */
    double perDeviation;
    /** Its half. */
    double half;
    /** Times exp over spot. */
    double gamma;
    /** Times exp times d2. */
    double vanna;
    /** Times exp times d2. */
    double charm;

    /** Takes an option; false where there is nothing to add: bad input makes one of the numbers no number. */
    boolean set(double carry, double strike, double years, double vol, double weight) {
        deviation = vol * Math.sqrt(years);
        double density = weight * Minimax.INV_SQRT_TWO_PI;
        shift = Math.log(carry / strike);
        perDeviation = 1 / deviation;
        half = deviation / 2;
        gamma = density / (carry * deviation);
        vanna = -density / vol * Minimax.PER_POINT;
        charm = density / years * Minimax.PER_TWO_DAYS;
        return deviation > 0 && isFinite();
    }

    private boolean isFinite() {
        return Double.isFinite(deviation)
                && Double.isFinite(shift)
                && Double.isFinite(perDeviation)
                && Double.isFinite(gamma)
                && Double.isFinite(vanna)
                && Double.isFinite(charm);
    }
}
