package gammadesk.app.hedging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file without which no order is sent. Taking it away needs no room on the disk, so that a full one cannot lose a
 * halt. It has a folder of its own, which stays: a folder without the file is not a first start.
 */
final class Permit {
    private static final Logger LOG = LoggerFactory.getLogger(Permit.class);
    private static final String TEXT = "Orders may be sent. The kill switch deletes this file.\n";

    private final Path folder;
    private final Path file;

    Permit(Path data) {
        folder = data.resolve("kill-switch");
        file = folder.resolve("permit");
    }

    /** Whether no desk has kept a permit here yet. */
    boolean isNew() {
        return Files.notExists(folder);
    }

    /**
     * Whether it is there.
     *
     * @throws IOException when that cannot be found out
     */
    boolean isThere() throws IOException {
        if (Files.notExists(file)) {
            return false;
        }
        if (!Files.readString(file).equals(TEXT)) {
            throw new IOException(file + " is not the permit");
        }
        return true;
    }

    /** Written beside and moved into place, and on the disk when this returns. */
    void give() throws IOException {
        Files.createDirectories(folder);
        Path draft = folder.resolve("permit.new");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(TEXT.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force();
    }

    /** Takes it away; it may be gone already. */
    void take() throws IOException {
        Files.deleteIfExists(file);
        force();
    }

    /** Some systems do not let a folder be forced to the disk; there it gets there in its own time. */
    private void force() {
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        } catch (IOException e) {
            LOG.debug("The folder {} could not be forced to the disk: {}", folder, e.toString());
        }
    }
}
