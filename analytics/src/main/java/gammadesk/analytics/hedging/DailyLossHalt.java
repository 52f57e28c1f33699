package gammadesk.analytics.hedging;

/**
 * After the day's loss limit nothing may increase risk, be it an entry, an adjustment or an exit of a hedge. A profit
 * that is not a number is taken for the worst.
 *
 * @param mostLossUsd positive
 */
public record DailyLossHalt(double mostLossUsd) implements Guardrail {
    @Override
    public String name() {
        return "daily loss";
    }

    @Override
    public Verdict check(HedgeOrder order, GuardContext context) {
        boolean isWithin = context.todayUsd() > -mostLossUsd;
        return require(
                isWithin || context.reducesRisk(),
                "today's result is " + Guardrail.plain(context.todayUsd()) + " USD, from "
                        + Guardrail.plain(-mostLossUsd) + " on nothing increases risk");
    }
}
