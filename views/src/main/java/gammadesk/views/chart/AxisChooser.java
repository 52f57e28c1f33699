package gammadesk.views.chart;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** Four buttons of which one is pressed: along what the smiles are read. */
public final class AxisChooser {
    private AxisChooser() {}

    /** Buttons that choose, and show what was chosen elsewhere. */
    public static HBox of(ObjectProperty<SmileAxis> axis) {
        ToggleGroup group = new ToggleGroup();
        HBox buttons = new HBox();
        buttons.setAlignment(Pos.CENTER);
        for (SmileAxis each : SmileAxis.values()) {
            ToggleButton button = new ToggleButton(each.label());
            button.getStyleClass().addAll("chart-chip", "small");
            button.setTooltip(new Tooltip(each.sentence() + " (A for the next axis)"));
            button.setToggleGroup(group);
            button.setSelected(axis.get() == each);
            button.setOnAction(event -> choose(axis, each, button));
            axis.addListener((observed, before, now) -> button.setSelected(now == each));
            buttons.getChildren().add(button);
        }
        return buttons;
    }

    /** A pressed button stays pressed: one axis is always chosen. */
    private static void choose(ObjectProperty<SmileAxis> axis, SmileAxis chosen, ToggleButton button) {
        axis.set(chosen);
        button.setSelected(true);
    }

    /** Goes on to the next axis, from the last to the first: what A does. */
    public static void next(ObjectProperty<SmileAxis> axis) {
        List<SmileAxis> all = List.of(SmileAxis.values());
        axis.set(all.get((all.indexOf(axis.get()) + 1) % all.size()));
    }
}
