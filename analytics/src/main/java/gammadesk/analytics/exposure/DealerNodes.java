package gammadesk.analytics.exposure;

import java.util.List;

/**
 * What the dealers hold as options to be repriced, as flat arrays: a call and a put of one strike with the same
 * volatility and forward are one node, because they share their gamma. Several conventions are kept side by side over
 * the same nodes; what none of them holds is left out.
 */
final class DealerNodes {
    int size;
    int conventions;
    double[] logMoneyness = {};
    double[] forward = {};
    double[] vol = {};
    double[] years = {};
    double[] rootYears = {};
    double[] ownSmile = {};
    int[] expiry = {};
    /** By convention: calls and puts together, coin. */
    double[][] position = {};

    private double[][] rowPosition = {};
    /** By convention: the puts of a node and all later ones, coin. */
    private double[][] puts = {};

    /** Takes the nodes of a chain; positions of unknown size count as none. */
    void load(ChainRows rows, Smiles smiles, List<DealerConvention> sides, Weighting weighting, ExpiryBucket bucket) {
        reserve(rows.strike.length, sides.size());
        for (int c = 0; c < conventions; c++) {
            positions(rows, sides.get(c), weighting, rowPosition[c]);
        }
        size = 0;
        for (int row = 0; row < rows.size; row++) {
            if (bucket.holds(rows.years[row]) && canBePriced(rows, row) && isHeld(row)) {
                int node = nodeOf(rows, row);
                for (int c = 0; c < conventions; c++) {
                    position[c][node] += rowPosition[c][row];
                    puts[c][node] += rows.call[row] ? 0 : rowPosition[c][row];
                }
            }
        }
        for (int node = 0; node < size; node++) {
            rootYears[node] = Math.sqrt(years[node]);
            ownSmile[node] = smiles.vol(expiry[node], -logMoneyness[node]);
        }
        for (int c = 0; c < conventions; c++) {
            for (int node = size - 2; node >= 0; node--) {
                puts[c][node] += puts[c][node + 1];
            }
        }
    }

    /** The first node that has time left when so many years have passed: expiries come in their order. */
    int firstAfter(double elapsedYears) {
        int first = 0;
        while (first < size && years[first] <= elapsedYears) {
            first++;
        }
        return first;
    }

    /** The dealers' puts of a node and all later ones, coin. */
    double putsFrom(int convention, int node) {
        return node < size ? puts[convention][node] : 0;
    }

    private void reserve(int rows, int sides) {
        conventions = sides;
        if (vol.length < rows || position.length < sides) {
            logMoneyness = new double[rows];
            forward = new double[rows];
            vol = new double[rows];
            years = new double[rows];
            rootYears = new double[rows];
            ownSmile = new double[rows];
            expiry = new int[rows];
            position = new double[sides][rows];
            puts = new double[sides][rows];
            rowPosition = new double[sides][rows];
        }
    }

    private static void positions(ChainRows rows, DealerConvention side, Weighting weighting, double[] out) {
        for (int row = 0; row < rows.size; row++) {
            double coin = side.dealerCoin(
                    rows.name[row], rows.type(row), weighting, rows.openInterest[row], rows.volume[row]);
            out[row] = Double.isNaN(coin) ? 0 : coin;
        }
    }

    private static boolean canBePriced(ChainRows rows, int row) {
        return rows.vol[row] > 0 && rows.years[row] > 0 && rows.forward[row] > 0;
    }

    private boolean isHeld(int row) {
        for (int c = 0; c < conventions; c++) {
            if (rowPosition[c][row] != 0) {
                return true;
            }
        }
        return false;
    }

    /** The put comes right after its call, so only the last node can be its own. */
    private int nodeOf(ChainRows rows, int row) {
        double k = Math.log(rows.forward[row] / rows.strike[row]);
        int last = size - 1;
        boolean same = last >= 0
                && expiry[last] == rows.expiry[row]
                && logMoneyness[last] == k
                && forward[last] == rows.forward[row]
                && vol[last] == rows.vol[row];
        return same ? last : open(rows, row, k);
    }

    private int open(ChainRows rows, int row, double k) {
        expiry[size] = rows.expiry[row];
        logMoneyness[size] = k;
        forward[size] = rows.forward[row];
        vol[size] = rows.vol[row];
        years[size] = rows.years[row];
        for (int c = 0; c < conventions; c++) {
            position[c][size] = 0;
            puts[c][size] = 0;
        }
        return size++;
    }
}
