package gammadesk.app.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Either all files are new or all are as they were, and nothing is left beside them. */
class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void filesAreReplacedTogether() throws IOException {
        Path one = Files.writeString(folder.resolve("one"), "old");
        Path two = folder.resolve("two");
        WholeFile.write(Map.of(one, new byte[] {'n'}, two, new byte[] {'m'}));
        assertThat(one).hasContent("n");
        assertThat(two).hasContent("m");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void whenOneCannotBeWrittenNoneIsReplaced() throws IOException {
        Path one = Files.writeString(folder.resolve("one"), "old");
        Map<Path, byte[]> files = new LinkedHashMap<>();
        files.put(one, new byte[] {'n'});
        files.put(folder.resolve("missing/two"), new byte[] {'m'});
        assertThatThrownBy(() -> WholeFile.write(files)).isInstanceOf(IOException.class);
        assertThat(one).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }
}
