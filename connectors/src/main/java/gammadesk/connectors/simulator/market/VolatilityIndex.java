package gammadesk.connectors.simulator.market;

/** A 30-day model-free volatility from the surface, like the venue's DVOL. */
final class VolatilityIndex {
    private static final double YEARS = 30 / 365.0;
    private static final int POINTS = 120;
    private static final double REACH = 7;

    private VolatilityIndex() {}

    /** Annual percent with two decimals: the strip of out-of-the-money options, weighted by one over strike squared. */
    static double percent(ModelSurface surface) {
        double theta = surface.theta(YEARS);
        double phi = surface.phi(theta);
        double reach = REACH * Math.sqrt(theta);
        double step = 2 * reach / POINTS;
        double sum = 0;
        for (int i = 0; i <= POINTS; i++) {
            double k = -reach + i * step;
            double deviation = Math.sqrt(ModelSurface.variance(theta, phi, surface.rho(), k));
            double strike = Math.exp(k);
            sum += MarkKernel.priceCoin(1, strike, k > 0 ? 1 : -1, deviation) / strike * step;
        }
        return Math.rint(Math.sqrt(2 * sum / YEARS) * 10_000) / 100;
    }
}
