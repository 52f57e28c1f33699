package gammadesk.analytics.hedging;

/**
 * The same order was not just sent: same instrument, side and amount, at whatever price. Orders of one hedge are not
 * duplicates of each other: what they add up to is bounded by what was approved.
 *
 * @param withinMillis how long two such orders are taken for one
 */
public record DuplicateGuard(long withinMillis) implements Guardrail {
    @Override
    public String name() {
        return "duplicate";
    }

    @Override
    public Verdict check(HedgeOrder order, GuardContext context) {
        return context.sent()
                .map(sent -> sent.stream().noneMatch(one -> isSame(one, order, context)))
                .map(isNew -> require(isNew, "the same order was sent within " + withinMillis + " ms"))
                .orElseGet(() -> require(false, "what was sent lately is not known"));
    }

    private boolean isSame(GuardContext.Sent sent, HedgeOrder order, GuardContext context) {
        boolean isSlice = !sent.hedge().isEmpty() && sent.hedge().equals(context.hedge());
        return !isSlice
                && sent.millis() > context.nowMillis() - withinMillis
                && sent.instrument().equals(order.instrument().name())
                && sent.side() == order.side()
                && sent.amount().compareTo(order.amount()) == 0;
    }
}
