package gammadesk.connectors.replay;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Venue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Makes sessions for tests, and damages them. */
final class SessionLines {
    static final long START = -5_000_000_000L;
    static final SessionHead HEAD = new SessionHead(
            new Venue("Embedded exchange", Venue.Environment.EMBEDDED, "127.0.0.1:1"),
            List.of(Currency.BTC),
            1_775_131_200_000L,
            START);

    private SessionLines() {}

    /** A whole session of so many messages, a millisecond apart. */
    static Path messages(Path file, int count) throws IOException {
        try (SessionWriter writer = SessionWriter.create(file, HEAD)) {
            for (int i = 0; i < count; i++) {
                writer.received(heartbeat(i), START + i * 1_000_000L);
            }
        }
        return file;
    }

    static String heartbeat(int i) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"heartbeat\",\"params\":{\"type\":\"heartbeat\",\"n\":\"№" + i
                + "\"}}";
    }

    static List<String> read(Path file) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    static Path write(Path file, List<String> lines) {
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (String line : lines) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines with fitting hashes, as whoever forges a session would make them. */
    static Path forge(Path file, String... unsealed) {
        RunningHash hash = new RunningHash();
        List<String> lines = new ArrayList<>();
        for (String line : unsealed) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            lines.add(line + new String(hash.seal(bytes, bytes.length), StandardCharsets.US_ASCII));
        }
        return write(file, lines);
    }

    /** Everything a session says. */
    static List<SessionLine> all(SessionReader reader) throws IOException {
        List<SessionLine> lines = new ArrayList<>();
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
            lines.add(next.get());
        }
        return lines;
    }
}
