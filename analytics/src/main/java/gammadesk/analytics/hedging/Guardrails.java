package gammadesk.analytics.hedging;

import java.util.List;

/**
 * All rules together. Every one is asked, so that the trader sees all that is against an order at once.
 *
 * @param rails in the order in which they are reported
 */
public record Guardrails(List<Guardrail> rails) {
    /** Throws {@link IllegalArgumentException} without any rule: nothing to stop by is no leave to send. */
    public Guardrails {
        rails = List.copyOf(rails);
        if (rails.isEmpty()) {
            throw new IllegalArgumentException("there must be a rule");
        }
    }

    /** The rules that hold for every order of the desk. */
    public static Guardrails of(HardLimits limits) {
        return new Guardrails(List.of(
                new InstrumentStateGuard(),
                new StaleInterlock(limits.dataAgeSeconds()),
                new SizeGuard(limits.orderCoin()),
                new NotionalGuard(limits.orderUsd()),
                new PriceCollar(limits.collarMark(), limits.collarBook(), limits.collarOption()),
                new RateGuard(limits.ordersPerMinute()),
                new DuplicateGuard(limits.duplicateMillis()),
                new SelfCrossGuard(),
                new PositionGuard(limits.positionCoin()),
                new GreekGuard(limits.deltaCoin(), limits.gamma(), limits.vegaUsd()),
                new MarginFloor(limits.freeMargin()),
                new DailyLossHalt(limits.dailyLossUsd())));
    }

    /** Everything that is against an order; it may be sent only when this is empty. */
    public List<Verdict.Stop> stops(HedgeOrder order, GuardContext context) {
        return rails.stream()
                .map(rail -> rail.check(order, context))
                .filter(Verdict.Stop.class::isInstance)
                .map(Verdict.Stop.class::cast)
                .toList();
    }
}
