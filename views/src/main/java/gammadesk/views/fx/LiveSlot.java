package gammadesk.views.fx;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** A place in a {@link LiveTable}; what stands in it changes without the table's item list changing. */
final class LiveSlot<R> {
    private final ObservableValue<LiveSlot<R>> self = new ReadOnlyObjectWrapper<>(this);
    private R row;

    LiveSlot(R row) {
        this.row = row;
    }

    R row() {
        return row;
    }

    void put(R next) {
        this.row = next;
    }

    ObservableValue<LiveSlot<R>> self() {
        return self;
    }
}
