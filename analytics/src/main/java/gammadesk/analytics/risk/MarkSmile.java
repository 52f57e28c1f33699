package gammadesk.analytics.risk;

import gammadesk.analytics.market.ExpiryChain;
import java.util.Arrays;
import java.util.Collection;
import java.util.TreeMap;

/** The venue's mark volatilities, linear in variance between listed strikes and level beyond the outermost ones. */
public final class MarkSmile implements SmileCurve {
    private final double[] logMoneyness;
    private final double[] variance;

    private MarkSmile(double[] logMoneyness, double[] variance) {
        this.logMoneyness = logMoneyness;
        this.variance = variance;
    }

    /** The smile of an expiry; {@link SmileCurve#UNKNOWN} when no row has a mark volatility. */
    public static SmileCurve of(ExpiryChain chain) {
        TreeMap<Double, Double> points = new TreeMap<>();
        for (int row = 0; row < chain.size(); row++) {
            double k = Math.log(chain.strike().get(row) / chain.rowForward().get(row));
            double vol = chain.venueMarkIv().get(row) / 100;
            boolean isOutOfTheMoney = k * chain.types().get(row).sign() >= 0;
            if (Double.isFinite(k) && vol > 0 && Double.isFinite(vol) && isOutOfTheMoney) {
                points.put(k, vol * vol);
            }
        }
        return points.isEmpty() ? SmileCurve.UNKNOWN : new MarkSmile(unbox(points.keySet()), unbox(points.values()));
    }

    private static double[] unbox(Collection<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }

    @Override
    public double vol(double k) {
        int place = Arrays.binarySearch(logMoneyness, k);
        int right = place >= 0 ? place : -place - 1;
        if (right == 0 || right == logMoneyness.length) {
            return Math.sqrt(variance[Math.min(right, logMoneyness.length - 1)]);
        }
        double share = (k - logMoneyness[right - 1]) / (logMoneyness[right] - logMoneyness[right - 1]);
        return Math.sqrt(variance[right - 1] + share * (variance[right] - variance[right - 1]));
    }
}
