package gammadesk.analytics.hedging;

/** Back to the target as soon as delta is further from it than a threshold. */
public record DeltaThreshold() implements Advisor {
    @Override
    public String name() {
        return "delta";
    }

    @Override
    public Advice advise(HedgeInput input) {
        HedgeGoal goal = input.goal();
        return new DeltaTrade(name(), input)
                .towards(
                        input.risk().usd().delta(),
                        goal.targetDelta() - goal.threshold(),
                        goal.targetDelta() + goal.threshold(),
                        goal.targetDelta(),
                        "by threshold");
    }
}
