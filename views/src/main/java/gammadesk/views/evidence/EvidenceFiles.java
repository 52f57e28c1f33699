package gammadesk.views.evidence;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;

/** Asks for files of trials and trainings: dialogs on the desk, given ones in a test. */
public interface EvidenceFiles {
    /** Which configuration to read; empty when the person changed their mind. */
    Optional<Path> configuration(Node owner, String title);

    /** Where evidence and models shall go; empty when the person changed their mind. */
    Optional<Path> folder(Node owner);
}
