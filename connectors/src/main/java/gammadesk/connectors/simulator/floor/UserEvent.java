package gammadesk.connectors.simulator.floor;

import gammadesk.connectors.simulator.access.AccessLog;
import gammadesk.connectors.simulator.matching.OrderReport;

/** Something that only the owner of an account hears of. */
public sealed interface UserEvent {
    /** An order is new, was filled, edited, triggered or cancelled. */
    record Ordered(OrderReport order) implements UserEvent {}

    /** An order was filled in part or in full. */
    record Traded(UserTrade trade) implements UserEvent {}

    /** The figures of an account may have moved. */
    record Revalued() implements UserEvent {}

    /** Market maker protection stopped a group. */
    record Protected(MakerProtection.Frozen frozen) implements UserEvent {}

    /** Somebody logged in. */
    record Accessed(AccessLog.Entry entry) implements UserEvent {}

    /** Gets what happens, on the market thread. */
    @FunctionalInterface
    interface Listener {
        /** Something happened to an account. */
        void happened(long account, UserEvent event);
    }
}
