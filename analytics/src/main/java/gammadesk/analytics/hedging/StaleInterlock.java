package gammadesk.analytics.hedging;

/**
 * No order rests on old prices, a feed with a gap or a stale book.
 *
 * @param mostSeconds oldest price
 */
public record StaleInterlock(double mostSeconds) implements Guardrail {
    @Override
    public String name() {
        return "stale interlock";
    }

    @Override
    public Verdict check(HedgeOrder order, GuardContext context) {
        if (!context.feedWhole()) {
            return require(false, "messages of the feed are missing");
        }
        if (context.book().filter(book -> !book.stale()).isEmpty()) {
            return require(false, "there is no live book");
        }
        boolean isFresh = context.dataAgeSeconds() >= 0 && context.dataAgeSeconds() <= mostSeconds;
        return require(
                isFresh,
                "prices are " + Guardrail.plain(context.dataAgeSeconds()) + " s old, " + Guardrail.plain(mostSeconds)
                        + " are allowed");
    }
}
