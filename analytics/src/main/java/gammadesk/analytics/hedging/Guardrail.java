package gammadesk.analytics.hedging;

/** One rule that an order must not break. Pure; what is not known stops. */
public interface Guardrail {
    /** The rule's name, for the ledger and the screen. */
    String name();

    /** Whether the order may be sent as far as this rule goes. */
    Verdict check(HedgeOrder order, GuardContext context);

    /** Passes when it holds, else stops with the reason. */
    default Verdict require(boolean holds, String reason) {
        return holds ? new Verdict.Pass() : new Verdict.Stop(name(), reason);
    }
}
