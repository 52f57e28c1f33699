package gammadesk.views.fx;

import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A cell that is told to look again, and touches the scene graph only when what it shows has changed. */
final class LiveCell<R> extends TableCell<LiveSlot<R>, LiveSlot<R>> {
    private static final PseudoClass UP = PseudoClass.getPseudoClass("flash-up");
    private static final PseudoClass DOWN = PseudoClass.getPseudoClass("flash-down");
    private static final long FLASH_NANOS = 350_000_000;

    private final LiveTable<R> table;
    private final LiveColumn<R> column;
    private @Nullable Object shownKey;
    private double shownValue = Double.NaN;
    private long flashUntilNanos;
    private boolean flashed;

    LiveCell(LiveTable<R> table, LiveColumn<R> column) {
        this.table = table;
        this.column = column;
        getStyleClass().add("live-cell");
        getStyleClass().addAll(column.styles());
        setAlignment(column.styles().contains("figures") ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        hoverProperty().subscribe(this::offerReading);
    }

    @Override
    protected void updateItem(@Nullable LiveSlot<R> slot, boolean empty) {
        super.updateItem(slot, empty);
        if (slot == null || empty) {
            shownKey = null;
            setText(null);
            column.states().keySet().forEach(state -> pseudoClassStateChanged(state, false));
            endFlash();
        } else {
            sync(table.nowNanos());
        }
    }

    /** Looks again. */
    void sync(long nowNanos) {
        LiveSlot<R> slot = getItem();
        if (slot == null || isEmpty()) {
            return;
        }
        R row = slot.row();
        write(row, nowNanos);
        column.states().forEach((state, test) -> pseudoClassStateChanged(state, test.test(row)));
        if (flashed && nowNanos - flashUntilNanos >= 0) {
            endFlash();
        }
    }

    private void write(R row, long nowNanos) {
        Object key = table.key(row);
        double value = column.value(row);
        boolean same = key.equals(shownKey);
        if (same && Double.compare(value, shownValue) == 0 && !Double.isNaN(value)) {
            return;
        }
        String text = column.text(row);
        if (!text.equals(getText())) {
            setText(text);
            flash(same, value - shownValue, nowNanos);
        }
        shownKey = key;
        shownValue = value;
    }

    private void flash(boolean sameRow, double change, long nowNanos) {
        if (!sameRow) {
            endFlash();
        } else if (column.isFlashing() && change != 0 && !Double.isNaN(change)) {
            pseudoClassStateChanged(UP, change > 0);
            pseudoClassStateChanged(DOWN, change < 0);
            flashUntilNanos = nowNanos + FLASH_NANOS;
            flashed = true;
            table.litUp();
        }
    }

    private void endFlash() {
        if (flashed) {
            pseudoClassStateChanged(UP, false);
            pseudoClassStateChanged(DOWN, false);
            flashed = false;
        }
    }

    /** A tooltip exists only under the mouse: five hundred of them would cost more than the cells. */
    private void offerReading(boolean hovered) {
        LiveSlot<R> slot = getItem();
        String words = hovered && slot != null && !isEmpty() ? column.hover(slot.row()) : "";
        if (words.isEmpty()) {
            setTooltip(null);
        } else {
            Tooltip tooltip = Objects.requireNonNullElseGet(getTooltip(), Tooltip::new);
            tooltip.setText(words);
            setTooltip(tooltip);
        }
    }
}
