package gammadesk.analytics.pricing;

/** One option against a grid of spots, one at a time: the oracle of {@link VectorProfile} and its stand-in. */
final class ScalarProfile {
    private ScalarProfile() {}

    /** Adds an option's gamma at every spot. */
    static void addGamma(SpotProfile grid, ProfileRow row) {
        for (int i = 0; i < grid.logSpot.length; i++) {
            double d1 = d1(grid, row, i);
            addGamma(grid, row, i, ScalarGreeks.exp(d1 * d1 * -0.5));
        }
    }

    /** Adds an option's gamma, vanna and charm at every spot. */
    static void addAll(SpotProfile grid, ProfileRow row) {
        for (int i = 0; i < grid.logSpot.length; i++) {
            double d1 = d1(grid, row, i);
            double exp = ScalarGreeks.exp(d1 * d1 * -0.5);
            double bent = exp * (d1 - row.deviation);
            addGamma(grid, row, i, exp);
            grid.vanna[i] = Math.fma(bent, row.vanna, grid.vanna[i]);
            grid.charm[i] = Math.fma(bent, row.charm, grid.charm[i]);
        }
    }

    private static double d1(SpotProfile grid, ProfileRow row, int i) {
        return (grid.logSpot[i] + row.shift) * row.perDeviation + row.half;
    }

    private static void addGamma(SpotProfile grid, ProfileRow row, int i, double exp) {
        grid.gamma[i] = Math.fma(exp * grid.perSpot[i], row.gamma, grid.gamma[i]);
    }
}
