package gammadesk.views.evidence;

import javafx.scene.Node;

/** A section of the panel. */
interface EvidencePart {
    /** The section itself, always the same. */
    Node node();

    /** Shows what was chosen. */
    void show(Compared chosen);

    /** Gives back listeners on what outlives the panel. */
    default void close() {}
}
