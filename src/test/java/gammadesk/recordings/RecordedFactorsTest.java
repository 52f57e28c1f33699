package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.Shared;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentName.Family;
import gammadesk.analytics.risk.FactorHistory;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.SurfacePoint;
import gammadesk.app.market.RecordedChain;
import gammadesk.connectors.history.HistoryFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Level, skew and term of recorded surfaces: what the volatility index cannot tell. */
class RecordedFactorsTest {
    private static final Family BITCOIN = new Family(Currency.BTC, Optional.empty());

    @Test
    void allFourFactorsOfTheRunOfApril2026() throws IOException {
        FactorHistory history = FactorHistory.ofMarkets(markets("_202604"), BITCOIN, Currency.BTC);
        print("April 2026", history);
        assertThat(history.size()).isGreaterThan(50);
        assertThat(history.stepDays()).isBetween(0.2, 0.3);
    }

    @Test
    void allFourFactorsOfTheCrashWeek() throws IOException {
        FactorHistory history = FactorHistory.ofMarkets(markets("_2026020"), BITCOIN, Currency.BTC);
        print("2-8 February 2026", history);
        assertThat(history.size()).isGreaterThanOrEqualTo(10);
        assertThat(correlation(history.logReturns(), history.volChanges())).isLessThan(-0.5);
    }

    /** What an index that knows the level alone is completed with. */
    @Test
    void skewAndTermFollowTheLevelAsStated() throws IOException {
        FactorHistory calm = FactorHistory.ofMarkets(markets("_202604"), BITCOIN, Currency.BTC);
        FactorHistory crash = FactorHistory.ofMarkets(markets("_2026020"), BITCOIN, Currency.BTC);
        double level = product(calm.volChanges(), calm.volChanges()) + product(crash.volChanges(), crash.volChanges());
        double skew = product(calm.skewChanges(), calm.volChanges()) + product(crash.skewChanges(), crash.volChanges());
        double term = product(calm.termChanges(), calm.volChanges()) + product(crash.termChanges(), crash.volChanges());
        System.out.printf(
                Locale.ROOT, "both runs: skew per level %.3f, term per level %.3f%n", skew / level, term / level);
        assertThat(FactorHistory.SKEW_PER_LEVEL).isCloseTo(skew / level, within(0.02));
        assertThat(FactorHistory.TERM_PER_LEVEL).isCloseTo(term / level, within(0.02));
    }

    /** Two answers to the same question from different sources. */
    @Test
    void theMonthsVolatilityFollowsTheVenuesIndex() throws IOException {
        NavigableMap<LocalDate, Double> index =
                HistoryFiles.closes(Shared.path("prices/dvol_btc_ohlc_20260101_20260414.csv"));
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (RiskMarket market : markets("_2026")) {
            LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(market.nowMillis()), ZoneOffset.UTC);
            boolean isLate = market.nowMillis() % 86_400_000 > 21 * 3_600_000L;
            if (index.containsKey(day) && isLate) {
                ours.add(100 * SurfacePoint.of(market, BITCOIN).month());
                theirs.add(index.get(day));
            }
        }
        double correlation = correlation(column(ours), column(theirs));
        System.out.printf(Locale.ROOT, "%d days, correlation with the index %.3f%n", ours.size(), correlation);
        assertThat(correlation).isGreaterThan(0.95);
    }

    private static List<RiskMarket> markets(String part) throws IOException {
        List<RiskMarket> markets = new ArrayList<>();
        for (Path file : Shared.chains(part)) {
            ChainSnapshot chain = RecordedChain.read(file, Currency.BTC);
            markets.add(RiskMarket.of(chain.venueMillis(), List.of(chain), Map.of()));
        }
        return markets;
    }

    private static void print(String name, FactorHistory history) {
        System.out.printf(
                Locale.ROOT,
                "%s: %d steps of %.2f days; deviations a day: spot %.2f %%, level %.2f, skew %.2f, term %.2f points; "
                        + "correlations with spot: level %.2f, skew %.2f, term %.2f; per level: skew %.2f, term %.2f%n",
                name,
                history.size(),
                history.stepDays(),
                daily(history, history.logReturns()),
                daily(history, history.volChanges()),
                daily(history, history.skewChanges()),
                daily(history, history.termChanges()),
                correlation(history.logReturns(), history.volChanges()),
                correlation(history.logReturns(), history.skewChanges()),
                correlation(history.logReturns(), history.termChanges()),
                slope(history.skewChanges(), history.volChanges()),
                slope(history.termChanges(), history.volChanges()));
    }

    private static double slope(Column of, Column by) {
        return product(of, by) / product(by, by);
    }

    private static double daily(FactorHistory history, Column moves) {
        return 100 * Math.sqrt(product(moves, moves) / moves.size() / history.stepDays());
    }

    private static double product(Column left, Column right) {
        double sum = 0;
        for (int i = 0; i < left.size(); i++) {
            sum += left.get(i) * right.get(i);
        }
        return sum;
    }

    private static double correlation(Column left, Column right) {
        Column x = centred(left);
        Column y = centred(right);
        return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
    }

    private static Column centred(Column column) {
        double mean = column.sum() / column.size();
        return column.map(value -> value - mean);
    }

    private static Column column(List<Double> values) {
        return Column.of(values.stream().mapToDouble(value -> value).toArray());
    }
}
