package gammadesk.views.chart;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;

/** A file dialog and the system's clipboard. */
public final class DialogExportTarget implements ExportTarget {
    @Override
    public Optional<Path> choose(Node owner, Kind kind, String suggestedName) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save " + suggestedName);
        chooser.setInitialFileName(suggestedName);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind.description(), "*." + kind.extension()));
        File chosen = chooser.showSaveDialog(owner.getScene().getWindow());
        return Optional.ofNullable(chosen).map(File::toPath);
    }

    @Override
    public void copy(Image picture) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(picture);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
