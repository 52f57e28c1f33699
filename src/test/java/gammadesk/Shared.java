package gammadesk;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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

    /** The recorded chains whose file name holds a text, in the order of their times. */
    public static List<Path> chains(String part) throws IOException {
        try (Stream<Path> files = Files.list(path("deribit_chains/snapshots"))) {
            return files.filter(file -> file.getFileName().toString().contains(part))
                    .sorted()
                    .toList();
        }
    }
}
