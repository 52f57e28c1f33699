package gammadesk.benchmarks;

import gammadesk.analytics.hedging.HedgeProgram;
import gammadesk.analytics.hedging.HedgeProgram.Candidate;
import gammadesk.analytics.hedging.HedgeProgram.Limit;
import gammadesk.analytics.hedging.ShortfallSolver;
import gammadesk.analytics.hedging.ShortfallSolver.Solution;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * How long the optimiser takes for 60 instruments, 4 legs and 300 scenarios, and how far from the optimum it may be.
 *
 * <pre>mvn -Pbench -pl src/test -am test -DskipTests -Dbenchmark.main=gammadesk.benchmarks.HedgeTimes</pre>
 */
public final class HedgeTimes {
    private static final int SCENARIOS = 300;
    private static final int INSTRUMENTS = 60;
    private static final int RUNS = 60;
    private static final double SPOT = 60_000;

    private HedgeTimes() {}

    /** Prints medians for several time limits. */
    public static void main(String[] arguments) {
        for (long limit : new long[] {100, 200, 10_000}) {
            report(limit, limit > 1_000 ? 12 : RUNS);
        }
    }

    private static void report(long limit, int runs) {
        double[] millis = new double[runs];
        double[] gaps = new double[runs];
        int cut = 0;
        for (int i = 0; i < runs; i++) {
            HedgeProgram program = program(i);
            long start = System.nanoTime();
            Solution solution = new ShortfallSolver(limit, 1e-3)
                    .solve(program, System::nanoTime)
                    .orElseThrow();
            millis[i] = (System.nanoTime() - start) / 1e6;
            gaps[i] = (solution.objectiveUsd() - solution.boundUsd()) / Math.max(1, solution.objectiveUsd());
            cut += solution.timeLimitReached() ? 1 : 0;
        }
        double[] warm = Arrays.copyOfRange(millis, runs / 3, runs);
        Arrays.sort(warm);
        Arrays.sort(gaps);
        System.out.printf(
                Locale.ROOT,
                "limit %d ms: median %.0f ms, worst %.0f ms; gap median %.2f %%, worst %.2f %%; cut short %d of %d%n",
                limit,
                warm[warm.length / 2],
                warm[warm.length - 1],
                100 * gaps[runs / 2],
                100 * gaps[runs - 1],
                cut,
                runs);
    }

    private static HedgeProgram program(long seed) {
        Random random = new Random(seed);
        double[] spot = new double[SCENARIOS];
        double[] vol = new double[SCENARIOS];
        for (int s = 0; s < SCENARIOS; s++) {
            spot[s] = 0.04 * random.nextGaussian();
            vol[s] = 0.02 * random.nextGaussian() - 0.5 * spot[s];
        }
        double[] base = new double[SCENARIOS];
        for (int i = 0; i < 12; i++) {
            add(base, option(spot, vol, random), 10 * random.nextGaussian());
        }
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(new Candidate(
                "perpetual", Arrays.stream(spot).map(x -> SPOT * x / 100).toArray(), 0.3, 0.3, 3000, 3000));
        for (int i = 1; i < INSTRUMENTS; i++) {
            double[] one = option(spot, vol, random);
            double[] lot = Arrays.stream(one).map(x -> x / 10).toArray();
            double cost = 3 + 5 * random.nextDouble();
            candidates.add(new Candidate("option" + i, lot, cost, cost, 200, 200));
        }
        Limit none = new Limit("delta", 0, new double[INSTRUMENTS], -1, 1, OptionalDouble.empty());
        return new HedgeProgram(base, candidates, 0.95, 1, 0, List.of(none), 4);
    }

    private static double[] option(double[] spot, double[] vol, Random random) {
        double strike = SPOT * (0.7 + 0.6 * random.nextDouble());
        double years = (3 + random.nextInt(180)) / 365.0;
        OptionType type = random.nextBoolean() ? OptionType.CALL : OptionType.PUT;
        double now = Black76.priceUsd(SPOT, strike, years, 0.6, type);
        double[] profits = new double[spot.length];
        for (int s = 0; s < spot.length; s++) {
            profits[s] = Black76.priceUsd(SPOT * (1 + spot[s]), strike, years - 1.0 / 365, 0.6 + vol[s], type) - now;
        }
        return profits;
    }

    private static void add(double[] base, double[] one, double amount) {
        for (int s = 0; s < base.length; s++) {
            base[s] += amount * one[s];
        }
    }
}
