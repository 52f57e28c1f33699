package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.app.cli.Gammadesk;
import gammadesk.app.desk.Environment;
import gammadesk.app.desk.SystemClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gammadesk history} on the embedded exchange, and what becomes of its file. */
class HistoryCommandTest extends CommandTest {
    @TempDir
    private Path folder = Path.of(".");

    private int history(String... arguments) {
        Environment here = new Environment("linux", folder, Map.of("GAMMADESK_HOME", folder.toString()), true);
        String[] line =
                Stream.concat(Stream.of("history"), Stream.of(arguments)).toArray(String[]::new);
        return Gammadesk.run(new SystemClock(), here, line);
    }

    @Test
    void whatIsDownloadedCanBeForecast() throws IOException {
        String from = Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .minus(420, ChronoUnit.DAYS)
                .toString();
        Path prices = folder.resolve("BTC.csv");
        Path dvol = folder.resolve("dvol.csv");
        assertThat(history("--from", from, "--out", prices.toString())).isZero();
        assertThat(history("--instrument", "DVOL-BTC", "--from", from, "--out", dvol.toString()))
                .isZero();
        List<String> lines = Files.readAllLines(prices);
        assertThat(lines).hasSizeGreaterThanOrEqualTo(1 + 420 * 24);
        assertThat(Files.readAllLines(dvol)).hasSizeGreaterThanOrEqualTo(420 * 24);
        assertThat(folder.resolve("history")).as("a made-up past is not kept").doesNotExist();
        said.reset();
        assertThat(run(
                        "forecast",
                        "--prices",
                        prices.toString(),
                        "--features",
                        dvol.toString(),
                        "--model",
                        "har-iv",
                        "--walk-forward"))
                .isZero();
        Map<String, Object> json = JsonTree.read(said());
        assertThat(json).containsEntry("filledBars", 0.0);
        assertThat((List<?>) json.get("rows")).hasSizeGreaterThanOrEqualTo(420 - 180);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void wrongUseIsSaidSo() {
        String file = folder.resolve("x.csv").toString();
        assertThat(history("--from", "yesterday", "--out", file)).isEqualTo(2);
        assertThat(history("--from", "2026-01-02", "--to", "2026-01-01", "--out", file))
                .isEqualTo(2);
        assertThat(history("--from", "2026-01-02", "--resolution", "7", "--out", file))
                .isEqualTo(2);
        assertThat(history("--from", "2026-01-02")).isEqualTo(2);
        assertThat(history("--from", "2026-01-02", "--instrument", "NONE", "--out", file))
                .isEqualTo(1);
        assertThat(Path.of(file)).doesNotExist();
    }
}
