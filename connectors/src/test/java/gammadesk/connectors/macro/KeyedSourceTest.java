package gammadesk.connectors.macro;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.MacroObservation;
import gammadesk.analytics.port.HistoryAnswer;
import gammadesk.connectors.macro.FredTrial.Verdict;
import gammadesk.connectors.vault.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyedSourceTest {
    private static final LocalDate FROM = LocalDate.parse("2026-01-01");
    private static final LocalDate TO = LocalDate.parse("2026-02-01");

    @TempDir
    private Path folder;

    @Test
    void theKeyThatIsInUseIsTheOneThatFredSeesAndFilesStandInWithoutOne() throws IOException {
        Files.writeString(folder.resolve("DGS10.csv"), "date,value\n2026-01-05,4.1\n");
        try (FakeFred fred = new FakeFred();
                KeyedSource source = new KeyedSource(fred.address(), new FolderSource(folder))) {
            fred.publish("2026-01-06", "2026-01-05", "4.25");
            assertThat(source.origin()).isEqualTo("files in " + folder);
            assertThat(values(source)).containsExactly(4.1);
            assertThat(fred.asked).isEmpty();
            Secret first = Secret.of("first");
            source.use(Optional.of(first), "the environment");
            first.close();
            assertThat(source.origin()).contains("FRED at 127.0.0.1", "(key from the environment)", "files in");
            assertThat(source.origin()).doesNotContain("first");
            assertThat(values(source)).containsExactly(4.25);
            assertThat(fred.asked).allSatisfy(query -> assertThat(query).containsEntry("api_key", "first"));
            source.use(Optional.of(Secret.of("second")), "the vault");
            assertThat(values(source)).containsExactly(4.25);
            assertThat(fred.asked.getLast()).containsEntry("api_key", "second");
            int before = fred.asked.size();
            source.use(Optional.empty(), "");
            assertThat(values(source)).containsExactly(4.1);
            assertThat(fred.asked).hasSize(before);
        }
    }

    @Test
    void aTrialSaysInFredsOwnWordsThatItDoesNotKnowTheKeyAndNeverTheKey() throws IOException {
        try (FakeFred fred = new FakeFred()) {
            fred.fail(400);
            assertThat(FredTrial.run(fred.address(), Secret.of("abcdef")))
                    .isEqualTo(
                            new Verdict.Refused(
                                    "FRED refuses: 400 Bad Request. The value for variable api_key, [key], is not registered."));
            assertThat(FredTrial.run(fred.address(), Secret.of("abcdef"))).isEqualTo(new Verdict.Known());
            fred.fail(503);
            int before = fred.asked.size();
            assertThat(FredTrial.run(fred.address(), Secret.of("abcdef"))).isInstanceOf(Verdict.Unanswered.class);
            assertThat(fred.asked).as("a trial is one question").hasSize(before + 1);
        }
        assertThat(FredTrial.run(URI.create("http://127.0.0.1:1/fred"), Secret.of("abcdef")))
                .isInstanceOfSatisfying(
                        Verdict.Unanswered.class,
                        none -> assertThat(none.reason()).contains("does not answer"));
    }

    private static List<Double> values(KeyedSource source) {
        HistoryAnswer<MacroObservation> answer = source.observations("DGS10", FROM, TO);
        return answer.rows().stream().map(MacroObservation::value).toList();
    }
}
