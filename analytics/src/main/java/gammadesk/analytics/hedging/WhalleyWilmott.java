package gammadesk.analytics.hedging;

import gammadesk.analytics.risk.RiskGreeks;

/** To the edge of a band that widens with gamma and cost: no ping-pong where gamma is small. */
public record WhalleyWilmott() implements Advisor {
    @Override
    public String name() {
        return "whalley-wilmott";
    }

    @Override
    public Advice advise(HedgeInput input) {
        RiskGreeks greeks = input.risk().usd();
        double cost = DeltaTrade.proportionalCost(input);
        double half = HedgeBands.whalleyWilmott(
                cost, greeks.gamma(), input.index(), input.goal().riskAversion());
        double target = input.goal().targetDelta();
        double edge = greeks.delta() > target ? target + half : target - half;
        return new DeltaTrade(name(), input)
                .towards(greeks.delta(), target - half, target + half, edge, "by gamma, cost and risk aversion");
    }
}
