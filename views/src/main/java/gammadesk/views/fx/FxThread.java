package gammadesk.views.fx;

import javafx.application.Platform;

/** The way onto the FX thread. */
public final class FxThread {
    private FxThread() {}

    /** Runs the action on the FX thread, at once when already there. */
    public static void run(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    /** Runs the action on the FX thread after what it is doing now. */
    public static void later(Runnable action) {
        Platform.runLater(action);
    }
}
