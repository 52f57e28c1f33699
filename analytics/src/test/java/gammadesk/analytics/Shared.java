package gammadesk.analytics;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The recordings beside the project: read in place, skipped where a newcomer does not have them. */
public final class Shared {
    private Shared() {}

    /** A file or folder of the recordings; skips the test, or fails it where the recordings are required. */
    public static Path path(String name) {
        Path path = Path.of(System.getProperty("shared.dir", "../shared")).resolve("data/" + name);
        if (!Files.exists(path) && Boolean.getBoolean("shared.required")) {
            fail("recordings are required, but missing: " + path);
        }
        assumeTrue(Files.exists(path), "needs the recordings beside the project: " + name);
        return path;
    }

    /** The lines of a gzipped or plain text file. */
    public static List<String> lines(String name) throws IOException {
        Path path = path(name);
        if (!name.endsWith(".gz")) {
            return Files.readAllLines(path);
        }
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            return reader.readAllLines();
        }
    }
}
