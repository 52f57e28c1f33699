package gammadesk.analytics.hedging;

import gammadesk.analytics.market.InstrumentState;

/** The instrument can be traded and has not expired. */
public record InstrumentStateGuard() implements Guardrail {
    @Override
    public String name() {
        return "instrument state";
    }

    @Override
    public Verdict check(HedgeOrder order, GuardContext context) {
        boolean isOver = order.instrument()
                .expiry()
                .filter(expiry -> expiry.epochMillis() <= context.nowMillis())
                .isPresent();
        if (isOver) {
            return require(false, "it has expired");
        }
        InstrumentState state = order.instrument().state();
        return require(state == InstrumentState.OPEN, "its state is " + state);
    }
}
