package gammadesk.connectors.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 2);

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void theLastRowOfADayIsItsClose() throws IOException {
        String text = "Timestamp,open,close\n2026-01-02 00:00:00+0000,1,100\n2026-01-02 23:00:00+0000,1,110\n"
                + "2026-01-03 00:00:00+0000,1,120\n";
        assertThat(HistoryFiles.closes(file("prices.csv", text)))
                .containsExactlyEntriesOf(sorted(Map.of(DAY, 110.0, DAY.plusDays(1), 120.0)));
    }

    @Test
    void packedAndInMilliseconds() throws IOException {
        Path file = folder.resolve("prices.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("Date,Close\n1767312000000,100.5\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(HistoryFiles.closes(file)).containsExactlyEntriesOf(Map.of(DAY, 100.5));
    }

    /** The venue's volatility index: milliseconds, open, high, low, close. */
    @Test
    void rowsOfTheVenuesIndex() throws IOException {
        assertThat(HistoryFiles.closes(file("index.json", "[[1767312000000, 40.0, 45.0, 39.0, 44.5]]")))
                .containsExactlyEntriesOf(Map.of(DAY, 44.5));
    }

    /** A holiday is a gap and never 0. */
    @Test
    void emptyAndImpossibleClosesAreNoCloses() throws IOException {
        assertThat(HistoryFiles.closes(file("gaps.csv", "date,close\n2026-01-02,5\n2026-01-03,\n2026-01-04,0\n")))
                .containsExactlyEntriesOf(Map.of(DAY, 5.0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "when,close\n1,2\n",
                "date,open\n2026-01-02,5\n",
                "date,close\nsoon,5\n",
                "[[",
                "date,close\n"
            })
    void whatIsNoHistorySaysSo(String text) throws IOException {
        Path file = file("strange.csv", text);
        assertThatThrownBy(() -> HistoryFiles.closes(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("strange.csv");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Map<LocalDate, Double> sorted(Map<LocalDate, Double> closes) {
        return new TreeMap<>(closes);
    }
}
