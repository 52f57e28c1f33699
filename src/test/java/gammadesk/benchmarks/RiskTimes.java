package gammadesk.benchmarks;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.FactorScenarios;
import gammadesk.analytics.risk.Measure;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.ScenarioAxes;
import gammadesk.analytics.risk.ScenarioEngine;
import gammadesk.analytics.risk.TailEngine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;

/**
 * How long a scenario grid of 2,000 options with all greeks takes, and a value at risk of 2,000 scenarios.
 *
 * <pre>mvn -Pbench -pl src/test -am test -DskipTests -Dbenchmark.main=gammadesk.benchmarks.RiskTimes</pre>
 */
public final class RiskTimes {
    private static final int POSITIONS = 2_000;
    private static final int EXPIRIES = 12;
    private static final int SCENARIOS = 2_000;
    private static final int RUNS = 60;
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    private RiskTimes() {}

    /** Prints medians, by vectors and by scalars. */
    public static void main(String[] arguments) {
        BookRisk book = book();
        ScenarioAxes axes = ScenarioAxes.even(0.5, 31, 0.4, 21);
        FactorScenarios scenarios = scenarios();
        for (PricingKernels kernels : List.of(PricingKernels.vector(), PricingKernels.scalar())) {
            String how = kernels.isVector() ? "vectors" : "scalars";
            ScenarioEngine engine = new ScenarioEngine(kernels);
            TailEngine tails = new TailEngine(kernels);
            report(
                    how + ": " + book.priced().size() + " positions x 31 x 21, all greeks in both views",
                    () -> engine.grid(book, axes).get(Numeraire.USD, Measure.SPEED, 3, 3, 0));
            report(
                    how + ": value at risk, " + SCENARIOS + " scenarios, contributions included",
                    () -> tails.tail(book, scenarios, 0.99).valueAtRisk());
        }
    }

    private static void report(String what, DoubleSupplier work) {
        double[] millis = new double[RUNS];
        double sum = 0;
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            sum += work.getAsDouble();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        double[] warm = Arrays.copyOfRange(millis, RUNS / 2, RUNS);
        Arrays.sort(warm);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.1f ms, best %.1f, worst %.1f (check %.6g)%n",
                what,
                warm[warm.length / 2],
                warm[0],
                warm[warm.length - 1],
                sum);
    }

    private static BookRisk book() {
        Random random = new Random(1);
        Map<String, RiskMarket.Mark> marks = new HashMap<>();
        List<RiskBook.Entry> entries = new ArrayList<>();
        for (int i = 0; i < POSITIONS; i++) {
            Expiry expiry = new Expiry(DAY.plusDays(2L + 30L * (i % EXPIRIES)));
            double forward = 90_000 * (1 + 0.005 * (i % EXPIRIES));
            int strike = 40_000 + 500 * (i / (2 * EXPIRIES));
            String name = "BTC-" + expiry.label() + "-" + strike + (i / EXPIRIES % 2 == 0 ? "-C" : "-P");
            marks.put(
                    name, new RiskMarket.Mark(Double.NaN, forward, 0.5 + 0.2 * random.nextDouble(), 0, Greeks.UNKNOWN));
            entries.add(new RiskBook.Entry(name, random.nextInt(-50, 50)));
        }
        long now = new Expiry(DAY).epochMillis();
        RiskMarket market = new RiskMarket(now, Map.of(Currency.BTC, 90_000.0), marks, Map.of());
        return BookRisk.of(new RiskBook(entries, List.of()), market);
    }

    private static FactorScenarios scenarios() {
        Random random = new Random(2);
        double[] spots = random.doubles(SCENARIOS, -0.1, 0.1).toArray();
        double[] vols = random.doubles(SCENARIOS, -0.1, 0.1).toArray();
        return new FactorScenarios(Column.of(spots), Column.of(vols), 1);
    }
}
