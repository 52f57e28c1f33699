package gammadesk.benchmarks;

import gammadesk.analytics.learning.evidence.LearnedRow;
import gammadesk.analytics.learning.evidence.LearningCase;
import gammadesk.analytics.learning.evidence.PublishedLearning;
import gammadesk.analytics.learning.net.MlpKernels;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Trains and measures the published cases of learned hedging and prints what came out and how long it took. Arguments
 * are names of cases; all are run when they name none.
 *
 * <pre>mvn -Pbench -pl src/test -am test -DskipTests -Dbenchmark.main=gammadesk.benchmarks.LearningTimes</pre>
 */
public final class LearningTimes {
    private static final int THREADS = 2;

    private LearningTimes() {}

    /** Takes some minutes. */
    public static void main(String[] arguments) {
        List<String> wanted = List.of(arguments);
        boolean all = PublishedLearning.cases().stream().noneMatch(one -> wanted.contains(one.name()));
        try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            PublishedLearning.cases().stream()
                    .filter(one -> all || wanted.contains(one.name()))
                    .forEach(one -> run(one, pool));
        }
    }

    private static void run(LearningCase one, ExecutorService pool) {
        long start = System.nanoTime();
        List<LearnedRow> rows = one.run(new LearningCase.Help(MlpKernels.best(), pool, progress -> {}, () -> false));
        System.out.printf(
                Locale.ROOT, "%s: %s; %.0f s%n", one.name(), one.setting(), (System.nanoTime() - start) / 1e9);
        for (LearnedRow row : rows) {
            System.out.printf(
                    Locale.ROOT,
                    "%s | published %.5f | limit %.5f | ours %.5f +- %.5f | %s | %s%n",
                    row.name(),
                    row.published(),
                    row.limit(),
                    row.ours(),
                    row.error(),
                    row.passed() ? "passed" : "FAILED",
                    row.detail());
        }
    }
}
