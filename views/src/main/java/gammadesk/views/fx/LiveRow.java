package gammadesk.views.fx;

import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/** A row that wears the pseudo-classes of what it shows. */
final class LiveRow<R> extends TableRow<LiveSlot<R>> {
    private final LiveTable<R> table;

    LiveRow(LiveTable<R> table) {
        this.table = table;
        hoverProperty().subscribe(hovered -> {
            LiveSlot<R> slot = getItem();
            if (slot != null && !isEmpty()) {
                table.hovered(slot.row(), hovered);
            }
        });
    }

    @Override
    protected void updateItem(@Nullable LiveSlot<R> slot, boolean empty) {
        super.updateItem(slot, empty);
        if (slot == null || empty) {
            table.rowStates().keySet().forEach(state -> pseudoClassStateChanged(state, false));
        } else {
            sync();
        }
    }

    void sync() {
        LiveSlot<R> slot = getItem();
        if (slot != null && !isEmpty()) {
            table.rowStates().forEach((state, test) -> pseudoClassStateChanged(state, test.test(slot.row())));
        }
    }
}
