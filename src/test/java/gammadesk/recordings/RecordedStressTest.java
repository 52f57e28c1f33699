package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.Shared;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.InstrumentName.Family;
import gammadesk.analytics.pricing.ImpliedVol;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.Stress;
import gammadesk.analytics.risk.SurfacePoint;
import gammadesk.app.market.RecordedChain;
import gammadesk.connectors.history.HistoryFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The moves of the named stresses, measured again on what was recorded. */
class RecordedStressTest {
    private static final Family BITCOIN = new Family(Currency.BTC, Optional.empty());
    private static final double DAYS = 365;

    /** Prices of two hours. */
    private record Bar(double open, double low, double close) {}

    @Test
    void theCrashOfFebruary2026() throws IOException {
        RiskMarket before = market(chain("20260204T155401Z"));
        RiskMarket after = market(chain("20260206T043012Z"));
        Stress.Moves moves = moves("5 February 2026");
        SurfacePoint was = SurfacePoint.of(before, BITCOIN);
        SurfacePoint is = SurfacePoint.of(after, BITCOIN);
        System.out.printf(
                Locale.ROOT,
                "index %.0f to %.0f, month %.4f to %.4f, week %.4f to %.4f, skew %.4f to %.4f, power %.3f%n",
                before.index(Currency.BTC),
                after.index(Currency.BTC),
                was.month(),
                is.month(),
                was.week(),
                is.week(),
                was.skew(),
                is.skew(),
                power(before, after, is.month() - was.month()));
        assertThat(after.index(Currency.BTC) / before.index(Currency.BTC) - 1).isCloseTo(moves.spot(), within(5e-4));
        assertThat(is.month() - was.month()).isCloseTo(moves.vol(), within(1e-3));
        assertThat(is.skew() - was.skew()).isCloseTo(moves.skew(), within(1e-3));
        assertThat(power(before, after, moves.vol())).isCloseTo(moves.termPower(), within(0.02));
    }

    /** The power of time that leaves the least squares between the changes of all expiries and that of a month. */
    private static double power(RiskMarket before, RiskMarket after, double month) {
        double best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (double power = 0; power < 1; power += 0.005) {
            double squares = 0;
            for (RiskMarket.FamilyExpiry key : after.smiles().keySet()) {
                double days = key.expiry().yearsFrom(after.nowMillis()) * DAYS;
                double change = after.smile(key.family(), key.expiry()).atTheMoney()
                        - before.smile(key.family(), key.expiry()).atTheMoney();
                double miss = change - month * Math.pow(30 / Math.max(days, 1), power);
                squares += Double.isFinite(miss) && key.family().equals(BITCOIN) ? miss * miss : 0;
            }
            best = squares < least ? power : best;
            least = Math.min(least, squares);
        }
        return best;
    }

    @Test
    void theSpreadsOfTheFifthOfFebruary2026() throws IOException {
        List<Double> halves = new ArrayList<>();
        int rows = 0;
        for (ExpiryChain expiry : chain("20260205T155132Z").expiries()) {
            rows += expiry.size();
            for (int row = 0; row < expiry.size(); row++) {
                double half = (vol(expiry, row, expiry.ask().get(row))
                                - vol(expiry, row, expiry.bid().get(row)))
                        / 2;
                if (half >= 0) {
                    halves.add(half);
                }
            }
        }
        double[] sorted = halves.stream().mapToDouble(half -> half).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%d rows, %d two-sided, median %.4f, 90th percentile %.4f%n",
                rows,
                sorted.length,
                sorted[sorted.length / 2],
                sorted[sorted.length * 9 / 10]);
        assertThat(sorted[sorted.length * 9 / 10])
                .isCloseTo(moves("Liquidity gone").exitVol(), within(1e-3));
    }

    private static double vol(ExpiryChain expiry, int row, double price) {
        double forward = expiry.rowForward().get(row);
        return ImpliedVol.of(
                        price * forward,
                        forward,
                        expiry.strike().get(row),
                        expiry.years(),
                        expiry.types().get(row))
                .vol();
    }

    @Test
    void daysOfFalls() throws IOException {
        NavigableMap<LocalDateTime, Bar> bars = bars("prices/BTC_USDT_2h.csv.gz");
        assertThat(fall(bars, "2020-03-12T04:00", "2020-03-13T02:00"))
                .isCloseTo(moves("12 March 2020").spot(), within(5e-4));
        assertThat(fall(bars, "2021-05-19T00:00", "2021-05-19T12:00"))
                .isCloseTo(moves("19 May 2021").spot(), within(5e-4));
        assertThat(fall(bars, "2022-11-09T00:00", "2022-11-09T22:00"))
                .isCloseTo(moves("9 November 2022").spot(), within(1e-3));
        NavigableMap<LocalDate, Double> index = HistoryFiles.closes(Shared.path("prices/dvol_btc_daily.json.gz"));
        assertThat(index.get(LocalDate.of(2022, 11, 9)) - index.get(LocalDate.of(2022, 11, 8)))
                .isCloseTo(100 * moves("9 November 2022").vol(), within(0.05));
    }

    private static double fall(NavigableMap<LocalDateTime, Bar> bars, String from, String to) {
        return bars.get(LocalDateTime.parse(to)).low()
                        / bars.get(LocalDateTime.parse(from)).open()
                - 1;
    }

    @Test
    void sixHoursAndWeekendsWithoutATrade() throws IOException {
        NavigableMap<LocalDateTime, Bar> bars = bars("prices/BTC_USDT_2h.csv.gz");
        double[] sixHours = bars.keySet().stream()
                .filter(time -> bars.containsKey(time.minusHours(6)))
                .mapToDouble(time ->
                        bars.get(time).close() / bars.get(time.minusHours(6)).close() - 1)
                .sorted()
                .toArray();
        assertThat(sixHours[sixHours.length / 1000])
                .isCloseTo(moves("Exchange down").spot(), within(5e-4));
        double[] weekends = bars.keySet().stream()
                .filter(time -> time.getDayOfWeek() == DayOfWeek.FRIDAY && time.getHour() == 22)
                .filter(time -> bars.containsKey(time.plusHours(50)))
                .mapToDouble(time ->
                        bars.get(time.plusHours(50)).open() / bars.get(time).open() - 1)
                .sorted()
                .toArray();
        assertThat(weekends[0]).isCloseTo(moves("Weekend gap down").spot(), within(5e-4));
        assertThat(weekends[weekends.length - 1])
                .isCloseTo(moves("Weekend gap up").spot(), within(5e-4));
    }

    @Test
    void theDearestDaysOfFundingAndTheCheapestMoney() throws IOException {
        List<Double> rates = new ArrayList<>();
        rows("prices/funding_rate_BTCUSDT.csv.gz").forEach((_, cells) -> rates.add(Double.parseDouble(cells[1])));
        double[] days = new double[rates.size() - 2];
        for (int i = 0; i < days.length; i++) {
            days[i] = rates.get(i) + rates.get(i + 1) + rates.get(i + 2);
        }
        assertThat(DoubleStream.of(days).max().orElseThrow())
                .isCloseTo(moves("Funding spike, longs pay").funding(), within(1e-5));
        assertThat(DoubleStream.of(days).min().orElseThrow())
                .isCloseTo(moves("Funding spike, shorts pay").funding(), within(1e-5));
        NavigableMap<LocalDateTime, Bar> tether = bars("prices/BTC_USDT_2h.csv.gz");
        double cheapest = bars("prices/BTC_USD_2h_bitstamp.csv.gz").entrySet().stream()
                .filter(bar -> tether.containsKey(bar.getKey()))
                .mapToDouble(
                        bar -> bar.getValue().close() / tether.get(bar.getKey()).close() - 1)
                .min()
                .orElseThrow();
        assertThat(cheapest).isCloseTo(moves("Stablecoin depeg").money(), within(1e-4));
    }

    private static Stress.Moves moves(String name) {
        return Stress.named().stream()
                .filter(stress -> stress.name().equals(name))
                .findFirst()
                .orElseThrow()
                .moves();
    }

    private static ChainSnapshot chain(String time) throws IOException {
        return RecordedChain.read(Shared.chains(time).getFirst(), Currency.BTC);
    }

    private static RiskMarket market(ChainSnapshot chain) {
        return RiskMarket.of(chain.venueMillis(), List.of(chain), Map.of());
    }

    private static NavigableMap<LocalDateTime, Bar> bars(String name) throws IOException {
        NavigableMap<LocalDateTime, Bar> bars = new TreeMap<>();
        rows(name)
                .forEach((time, cells) -> bars.put(
                        time,
                        new Bar(
                                Double.parseDouble(cells[1]),
                                Double.parseDouble(cells[3]),
                                Double.parseDouble(cells[4]))));
        return bars;
    }

    private static NavigableMap<LocalDateTime, String[]> rows(String name) throws IOException {
        Path file = Shared.path(name);
        NavigableMap<LocalDateTime, String[]> rows = new TreeMap<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            reader.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(cells -> rows.put(
                            LocalDateTime.parse(cells[0].substring(0, 16).replace(' ', 'T')), cells));
        }
        return rows;
    }
}
