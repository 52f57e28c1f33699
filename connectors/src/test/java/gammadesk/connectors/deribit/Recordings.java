package gammadesk.connectors.deribit;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What others recorded from the venue, read in place. */
final class Recordings {
    private Recordings() {}

    /** Everything the venue said, one message each, of every recording of the folder. */
    static List<String> all() {
        return Stream.of(
                        socket(),
                        listings(),
                        tardis().stream().map(Tardis::input).toList(),
                        singles())
                .flatMap(List::stream)
                .toList();
    }

    /** The raw socket recording, without what the client sent. */
    static List<String> socket() {
        return lines("cryptofeed_DERIBIT.ws.1.0.gz").stream()
                .filter(line -> !line.contains("<-"))
                .map(Recordings::afterTime)
                .toList();
    }

    /** Whole replies to {@code get_instruments}. */
    static List<String> listings() {
        return lines("cryptofeed_DERIBIT.0.gz").stream()
                .filter(line -> line.contains("get_instruments"))
                .map(Recordings::afterTime)
                .toList();
    }

    /** The single messages and replies, one a file. */
    static List<String> singles() {
        return Stream.of("nautilus", "xchange").flatMap(Recordings::files).toList();
    }

    /** One of the single messages. */
    static String single(String path) {
        return read(folder().resolve(path));
    }

    /** A message with the normalised results that another project gets from it. */
    record Tardis(int n, String input, String expected) {}

    static List<Tardis> tardis() {
        return read(folder().resolve("tardis_deribit.jsonl"))
                .lines()
                .filter(line -> !line.isBlank())
                .map(Recordings::tardis)
                .toList();
    }

    private static Tardis tardis(String line) {
        int n = 0;
        String input = "";
        String expected = "";
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), line)) {
            json.nextToken();
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                JsonToken token = json.nextToken();
                int from = (int) json.currentTokenLocation().getCharOffset();
                n = name.equals("n") ? json.getIntValue() : n;
                if (token.isStructStart()) {
                    json.skipChildren();
                }
                int to = (int) json.currentTokenLocation().getCharOffset() + 1;
                input = name.equals("input") ? line.substring(from, to) : input;
                expected = name.equals("expected_normalized") ? line.substring(from, to) : expected;
            }
        }
        return new Tardis(n, input, expected);
    }

    private static Stream<String> files(String folder) {
        try (Stream<Path> files = Files.list(folder().resolve(folder))) {
            return files.sorted().map(Recordings::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String afterTime(String line) {
        return line.substring(line.indexOf(": {") + 2);
    }

    private static List<String> lines(String file) {
        Path path = folder().resolve(file);
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> line.contains(": {")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        Path folder = Path.of(System.getProperty("shared.dir", ""), "data", "deribit_wire");
        if (!Files.isDirectory(folder)) {
            missing(folder);
        }
        return folder;
    }

    private static void missing(Path folder) {
        if (Boolean.getBoolean("shared.required")) {
            fail("the recordings are required, but missing: %s", folder);
        }
        abort("the recordings beside the project are missing: " + folder);
    }
}
