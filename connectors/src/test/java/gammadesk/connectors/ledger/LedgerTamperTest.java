package gammadesk.connectors.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.Ledger.Entry;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.port.Ledger.Outcome;
import gammadesk.analytics.port.LedgerReport.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody changes the past: it shows, and it says where. */
class LedgerTamperTest {
    private static final int ENTRIES = 9;

    @TempDir
    private Path folder = Path.of(".");

    private Path file = Path.of("ledger.db");

    @BeforeEach
    void fill() {
        file = folder.resolve("ledger.db");
        LedgerBench.fill(file, ENTRIES);
    }

    private void breaksAt(long sequence) throws Exception {
        ChainVerdict verdict = LedgerBench.verify(file);
        assertThat(verdict.broken().orElseThrow().sequence()).hasValue(sequence);
        assertThat(verdict.entries()).isEqualTo(sequence - 1);
    }

    @Test
    void anUntouchedLedgerIsWhole() throws Exception {
        ChainVerdict verdict = LedgerBench.verify(file);
        assertThat(verdict.broken()).isEmpty();
        assertThat(verdict.entries()).isEqualTo(ENTRIES);
        assertThat(verdict.firstMillis()).hasValue(LedgerBench.NOW + 1);
        assertThat(verdict.lastMillis()).hasValue(LedgerBench.NOW + ENTRIES);
        try (Ledger ledger = LedgerBench.open(file).ledger()) {
            assertThat(verdict.head())
                    .isEqualTo(ledger.latest(Kind.ORDER, "label-" + ENTRIES)
                            .orElseThrow()
                            .hash());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "kind~'CHANGE'",
                "kind~'ORDER2'",
                "kind~''",
                "subject~subject || ' '",
                "subject~'other'",
                "actor~'someone'",
                "actor~''",
                "at_millis~at_millis + 1",
                "at_millis~0",
                "content~'{}'",
                "content~replace(content, ':', ': ')",
                "content~CAST(content || x'00' AS TEXT)",
                "hash~upper(hash)",
                "hash~'00' || substr(hash, 3)",
                "hash~''",
                "sequence~sequence + 100",
                "sequence~-sequence"
            })
    void everyColumnOfEveryRowIsWatched(String column, String value) throws Exception {
        for (int row = 1; row <= ENTRIES; row++) {
            Path copy = folder.resolve(column + row + ".db");
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            LedgerBench.tamper(copy, "UPDATE entry SET " + column + " = " + value + " WHERE sequence = " + row);
            ChainVerdict verdict = LedgerBench.verify(copy);
            assertThat(verdict.broken()).as("%s of %d", column, row).isPresent();
            boolean goneFromTheFront = column.equals("sequence") && value.startsWith("-");
            assertThat(verdict.broken().orElseThrow().sequence()).hasValue(goneFromTheFront ? 1 : row);
        }
    }

    @Test
    void aRemovedEntryIsMissed() throws Exception {
        LedgerBench.tamper(file, "DELETE FROM entry WHERE sequence = 4");
        breaksAt(4);
    }

    @Test
    void twoEntriesThatChangedPlacesAreNoticed() throws Exception {
        LedgerBench.tamper(
                file,
                "UPDATE entry SET sequence = 99 WHERE sequence = 3",
                "UPDATE entry SET sequence = 3 WHERE sequence = 4",
                "UPDATE entry SET sequence = 4 WHERE sequence = 99");
        breaksAt(3);
    }

    @Test
    void anEntryThatWasHashedAnewBetraysTheNextOne() throws Exception {
        String before;
        try (Ledger ledger = LedgerBench.open(file).ledger()) {
            before = ledger.latest(Kind.ORDER, "label-4").orElseThrow().hash();
        }
        String forged =
                LedgerChain.hash(before, 5, Kind.ORDER, "label-5", "demo", LedgerBench.NOW + 5, "{\"amount\":7}");
        LedgerBench.tamper(
                file, "UPDATE entry SET content = '{\"amount\":7}', hash = '" + forged + "' WHERE sequence = 5");
        breaksAt(6);
    }

    @Test
    void aLedgerBrokenInTheMiddleIsReadAndNotWritten() throws Exception {
        LedgerBench.tamper(file, "UPDATE entry SET actor = 'someone' WHERE sequence = 4");
        SqliteLedger.Opened opened = LedgerBench.open(file);
        try (Ledger ledger = opened.ledger()) {
            assertThat(opened.report().state()).isEqualTo(State.BROKEN);
            assertThat(opened.report().isWritable()).isFalse();
            assertThat(opened.report().sentence()).contains("entry 4", "no order goes out");
            assertThat(ledger.obstacle().orElseThrow()).contains("entry 4");
            assertThat(ledger.append(Kind.ORDER, "x", "demo", 0, "{}"))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.reason()).contains("entry 4"));
            assertThat(ledger.obstacle()).isPresent();
            assertThat(ledger.latest(Kind.ORDER, "label-3")).isPresent();
            assertThat(ledger.latest(Kind.ORDER, "label-9").map(Entry::sequence))
                    .hasValue(9L);
        }
        breaksAt(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE entry SET content = '{}' WHERE sequence = 1",
                "DELETE FROM entry WHERE sequence = 9",
                "INSERT OR REPLACE INTO entry VALUES (9, 'DESK', 's', 'a', 0, '{}', 'h')",
                "INSERT INTO entry VALUES (11, 'DESK', 's', 'a', 0, '{}', 'h')",
                "INSERT INTO entry VALUES (10, 'DESK', 's', 'a', 'then', '{}', 'h')"
            })
    void theFileItselfRefusesEveryOtherChangeThanTheNextEntry(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void triggersThatWereTakenAwayAreThereAgainAfterAnOpening() throws Exception {
        LedgerBench.tamper(file);
        LedgerBench.open(file).ledger().close();
        theFileItselfRefusesEveryOtherChangeThanTheNextEntry("DELETE FROM entry WHERE sequence = 9");
    }
}
