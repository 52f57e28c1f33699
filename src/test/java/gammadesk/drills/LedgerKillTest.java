package gammadesk.drills;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.connectors.ledger.ChainVerdict;
import gammadesk.connectors.ledger.LedgerAudit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program that writes a ledger is killed at random moments: what it acknowledged is there, and the chain holds. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LedgerKillTest {
    private static final int KILLS = 20;

    @TempDir
    private Path folder = Path.of(".");

    private final SplittableRandom random = new SplittableRandom(23);

    @Test
    void whatWasAcknowledgedSurvivesEveryKill() throws Exception {
        Path file = folder.resolve("ledger.db");
        long acknowledged = 0;
        for (int i = 0; i < KILLS; i++) {
            long last = writeUntilKilled(file, i == 0 ? Set.of("NEW") : Set.of("WHOLE", "REPAIRED"));
            assertThat(last).as("it went on after the one before").isGreaterThan(acknowledged);
            try (LedgerAudit audit = LedgerAudit.open(file)) {
                ChainVerdict verdict = audit.verify();
                assertThat(verdict.broken()).isEmpty();
                assertThat(verdict.entries())
                        .as("one more may have been written that was not acknowledged yet")
                        .isBetween(last, last + 1);
                acknowledged = verdict.entries();
            }
        }
        System.out.printf("drill: %d entries over %d kills%n", acknowledged, KILLS);
    }

    /** The last number that the program had said. */
    private long writeUntilKilled(Path file, Set<String> states) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LedgerWriter.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("errors.log").toFile()))
                .start();
        try (BufferedReader said = process.inputReader()) {
            assertThat(said.readLine()).isIn(states);
            String last = said.readLine();
            Thread killer = killAfter(process, random.nextInt(120_000));
            for (String line = last; line != null; line = said.readLine()) {
                last = line;
            }
            killer.join();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            return Long.parseLong(last);
        } finally {
            process.destroyForcibly();
        }
    }

    /** By its handle: the process itself would close the pipe with what was said last. */
    private static Thread killAfter(Process process, int micros) {
        return Thread.ofPlatform().start(() -> {
            try {
                TimeUnit.MICROSECONDS.sleep(micros);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            process.toHandle().destroyForcibly();
        });
    }
}
