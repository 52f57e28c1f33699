package gammadesk.app.desk;

import gammadesk.views.fx.TextMemory;
import gammadesk.views.shell.LayoutStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The layout in a file of the user's data folder. A full disk costs the layout, never the desk. */
final class FileLayoutStore implements LayoutStore, TextMemory {
    private static final Logger LOG = LoggerFactory.getLogger(FileLayoutStore.class);

    private final Path file;

    /** The arrangement of the panels. */
    static FileLayoutStore ofPanels(Path folder) {
        return new FileLayoutStore(folder.resolve("layout.json"));
    }

    /** What the exposure panels show, kept beside the layout. */
    static FileLayoutStore ofExposure(Path folder) {
        return new FileLayoutStore(folder.resolve("exposure.txt"));
    }

    /** In which money and under which rules the book is shown. */
    static FileLayoutStore ofBook(Path folder) {
        return new FileLayoutStore(folder.resolve("book.txt"));
    }

    /** Which measure the scenarios show, and the trader's own stresses. */
    static FileLayoutStore ofRisk(Path folder) {
        return new FileLayoutStore(folder.resolve("risk.txt"));
    }

    /** How the hedge desk tells of news. */
    static FileLayoutStore ofHedging(Path folder) {
        return new FileLayoutStore(folder.resolve("hedging.txt"));
    }

    private FileLayoutStore(Path file) {
        this.file = file;
    }

    @Override
    public Optional<String> load() {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("The layout in {} cannot be read, so the desk opens with its own: {}", file, e.toString());
            return Optional.empty();
        }
    }

    /** Written beside the old file and moved over it, so that a crash leaves one or the other whole. */
    @Override
    public void save(String layout) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft =
                    Files.writeString(file.resolveSibling(file.getFileName() + ".new"), layout, StandardCharsets.UTF_8);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("The layout could not be kept in {}: {}", file, e.toString());
        }
    }
}
