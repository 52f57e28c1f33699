package gammadesk.analytics.exposure;

/**
 * Reprices the dealers' options after a move: spot by a ratio (every forward moves along), time that passes, volatility
 * by a parallel shift. Nothing is extrapolated from a gamma. What has expired in the meantime is gone, and with it the
 * dealers' need for a hedge.
 */
final class Repricer {
    /** A moved volatility stays at or above this fraction: below it a smile is no longer believed. */
    private static final double LOWEST_VOL = 0.01;

    private final GreekKernel kernel;
    private final DealerNodes nodes;
    private final MovedOptions options = new MovedOptions();
    private double elapsedYears;

    Repricer(GreekKernel kernel, DealerNodes nodes) {
        this.kernel = kernel;
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
        options.reserve(nodes.vol.length);
        options.size = nodes.size;
        elapsedYears = elapsed;
        double logRatio = Math.log(ratio);
        boolean smileMoves = stickiness == Stickiness.STICKY_MONEYNESS && logRatio != 0;
        for (int i = 0; i < nodes.size; i++) {
            double k = nodes.logMoneyness[i] + logRatio;
            double smile = smileMoves ? smiles.vol(nodes.expiry[i], -k) - nodes.ownSmile[i] : 0;
            options.logMoneyness[i] = k;
            options.forward[i] = nodes.forward[i] * ratio;
            options.vol[i] = moved(nodes.vol[i], smile, volShift);
            options.years[i] = nodes.years[i] - elapsed;
        }
        deviations(elapsed == 0);
        kernel.calls(options);
    }

    private void deviations(boolean still) {
        for (int i = 0; i < nodes.size; i++) {
            double root = still ? nodes.rootYears[i] : Math.sqrt(Math.max(0, options.years[i]));
            options.deviation[i] = options.vol[i] * root;
        }
    }

    /** An expiry without a smile keeps its options' own volatility. */
    private static double moved(double vol, double smile, double shift) {
        double change = (Double.isNaN(smile) ? 0 : smile) + shift;
        return change == 0 ? vol : Math.max(LOWEST_VOL, vol + change);
    }

    /** The dealers' delta after the move, coin. */
    double deltaCoin(int convention) {
        double[] position = nodes.position[convention];
        double[] puts = nodes.puts[convention];
        double sum = 0;
        for (int i = 0; i < nodes.size; i++) {
            if (nodes.years[i] > elapsedYears) {
                sum += position[i] * options.delta[i] - puts[i];
            }
        }
        return sum;
    }

    /** Sum of position x gamma after the move, coin per USD. */
    double gamma(int convention) {
        double[] position = nodes.position[convention];
        double sum = 0;
        for (int i = 0; i < nodes.size; i++) {
            if (nodes.years[i] > elapsedYears) {
                sum += position[i] * options.gamma[i];
            }
        }
        return sum;
    }
}
