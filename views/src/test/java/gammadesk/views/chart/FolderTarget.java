package gammadesk.views.chart;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.image.Image;

/** Exports into a folder without asking. */
public final class FolderTarget implements ExportTarget {
    private final Path folder;
    private Optional<Image> copied = Optional.empty();

    public FolderTarget(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<Path> choose(Node owner, Kind kind, String suggestedName) {
        return Optional.of(folder.resolve(suggestedName));
    }

    @Override
    public void copy(Image picture) {
        copied = Optional.of(picture);
    }

    /** The picture last put on the clipboard. */
    public Optional<Image> copied() {
        return copied;
    }
}
