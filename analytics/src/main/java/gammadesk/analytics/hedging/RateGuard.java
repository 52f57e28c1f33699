package gammadesk.analytics.hedging;

/**
 * Not too many orders in a minute.
 *
 * @param mostPerMinute how many, this one included
 */
public record RateGuard(int mostPerMinute) implements Guardrail {
    private static final long MINUTE = 60_000;

    @Override
    public String name() {
        return "rate";
    }

    @Override
    public Verdict check(HedgeOrder order, GuardContext context) {
        return context.sent()
                .map(sent -> sent.stream()
                        .filter(one -> one.millis() > context.nowMillis() - MINUTE)
                        .count())
                .map(count ->
                        require(count + 1 <= mostPerMinute, count + " orders in the last minute of " + mostPerMinute))
                .orElseGet(() -> require(false, "what was sent lately is not known"));
    }
}
