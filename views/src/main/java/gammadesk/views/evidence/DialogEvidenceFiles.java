package gammadesk.views.evidence;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;

/** Dialogs of the machine. */
public final class DialogEvidenceFiles implements EvidenceFiles {
    @Override
    public Optional<Path> configuration(Node owner, String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("Configuration", "*.json"),
                        new FileChooser.ExtensionFilter("All files", "*"));
        File chosen = chooser.showOpenDialog(owner.getScene().getWindow());
        return Optional.ofNullable(chosen).map(File::toPath);
    }

    @Override
    public Optional<Path> folder(Node owner) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("A folder for evidence and models");
        File chosen = chooser.showDialog(owner.getScene().getWindow());
        return Optional.ofNullable(chosen).map(File::toPath);
    }
}
