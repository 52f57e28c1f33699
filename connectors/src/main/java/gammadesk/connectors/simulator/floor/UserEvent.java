package gammadesk.connectors.simulator.floor;

import gammadesk.connectors.simulator.access.AccessLog;
import gammadesk.connectors.simulator.matching.OrderReport;
import java.util.List;

/** Something that only the owner of an account hears of. */
public sealed interface UserEvent {
    /** An order is new, was filled, edited, triggered or cancelled. */
    record Ordered(OrderReport order) implements UserEvent {}

    /** An order was filled in part or in full. */
    record Traded(UserTrade trade) implements UserEvent {}

    /** An order in a combo was filled in part or in full; its legs have been told as trades of their own. */
    record ComboTraded(UserTrade whole, List<UserTrade> legs) implements UserEvent {
        public ComboTraded {
            legs = List.copyOf(legs);
        }
    }

    /** The figures of an account may have moved. */
    record Revalued() implements UserEvent {}

    /** Market maker protection stopped a group. */
    record Protected(MakerProtection.Frozen frozen) implements UserEvent {}

    /** Accounts were locked, or unlocked, by the venue. */
    record Locked(boolean locked) implements UserEvent {}

    /** Somebody logged in. */
    record Accessed(AccessLog.Entry entry) implements UserEvent {}

    /** Gets what happens, on the market thread. */
    @FunctionalInterface
    interface Listener {
        /** Something happened to an account. */
        void happened(long account, UserEvent event);
    }
}
