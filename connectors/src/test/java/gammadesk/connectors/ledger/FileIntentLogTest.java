package gammadesk.connectors.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Quoting;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.port.Intent;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileIntentLogTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("intents.log");
    }

    private static Intent intent(String label) {
        return new Intent(
                label,
                Intent.Kind.SUBMIT,
                "",
                "BTC-27MAR26-100000-C",
                Side.SELL,
                new BigDecimal("0.1"),
                Optional.of(new BigDecimal("0.0055")),
                1_790_000_000_000L,
                1_790_000_005_000L,
                Quoting.IMPLIED_VOLATILITY);
    }

    private static Intent edit(String label) {
        return new Intent(
                label,
                Intent.Kind.EDIT,
                "77",
                "BTC-PERPETUAL",
                Side.BUY,
                BigDecimal.TEN,
                Optional.empty(),
                1,
                2,
                Quoting.PRICE);
    }

    @Test
    void aLineOfBeforeThereWereKeptPricesIsStillRead() {
        String body = "planned\told\tSUBMIT\t\tBTC-PERPETUAL\tBUY\t10\t100\t1\t2";
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        assertThat(IntentLine.parse(body + "\t" + Long.toHexString(crc.getValue())))
                .hasValueSatisfying(line -> {
                    Intent intent = ((IntentLine.Planned) line).intent();
                    assertThat(intent.label()).isEqualTo("old");
                    assertThat(intent.quoting()).isEqualTo(Quoting.PRICE);
                });
    }

    @Test
    void whatWasPlannedAndNotSettledIsThereAfterAReopening() throws IOException {
        try (FileIntentLog log = FileIntentLog.open(file())) {
            assertThat(log.plan(intent("a"))).isTrue();
            assertThat(log.plan(edit("b"))).isTrue();
            assertThat(log.plan(intent("c"))).isTrue();
            log.settle("a", "Accepted");
        }
        try (FileIntentLog log = FileIntentLog.open(file())) {
            assertThat(log.unresolved()).containsExactly(edit("b"), intent("c"));
            log.settle("b", "Refused");
            log.settle("c", "Accepted");
        }
        try (FileIntentLog log = FileIntentLog.open(file())) {
            assertThat(log.unresolved()).isEmpty();
        }
        assertThat(Files.size(file())).as("what is settled is left behind").isZero();
    }

    @Test
    void everyLineIsInTheFileWhenTheMethodReturns() throws IOException {
        try (FileIntentLog log = FileIntentLog.open(file())) {
            log.plan(intent("a"));
            assertThat(Files.readAllLines(file())).hasSize(1);
            log.settle("a", "Accepted");
            assertThat(Files.readAllLines(file())).hasSize(2);
        }
    }

    @Test
    void aTornLastLineWasNeverSentAndSpoilsNothing() throws IOException {
        try (FileIntentLog log = FileIntentLog.open(file())) {
            log.plan(intent("a"));
            log.plan(intent("b"));
        }
        byte[] whole = Files.readAllBytes(file());
        for (int cut = 1; cut < 60; cut++) {
            Files.write(file(), java.util.Arrays.copyOf(whole, whole.length - 1 - cut));
            try (FileIntentLog log = FileIntentLog.open(file())) {
                assertThat(log.unresolved()).containsExactly(intent("a"));
                assertThat(log.plan(intent("c"))).isTrue();
            }
            try (FileIntentLog log = FileIntentLog.open(file())) {
                assertThat(log.unresolved()).isEqualTo(List.of(intent("a"), intent("c")));
            }
        }
    }

    @Test
    void aDamagedLineCostsOnlyItself() throws IOException {
        try (FileIntentLog log = FileIntentLog.open(file())) {
            log.plan(intent("a"));
        }
        Files.writeString(file(), "garbage\nplanned\tx\t1\n", StandardOpenOption.APPEND);
        try (FileIntentLog log = FileIntentLog.open(file())) {
            assertThat(log.unresolved()).containsExactly(intent("a"));
        }
    }

    @Test
    void aClosedLogSaysThatItWroteNothing() throws IOException {
        FileIntentLog log = FileIntentLog.open(file());
        log.close();
        assertThat(log.plan(intent("a"))).isFalse();
        assertThat(log.unresolved()).isEmpty();
    }
}
