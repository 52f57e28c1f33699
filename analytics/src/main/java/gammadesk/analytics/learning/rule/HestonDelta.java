package gammadesk.analytics.learning.rule;

import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.learning.path.HestonParameters;
import gammadesk.analytics.learning.path.HestonPrice;
import gammadesk.analytics.learning.path.HestonPrice.Value;
import gammadesk.analytics.market.OptionType;
import java.util.HashMap;
import java.util.Map;

/**
 * Minimum-variance hedge with the underlying alone under Heston's model: dC/dS + rho sigma / S dC/dv (Alexander and
 * Nogueira 2007). Both derivatives come from the characteristic function on a grid of log-moneyness and volatility for
 * every step, computed once for each time that is left and read linearly; outside the grid its edge holds.
 */
public final class HestonDelta implements HedgeStrategy {
    private static final int PLACES = 61;
    private static final int VOLS = 25;
    private static final double DEVIATIONS = 6;

    private final Target target;
    private final HestonParameters heston;
    private final double mostVol;
    private final Map<Double, Grid> grids = new HashMap<>();

    /**
     * A rule; it remembers the grids of all times it was asked for and is to be used by one thread at a time.
     *
     * @param target what is hedged
     * @param heston the variance's law; its first variance is not used, the path's is
     */
    public HestonDelta(Target target, HestonParameters heston) {
        this.target = target;
        this.heston = heston;
        double spread = heston.volOfVariance() / Math.sqrt(2 * heston.reversion());
        mostVol = Math.sqrt(Math.max(heston.longVariance(), heston.variance()) * (1 + 3 * spread) + spread * spread);
    }

    @Override
    public String name() {
        return "minimum variance";
    }

    @Override
    public void ratios(Moment moment, double[] held, double[] out) {
        Grid grid = grids.computeIfAbsent(moment.yearsLeft(), this::grid);
        for (int path = 0; path < out.length; path++) {
            double place = Math.log(moment.spots()[path] / target.strike()) / grid.widest;
            double level = Math.sqrt(moment.variances()[path]) / mostVol;
            out[path] = grid.read(level, place);
        }
    }

    /** Ratios by volatility, 0 .. mostVol, and log-moneyness, from the widest below the strike to it above. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Grid(double widest, double[][] ratios) {
        double read(double level, double place) {
            double v = Math.clamp(level, 0, 1) * (VOLS - 1);
            double x = Math.clamp((place + 1) / 2, 0, 1) * (PLACES - 1);
            int row = Math.min((int) v, VOLS - 2);
            int column = Math.min((int) x, PLACES - 2);
            double low = between(ratios[row], column, x - column);
            double high = between(ratios[row + 1], column, x - column);
            return low + (v - row) * (high - low);
        }

        private static double between(double[] row, int column, double share) {
            return row[column] + share * (row[column + 1] - row[column]);
        }
    }

    private Grid grid(double years) {
        double meanVol = Math.sqrt(Math.max(heston.longVariance(), heston.variance()));
        double widest = DEVIATIONS * meanVol * Math.sqrt(years);
        double[] strikes = new double[PLACES];
        for (int i = 0; i < PLACES; i++) {
            strikes[i] = Math.exp(widest - 2 * widest * i / (PLACES - 1));
        }
        double[][] filled = new double[VOLS][];
        for (int level = 0; level < VOLS; level++) {
            double vol = mostVol * level / (VOLS - 1);
            filled[level] = row(heston.from(vol * vol), strikes, years);
        }
        return new Grid(widest, filled);
    }

    /** Of a spot of 1 against many strikes, for the ratio depends on their quotient alone. */
    private double[] row(HestonParameters law, double[] strikes, double years) {
        Value[] values = new HestonPrice(law).values(1, strikes, years, OptionType.CALL);
        double[] ratios = new double[strikes.length];
        double tilt = heston.correlation() * heston.volOfVariance();
        double put = target.type() == OptionType.PUT ? 1 : 0;
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = values[i].delta() + tilt * values[i].byVariance() - put;
        }
        return ratios;
    }
}
