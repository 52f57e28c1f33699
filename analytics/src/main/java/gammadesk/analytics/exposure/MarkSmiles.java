package gammadesk.analytics.exposure;

import java.util.Arrays;

/**
 * The smiles of the marks: linear in variance between the strikes of the out-of-the-money options, constant beyond the
 * outermost ones. Each is laid out on an even grid, so that looking up is two array reads; the grid is filled anew for
 * every chain.
 */
final class MarkSmiles implements Smiles {
    private static final int INTERVALS = 256;
    private static final int FEWEST_STRIKES = 3;

    private double[][] vols = {};
    private double[] lowest = {};
    private double[] perUnit = {};
    private double[] moneyness = {};
    private double[] variance = {};
    private int points;

    /** Takes the smiles of a chain's rows; an expiry with fewer than three usable strikes has none. */
    void load(ChainRows rows) {
        int expiries = rows.size == 0 ? 0 : rows.expiry[rows.size - 1] + 1;
        reserve(expiries, rows.size);
        for (int from = 0; from < rows.size; ) {
            int to = from;
            points = 0;
            while (to < rows.size && rows.expiry[to] == rows.expiry[from]) {
                take(rows, to++);
            }
            lay(rows.expiry[from]);
            from = to;
        }
    }

    private void reserve(int expiries, int rows) {
        if (vols.length < expiries) {
            vols = new double[expiries][INTERVALS + 1];
            lowest = new double[expiries];
            perUnit = new double[expiries];
        }
        if (moneyness.length < rows) {
            moneyness = new double[rows];
            variance = new double[rows];
        }
        Arrays.fill(perUnit, 0);
    }

    /** The side without intrinsic value carries a strike's volatility best. */
    private void take(ChainRows rows, int row) {
        double k = Math.log(rows.strike[row] / rows.forward[row]);
        boolean outOfTheMoney = rows.call[row] == k >= 0;
        if (outOfTheMoney && rows.vol[row] > 0 && (points == 0 || k > moneyness[points - 1])) {
            moneyness[points] = k;
            variance[points++] = rows.vol[row] * rows.vol[row];
        }
    }

    private void lay(int expiry) {
        if (points < FEWEST_STRIKES) {
            return;
        }
        double low = moneyness[0];
        double step = (moneyness[points - 1] - low) / INTERVALS;
        lowest[expiry] = low;
        perUnit[expiry] = 1 / step;
        int right = 1;
        for (int i = 0; i <= INTERVALS; i++) {
            double k = low + i * step;
            while (right < points - 1 && moneyness[right] < k) {
                right++;
            }
            double weight = (k - moneyness[right - 1]) / (moneyness[right] - moneyness[right - 1]);
            double between = variance[right - 1] + weight * (variance[right] - variance[right - 1]);
            vols[expiry][i] = Math.sqrt(between);
        }
    }

    @Override
    public double vol(int expiry, double logMoneyness) {
        if (perUnit[expiry] == 0) {
            return Double.NaN;
        }
        double at = Math.clamp((logMoneyness - lowest[expiry]) * perUnit[expiry], 0, INTERVALS);
        int left = Math.min((int) at, INTERVALS - 1);
        double[] smile = vols[expiry];
        return smile[left] + (at - left) * (smile[left + 1] - smile[left]);
    }
}
