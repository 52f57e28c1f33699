package gammadesk.views.chart;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

/** A small button that carries the chosen value and drops the others down. It holds no listener: it is told. */
public final class ChoiceChip<T> {
    private final MenuButton button = new MenuButton();
    private final Function<T, String> label;
    private final Consumer<T> choose;
    private List<T> offered = List.of();

    /**
     * Without values until the first {@link #offer}.
     *
     * @param tip what is chosen with it
     * @param label of a value
     * @param choose told when somebody chooses
     */
    public ChoiceChip(String tip, Function<T, String> label, Consumer<T> choose) {
        this.label = label;
        this.choose = choose;
        button.getStyleClass().addAll("chart-chip", "small");
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
    }

    /** The control. */
    public MenuButton node() {
        return button;
    }

    /** Shows the values and which is chosen; the same values are not listed anew, so that an open menu stays. */
    public void offer(List<T> values, T chosen) {
        button.setText(label.apply(chosen));
        if (!values.equals(offered)) {
            offered = List.copyOf(values);
            ToggleGroup group = new ToggleGroup();
            button.getItems()
                    .setAll(offered.stream().map(value -> item(value, group)).toList());
        }
        for (int i = 0; i < offered.size(); i++) {
            ((RadioMenuItem) button.getItems().get(i))
                    .setSelected(offered.get(i).equals(chosen));
        }
    }

    private MenuItem item(T value, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(label.apply(value));
        item.setToggleGroup(group);
        item.setOnAction(_ -> choose.accept(value));
        return item;
    }
}
