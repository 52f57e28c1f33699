package gammadesk.connectors.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.Ticker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ReplayMarketTest {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayMarketTest.class);
    private static final String HEADER =
            "timestamp,instrument_name,underlying,underlying_name,option_type,strike,expiry_datetime,time_to_maturity,"
                    + "bid_price,ask_price,mark_price,mid_price,futures_price,futures_instrument_name,implied_volatility,"
                    + "delta,vega,open_interest,volume,bid_ask_spread,currency,index_price,volume_usd\n";

    @TempDir
    private Path folder;

    private static Path recordings() {
        Path found = Path.of(System.getProperty("shared.dir", "../shared"), "data", "deribit_chains");
        if (!Boolean.getBoolean("shared.required")) {
            Assumptions.assumeTrue(Files.isDirectory(found), "the recordings are not beside the project");
        }
        assertThat(found).isDirectory();
        return found;
    }

    private static String row(String time, String name, String type, String strike, String bid, String iv) {
        return time + "," + name + ",64777.01,SYN.BTC-20FEB26," + type + "," + strike
                + ",2026-02-20T08:00:00+00:00,0.0387," + bid + ",0.011,0.0102,,64777.01,SYN.BTC-20FEB26," + iv
                + ",-0.10422,23.06301,21.2,24.2,,BTC,64817.22,30149.5\n";
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    @Test
    void playsEveryRecordingAsItWas() throws IOException {
        ReplayMarket market = ReplayMarket.open(List.of(recordings().resolve("snapshots")));
        assertThat(market.snapshotTimes()).hasSize(112);
        assertThat(market.firstMillis())
                .isEqualTo(Instant.parse("2025-12-30T17:31:15.944Z").toEpochMilli());
        long rows = 0;
        long perpetuals = 0;
        List<Double> medians = new ArrayList<>();
        List<Double> tails = new ArrayList<>();
        List<Double> markErrors = new ArrayList<>();
        List<Double> volErrors = new ArrayList<>();
        List<Double> deltaErrors = new ArrayList<>();
        for (long moment : market.snapshotTimes()) {
            List<Double> ofMoment = new ArrayList<>();
            market.advanceTo(moment, new RecordingSink());
            assertThat(market.nowMillis()).isEqualTo(moment);
            assertThat(market.currencies()).containsExactly(Currency.BTC, Currency.ETH);
            for (Instrument instrument : market.instruments()) {
                if (instrument.kind() == InstrumentKind.OPTION) {
                    rows++;
                    compare(instrument, market.ticker(instrument.name()), moment, ofMoment, volErrors, deltaErrors);
                }
                perpetuals += instrument.kind() == InstrumentKind.PERPETUAL ? 1 : 0;
            }
            markErrors.addAll(ofMoment);
            medians.add(share(sorted(ofMoment), 0.5));
            tails.add(share(sorted(ofMoment), 0.99));
        }
        long expired = market.skipped().stream()
                .filter(row -> row.reason().equals("expired"))
                .count();
        double[] marks = sorted(markErrors);
        LOG.info(
                "{} rows, {} skipped ({} expired), {} perpetuals; mark error median {} p99 {} max {} coin;"
                        + " IV median {} p99 {} points; delta median {}; last DVOL {}",
                rows,
                market.skipped().size(),
                expired,
                perpetuals,
                share(marks, 0.5),
                share(marks, 0.99),
                share(marks, 1),
                share(sorted(volErrors), 0.5),
                share(sorted(volErrors), 0.99),
                share(sorted(deltaErrors), 0.5),
                market.volatilityIndex(Currency.BTC));
        assertThat(market.isOver()).isTrue();
        assertThat(rows).isGreaterThan(112 * 1_200);
        assertThat(perpetuals).isGreaterThan(150);
        assertThat(market.skipped()).hasSize((int) expired);
        LOG.info(
                "worst snapshot's median {}, middle snapshot's p99 {}",
                share(sorted(medians), 1),
                share(sorted(tails), 0.5));
        assertThat(medians).allMatch(median -> median <= 6.2e-5);
        assertThat(share(sorted(tails), 0.5)).isLessThan(3e-4);
        assertThat(share(marks, 1)).isLessThan(6e-3);
        assertThat(share(sorted(volErrors), 0.5)).isLessThan(0.02);
    }

    private static void compare(
            Instrument instrument,
            Ticker ticker,
            long moment,
            List<Double> marks,
            List<Double> vols,
            List<Double> deltas) {
        double years = instrument.expiry().orElseThrow().yearsFrom(moment);
        double strike = instrument.option().orElseThrow().strike().doubleValue();
        int sign = instrument.option().orElseThrow().type().sign();
        double sigma = ticker.markIv() / 100;
        double priced = MarkKernel.priceCoin(ticker.underlying(), strike, sign, sigma * Math.sqrt(years));
        marks.add(Math.abs(priced - ticker.mark()));
        double delta = MarkKernel.greeks(ticker.underlying(), strike, sign, sigma, years)
                .delta();
        deltas.add(Math.abs(delta - ticker.greeks().delta()));
        if (Math.abs(delta) > 0.05 && Math.abs(delta) < 0.95 && years > 1 / 365.0) {
            double back = MarkKernel.impliedPercent(ticker.mark(), ticker.underlying(), strike, sign, years);
            if (back > 0) {
                vols.add(Math.abs(back - ticker.markIv()));
            }
        }
    }

    private static double[] sorted(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static double share(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }

    @Test
    void showsAFilesRowsToTheLetter() throws IOException {
        Path file = recordings().resolve("snapshots/deribit_options_snapshot_20260206T043012Z.csv.gz");
        ReplayMarket market = ReplayMarket.open(List.of(file));
        Ticker ticker = market.ticker("BTC-20FEB26-52000-P");
        assertThat(ticker.quote().bid()).isEqualTo(0.01);
        assertThat(ticker.quote().ask()).isEqualTo(0.011);
        assertThat(ticker.quote().bidAmount()).isEqualTo(0.1);
        assertThat(ticker.mark()).isEqualTo(0.01019725);
        assertThat(ticker.markIv()).isEqualTo(95.89);
        assertThat(ticker.underlying()).isEqualTo(64777.01);
        assertThat(ticker.underlyingName()).isEqualTo("SYN.BTC-20FEB26");
        assertThat(ticker.greeks().delta()).isEqualTo(-0.10422);
        assertThat(ticker.greeks().gamma()).isPositive();
        assertThat(ticker.openInterest()).isEqualTo(21.2);
        assertThat(ticker.volume24h()).isEqualTo(24.2);
        assertThat(ticker.bidIv()).isLessThan(95.89);
        assertThat(ticker.askIv()).isGreaterThan(95.89);
        assertThat(market.book("BTC-20FEB26-52000-P").bids()).hasSize(1);
        assertThat(market.ticker("BTC-PERPETUAL").mark()).isBetween(64_000.0, 66_000.0);
        assertThat(market.ticker("BTC-25DEC26").mark()).isBetween(67_000.0, 68_000.0);
        assertThat(market.isOver()).isTrue();
    }

    @Test
    void reportsWhatChangesAtARecordedMomentAndNothingBetween() throws IOException {
        Path first = write(
                "a.csv",
                HEADER
                        + row("2026-02-06T04:30:00+00:00", "BTC-20FEB26-52000-P", "put", "52000.0", "0.01", "0.9589")
                        + row("2026-02-06T04:30:00+00:00", "BTC-20FEB26-54000-P", "put", "54000.0", "", "0.9"));
        Path second = write(
                "b.csv",
                HEADER
                        + row("2026-02-06T04:40:00+00:00", "BTC-20FEB26-52000-P", "put", "52000.0", "0.0105", "0.96")
                        + row("2026-02-06T04:40:00+00:00", "BTC-20FEB26-54000-P", "put", "54000.0", "", "0.9"));
        ReplayMarket market = ReplayMarket.open(List.of(second, first));
        assertThat(market.ticker("BTC-20FEB26-54000-P").quote().bid()).isNaN();
        assertThat(market.ticker("BTC-20FEB26-54000-P").bidIv()).isNaN();
        RecordingSink sink = new RecordingSink();
        market.advanceTo(market.firstMillis() + 599_999, sink);
        assertThat(sink.tickers + sink.books + sink.indices).isZero();
        assertThat(market.isOver()).isFalse();
        market.advanceTo(market.firstMillis() + 600_000, sink);
        assertThat(sink.tickers).isEqualTo(1);
        assertThat(sink.books).isEqualTo(1);
        assertThat(market.ticker("BTC-20FEB26-52000-P").quote().bid()).isEqualTo(0.0105);
        assertThat(market.isOver()).isTrue();
        assertThat(market.indexHistory(Currency.BTC, 0, Long.MAX_VALUE)).hasSize(2);
    }

    @Test
    void beginsAgainWhenAskedTo() throws IOException {
        ReplayMarket market = ReplayMarket.open(
                List.of(
                        write(
                                "a.csv",
                                HEADER
                                        + row(
                                                "2026-02-06T04:30:00+00:00",
                                                "BTC-20FEB26-52000-P",
                                                "put",
                                                "52000.0",
                                                "0.01",
                                                "0.9589")),
                        write(
                                "b.csv",
                                HEADER
                                        + row(
                                                "2026-02-06T04:40:00+00:00",
                                                "BTC-20FEB26-52000-P",
                                                "put",
                                                "52000.0",
                                                "0.0105",
                                                "0.96"))),
                true);
        market.advanceTo(market.lastMillis() + 1, new RecordingSink());
        assertThat(market.isOver()).isFalse();
        assertThat(market.nowMillis()).isEqualTo(market.firstMillis());
        assertThat(market.ticker("BTC-20FEB26-52000-P").quote().bid()).isEqualTo(0.01);
    }

    @Test
    void leavesBadRowsOutAndSaysWhy() throws IOException {
        String time = "2026-02-06T04:30:00+00:00";
        Path file = write(
                "bad.csv",
                HEADER
                        + row(time, "BTC-20FEB26-52000-P", "put", "52000.0", "0.01", "0.9589")
                        + row(time, "BTC-20FEB26-53000-P", "put", "52000.0", "0.01", "0.9589")
                        + row(time, "nonsense", "put", "52000.0", "0.01", "0.9589")
                        + row("yesterday", "BTC-20FEB26-52000-P", "put", "52000.0", "0.01", "0.9589")
                        + row(time, "BTC-20FEB26-55000-C", "call", "55000.0", "x", "0.9589")
                        + row(time, "BTC-5FEB26-55000-C", "call", "55000.0", "0.01", "0.9589")
                        + "half a row\n");
        ReplayMarket market = ReplayMarket.open(List.of(file));
        assertThat(market.instruments()).extracting(Instrument::name).containsExactly("BTC-20FEB26-52000-P");
        assertThat(market.skipped()).hasSize(6).extracting(SkippedRow::line).containsExactly(3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(market.skipped()).extracting(SkippedRow::reason).contains("expired");
        assertThat(market.skipped().getFirst().reason()).contains("strike").contains("BTC-20FEB26-53000-P");
    }

    @Test
    void namesFileAndLineOfWhatIsNoRecording() throws IOException {
        Path lacking = write("lacking.csv", "timestamp,instrument_name\n1,2\n");
        assertThatThrownBy(() -> ReplayMarket.open(List.of(lacking)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lacking.csv, line 1")
                .hasMessageContaining("underlying");
        Path empty = write("empty.csv", HEADER);
        assertThatThrownBy(() -> ReplayMarket.open(List.of(empty)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("empty.csv, line 2");
        Path garbled = Files.write(folder.resolve("garbled.csv.gz"), new byte[] {1, 2, 3, 4});
        assertThatThrownBy(() -> ReplayMarket.open(List.of(garbled)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("garbled.csv.gz");
        byte[] whole =
                Files.readAllBytes(recordings().resolve("snapshots/deribit_options_snapshot_20260206T043012Z.csv.gz"));
        Path cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> ReplayMarket.open(List.of(cut)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cut.csv.gz");
        assertThatThrownBy(() -> ReplayMarket.open(List.of(folder.resolve("absent.csv"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("absent.csv");
    }

    @Test
    void expiryPassesBetweenRecordings() throws IOException {
        Path snapshots = recordings().resolve("snapshots");
        ReplayMarket market = ReplayMarket.open(List.of(
                snapshots.resolve("deribit_options_snapshot_20260206T043012Z.csv.gz"),
                snapshots.resolve("deribit_options_snapshot_20260206T155121Z.csv.gz")));
        RecordingSink sink = new RecordingSink();
        market.advanceTo(market.lastMillis(), sink);
        assertThat(sink.states)
                .filteredOn(instrument -> instrument.state() == InstrumentState.DELIVERED)
                .isNotEmpty()
                .allMatch(
                        instrument -> instrument.name().toUpperCase(Locale.ROOT).contains("-6FEB26"));
        assertThat(market.expired()).extracting(Instrument::name).contains("BTC-6FEB26-78000-P");
        assertThat(market.index(Currency.BTC).price()).isCloseTo(68_797, within(200.0));
    }
}
