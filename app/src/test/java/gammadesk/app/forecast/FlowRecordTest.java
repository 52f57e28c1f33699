package gammadesk.app.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.forecast.feature.FeatureSeries;
import gammadesk.analytics.forecast.feature.FeatureStore;
import gammadesk.analytics.forecast.flow.FlowSettings;
import gammadesk.analytics.forecast.flow.InstrumentFlow;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A book a minute. */
class FlowRecordTest {
    private static final long HOUR = 3_600_000L;
    private static final long START = 490_000 * HOUR;
    private static final FlowSettings SETTINGS = new FlowSettings(60_000, 150, 10, 10, 2, 10, 10);

    @TempDir
    private Path folder;

    private final Random random = new Random(4);

    @Test
    void anHourIsWrittenWhenItIsOverAndARestartGoesOn() throws IOException {
        Path file = folder.resolve("BTC-flow.csv");
        FlowRecord first = new FlowRecord(Optional.of(file));
        assertThat(first.isOn()).isTrue();
        InstrumentFlow flow = new InstrumentFlow("BTC-PERPETUAL", SETTINGS);
        minutes(flow, -20, 59);
        first.add(flow.picture(150, 1, 1));
        assertThat(file).doesNotExist();
        minutes(flow, 60, 60);
        first.add(flow.picture(150, 1, 1));
        List<String> afterOne = Files.readAllLines(file);
        assertThat(afterOne).hasSize(2);
        minutes(flow, 61, 119);
        first.add(flow.picture(150, 1, 1));
        assertThat(Files.readAllLines(file)).isEqualTo(afterOne);

        FlowRecord second = new FlowRecord(Optional.of(file));
        InstrumentFlow later = new InstrumentFlow("BTC-PERPETUAL", SETTINGS);
        minutes(later, 130, 241);
        second.add(later.picture(150, 1, 1));
        List<String> afterThree = Files.readAllLines(file);
        assertThat(afterThree).hasSize(3).startsWith(afterOne.toArray(String[]::new));
        FeatureStore store = second.with(FeatureStore.EMPTY);
        assertThat(store.series()).hasSize(7).allSatisfy(series -> {
            assertThat(series.name()).startsWith("btc-perpetual-");
            assertThat(series.observations())
                    .extracting(one -> one.knownMillis())
                    .containsExactly(START + HOUR, START + 4 * HOUR);
        });
        assertThat(new FlowRecord(Optional.of(file)).with(FeatureStore.EMPTY).series())
                .isEqualTo(store.series());
    }

    @Test
    void aDeskWithoutFilesRecordsNothing() {
        FlowRecord record = new FlowRecord(Optional.empty());
        InstrumentFlow flow = new InstrumentFlow("BTC-PERPETUAL", SETTINGS);
        minutes(flow, 0, 130);
        record.add(flow.picture(150, 1, 1));
        assertThat(record.isOn()).isFalse();
        assertThat(record.with(FeatureStore.EMPTY).series()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsSetAsideAndNotWrittenOver() throws IOException {
        Path file = Files.writeString(folder.resolve("BTC-flow.csv"), "hour,known,x\nyesterday,now,1\n");
        FlowRecord record = new FlowRecord(Optional.of(file));
        List<FeatureSeries> none = record.with(FeatureStore.EMPTY).series();
        assertThat(none).isEmpty();
        assertThat(file).doesNotExist();
        assertThat(folder.resolve("BTC-flow.csv.unreadable")).exists();
    }

    private void minutes(InstrumentFlow flow, int from, int to) {
        for (int minute = from; minute <= to; minute++) {
            flow.on(new OrderBook(
                    "BTC-PERPETUAL",
                    1,
                    List.of(new Level(99, 1 + random.nextInt(9))),
                    List.of(new Level(100, 1 + random.nextInt(9))),
                    false,
                    new Stamp(0, 0)));
            flow.step(START / 60_000 + minute, true);
        }
    }
}
