package gammadesk.analytics.hedging;

/** What a guardrail says of an order. */
public sealed interface Verdict {
    /** Nothing against it. */
    record Pass() implements Verdict {}

    /**
     * It must not be sent.
     *
     * @param rule the guardrail's name
     * @param reason one clause with the numbers
     */
    record Stop(String rule, String reason) implements Verdict {}
}
