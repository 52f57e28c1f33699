package gammadesk.analytics.exposure;

import java.util.List;

/**
 * All that an {@link InventoryTracker} needs to go on after a restart.
 *
 * @param inventory the record
 * @param recentTrades instrument and id of the last trades, oldest first, so that one which comes twice counts once
 * @param recentComboLegs combo trade and leg of the last combos, oldest first, so that each leg counts once
 */
public record InventoryState(DealerInventory inventory, List<String> recentTrades, List<String> recentComboLegs) {
    public InventoryState {
        recentTrades = List.copyOf(recentTrades);
        recentComboLegs = List.copyOf(recentComboLegs);
    }

    /** Nothing has been seen before the given moment. */
    public static InventoryState beginning(long startMillis) {
        return new InventoryState(DealerInventory.beginning(startMillis), List.of(), List.of());
    }
}
