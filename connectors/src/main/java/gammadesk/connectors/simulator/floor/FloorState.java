package gammadesk.connectors.simulator.floor;

import gammadesk.connectors.simulator.accounts.AccountsState;
import gammadesk.connectors.simulator.matching.SavedOrder;
import java.util.List;

/**
 * What a floor needs to go on after a restart.
 *
 * @param accounts with balances, positions and logs
 * @param orders live ones and those that are remembered, of every account oldest first
 * @param trades of participants, oldest first
 * @param guarded orders of connections that wanted them cancelled when they end
 */
public record FloorState(
        AccountsState accounts, List<SavedOrder> orders, List<UserTrade> trades, List<String> guarded) {
    public FloorState {
        orders = List.copyOf(orders);
        trades = List.copyOf(trades);
        guarded = List.copyOf(guarded);
    }
}
