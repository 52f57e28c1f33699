package gammadesk.analytics.exposure;

import gammadesk.analytics.market.Column;

/** What dealers must hold over the move of spot, coin, relative to the present. */
final class HedgeCurve {
    private final double reach;
    private final double perStep;
    private final double[] value;
    private final double[] slope;
    private final double[] square;
    private final double[] cube;

    /** Cubic through the repriced points of a curve, exact where gamma is linear in between. */
    HedgeCurve(DealerCurve curve) {
        Column delta = curve.deltaCoin();
        int last = delta.size() - 1;
        reach = curve.grid().reach();
        perStep = curve.grid().perSide() / reach;
        value = new double[last + 1];
        slope = new double[last];
        square = new double[last];
        cube = new double[last];
        for (int i = 0; i <= last; i++) {
            value[i] = delta.get(curve.grid().perSide()) - delta.get(i);
        }
        for (int i = 0; i < last; i++) {
            double rise = value[i + 1] - value[i];
            double slopeTo = i + 1 == last ? rise : (value[i + 2] - value[i]) / 2;
            slope[i] = i == 0 ? rise : (value[i + 1] - value[i - 1]) / 2;
            square[i] = 3 * rise - 2 * slope[i] - slopeTo;
            cube[i] = slope[i] + slopeTo - 2 * rise;
        }
    }

    /** At a move, a fraction of spot; beyond the curve what stands at its end. */
    double at(double move) {
        double at = Math.clamp((move + reach) * perStep, 0, value.length - 1.0);
        int left = Math.min((int) at, slope.length - 1);
        double t = at - left;
        return value[left] + t * (slope[left] + t * (square[left] + t * cube[left]));
    }
}
