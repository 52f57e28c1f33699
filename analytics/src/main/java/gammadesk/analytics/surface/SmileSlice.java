package gammadesk.analytics.surface;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Expiry;

/**
 * The smile of one expiry from its out-of-the-money options, ascending by strike, one row per strike.
 *
 * @param expiry when it settles
 * @param years time to expiry
 * @param forward USD
 * @param strike USD
 * @param logMoneyness ln(strike / forward)
 * @param bidIv percent, NaN without a bid
 * @param askIv percent, NaN without an ask
 * @param markIv percent, always known
 * @param callDelta Black delta of the call of that strike at the mark volatility, 0 .. 1
 */
public record SmileSlice(
        Expiry expiry,
        double years,
        double forward,
        Column strike,
        Column logMoneyness,
        Column bidIv,
        Column askIv,
        Column markIv,
        Column callDelta) {
    /** How many strikes. */
    public int size() {
        return strike.size();
    }

    /**
     * Mark volatility at a log-moneyness, percent: linear in total variance between neighbouring strikes, NaN beyond
     * the outermost ones.
     */
    public double ivAtLogMoneyness(double k) {
        return interpolate(logMoneyness, k, 1);
    }

    /** Mark volatility where the call has the given Black delta (0 .. 1), percent; NaN beyond the listed strikes. */
    public double ivAtCallDelta(double delta) {
        return interpolate(callDelta, delta, -1);
    }

    /** Mark volatility at the forward, percent; NaN when no strikes surround it. */
    public double atTheMoneyIv() {
        return ivAtLogMoneyness(0);
    }

    /** Interpolates variance over an axis that ascends (direction 1) or descends (-1) along the rows. */
    private double interpolate(Column axis, double at, int direction) {
        for (int i = 0; i < size(); i++) {
            double right = axis.get(i);
            if (right == at) {
                return markIv.get(i);
            }
            if (i > 0 && direction * (right - at) > 0 && direction * (at - axis.get(i - 1)) > 0) {
                double weight = (at - axis.get(i - 1)) / (right - axis.get(i - 1));
                double left2 = markIv.get(i - 1) * markIv.get(i - 1);
                double right2 = markIv.get(i) * markIv.get(i);
                return Math.sqrt(left2 + weight * (right2 - left2));
            }
        }
        return Double.NaN;
    }
}
