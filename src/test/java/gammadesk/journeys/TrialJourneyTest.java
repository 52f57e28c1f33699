package gammadesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.Shared;
import gammadesk.app.desk.AccountOptions;
import gammadesk.app.desk.DeskWindow;
import gammadesk.app.desk.VenueChoice;
import gammadesk.connectors.simulator.market.Scenario;
import gammadesk.views.book.DialogBookFiles;
import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.evidence.EvidenceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody has a trial held on the running desk, ends it, goes on with it and looks at what it found. */
@Tag("journey")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class TrialJourneyTest {
    private static final VenueChoice MARKET = new VenueChoice.Embedded(Scenario.CALM, 1, 1, 0.3);

    private final LogWatch log = new LogWatch();

    @TempDir
    private Path home;

    private Optional<Desk> desk = Optional.empty();

    @AfterEach
    void close() {
        desk.ifPresent(Desk::close);
        log.close();
    }

    private record Given(Path file) implements EvidenceFiles {
        @Override
        public Optional<Path> configuration(Node owner, String title) {
            return Optional.of(file);
        }

        @Override
        public Optional<Path> folder(Node owner) {
            return Optional.empty();
        }
    }

    private Path trial() throws IOException {
        String chains = Shared.chains("_2026020").stream()
                .limit(3)
                .map(file -> "\"" + file + "\"")
                .collect(Collectors.joining(", "));
        return Files.writeString(
                home.resolve("small.json"),
                "{\"policy\": \"learned-band\", \"currency\": \"BTC\", \"recordings\": [{\"name\": \"a day\", \"chains\": ["
                        + chains
                        + "]}], \"fills\": {\"delay\": 0, \"crossing\": 1, \"missed\": 0}, \"paths\": 2, \"seed\": 7}");
    }

    private Desk opened(Path file) throws IOException, TimeoutException {
        Desk opened = new Desk(
                MARKET,
                new Desk.Layouts(),
                new DeskWindow.FileChoice(new DialogExportTarget(), new DialogBookFiles(), new Given(file)),
                new AccountOptions(Map.of(), Optional.of(home.resolve("desk"))));
        desk = Optional.of(opened);
        return opened;
    }

    @Test
    void aTrialIsHeldEndedGoneOnWithAndItsEvidenceShown() throws IOException, TimeoutException {
        Desk opened = opened(trial());
        opened.reveal("evidence");
        opened.await("the ruling that ships", () -> opened.text().contains("learned-band may not advise"));
        opened.fire("evidence-trial");
        opened.fire("evidence-start");
        opened.await("its first words", () -> opened.text().contains("a day: "));
        opened.fire("evidence-cancel");
        opened.await("the end of it", () -> opened.text().contains("is cancelled. Its runs stay on record"));
        opened.await("what is left of it", () -> opened.text().contains("Not finished: trial of the band that ships"));
        opened.fire("evidence-resume");
        opened.await(
                "its evidence", () -> opened.text().contains("learned-band · small may not advise on “all books”"));
        Path evidence = home.resolve("desk/evidence");
        assertThat(evidence.resolve("learned-band.small.all-books.json")).exists();
        assertThat(Files.readAllLines(evidence.resolve("runs.jsonl")))
                .as("begun, cancelled, finished")
                .hasSize(9);
        opened.fire("evidence-section-compare");
        opened.await("both settings", () -> opened.text().contains("learned-band · small 1.0E-5"));
        assertThat(log.warnings()).noneMatch(warning -> warning.contains("learning") || warning.contains("views"));
    }
}
