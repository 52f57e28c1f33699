package gammadesk.app.desk;

import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * A scene for a desk of any size on a display in memory, whose screen is fixed at 1000 x 1000 and must not be exceeded.
 * A larger desk is laid out at its own size and shown reduced, so that all of it is drawn at every pulse.
 */
final class MemoryScene {
    private static final double SCREEN = 1000;

    private final Scene scene;

    MemoryScene(Parent root, WindowSize size) {
        double reduction = Math.min(1, Math.min(SCREEN / size.width(), SCREEN / size.height()));
        Group reduced = new Group(fixed(root, size));
        reduced.getTransforms().add(new Scale(reduction, reduction));
        scene = new Scene(new Pane(reduced), size.width() * reduction, size.height() * reduction);
    }

    private static Parent fixed(Parent root, WindowSize size) {
        if (root instanceof Region region) {
            region.setMinSize(size.width(), size.height());
            region.setMaxSize(size.width(), size.height());
            region.setPrefSize(size.width(), size.height());
        }
        return root;
    }

    Scene scene() {
        return scene;
    }
}
