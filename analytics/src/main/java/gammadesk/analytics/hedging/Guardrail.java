package gammadesk.analytics.hedging;

import java.math.BigDecimal;
import java.math.MathContext;

/** One rule that an order must not break. Pure; what is not known stops. */
public interface Guardrail {
    /** Of a number in a reason. */
    int DIGITS = 6;

    /** The rule's name, for the ledger and the screen. */
    String name();

    /** Whether the order may be sent as far as this rule goes. */
    Verdict check(HedgeOrder order, GuardContext context);

    /** A number for a reason, six digits of it; one that is none is called unknown. */
    static String plain(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number)
                        .round(new MathContext(DIGITS))
                        .stripTrailingZeros()
                        .toPlainString()
                : "unknown";
    }

    /** Passes when it holds, else stops with the reason. */
    default Verdict require(boolean holds, String reason) {
        return holds ? new Verdict.Pass() : new Verdict.Stop(name(), reason);
    }
}
