package gammadesk.connectors.simulator.floor;

import gammadesk.connectors.simulator.access.AccessLog;
import gammadesk.connectors.simulator.accounts.AccountsState;
import gammadesk.connectors.simulator.matching.OrderReport;
import gammadesk.connectors.simulator.matching.SavedOrder;
import gammadesk.connectors.simulator.venue.ListedCombo;
import java.util.List;

/**
 * What a floor needs to go on after a restart.
 *
 * @param accounts with balances, positions and logs
 * @param orders live ones and those that are remembered, of every account oldest first
 * @param trades of participants, oldest first
 * @param combos that can be traded
 * @param guarded orders of connections that wanted them cancelled when they end
 * @param protection limits of market makers and who is stopped
 * @param triggers steps of trigger orders, oldest first
 * @param accesses logins, oldest first
 */
public record FloorState(
        AccountsState accounts,
        List<SavedOrder> orders,
        List<UserTrade> trades,
        List<ListedCombo.State> combos,
        List<String> guarded,
        MakerProtection.State protection,
        List<OrderReport> triggers,
        List<AccessLog.Entry> accesses) {
    public FloorState {
        orders = List.copyOf(orders);
        trades = List.copyOf(trades);
        combos = List.copyOf(combos);
        guarded = List.copyOf(guarded);
        triggers = List.copyOf(triggers);
        accesses = List.copyOf(accesses);
    }
}
