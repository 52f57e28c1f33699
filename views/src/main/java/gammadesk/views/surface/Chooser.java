package gammadesk.views.surface;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

/** A small button that drops the values of an enumeration down and carries the chosen one. */
final class Chooser {
    private Chooser() {}

    static <T> MenuButton of(ObjectProperty<T> chosen, T[] values, Function<T, String> label, String tip) {
        MenuButton button = new MenuButton(label.apply(chosen.get()));
        button.getStyleClass().addAll("chart-chip", "small");
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
        ToggleGroup group = new ToggleGroup();
        for (T value : values) {
            RadioMenuItem item = new RadioMenuItem(label.apply(value));
            item.setToggleGroup(group);
            item.setSelected(value.equals(chosen.get()));
            item.setOnAction(event -> chosen.set(value));
            chosen.addListener((observed, before, now) -> item.setSelected(value.equals(now)));
            button.getItems().add(item);
        }
        chosen.addListener((observed, before, now) -> button.setText(label.apply(now)));
        return button;
    }

    /** Goes on to the next value, from the last to the first. */
    static <T> void next(ObjectProperty<T> chosen, T[] values) {
        int now = List.of(values).indexOf(chosen.get());
        chosen.set(values[(now + 1) % values.length]);
    }

    /** Levels, or what changed since when. */
    static MenuButton since(ObjectProperty<ChangeSince> since) {
        return of(since, ChangeSince.values(), ChangeSince::label, "Levels, or the change since then (C for the next)");
    }
}
