package gammadesk.app.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gammadesk.app.backtest.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models lie beside the evidence, each with the configuration that it was trained by; nothing is written over. */
class LearningFolderTest {
    private static final String CASE =
            "{\"policy\": \"learned-band\", \"members\": 2, \"steps\": 4, \"decisions\": 6, \"seed\": 1,"
                    + " \"laws\": []}";

    @TempDir
    private Path home;

    private LearningFolder folder() {
        return new LearningFolder(home.resolve("evidence"));
    }

    private Path config(String text) throws IOException {
        return Files.writeString(home.resolve("wide.json"), text);
    }

    @Test
    void aFolderThatIsNotThereHoldsNothing() throws IOException {
        assertThat(folder().modelNames()).isEmpty();
        assertThat(folder().unfinished()).isEmpty();
    }

    @Test
    void aTrainingThatWasBegunIsUnfinishedUntilThereIsItsModel() throws IOException {
        Path own = folder().prepared(config(CASE), "wide");
        assertThat(own).isEqualTo(home.resolve("models/wide.json")).hasContent(CASE);
        assertThat(folder().unfinished())
                .singleElement()
                .extracting(LearningFolder.Unfinished::words)
                .isEqualTo("training of wide");
        Files.writeString(home.resolve("models/wide.model"), "x");
        assertThat(folder().unfinished()).isEmpty();
        assertThat(folder().modelNames()).containsExactly("wide");
        assertThatThrownBy(() -> folder().prepared(config(CASE), "wide")).hasMessageContaining("choose another name");
    }

    @Test
    void whatIsForgottenIsGone() throws IOException {
        folder().prepared(config(CASE), "wide");
        Files.writeString(home.resolve("models/wide.model.part"), "x");
        folder().forget(folder().unfinished().getFirst());
        assertThat(home.resolve("models")).isEmptyDirectory();
    }

    @Test
    void aNameThatLeadsElsewhereIsRefused() throws IOException {
        Path config = config(CASE);
        for (String name : new String[] {"../wide", "", "a b", "a.b", "x".repeat(41)}) {
            assertThatThrownBy(() -> folder().prepared(config, name))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("no name for a model");
        }
    }

    @Test
    void anotherTrainingOfTheSameNameIsNotTakenOver() throws IOException {
        folder().prepared(config(CASE), "wide");
        assertThatThrownBy(() -> folder().prepared(config(CASE.replace("\"seed\": 1", "\"seed\": 2")), "wide"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not done");
    }

    @Test
    void trialsAreCalledByModelAndCase() {
        TrialOrder ships = folder().trial(Path.of("cases", "crash week.json"), Optional.empty());
        assertThat(ships.label()).isEqualTo("crash-week");
        assertThat(ships.words()).isEqualTo("trial of the band that ships on crash week.json");
        TrialOrder own = folder().trial(Path.of("crash.json"), Optional.of("wide"));
        assertThat(own.label()).isEqualTo("wide-on-crash");
        assertThat(own.training()).hasValue(home.resolve("models/wide.json").toAbsolutePath());
    }
}
