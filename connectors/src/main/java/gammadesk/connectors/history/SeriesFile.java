package gammadesk.connectors.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * What was fetched of one series, in a file that only grows. Each addition is a block: a line that says which stretch
 * it covers and how many rows follow, the rows, and a line with the checksum of all that. A block that is torn or
 * damaged does not count, and neither does its stretch, which is so asked for again. Additions of several programs do
 * not mix: each is made under a lock of the operating system.
 */
final class SeriesFile<T> {
    private static final String BEGIN = "stretch";
    private static final String END = "checksum";
    private static final int HEAD_WORDS = 5;

    private final Path file;
    private final Series<T> series;

    SeriesFile(Path folder, Series<T> series) {
        this.file = folder.resolve(series.id() + ".txt");
        this.series = series;
    }

    /**
     * What is kept.
     *
     * @param rows by their time
     * @param covered stretches of which everything is there that the venue has
     */
    record Content<T>(NavigableMap<Long, T> rows, List<Span> covered) {}

    /** Reads what is kept; damaged blocks are passed over. */
    Content<T> read() throws IOException {
        Content<T> content = new Content<>(new TreeMap<>(), new ArrayList<>());
        if (Files.isRegularFile(file)) {
            List<String> lines =
                    Arrays.asList(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1));
            for (int at = 0; at < lines.size(); at++) {
                if (lines.get(at).startsWith(BEGIN)) {
                    block(lines, at, content);
                }
            }
        }
        return content;
    }

    /** Takes a block in, if it is whole. */
    private void block(List<String> lines, int at, Content<T> content) {
        String[] head = lines.get(at).split(" ", -1);
        try {
            int rows = head.length == HEAD_WORDS && head[1].equals(series.id()) ? Integer.parseInt(head[4]) : -1;
            int end = at + 1 + rows;
            if (rows < 0 || end >= lines.size() || !lines.get(end).equals(seal(lines.subList(at, end)))) {
                return;
            }
            lines.subList(at + 1, end).forEach(line -> row(line, content));
            content.covered.add(new Span(Long.parseLong(head[2]), Long.parseLong(head[3])));
        } catch (NumberFormatException _) {
            // not written by us, whatever its checksum: it does not count
        }
    }

    private void row(String line, Content<T> content) {
        String[] words = line.split(" ", -1);
        long millis = Long.parseLong(words[0]);
        List<Double> values = Arrays.stream(words).skip(1).map(Double::valueOf).toList();
        content.rows.put(millis, series.row().row(millis, values));
    }

    private static String seal(List<String> lines) {
        CRC32C sum = new CRC32C();
        lines.forEach(line -> sum.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
        return END + " " + Long.toHexString(sum.getValue());
    }

    /** Adds rows and says which stretches they are everything of. */
    void append(List<T> rows, List<Span> stretches) throws IOException {
        Files.createDirectories(file.getParent());
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock _ = lock(channel)) {
            long end = channel.size();
            StringBuilder text = new StringBuilder(end > 0 && !endsLine(channel, end) ? "\n" : "");
            stretches.forEach(stretch -> text.append(block(rows, stretch)));
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            channel.position(end);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.lock();
        } catch (OverlappingFileLockException e) {
            throw new IOException("another part of this program writes it", e);
        }
    }

    /** Whether nothing torn stands at the end. */
    private static boolean endsLine(FileChannel channel, long end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.read(last, end - 1) == 1 && last.get(0) == '\n';
    }

    private String block(List<T> rows, Span stretch) {
        List<String> lines = new ArrayList<>();
        for (T row : rows) {
            long millis = series.time().applyAsLong(row);
            if (millis >= stretch.from() && millis < stretch.to()) {
                lines.add(line(millis, series.values().apply(row)));
            }
        }
        lines.addFirst(String.join(
                " ",
                BEGIN,
                series.id(),
                Long.toString(stretch.from()),
                Long.toString(stretch.to()),
                Integer.toString(lines.size())));
        return String.join("\n", lines) + "\n" + seal(lines) + "\n";
    }

    private static String line(long millis, List<Double> values) {
        StringBuilder line = new StringBuilder(Long.toString(millis));
        values.forEach(value -> line.append(' ').append(value));
        return line.toString();
    }
}
