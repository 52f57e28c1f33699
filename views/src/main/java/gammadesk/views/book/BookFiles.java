package gammadesk.views.book;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;

/** Asks for the file of a book: a dialog on the desk, a given file in a test. */
@FunctionalInterface
public interface BookFiles {
    /** Which file to read; empty when the person changed their mind. */
    Optional<Path> open(Node owner);
}
