package gammadesk.app.market;

import gammadesk.analytics.exposure.Smiles;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.Smile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The fitted surface as the repricing sees it: every smile laid out on an even grid of log-moneyness, so that looking
 * up is two array reads. Beyond the grid its ends hold.
 */
final class FittedSmiles implements Smiles {
    private static final double REACH = 1.5;
    private static final int INTERVALS = 384;
    private static final double PER_UNIT = INTERVALS / (2 * REACH);
    private static final double[] NONE = {};

    private final double[][] vols;

    private FittedSmiles(double[][] vols) {
        this.vols = vols;
    }

    /** The smiles of a chain's expiries; empty when the surface has none of them. */
    static Optional<Smiles> of(FittedSurface surface, ChainSnapshot chain) {
        List<ExpiryChain> expiries = chain.expiries();
        double[][] vols = new double[expiries.size()][];
        for (int i = 0; i < vols.length; i++) {
            vols[i] = surface.slice(expiries.get(i).expiry())
                    .flatMap(FittedSlice::smile)
                    .map(FittedSmiles::laidOut)
                    .orElse(NONE);
        }
        boolean any = Arrays.stream(vols).anyMatch(each -> each.length > 0);
        return any ? Optional.of(new FittedSmiles(vols)) : Optional.empty();
    }

    private static double[] laidOut(Smile smile) {
        double[] fractions = new double[INTERVALS + 1];
        Arrays.setAll(fractions, i -> smile.ivPercent(i / PER_UNIT - REACH) / 100);
        return fractions;
    }

    @Override
    public double vol(int expiry, double logMoneyness) {
        double[] smile = vols[expiry];
        if (smile.length == 0) {
            return Double.NaN;
        }
        double at = Math.clamp((logMoneyness + REACH) * PER_UNIT, 0, INTERVALS);
        int left = Math.min((int) at, INTERVALS - 1);
        return smile[left] + (at - left) * (smile[left + 1] - smile[left]);
    }
}
