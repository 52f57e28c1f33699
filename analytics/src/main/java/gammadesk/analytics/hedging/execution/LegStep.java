package gammadesk.analytics.hedging.execution;

import gammadesk.analytics.hedging.execution.LegState.Slice;
import java.math.BigDecimal;

/** What to do next about a leg. */
public sealed interface LegStep {
    /** Nothing now; one clause on what is waited for. */
    record Wait(String why) implements LegStep {}

    /** Let an order wait at its own side of the book, never taking. */
    record Rest(Slice slice, BigDecimal amount, BigDecimal price) implements LegStep {}

    /** Take at once what is there up to a price, and leave nothing. */
    record Cross(Slice slice, BigDecimal amount, BigDecimal price) implements LegStep {}

    /** Take the waiting order back, one clause why; what comes next is asked again once it is gone. */
    record Withdraw(String why) implements LegStep {}

    /** Give up what is left of the leg, one clause why. */
    record Miss(String why) implements LegStep {}

    /** Nothing is left of it. */
    record Whole() implements LegStep {}
}
