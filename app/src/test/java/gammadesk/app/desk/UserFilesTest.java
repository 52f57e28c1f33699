package gammadesk.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class UserFilesTest {
    @TempDir
    private Path folder;

    @Test
    void aSecondDeskIsToldThatThereIsAFirst() throws IOException {
        Optional<InstanceLock> first = InstanceLock.take(folder);
        assertThat(first).isPresent();
        assertThat(InstanceLock.take(folder)).isEmpty();
        first.orElseThrow().close();
        Optional<InstanceLock> next = InstanceLock.take(folder);
        assertThat(next).isPresent();
        next.orElseThrow().close();
    }

    @Test
    void whatIsLoggedStandsInAFileUntilTheDeskEnds() throws IOException {
        try (DeskLog _ = DeskLog.keepIn(folder.resolve("logs"))) {
            LoggerFactory.getLogger(UserFilesTest.class).warn("the feed is silent");
        }
        LoggerFactory.getLogger(UserFilesTest.class).warn("after the end");
        assertThat(Files.readString(folder.resolve("logs/gammadesk.log")))
                .contains("WARN", "UserFilesTest: the feed is silent")
                .doesNotContain("after the end");
    }

    @Test
    void aLayoutIsKeptAndReplaced() {
        FileLayoutStore store = FileLayoutStore.ofPanels(folder.resolve("deep/inside"));
        assertThat(store.load()).isEmpty();
        store.save("one");
        store.save("two");
        assertThat(store.load()).contains("two");
    }

    @Test
    void aFolderThatCannotBeWrittenCostsOnlyTheLayout() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("file"), "in the way");
        FileLayoutStore store = FileLayoutStore.ofPanels(notAFolder);
        store.save("lost");
        assertThat(store.load()).isEmpty();
    }

    @Test
    void filesGoWhereTheSystemKeepsThem() {
        assertThat(environment("linux", Map.of()).dataFolder()).isEqualTo(folder.resolve(".local/share/gammadesk"));
        assertThat(environment("linux", Map.of("XDG_DATA_HOME", "/data")).dataFolder())
                .isEqualTo(Path.of("/data/gammadesk"));
        assertThat(environment("mac os x", Map.of()).dataFolder())
                .isEqualTo(folder.resolve("Library/Application Support/Gammadesk"));
        assertThat(environment("linux", Map.of("GAMMADESK_HOME", "/elsewhere")).dataFolder())
                .isEqualTo(Path.of("/elsewhere"));
    }

    @Test
    void onlyALinuxWithoutADisplayServerHasNone() {
        assertThat(environment("linux", Map.of()).hasDisplay()).isFalse();
        assertThat(environment("linux", Map.of("DISPLAY", ":0")).hasDisplay()).isTrue();
        assertThat(environment("linux", Map.of("WAYLAND_DISPLAY", "wayland-0")).hasDisplay())
                .isTrue();
        assertThat(environment("windows 11", Map.of()).hasDisplay()).isTrue();
        assertThat(new Environment("linux", folder, Map.of("DISPLAY", ":0"), true).hasDisplay())
                .isFalse();
    }

    private Environment environment(String os, Map<String, String> variables) {
        return new Environment(os, folder, variables, false);
    }
}
