package gammadesk.analytics.pricing;

import java.util.Arrays;

/**
 * Sums of many options' gamma, vanna and charm at each spot of a grid: what an exposure profile is made of. The grid
 * stands still, the sums are cleared and filled again by {@link PricingKernels#addGamma} and
 * {@link PricingKernels#addAll}. Not thread-safe.
 */
public final class SpotProfile {
    /** The longest register: the arrays end with whole ones, so that no kernel needs a rest. */
    private static final int PADDING = 8;

    private final int size;
    private final double[] spot;
    final double[] logSpot;
    final double[] perSpot;
    final double[] gamma;
    final double[] vanna;
    final double[] charm;

    /** A grid of spots in USD; throws {@link IllegalArgumentException} when one is not positive and finite. */
    public SpotProfile(double... spots) {
        size = spots.length;
        int padded = (size + PADDING - 1) / PADDING * PADDING;
        spot = Arrays.copyOf(spots, padded);
        Arrays.fill(spot, size, padded, 1);
        if (!Arrays.stream(spots).allMatch(s -> s > 0 && Double.isFinite(s))) {
            throw new IllegalArgumentException("a spot must be positive");
        }
        logSpot = Arrays.stream(spot).map(Math::log).toArray();
        perSpot = Arrays.stream(spot).map(s -> 1 / s).toArray();
        gamma = new double[padded];
        vanna = new double[padded];
        charm = new double[padded];
    }

    /** How many spots. */
    public int size() {
        return size;
    }

    /** A spot of the grid, USD. */
    public double spot(int i) {
        return spot[i];
    }

    /** Sum of weight times change of delta per USD of the forward. */
    public double gamma(int i) {
        return gamma[i];
    }

    /** Sum of weight times change of delta per vol point. */
    public double vanna(int i) {
        return vanna[i];
    }

    /** Sum of weight times change of delta per day that passes. */
    public double charm(int i) {
        return charm[i];
    }

    /** Sets all sums to 0. */
    public void clear() {
        Arrays.fill(gamma, 0);
        Arrays.fill(vanna, 0);
        Arrays.fill(charm, 0);
    }
}
