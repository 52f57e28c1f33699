package gammadesk.views.fx;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/**
 * What stands over the panels in every layout and cannot be closed, with keys that work wherever the focus is. All of
 * it lives on the FX thread.
 */
public interface SafetyStrip {
    /** The strip itself, always the same node. */
    Node node();

    /** Asked for every key before anything else is; true when it was one of the strip's and has been acted on. */
    boolean onKey(KeyEvent event);
}
