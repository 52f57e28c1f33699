package gammadesk.views.controls;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** Buttons as the panels have them. */
public final class Buttons {
    private Buttons() {}

    /** A button that always keeps its words. */
    public static Button button(String id, String words, String explanation, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.setTooltip(new Tooltip(explanation));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
