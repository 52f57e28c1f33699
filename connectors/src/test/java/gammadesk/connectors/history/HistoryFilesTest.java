package gammadesk.connectors.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.market.Candle;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFilesTest {
    @TempDir
    private Path folder;

    private static Path shared(String path) {
        Path file = Path.of(System.getProperty("shared.dir", ""), "data", path);
        if (!Files.exists(file)) {
            if (Boolean.getBoolean("shared.required")) {
                fail("the recordings are required, but missing: %s", file);
            }
            abort("the recordings beside the project are missing: " + file);
        }
        return file;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Instant instant(long millis) {
        return Instant.ofEpochMilli(millis);
    }

    @Test
    void everyRecordedPriceFileIsRead() throws IOException {
        assertThat(HistoryFiles.bars(shared("prices/elvistv_BTCUSDT_1h.csv.gz"))
                        .bars()
                        .size())
                .isEqualTo(19_704);
        for (String name : List.of(
                "elvistv_ETHUSDT_1h", "BTC_USDT_1d", "BTC_USDT_2h", "BTC_USD_2h_bitstamp", "kittycapital_BTC_daily")) {
            List<Candle> bars = HistoryFiles.candles(shared("prices/" + name + ".csv.gz"));
            assertThat(bars).hasSizeGreaterThan(2_000).allMatch(Candle::isSound);
            assertThat(bars).allMatch(bar -> bar.knownMillis() > bar.startMillis());
        }
    }

    @Test
    void aBarIsKnownAtItsEnd() throws IOException {
        Candle first =
                HistoryFiles.candles(shared("prices/elvistv_BTCUSDT_1h.csv.gz")).getFirst();
        assertThat(first)
                .isEqualTo(new Candle(
                        1_704_067_200_000L, 1_704_070_800_000L, 42283.58, 42554.57, 42261.02, 42475.23, 1271.68108));
    }

    @Test
    void recordedFundingIsRead() throws IOException {
        var rates = HistoryFiles.funding(shared("prices/funding_rate_BTCUSDT.csv.gz"));
        assertThat(rates).hasSizeGreaterThan(7_000);
        assertThat(instant(rates.getFirst().knownMillis())).isEqualTo("2019-09-10T08:00:00Z");
        assertThat(rates.getFirst().rate8h()).isEqualTo(0.0001);
        assertThat(rates.getFirst().rate1h()).isEqualTo(0.0000125);
    }

    @Test
    void aDaysVolatilityIndexIsKnownWhenTheDayIsOver() throws IOException {
        Feature dvol = HistoryFiles.feature(shared("prices/dvol_btc_daily.json.gz"));
        assertThat(dvol.name()).isEqualTo("dvol");
        long first = 1_667_692_800_000L;
        assertThat(dvol.at(first)).isNaN();
        assertThat(dvol.at(first + 86_399_999)).isNaN();
        assertThat(dvol.at(first + 86_400_000)).isEqualTo(56.76);
        Feature ohlc = HistoryFiles.feature(shared("prices/dvol_btc_ohlc_20260101_20260414.csv"));
        assertThat(ohlc.at(Instant.parse("2026-01-02T00:00:00Z").toEpochMilli()))
                .isEqualTo(42.22);
    }

    @Test
    void anHoursVolatilityIndexIsKnownWhenTheHourIsOver() throws IOException {
        String head = "timestamp,open,high,low,close,volume\n";
        Path bars = file("dvol_1h.csv", head + "2026-01-01 00:00:00,1,1,1,40,\n2026-01-01 01:00:00,1,1,1,41,\n");
        Path json = file("dvol_1h.json", "[[1767225600000,1,1,1,40],[1767229200000,1,1,1,41]]");
        long begin = Instant.parse("2026-01-01T01:00:00Z").toEpochMilli();
        for (Path file : List.of(bars, json)) {
            Feature dvol = HistoryFiles.feature(file);
            assertThat(dvol.at(begin)).isEqualTo(40);
            assertThat(dvol.at(begin + 3_599_999)).isEqualTo(40);
            assertThat(dvol.at(begin + 3_600_000)).isEqualTo(41);
        }
        Path single = file("funding.csv", "timestamp,funding_rate\n2026-01-01 08:00:00,1\n2026-01-01 16:00:00,2\n");
        assertThat(HistoryFiles.feature(single)
                        .at(Instant.parse("2026-01-01T16:00:00Z").toEpochMilli()))
                .isEqualTo(2);
    }

    @Test
    void recordedMacroSeriesHaveNoHolidays() throws IOException {
        try (Stream<Path> files = Files.list(shared("macro"))) {
            for (Path file : files.sorted().toList()) {
                assertThat(HistoryFiles.series(file))
                        .as("%s", file)
                        .isNotEmpty()
                        .allMatch(value -> value.value() != 0 || file.toString().contains("T10Y2Y"));
            }
        }
        var rows = HistoryFiles.series(shared("macro/fred_DGS10.csv.gz"));
        assertThat(rows.getFirst().date()).isEqualTo(LocalDate.parse("1980-01-02"));
        assertThat(rows).noneMatch(row -> row.date().equals(LocalDate.parse("2025-12-25")));
    }

    /** A month's mean is dated by the month's first day and cannot be known on the second. */
    @Test
    void officesSeriesAreKnownWhenTheyCameOut() throws IOException {
        Feature funds = HistoryFiles.feature(shared("macro/fred_FEDFUNDS.csv.gz"));
        assertThat(funds.name()).isEqualTo("fedfunds");
        assertThat(funds.at(Instant.parse("2025-12-30T00:00:00Z").toEpochMilli()))
                .isEqualTo(4.09);
        assertThat(funds.at(Instant.parse("2025-12-31T22:00:00Z").toEpochMilli()))
                .isEqualTo(3.88);
        Feature bonds = HistoryFiles.feature(shared("macro/fred_DGS10.csv.gz"));
        assertThat(bonds.name()).isEqualTo("dgs10");
        assertThat(bonds.at(Instant.parse("2025-12-30T21:59:59Z").toEpochMilli()))
                .isNotEqualTo(4.12);
        assertThat(bonds.at(Instant.parse("2025-12-30T22:00:00Z").toEpochMilli()))
                .isEqualTo(4.12);
        Feature dollar = HistoryFiles.feature(shared("macro/fred_DTWEXBGS.csv.gz"));
        assertThat(dollar.at(Instant.parse("2025-12-29T21:00:00Z").toEpochMilli()))
                .isNotEqualTo(119.8529);
        assertThat(dollar.at(Instant.parse("2025-12-29T22:00:00Z").toEpochMilli()))
                .isEqualTo(119.8529);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        List<Candle> bars =
                HistoryFiles.candles(shared("prices/elvistv_BTCUSDT_1h.csv.gz")).subList(0, 500);
        StringWriter text = new StringWriter();
        HistoryFiles.write(bars, text);
        assertThat(HistoryFiles.candles(file("out.csv", text.toString()))).isEqualTo(bars);
    }

    @Test
    void rowsWithoutAPriceAreLeftOutAndALaterRowCounts() throws IOException {
        Path file = file("bars.csv", """
                time,open,high,low,close
                2026-01-01 00:00:00,1,2,1,1.5
                2026-01-01 01:00:00,,,,
                2026-01-01 02:00:00,-1,2,-2,1
                2026-01-01 03:00:00,1,1,1,4
                2026-01-01 03:00:00,1,1,1,5
                2026-01-01 04:00:00,1,1,1,1
                """);
        List<Candle> bars = HistoryFiles.candles(file);
        assertThat(bars).extracting(Candle::close).containsExactly(1.5, 5.0, 1.0);
        assertThat(bars.get(1).high()).isEqualTo(5);
        assertThat(bars.getFirst().volume()).isNaN();
    }

    @Test
    void anotherFileIsSaidByName() throws IOException {
        Path file = file("x.csv", "a,b\n1,2\n");
        assertThatThrownBy(() -> HistoryFiles.candles(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("x.csv");
        assertThatThrownBy(() -> HistoryFiles.feature(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("x.csv");
        Path broken = file("y.json", "[[1,");
        assertThatThrownBy(() -> HistoryFiles.feature(broken)).isInstanceOf(IOException.class);
    }

    @Test
    void holidaysAreNoBusinessDays() {
        for (String free : List.of(
                "2026-01-01",
                "2026-01-19",
                "2026-02-16",
                "2026-05-25",
                "2026-06-19",
                "2026-07-03",
                "2026-09-07",
                "2026-10-12",
                "2026-11-11",
                "2026-11-26",
                "2026-12-25",
                "2027-07-05",
                "2026-11-22")) {
            assertThat(BusinessDays.isFree(LocalDate.parse(free))).as(free).isTrue();
        }
        for (String day : List.of("2026-01-02", "2026-07-02", "2026-11-27", "2026-12-24", "2026-05-18")) {
            assertThat(BusinessDays.isFree(LocalDate.parse(day))).as(day).isFalse();
        }
    }
}
