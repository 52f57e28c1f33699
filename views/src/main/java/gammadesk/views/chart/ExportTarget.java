package gammadesk.views.chart;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.image.Image;

/** Where exports go: a dialog and the clipboard on the desk, a folder in a test. */
public interface ExportTarget {
    /** What kind of file. */
    enum Kind {
        PNG("png", "Picture"),
        CSV("csv", "Comma-separated values"),
        JSON("json", "JSON"),
        HTML("html", "Web page"),
        PDF("pdf", "PDF");

        private final String extension;
        private final String description;

        Kind(String extension, String description) {
            this.extension = extension;
            this.description = description;
        }

        public String extension() {
            return extension;
        }

        public String description() {
            return description;
        }
    }

    /** Asks where to save; empty when the person changed their mind. */
    Optional<Path> choose(Node owner, Kind kind, String suggestedName);

    /** Puts a picture on the clipboard. */
    void copy(Image picture);
}
