package gammadesk.benchmarks;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link PricingBenchmark} with its peers in one go and prints what counts: the ratios within each group of
 * benchmarks, and what is allocated.
 *
 * <pre>mvn -Pbench -pl src/test -am test -DskipTests -Dbenchmark.main=gammadesk.benchmarks.PricingTable</pre>
 */
public final class PricingTable {
    /** A benchmark's name starts with its group's. */
    private static final List<String> GROUPS = List.of("iv", "greeks", "moves", "chain");

    private PricingTable() {}

    private record Line(String name, double nanos, double error, double bytes) {
        static Line of(RunResult result) {
            String label = result.getParams().getBenchmark();
            Result<?> time = result.getPrimaryResult();
            double bytes = result.getSecondaryResults().values().stream()
                    .filter(measure -> measure.getLabel().endsWith("gc.alloc.rate.norm"))
                    .mapToDouble(measure -> measure.getScore())
                    .findFirst()
                    .orElse(Double.NaN);
            return new Line(label.substring(label.lastIndexOf('.') + 1), time.getScore(), time.getScoreError(), bytes);
        }
    }

    /** Takes two minutes. */
    public static void main(String[] arguments) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(PricingBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        List<Line> lines = results.stream().map(Line::of).toList();
        System.out.println("| | ns | +- | times the fastest | B allocated |\n|---|---:|---:|---:|---:|");
        GROUPS.forEach(group -> print(lines.stream()
                .filter(line -> line.name.startsWith(group))
                .sorted(Comparator.comparingDouble(Line::nanos))
                .toList()));
    }

    private static void print(List<Line> group) {
        for (Line line : group) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.1f | %.2f |%n",
                    line.name,
                    line.nanos,
                    line.error,
                    line.nanos / group.getFirst().nanos,
                    line.bytes);
        }
    }
}
