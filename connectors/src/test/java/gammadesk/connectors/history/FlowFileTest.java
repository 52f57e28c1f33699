package gammadesk.connectors.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gammadesk.analytics.forecast.feature.FeatureSeries;
import gammadesk.analytics.forecast.feature.FlowHours;
import gammadesk.analytics.forecast.feature.Observation;
import gammadesk.analytics.forecast.measure.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowFileTest {
    private static final long HOUR = 3_600_000L;
    private static final long START = 1_767_225_600_000L;

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenComesBackBitForBitGapsIncluded() throws IOException {
        Path file = folder.resolve("deep").resolve("BTC-flow.csv");
        List<FeatureSeries> written = List.of(series("btc-perpetual-ofi", 50), series("btc-perpetual-spread", 50));
        FlowFile.write(file, written);
        assertThat(FlowFile.isOne(file)).isTrue();
        assertThat(FlowFile.read(file)).isEqualTo(written);
        assertThat(Files.readAllLines(file))
                .hasSize(51)
                .startsWith("hour,known,btc-perpetual-ofi,btc-perpetual-spread")
                .contains("2026-01-01T07:00:00Z,2026-01-01T08:00:00Z,,");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void seriesOfOtherHoursShareTheTable() throws IOException {
        Path file = folder.resolve("BTC-flow.csv");
        FeatureSeries late = FlowHours.series(
                "btc-options-spread", List.of(new Observation(START + 60 * HOUR, START + 61 * HOUR, 2.5)));
        FlowFile.write(file, List.of(series("btc-perpetual-ofi", 50), late));
        Feature read = FlowFile.read(file).get(1).feature();
        assertThat(read.at(START + 61 * HOUR)).isEqualTo(2.5);
        assertThat(read.at(START + 60 * HOUR)).isNaN();
    }

    @Test
    void asFeaturesEachHourIsKnownWhenItIsOverAndALaterRowChangesNothingBefore() throws IOException {
        Path whole = folder.resolve("whole.csv");
        Path past = folder.resolve("past.csv");
        FlowFile.write(whole, List.of(series("btc-perpetual-ofi", 50)));
        Files.write(past, Files.readAllLines(whole).subList(0, 31));
        Feature all = HistoryFiles.features(whole).getFirst();
        Feature then = HistoryFiles.features(past).getFirst();
        assertThat(all.name()).isEqualTo("btc-perpetual-ofi");
        assertThat(all.at(START + HOUR - 1)).isNaN();
        assertThat(all.at(START + HOUR)).isFinite();
        for (long millis = START; millis <= START + 30 * HOUR; millis += HOUR / 4) {
            assertThat(Double.doubleToLongBits(all.at(millis))).isEqualTo(Double.doubleToLongBits(then.at(millis)));
        }
        assertThat(then.at(START + 33 * HOUR))
                .as("two hours later it is unknown")
                .isNaN();
    }

    @Test
    void otherFilesAreNoFlowAndADamagedOneIsRefused() throws IOException {
        Path other = Files.writeString(folder.resolve("dvol_btc.csv"), "date,close\n2026-01-01,50\n2026-01-02,51\n");
        assertThat(FlowFile.isOne(other)).isFalse();
        assertThat(HistoryFiles.features(other)).extracting(Feature::name).containsExactly("dvol");
        Path bad = Files.writeString(folder.resolve("bad.csv"), "hour,known,x\n2026-01-01T00:00:00Z,soon,1\n");
        assertThatThrownBy(() -> FlowFile.read(bad))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bad.csv");
    }

    private static FeatureSeries series(String name, int hours) {
        Random random = new Random(name.hashCode());
        List<Observation> all = new ArrayList<>();
        for (int i = 0; i < hours; i++) {
            double value = i % 10 == 7 ? Double.NaN : random.nextGaussian();
            all.add(new Observation(START + i * HOUR, START + (i + 1) * HOUR, value));
        }
        return FlowHours.series(name, all);
    }
}
