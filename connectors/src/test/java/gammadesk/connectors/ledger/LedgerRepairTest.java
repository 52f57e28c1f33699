package gammadesk.connectors.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.Ledger.Entry;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.port.Ledger.Outcome;
import gammadesk.analytics.port.LedgerReport.State;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What crashes and bad disks leave behind. */
class LedgerRepairTest {
    private static final int PAGE = 4_096;
    private static final int FRAME = PAGE + 24;

    @TempDir
    private Path folder = Path.of(".");

    private Path file() {
        return folder.resolve("ledger.db");
    }

    private Path log() {
        return folder.resolve("ledger.db-wal");
    }

    private Path copy() {
        return folder.resolve("ledger.db.damaged-" + LedgerBench.NOW);
    }

    /** The files as a machine leaves them whose plug is pulled after so many entries. */
    private void pullThePlug(int entries) throws IOException {
        Path live = folder.resolve("live.db");
        try (Ledger ledger = LedgerBench.open(live).ledger()) {
            LedgerBench.fill(ledger, entries);
            Files.copy(live, file());
            Files.copy(folder.resolve("live.db-wal"), log());
        }
    }

    private static void scratch(Path file, long from, int length) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] noise = new byte[length];
            new SplittableRandom(3).nextBytes(noise);
            bytes.seek(from);
            bytes.write(noise);
        }
    }

    private static void cut(Path file, long length) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(length);
        }
    }

    /** Whole entries are there, the ledger goes on after them, and the file is sound again. */
    private long goesOn(State state) throws IOException {
        long kept;
        SqliteLedger.Opened opened = LedgerBench.open(file());
        try (Ledger ledger = opened.ledger()) {
            assertThat(opened.report().state()).as(opened.report().sentence()).isEqualTo(state);
            kept = opened.report().entries();
            List<Entry> entries = ledger.latest(List.of(Kind.values()), Integer.MAX_VALUE);
            assertThat(entries).hasSize((int) kept);
            for (Entry e : entries) {
                assertThat(e.content()).isEqualTo("{\"amount\":" + e.sequence() + "}");
            }
            assertThat(ledger.append(Kind.DESK, "desk", "tester", 0, "{}")).isEqualTo(new Outcome.Written(kept + 1));
            if (state == State.REPAIRED) {
                assertThat(opened.report().sentence()).contains(kept + " whole entries were kept", copy().toString());
                assertThat(copy()).exists();
            }
        }
        assertThat(LedgerBench.verify(file()).broken()).isEmpty();
        assertThat(LedgerBench.verify(file()).entries()).isEqualTo(kept + 1);
        return kept;
    }

    @Test
    void aNewLedgerSaysSo() throws IOException {
        assertThat(goesOn(State.NEW)).isZero();
    }

    @Test
    void whatWasOnlyInTheWriteAheadLogIsThere() throws IOException {
        pullThePlug(12);
        assertThat(Files.size(log())).isGreaterThan(12 * FRAME);
        assertThat(goesOn(State.WHOLE)).isEqualTo(12);
        assertThat(copy()).doesNotExist();
    }

    @Test
    void aWriteThatWasCutAtAnyByteIsLeftOut() throws IOException {
        pullThePlug(12);
        byte[] whole = Files.readAllBytes(log());
        byte[] database = Files.readAllBytes(file());
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 12; i++) {
            Files.write(log(), Arrays.copyOf(whole, whole.length - 1 - random.nextInt(FRAME - 25)));
            Files.write(file(), database);
            Files.deleteIfExists(folder.resolve("ledger.db-shm"));
            Files.deleteIfExists(copy());
            Files.deleteIfExists(copy().resolveSibling(copy().getFileName() + "-wal"));
            assertThat(goesOn(State.REPAIRED)).isEqualTo(11);
            assertThat(copy().resolveSibling(copy().getFileName() + "-wal")).exists();
        }
    }

    @Test
    void aDamagedTailOfTheWriteAheadLogCostsWhatIsInItAndIsTold() throws IOException {
        pullThePlug(30);
        long size = Files.size(log());
        scratch(log(), size - 6 * FRAME + 100, 64);
        long kept = goesOn(State.REPAIRED);
        assertThat(kept).isBetween(20L, 29L);
    }

    @Test
    void aDamagedHeadOfTheWriteAheadLogIsToldToo() throws IOException {
        pullThePlug(5);
        scratch(log(), 0, 32);
        SqliteLedger.Opened opened = LedgerBench.open(file());
        opened.ledger().close();
        assertThat(opened.report().state()).isEqualTo(State.REPAIRED);
        assertThat(opened.report().sentence()).contains("write-ahead log");
        assertThat(copy().resolveSibling(copy().getFileName() + "-wal")).exists();
    }

    @Test
    void framesOfAnOlderRoundAreNoDamage() throws IOException {
        Path live = folder.resolve("live.db");
        try (Ledger ledger = LedgerBench.open(live).ledger()) {
            LedgerBench.fill(ledger, 600);
            Files.copy(live, file());
            Files.copy(folder.resolve("live.db-wal"), log());
        }
        assertThat(Files.size(log())).as("the log was begun anew at least once").isLessThan(600L * 3 * FRAME);
        assertThat(goesOn(State.WHOLE)).isEqualTo(600);
    }

    @Test
    void anAlteredLastEntryIsLeftOutAndKeptAside() throws Exception {
        LedgerBench.fill(file(), 9);
        LedgerBench.tamper(file(), "UPDATE entry SET content = '{\"amount\":1000}' WHERE sequence = 9");
        assertThat(LedgerBench.verify(file()).broken().orElseThrow().atEnd()).isTrue();
        assertThat(goesOn(State.REPAIRED)).isEqualTo(8);
        assertThat(LedgerBench.verify(copy()).broken().orElseThrow().sequence()).hasValue(9);
    }

    @Test
    void aFileThatLacksItsEndKeepsWhatCanBeRead() throws IOException {
        LedgerBench.fill(file(), 500);
        long size = Files.size(file());
        for (int pages = 1; pages <= 3; pages++) {
            Path whole = folder.resolve("whole.db");
            if (pages == 1) {
                Files.copy(file(), whole);
            } else {
                Files.copy(whole, file(), StandardCopyOption.REPLACE_EXISTING);
                Files.deleteIfExists(copy());
            }
            cut(file(), size - (long) pages * PAGE - 100);
            assertThat(goesOn(State.REPAIRED)).isBetween(300L, 500L);
        }
    }

    @Test
    void everyScratchedPageIsMadeGoodOrRefusedAndNeverPassedOver() throws IOException {
        LedgerBench.fill(file(), 400);
        Path whole = folder.resolve("whole.db");
        Files.copy(file(), whole);
        int pages = (int) (Files.size(whole) / PAGE);
        for (int page = 1; page < pages; page++) {
            Files.copy(whole, file(), StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(copy());
            scratch(file(), (long) page * PAGE, PAGE);
            SqliteLedger.Opened opened = LedgerBench.open(file());
            try (Ledger ledger = opened.ledger()) {
                assertThat(opened.report().state())
                        .as("page %d: %s", page, opened.report().sentence())
                        .isIn(State.REPAIRED, State.BROKEN);
                boolean written = ledger.append(Kind.DESK, "desk", "tester", 0, "{}") instanceof Outcome.Written;
                assertThat(written).isEqualTo(opened.report().isWritable());
            }
        }
    }

    @Test
    void aFileThatIsNoLedgerIsLeftAloneAndNothingIsWritten() throws IOException {
        Files.writeString(file(), "These are my notes, and they are longer than a head of a database.");
        SqliteLedger.Opened opened = LedgerBench.open(file());
        try (Ledger ledger = opened.ledger()) {
            assertThat(opened.report().state()).isEqualTo(State.BROKEN);
            assertThat(opened.report().sentence()).contains("no ledger", file().toString());
            assertThat(ledger.append(Kind.DESK, "desk", "tester", 0, "{}")).isInstanceOf(Outcome.Failed.class);
        }
        assertThat(Files.readString(file())).startsWith("These are my notes");
    }

    @Test
    void aSecondDeskIsRefusedAndTheFirstOneGoesOn() throws IOException {
        try (Ledger first = LedgerBench.open(file()).ledger()) {
            assertThatThrownBy(() -> LedgerBench.open(file()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("another desk is open on " + folder);
            LedgerBench.fill(first, 1);
        }
        try (Ledger next = LedgerBench.open(file()).ledger()) {
            assertThat(next.about("label-1")).hasSize(1);
        }
    }

    @Test
    void whoeverVerifiesNeedsNoClosedDesk() throws IOException {
        try (Ledger ledger = LedgerBench.open(file()).ledger()) {
            LedgerBench.fill(ledger, 3);
            assertThat(LedgerBench.verify(file()).entries()).isEqualTo(3);
            LedgerBench.fill(ledger, 2);
            assertThat(LedgerBench.verify(file()).entries()).isEqualTo(5);
        }
    }
}
