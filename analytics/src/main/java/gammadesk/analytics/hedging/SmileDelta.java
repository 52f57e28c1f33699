package gammadesk.analytics.hedging;

import gammadesk.analytics.risk.PositionRisk.Priced;

/**
 * Delta that moves the volatility along with spot as the smile says: delta + vega dSigma/dS. The smile is taken to keep
 * its shape in moneyness and to move by {@code stickiness} of that: 1 is scale invariance, 0 sticky strike.
 *
 * @param stickiness 1 for scale invariance
 */
public record SmileDelta(double stickiness) implements Advisor {
    private static final double STEP = 1e-3;

    @Override
    public String name() {
        return "smile";
    }

    @Override
    public Advice advise(HedgeInput input) {
        double delta = input.risk().priced().stream().mapToDouble(this::delta).sum();
        HedgeGoal goal = input.goal();
        return new DeltaTrade(name(), input)
                .towards(
                        delta,
                        goal.targetDelta() - goal.threshold(),
                        goal.targetDelta() + goal.threshold(),
                        goal.targetDelta(),
                        "with the smile's slope");
    }

    /** The delta of one position, coin; its Black delta where the smile is not known. */
    public double delta(Priced priced) {
        double slope = priced.optionType().isPresent() ? slope(priced) : 0;
        double volPerUsd = -stickiness * (Double.isFinite(slope) ? slope : 0) / priced.forward();
        return priced.usd().delta() + priced.usd().vega() * 100 * volPerUsd;
    }

    /** Of volatility by ln(strike / forward). */
    private static double slope(Priced priced) {
        double at = Math.log(priced.strike() / priced.forward());
        return (priced.smile().vol(at + STEP) - priced.smile().vol(at - STEP)) / (2 * STEP);
    }
}
