package gammadesk.analytics.hedging;

import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.risk.PositionRisk.Priced;

/**
 * Delta at a volatility that has the cost of hedging in it: higher for sold options, lower for bought ones. With a
 * forecast the cost is set against that volatility.
 */
public record Leland() implements Advisor {
    private static final double DAYS_PER_YEAR = 365;

    @Override
    public String name() {
        return "leland";
    }

    @Override
    public Advice advise(HedgeInput input) {
        double roundTrip = 2 * DeltaTrade.proportionalCost(input);
        double delta = input.risk().priced().stream()
                .mapToDouble(priced -> delta(priced, roundTrip, input))
                .sum();
        HedgeGoal goal = input.goal();
        return new DeltaTrade(name(), input.namingForecast())
                .towards(
                        delta,
                        goal.targetDelta() - goal.threshold(),
                        goal.targetDelta() + goal.threshold(),
                        goal.targetDelta(),
                        "at Leland's volatility");
    }

    private static double delta(Priced priced, double roundTrip, HedgeInput input) {
        if (priced.optionType().isEmpty() || !(priced.vol() > 0)) {
            return priced.usd().delta();
        }
        double realised = input.forecast().map(VolForecast::vol).orElse(priced.vol());
        double step = input.goal().rebalanceDays() / DAYS_PER_YEAR;
        double factor = HedgeBands.leland(realised, roundTrip, step, Math.signum(priced.coins())) / realised;
        return priced.coins()
                * Black76.value(
                                priced.forward(),
                                priced.strike(),
                                priced.years(),
                                priced.vol() * factor,
                                priced.optionType().get())
                        .delta();
    }
}
