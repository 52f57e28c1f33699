package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gammadesk.Shared;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.RunEntry;
import gammadesk.analytics.port.Clock;
import gammadesk.app.backtest.Refusal;
import gammadesk.app.learning.JobCancelled;
import gammadesk.app.learning.JobStep;
import gammadesk.app.learning.JobWatch;
import gammadesk.app.learning.LearningFolder;
import gammadesk.app.learning.LearningFolder.Unfinished;
import gammadesk.app.learning.RunFile;
import gammadesk.app.learning.TrialJob;
import gammadesk.app.learning.TrialOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trial on recorded chains can be ended at any moment, hides nothing by that, and comes to the same evidence. */
class TrialJobTest {
    private static final Clock STILL = new Clock() {
        @Override
        public long epochMillis() {
            return 1_780_000_000_000L;
        }

        @Override
        public long nanos() {
            return 0;
        }
    };

    @TempDir
    private Path home;

    private Path config;

    @BeforeEach
    void configure() throws IOException {
        config = home.resolve("two.json");
        write("_2026020", 7);
    }

    private void write(String chains, long seed) throws IOException {
        String files = Shared.chains(chains).stream()
                .limit(3)
                .map(file -> "\"" + file + "\"")
                .collect(Collectors.joining(", "));
        Files.writeString(
                config,
                "{\"policy\": \"learned-band\", \"currency\": \"BTC\", \"recordings\": [{\"name\": \"one\", \"chains\": ["
                        + files
                        + "]}], \"fills\": {\"delay\": 0, \"crossing\": 1, \"missed\": 0}, \"paths\": 2, \"seed\": "
                        + seed + "}");
    }

    private static final class Watch implements JobWatch {
        private final List<JobStep> steps = new ArrayList<>();
        private final Predicate<JobStep> end;
        private boolean isOver;

        Watch(Predicate<JobStep> end) {
            this.end = end;
        }

        @Override
        public void at(JobStep step) {
            steps.add(step);
            isOver |= end.test(step);
        }

        @Override
        public boolean isCancelled() {
            return isOver;
        }
    }

    private LearningFolder folder(String name) {
        return new LearningFolder(home.resolve(name).resolve("evidence"));
    }

    private TrialJob job(String name) {
        return new TrialJob(folder(name).trial(config, Optional.empty()), STILL);
    }

    private void cancel(String name, String words) {
        assertThatThrownBy(() -> job(name).run(new Watch(step -> step.words().equals(words))))
                .isInstanceOf(JobCancelled.class);
    }

    private static List<RunEntry> runs(LearningFolder folder) throws IOException {
        return new RunFile(folder.evidence()).read().runs();
    }

    private static List<Path> evidence(LearningFolder folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.evidence())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aTrialThatWasGoneOnWithComesToTheSameBytesAndIsOnRecordOnce() throws IOException {
        Watch whole = new Watch(_ -> false);
        List<PolicyEvidence> held = job("whole").run(whole);
        assertThat(whole.steps).isSortedAccordingTo((one, two) -> Double.compare(one.share(), two.share()));
        assertThat(whole.steps.getLast().share()).isEqualTo(1);
        assertThat(whole.steps).allMatch(step -> step.kept() == 0);
        assertThat(held).hasSize(8);
        assertThat(held.getFirst().trials()).hasSize(3).noneMatch(RunEntry::isOpen);

        LearningFolder folder = folder("pieces");
        cancel("pieces", "one: delta 2.0");
        assertThat(evidence(folder)).as("nothing half written").isEmpty();
        assertThat(runs(folder))
                .hasSize(3)
                .allMatch(run -> run.metric(RunEntry.CANCELLED).isPresent());
        cancel("pieces", "one: leland 0.5");
        Unfinished left = folder.unfinished().getFirst();
        assertThat(left.words()).isEqualTo("trial of the band that ships on two.json");
        assertThat(left.share().orElseThrow()).isBetween(0.5, 0.9);

        Watch last = new Watch(_ -> false);
        new TrialJob((Unfinished.Trial) left, STILL).run(last);
        assertThat(last.steps)
                .extracting(JobStep::words)
                .contains("one: leland 0.5", "one: optimiser 12.0")
                .doesNotContain("one: none 0.0", "one: delta 2.0");
        assertThat(last.steps.getLast().kept()).isPositive();
        assertThat(folder.unfinished()).isEmpty();
        assertThat(runs(folder)).isEqualTo(runs(folder("whole")));
        List<Path> expected = evidence(folder("whole"));
        List<Path> found = evidence(folder);
        assertThat(found).hasSize(8);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i)).hasSameBinaryContentAs(expected.get(i));
        }
    }

    @Test
    void aTrialThatIsEndedCountsInTheNextOne() throws IOException {
        LearningFolder folder = folder("ended");
        cancel("ended", "one: reading");
        folder.forget(folder.unfinished().getFirst());
        write("_2026020", 8);
        cancel("ended", "one: reading");
        assertThat(runs(folder)).hasSize(6).allMatch(RunEntry::isOpen);
    }

    @Test
    void aRunIsOnRecordBeforeAnythingOfItCanBeSeen() throws IOException {
        LearningFolder folder = folder("begun");
        List<Integer> seen = new ArrayList<>();
        Watch watch = new Watch(step -> {
            if (step.words().startsWith("one: ")) {
                seen.add(openRuns(folder));
            }
            return !seen.isEmpty();
        });
        assertThatThrownBy(() -> job("begun").run(watch)).isInstanceOf(JobCancelled.class);
        assertThat(seen).containsExactly(3);
    }

    private static int openRuns(LearningFolder folder) {
        try {
            return (int) runs(folder).stream()
                    .filter(run -> run.metric(RunEntry.BEGUN).isPresent())
                    .count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatCannotBeTriedIsRefusedAndLeavesNoRun() throws IOException {
        LearningFolder folder = folder("refused");
        Path model = Files.writeString(home.resolve("foreign.model"), "this is none");
        TrialOrder foreign = new TrialOrder(config, folder.evidence(), Optional.of(model), Optional.empty(), "foreign");
        assertThatThrownBy(() -> new TrialJob(foreign, STILL).run(JobWatch.NONE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("the model is refused: ");
        Files.writeString(config, Files.readString(config).replace("_2026020", "_1999010"));
        assertThatThrownBy(() -> job("refused").run(JobWatch.NONE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("one: no such file: ");
        assertThat(runs(folder)).isEmpty();
    }

    @Test
    void anotherCaseIsNotGoneOnWithAndAnEditedRecordStopsAll() throws IOException {
        LearningFolder folder = folder("edited");
        cancel("edited", "one: reading");
        Unfinished.Trial left = (Unfinished.Trial) folder.unfinished().getFirst();
        write("_2026020", 8);
        assertThatThrownBy(() -> new TrialJob(left, STILL).run(JobWatch.NONE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("run it anew");
        Path record = folder.evidence().resolve("runs.jsonl");
        Files.writeString(record, Files.readString(record).replace("1.0E-5", "3.0E-5"));
        assertThatThrownBy(() -> job("edited").run(JobWatch.NONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("was changed: run 1 is not what was sealed");
    }

    @Test
    void twoTrialsInOneFolderAreOneTooMany() {
        Watch outer = new Watch(step -> {
            if (step.words().startsWith("one: ")) {
                assertThatThrownBy(() -> job("shared").run(JobWatch.NONE))
                        .isInstanceOf(Refusal.class)
                        .hasMessageContaining("another trial is at work");
                return true;
            }
            return false;
        });
        assertThatThrownBy(() -> job("shared").run(outer)).isInstanceOf(JobCancelled.class);
    }
}
