package gammadesk.views.fx;

import gammadesk.analytics.desk.DeskSnapshot;
import javafx.scene.Node;

/** One panel of the desk. All of it lives on the FX thread. */
public interface Screen {
    /** A stable id in lower case, for the remembered layout and for file names. */
    String id();

    /** The title on its tab. */
    String title();

    /** The panel itself, always the same node. */
    Node node();

    /**
     * Draws a newer picture. Called at most once per pulse, only while the panel is on screen, and never with two
     * panels in one pulse if that would cost a frame.
     */
    void show(DeskSnapshot snapshot);

    /** What the panel shows and which keys it knows, for F1. Plain text, one paragraph a line. */
    default String help() {
        return "";
    }

    /** Gives back what the panel holds outside itself, above all its listeners on the shared context. Idempotent. */
    default void close() {}
}
