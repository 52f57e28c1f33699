package gammadesk.views.fx;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** A form that scrolls up and down when its panel is too low for it. */
public final class Scrolling {
    private Scrolling() {}

    /** Lets a form scroll. */
    public static ScrollPane form(Node content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.setFocusTraversable(false);
        pane.skinProperty().subscribe(_ -> drawAlways(pane));
        return pane;
    }

    /** The skin keeps a picture of the content; in a window that is not open it would show yesterday's. */
    private static void drawAlways(ScrollPane pane) {
        Node viewport = pane.lookup(".viewport");
        if (viewport != null) {
            viewport.setCache(false);
        }
    }
}
