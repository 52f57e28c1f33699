package gammadesk.views.book;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.FileChooser;

/** A file dialog for CSV files. */
public final class DialogBookFiles implements BookFiles {
    @Override
    public Optional<Path> open(Node owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Import a book");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("Comma-separated values", "*.csv"),
                        new FileChooser.ExtensionFilter("All files", "*"));
        File chosen = chooser.showOpenDialog(owner.getScene().getWindow());
        return Optional.ofNullable(chosen).map(File::toPath);
    }
}
