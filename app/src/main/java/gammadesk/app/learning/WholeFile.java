package gammadesk.app.learning;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Files that are whole or as they were before, also where the disk is full or the power goes. */
final class WholeFile {
    private WholeFile() {}

    static void write(Path file, byte[] bytes) throws IOException {
        write(Map.of(file, bytes));
    }

    /** None of them is put in its place before all of them are written. */
    static void write(Map<Path, byte[]> files) throws IOException {
        try {
            for (Map.Entry<Path, byte[]> one : files.entrySet()) {
                written(beside(one.getKey()), one.getValue());
            }
            for (Path file : files.keySet()) {
                Files.move(beside(file), file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            for (Path file : files.keySet()) {
                Files.deleteIfExists(beside(file));
            }
        }
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    private static void written(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
