package gammadesk.analytics.surface;

import gammadesk.analytics.market.Column;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Total variance linear between the quoted strikes and flat beyond them: what remains of a smile with too few quotes
 * for a curve. A kink that bends down is a butterfly arbitrage, and the arbitrage report says so.
 *
 * @param logMoneyness ascending, at least one
 * @param variances total variance at each
 */
public record LinearVariance(Column logMoneyness, Column variances) implements SmileModel {
    /** Throws {@link IllegalArgumentException} when the columns differ in length, are empty or do not ascend. */
    public LinearVariance {
        boolean paired = logMoneyness.size() > 0 && logMoneyness.size() == variances.size();
        for (int i = 1; paired && i < logMoneyness.size(); i++) {
            paired = logMoneyness.get(i) > logMoneyness.get(i - 1);
        }
        if (!paired) {
            throw new IllegalArgumentException("needs one variance per ascending log-moneyness");
        }
    }

    /** One volatility for every strike. */
    public static LinearVariance flat(double totalVariance) {
        return new LinearVariance(Column.of(0), Column.of(totalVariance));
    }

    @Override
    public double totalVariance(double k) {
        int right = rightOf(k);
        if (right == 0) {
            return variances.get(0);
        }
        int left = right - 1;
        return right == logMoneyness.size()
                ? variances.get(left)
                : variances.get(left) + (k - logMoneyness.get(left)) * segmentSlope(right);
    }

    @Override
    public double slope(double k) {
        int right = rightOf(k);
        return right == 0 || right == logMoneyness.size() ? 0 : segmentSlope(right);
    }

    /** How much the slope drops at a node, positive where the kink bends down. */
    public double kink(int node) {
        double before = node == 0 ? 0 : segmentSlope(node);
        double after = node == logMoneyness.size() - 1 ? 0 : segmentSlope(node + 1);
        return before - after;
    }

    private double segmentSlope(int right) {
        return (variances.get(right) - variances.get(right - 1))
                / (logMoneyness.get(right) - logMoneyness.get(right - 1));
    }

    private int rightOf(double k) {
        int right = 0;
        while (right < logMoneyness.size() && logMoneyness.get(right) <= k) {
            right++;
        }
        return right;
    }

    @Override
    public double curvature(double k) {
        return 0;
    }

    @Override
    public double leftWingSlope() {
        return 0;
    }

    @Override
    public double rightWingSlope() {
        return 0;
    }

    @Override
    public LinearVariance scaled(double factor) {
        return new LinearVariance(logMoneyness, variances.map(w -> w * factor));
    }

    @Override
    public Map<String, Double> parameters() {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int i = 0; i < logMoneyness.size(); i++) {
            named.put("k" + i, logMoneyness.get(i));
            named.put("w" + i, variances.get(i));
        }
        return named;
    }
}
