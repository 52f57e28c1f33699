package gammadesk.analytics.hedging;

/**
 * Enough equity stays free above the initial margin. An order that frees margin passes also below the floor.
 *
 * @param leastFree share of the equity
 */
public record MarginFloor(double leastFree) implements Guardrail {
    @Override
    public String name() {
        return "margin floor";
    }

    @Override
    public Verdict check(HedgeOrder order, GuardContext context) {
        double was = context.before().freeShare();
        double will = context.after().freeShare();
        if (Double.isNaN(was) || Double.isNaN(will) || Double.isNaN(leastFree)) {
            return require(false, "margin or equity is not known");
        }
        boolean isRelief = context.after().initialMargin() < context.before().initialMargin() && will > was;
        return require(
                will >= leastFree || isRelief,
                Guardrail.plain(100 * will) + " % of the equity stays free, " + Guardrail.plain(100 * leastFree)
                        + " % must");
    }
}
