package gammadesk.analytics.exposure;

import gammadesk.analytics.pricing.MovedColumns;
import gammadesk.analytics.pricing.PricingKernels;

/**
 * Reprices the dealers' options after a move: spot by a ratio (every forward moves along), time that passes, volatility
 * by a parallel shift. Nothing is extrapolated from a gamma. What has expired in the meantime is gone, and with it the
 * dealers' need for a hedge.
 */
final class Repricer {
    /** A moved volatility stays at or above this fraction: below it a smile is no longer believed. */
    private static final double LOWEST_VOL = 0.01;

    private final PricingKernels kernels;
    private final DealerNodes nodes;
    private MovedColumns options = new MovedColumns(0);
    private int alive;

    Repricer(PricingKernels kernels, DealerNodes nodes) {
        this.kernels = kernels;
        this.nodes = nodes;
    }

    /**
     * Moves the market.
     *
     * @param ratio new spot over old
     * @param elapsed years that pass
     * @param volShift added to every volatility, a fraction
     */
    void move(Smiles smiles, Stickiness stickiness, double ratio, double elapsed, double volShift) {
        if (options.capacity() < nodes.size) {
            options = new MovedColumns(nodes.vol.length);
        }
        alive = nodes.firstAfter(elapsed);
        double logRatio = Math.log(ratio);
        for (int i = alive; i < nodes.size; i++) {
            options.logMoneyness[i] = nodes.logMoneyness[i] + logRatio;
            options.forward[i] = nodes.forward[i] * ratio;
            options.deviation[i] = nodes.vol[i];
        }
        if (volShift != 0 || (stickiness == Stickiness.STICKY_MONEYNESS && logRatio != 0)) {
            moveVols(smiles, stickiness, volShift);
        }
        spread(elapsed);
        kernels.deltaGamma(options, alive, nodes.size);
    }

    /** An expiry without a smile keeps its options' own volatility. */
    private void moveVols(Smiles smiles, Stickiness stickiness, double shift) {
        for (int i = alive; i < nodes.size; i++) {
            double smile = stickiness == Stickiness.STICKY_MONEYNESS
                    ? smiles.vol(nodes.expiry[i], -options.logMoneyness[i]) - nodes.ownSmile[i]
                    : 0;
            double change = (Double.isNaN(smile) ? 0 : smile) + shift;
            options.deviation[i] = change == 0 ? nodes.vol[i] : Math.max(LOWEST_VOL, nodes.vol[i] + change);
        }
    }

    private void spread(double elapsed) {
        for (int i = alive; i < nodes.size; i++) {
            options.deviation[i] *= elapsed == 0 ? nodes.rootYears[i] : Math.sqrt(nodes.years[i] - elapsed);
        }
    }

    /** The dealers' delta after the move, coin. */
    double deltaCoin(int convention) {
        return product(nodes.position[convention], options.delta) - nodes.putsFrom(convention, alive);
    }

    /** Sum of position x gamma after the move, coin per USD. */
    double gamma(int convention) {
        return product(nodes.position[convention], options.gamma);
    }

    /** Four sums side by side: one alone waits for its own last addition. */
    private double product(double[] position, double[] greek) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = alive;
        for (; i + 3 < nodes.size; i += 4) {
            first += position[i] * greek[i];
            second += position[i + 1] * greek[i + 1];
            third += position[i + 2] * greek[i + 2];
            fourth += position[i + 3] * greek[i + 3];
        }
        for (; i < nodes.size; i++) {
            first += position[i] * greek[i];
        }
        return first + second + (third + fourth);
    }
}
