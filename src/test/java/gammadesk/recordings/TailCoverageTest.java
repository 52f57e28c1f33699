package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.Shared;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.Attributor;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.Coverage;
import gammadesk.analytics.risk.FactorHistory;
import gammadesk.analytics.risk.FactorScenarios;
import gammadesk.analytics.risk.Flows;
import gammadesk.analytics.risk.ParametricTail;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.TailEngine;
import gammadesk.analytics.risk.TailRisk;
import gammadesk.connectors.history.HistoryFiles;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Value at risk on the real history of BTC and its volatility index, walked forward: each day's figure knows only the
 * days before it, and is then held against the next day. The books are opened anew every day at 30 days to expiry,
 * where the index says what volatility is; a flat smile, as the index has no other.
 */
class TailCoverageTest {
    private static final double DECAY = 0.94;
    private static final int LEAST_STEPS = 250;
    private static final double[] CONFIDENCES = {0.95, 0.99};
    private static final int PATHS = 1000;
    private static final Map<String, List<Leg>> BOOKS = new TreeMap<>(Map.of(
            "short straddle", List.of(new Leg(1, -1), new Leg(-1, -1)),
            "long straddle", List.of(new Leg(1, 1), new Leg(-1, 1)),
            "short put 90 %", List.of(new Leg(-0.9, -1)),
            "coin in a collar", List.of(new Leg(Double.NaN, 1), new Leg(-0.9, 1), new Leg(1.1, -1))));
    private static final TailEngine ENGINE = new TailEngine(PricingKernels.scalar());

    private static NavigableMap<LocalDate, Double> prices = new TreeMap<>();
    private static NavigableMap<LocalDate, Double> vols = new TreeMap<>();

    /** Entries by strike over spot: calls positive strikes, puts negative ones, NaN is the coin itself. */
    private record Leg(double moneyness, double amount) {}

    private record Day(LocalDate date, BookRisk book, BookRisk tomorrow, FactorHistory known) {
        double profit() {
            double profit = 0;
            for (int i = 0; i < book.priced().size(); i++) {
                profit += tomorrow.priced().get(i).usd().value()
                        - book.priced().get(i).usd().value();
            }
            return profit;
        }
    }

    /** A way to measure: the two figures of a day. */
    private interface Method {
        double[] valuesAtRisk(Day day);
    }

    @BeforeAll
    static void read() throws IOException {
        prices = HistoryFiles.closes(Shared.path("prices/kittycapital_BTC_daily.csv.gz"));
        vols = HistoryFiles.closes(Shared.path("prices/dvol_btc_daily.json.gz"));
        vols.putAll(HistoryFiles.closes(Shared.path("prices/dvol_btc_ohlc_20260101_20260414.csv")));
    }

    @Test
    void booksOfOptionsWithSpotAndLevel() {
        Map<String, Map<String, List<Coverage>>> found = new LinkedHashMap<>();
        BOOKS.forEach((name, legs) -> found.put(name, measured(name, days(legs, vols), methods(true))));
        found.values().forEach(TailCoverageTest::filteredHistoryHolds);
        Coverage blind = found.get("short straddle").get("parametric").getLast();
        assertThat(blind.kupiecP()).as("a normal tail is seen to fail").isLessThan(1e-6);
    }

    @Test
    void theCoinAloneOverElevenYears() {
        Map<String, List<Coverage>> found =
                measured("coin", days(List.of(new Leg(Double.NaN, 1)), new TreeMap<>()), methods(false));
        filteredHistoryHolds(found);
        assertThat(found.get("plain history").getFirst().bothP()).isLessThan(0.001);
    }

    /** At the one percent level in frequency, in independence and in both. */
    private static void filteredHistoryHolds(Map<String, List<Coverage>> found) {
        assertThat(found.get("filtered history")).allSatisfy(coverage -> {
            assertThat(coverage.days()).isGreaterThan(900);
            assertThat(coverage.kupiecP()).isGreaterThan(0.01);
            assertThat(coverage.independenceP()).isGreaterThan(0.01);
            assertThat(coverage.bothP()).isGreaterThan(0.01);
        });
    }

    /**
     * Real options with their own smiles, through a calm fortnight and the crash: too few intervals for a test at 99 %,
     * enough to see that the index and what follows it say something of them.
     */
    @Test
    void aHedgedBookOfRecordedOptions() throws IOException {
        List<Boolean> breached = new ArrayList<>();
        for (RecordedRun run : List.of(RecordedRun.crash(), RecordedRun.calm())) {
            for (int i = 1; i < run.markets().size(); i++) {
                BookRisk held = run.held(i - 1);
                RiskMarket later = run.markets().get(i);
                double days = (later.nowMillis() - held.market().nowMillis()) / 86_400_000.0;
                FactorScenarios scenarios = FactorScenarios.filtered(known(held.market()), DECAY, days);
                double profit = Attributor.explain(held, later, Flows.NONE, Currency.BTC)
                                .total()
                        * later.index(Currency.BTC);
                breached.add(-profit > ENGINE.tail(held, scenarios, 0.95).valueAtRisk());
            }
        }
        boolean[] days = new boolean[breached.size()];
        for (int i = 0; i < days.length; i++) {
            days[i] = breached.get(i);
        }
        Coverage coverage = Coverage.of(days, 0.05);
        print("recorded options | filtered history", 0.95, coverage);
        assertThat(coverage.days()).isEqualTo(69);
        assertThat(coverage.bothP()).isGreaterThan(0.01);
    }

    /** The days that were over at a moment. */
    private static FactorHistory known(RiskMarket market) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(market.nowMillis()), ZoneOffset.UTC);
        return FactorHistory.daily(prices.headMap(day, false), vols.headMap(day, false))
                .following(FactorHistory.SKEW_PER_LEVEL, FactorHistory.TERM_PER_LEVEL);
    }

    /** What comes after a day changes nothing of its figure. */
    @Test
    void noFigureKnowsWhatComesAfterIt() {
        List<Day> days = days(BOOKS.get("short straddle"), vols);
        Day day = days.get(300);
        NavigableMap<LocalDate, Double> pastPrices = prices.headMap(day.date(), true);
        NavigableMap<LocalDate, Double> pastVols = vols.headMap(day.date(), true);
        FactorHistory past = FactorHistory.daily(pastPrices, pastVols);
        assertThat(day.known()).isEqualTo(past);
        assertThat(day.book().market().nowMillis())
                .isLessThan(day.tomorrow().market().nowMillis());
    }

    private static Map<String, Method> methods(boolean hasLevel) {
        Map<String, Method> methods = new LinkedHashMap<>();
        methods.put("filtered history", day -> sampled(day, FactorScenarios.filtered(day.known(), DECAY, 1)));
        methods.put("plain history", day -> sampled(day, FactorScenarios.filtered(day.known(), 1, 1)));
        methods.put("parametric", TailCoverageTest::parametric);
        if (hasLevel) {
            methods.put("Monte Carlo", TailCoverageTest::simulated);
        }
        return methods;
    }

    /** The dials of the command line. */
    private static double[] simulated(Day day) {
        double vol = day.book().priced().stream()
                .filter(position -> position.vol() > 0)
                .findFirst()
                .orElseThrow()
                .vol();
        return sampled(
                day,
                FactorScenarios.simulated(
                        FactorScenarios.JumpModel.standard(vol),
                        PATHS,
                        1,
                        8,
                        new SplittableRandom(day.date().toEpochDay())));
    }

    private static double[] sampled(Day day, FactorScenarios scenarios) {
        double[] profits = ENGINE.profits(day.book(), scenarios).toArray();
        double[] values = new double[CONFIDENCES.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = TailRisk.ofProfits(profits, CONFIDENCES[i]).valueAtRisk();
        }
        return values;
    }

    private static double[] parametric(Day day) {
        ParametricTail.Covariance covariance = ParametricTail.Covariance.of(day.known(), DECAY, 1);
        double[] values = new double[CONFIDENCES.length];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    ParametricTail.of(day.book(), covariance, CONFIDENCES[i]).valueAtRisk();
        }
        return values;
    }

    private static Map<String, List<Coverage>> measured(String name, List<Day> days, Map<String, Method> methods) {
        Map<String, List<Coverage>> found = new LinkedHashMap<>();
        methods.forEach((how, method) -> {
            boolean[][] breached = new boolean[CONFIDENCES.length][days.size()];
            for (int d = 0; d < days.size(); d++) {
                double[] values = method.valuesAtRisk(days.get(d));
                for (int i = 0; i < values.length; i++) {
                    breached[i][d] = -days.get(d).profit() > values[i];
                }
            }
            List<Coverage> coverages = new ArrayList<>();
            for (int i = 0; i < CONFIDENCES.length; i++) {
                coverages.add(Coverage.of(breached[i], 1 - CONFIDENCES[i]));
                print(name + " | " + how, CONFIDENCES[i], coverages.getLast());
            }
            found.put(how, coverages);
        });
        return found;
    }

    private static void print(String what, double confidence, Coverage coverage) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f %% | %d | %d | %.1f | %.3f | %.3f | %.3f |%n",
                what,
                100 * confidence,
                coverage.days(),
                coverage.breaches(),
                coverage.days() * (1 - confidence),
                coverage.kupiecP(),
                coverage.independenceP(),
                coverage.bothP());
    }

    private static List<Day> days(List<Leg> legs, NavigableMap<LocalDate, Double> levels) {
        List<Day> days = new ArrayList<>();
        FactorHistory all = FactorHistory.daily(prices, levels);
        int steps = 0;
        for (LocalDate date : prices.keySet()) {
            LocalDate next = date.plusDays(1);
            steps += isStep(date, levels) ? 1 : 0;
            if (steps >= LEAST_STEPS && isStep(next, levels)) {
                RiskBook book = book(legs, date);
                days.add(new Day(
                        date,
                        BookRisk.of(book, market(book, date, levels)),
                        BookRisk.of(book, market(book, next, levels)),
                        all.first(steps)));
            }
        }
        return days;
    }

    private static boolean isStep(LocalDate day, NavigableMap<LocalDate, Double> levels) {
        LocalDate before = day.minusDays(1);
        return prices.containsKey(day)
                && prices.containsKey(before)
                && (levels.isEmpty() || (levels.containsKey(day) && levels.containsKey(before)));
    }

    private static RiskBook book(List<Leg> legs, LocalDate date) {
        Expiry expiry = new Expiry(date.plusDays(30));
        List<RiskBook.Entry> entries = new ArrayList<>();
        for (Leg leg : legs) {
            long strike = Math.round(prices.get(date) * Math.abs(leg.moneyness()));
            String name = Double.isNaN(leg.moneyness())
                    ? "BTC_USDC"
                    : "BTC_USDC-" + expiry.label() + "-" + strike + (leg.moneyness() > 0 ? "-C" : "-P");
            entries.add(new RiskBook.Entry(name, leg.amount()));
        }
        return new RiskBook(entries, List.of());
    }

    private static RiskMarket market(RiskBook book, LocalDate date, NavigableMap<LocalDate, Double> levels) {
        double price = prices.get(date);
        double vol = levels.isEmpty() ? Double.NaN : levels.get(date) / 100;
        Map<String, RiskMarket.Mark> marks = new HashMap<>();
        book.entries()
                .forEach(entry ->
                        marks.put(entry.instrument(), new RiskMarket.Mark(Double.NaN, price, vol, 0, Greeks.UNKNOWN)));
        marks.put("BTC_USDC", RiskMarket.Mark.ofFuture(price, 0));
        long eight = date.atTime(8, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
        return new RiskMarket(eight, Map.of(Currency.BTC, price), marks, Map.of());
    }
}
