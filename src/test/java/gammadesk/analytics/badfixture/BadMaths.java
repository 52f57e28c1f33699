package gammadesk.analytics.badfixture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks on purpose: maths that reads a file. */
public final class BadMaths {
    public long size(Path path) throws IOException {
        return Files.size(path);
    }
}
