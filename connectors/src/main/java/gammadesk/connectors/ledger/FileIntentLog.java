package gammadesk.connectors.ledger;

import gammadesk.analytics.port.Intent;
import gammadesk.analytics.port.IntentLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log of intents in a file that only grows while it is open; every line is on the disk before the method returns. At
 * opening what is settled is left behind. A line that was torn by a crash had not been acknowledged, so what it planned
 * was never sent. For one thread.
 */
public final class FileIntentLog implements IntentLog {
    private static final Logger LOG = LoggerFactory.getLogger(FileIntentLog.class);

    private final FileChannel channel;
    private final Map<String, Intent> unresolved;
    private boolean torn;

    private FileIntentLog(FileChannel channel, Map<String, Intent> unresolved) {
        this.channel = channel;
        this.unresolved = unresolved;
    }

    /**
     * Opens the log in a file, which is created where there is none.
     *
     * @throws IOException when the file cannot be read or written
     */
    public static FileIntentLog open(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Map<String, Intent> unresolved = Files.exists(file) ? read(file) : new LinkedHashMap<>();
        Path fresh = Files.createTempFile(folder, ".intents", ".tmp");
        FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        try {
            for (Intent intent : unresolved.values()) {
                write(channel, IntentLine.planned(intent));
            }
            channel.force(true);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new FileIntentLog(channel, unresolved);
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(fresh);
            throw e;
        }
    }

    @Override
    public boolean plan(Intent intent) {
        if (!append(IntentLine.planned(intent))) {
            return false;
        }
        unresolved.put(intent.label(), intent);
        return true;
    }

    @Override
    public void settle(String label, String outcome) {
        if (unresolved.remove(label) != null) {
            append(IntentLine.settled(label, outcome));
        }
    }

    @Override
    public List<Intent> unresolved() {
        return List.copyOf(unresolved.values());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("The log of intents could not be closed", e);
        }
    }

    private boolean append(String line) {
        try {
            // What a failed attempt left behind must not spoil this line.
            String whole = torn ? "\n" + line : line;
            torn = true;
            write(channel, whole);
            channel.force(false);
            torn = false;
            return true;
        } catch (IOException e) {
            LOG.error("The log of intents could not be written", e);
            return false;
        }
    }

    private static void write(FileChannel channel, String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static Map<String, Intent> read(Path file) throws IOException {
        Map<String, Intent> unresolved = new LinkedHashMap<>();
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Optional<IntentLine> entry = IntentLine.parse(line);
            entry.ifPresent(known -> apply(known, unresolved));
            if (entry.isEmpty() && !line.isEmpty()) {
                LOG.warn("Line {} of {} of the log of intents {} is damaged", i + 1, lines.size(), file);
            }
        }
        return unresolved;
    }

    private static void apply(IntentLine entry, Map<String, Intent> unresolved) {
        switch (entry) {
            case IntentLine.Planned(Intent intent) -> unresolved.put(intent.label(), intent);
            case IntentLine.Settled(String label) -> unresolved.remove(label);
        }
    }
}
