package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.Shared;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code gammadesk hedge compare} over two recorded days. */
class HedgeCompareTest extends CommandTest {
    /** Three perpetual orders of 316,680 USD in all: 0.05 % of fees and half a dollar in 67,000 are 161 USD. */
    private static final List<String> PINNED = List.of(
            "| short straddle | none |  | 7,934 | -3,409 | -3,409 to -3,409 | -3,409 | -87 | 0 | 0 | 0 | 0.0 |  |  |  |",
            "| short straddle | delta | 1.0 | 4,416 | -700 | -700 to -700 | -659 | 882 | 882 | 161 | 316,680 | 3.0 |  |  |  |");

    @Test
    void theSameRecordingHasTheSameTable() throws IOException {
        String first = compare("--rule", "optimiser", "--book", "short straddle", "--format", "csv");
        String again = compare("--rule", "optimiser", "--book", "short straddle", "--format", "csv");
        assertThat(again).isEqualTo(first);
        assertThat(first.lines().filter(line -> line.startsWith("short straddle,optimiser")))
                .hasSizeGreaterThan(3);
    }

    @Test
    void theTableIsWhatTheGuideShows() throws IOException {
        assertThat(compare("--rule", "delta", "--book", "short straddle")).contains(PINNED);
    }

    @Test
    void wrongUseIsNamed() throws IOException {
        assertThat(status("--book", "butterfly")).isEqualTo(2);
        assertThat(status("--rule", "oracle")).isEqualTo(2);
        assertThat(status("--currency", "x")).isEqualTo(2);
        assertThat(status("--horizon", "0")).isEqualTo(2);
        assertThat(status("--accept", "-1")).isEqualTo(2);
        assertThat(run("hedge", "compare", "--chains", "missing.csv")).isEqualTo(2);
    }

    private String compare(String... options) throws IOException {
        said.reset();
        assertThat(status(options)).isZero();
        return said.toString(StandardCharsets.UTF_8);
    }

    private static int status(String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of("hedge", "compare", "--paths", "60", "--instruments", "10"));
        line.addAll(List.of("--nodes", "20", "--chains"));
        Shared.chains("_2026040").stream()
                .filter(file -> file.getFileName().toString().contains("_20260401")
                        || file.getFileName().toString().contains("_20260402"))
                .forEach(file -> line.add(file.toString()));
        line.addAll(List.of(options));
        return run(line.toArray(String[]::new));
    }
}
