package gammadesk.app.cli;

import gammadesk.analytics.learning.evidence.LearnedRow;
import gammadesk.analytics.learning.evidence.LearningCase;
import gammadesk.analytics.learning.evidence.PublishedHedges;
import gammadesk.analytics.learning.evidence.PublishedLearning;
import gammadesk.analytics.learning.evidence.PublishedRow;
import gammadesk.analytics.learning.evidence.PublishedTable;
import gammadesk.analytics.learning.net.MlpKernels;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Published figures of hedging, computed again: classical rules by simulation, learned ones by training them anew. */
final class PublishedFigures {
    /** The classical rules, beside the names of {@link PublishedLearning#cases()}. */
    static final String CLASSICAL = "classical";

    private final List<String> wanted;
    private final int paths;
    private final Consumer<String> progress;

    /**
     * @param wanted names of cases; none for all
     * @param paths of the classical simulations
     */
    PublishedFigures(List<String> wanted, int paths, Consumer<String> progress) {
        this.wanted = List.copyOf(wanted);
        this.paths = paths;
        this.progress = progress;
    }

    /**
     * A figure.
     *
     * @param error of ours, one standard error; NaN when it has none
     */
    record Figure(String source, String name, double published, double ours, double error, boolean passed) {}

    static List<String> names() {
        List<String> names = new ArrayList<>(List.of(CLASSICAL));
        PublishedLearning.cases().forEach(one -> names.add(one.name()));
        return names;
    }

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        if (isWanted(CLASSICAL)) {
            PublishedHedges.classical().forEach(table -> figures.addAll(classical(table)));
        }
        int processors = Math.max(1, Runtime.getRuntime().availableProcessors());
        try (ExecutorService executor = Executors.newFixedThreadPool(processors)) {
            PublishedLearning.cases().stream()
                    .filter(one -> isWanted(one.name()))
                    .forEach(one -> figures.addAll(learned(one, executor)));
        }
        return figures;
    }

    private boolean isWanted(String name) {
        return wanted.isEmpty() || wanted.contains(name);
    }

    private List<Figure> classical(PublishedTable table) {
        progress.accept(table.source());
        return table.rows().compute(paths, new SplittableRandom(1)).stream()
                .map(row -> figure(table.source(), row))
                .toList();
    }

    private static Figure figure(String source, PublishedRow row) {
        return new Figure(source, row.name(), row.published(), row.ours(), row.error(), row.passed());
    }

    private List<Figure> learned(LearningCase one, ExecutorService executor) {
        progress.accept("training " + one.name() + ": " + one.setting());
        LearningCase.Help help = new LearningCase.Help(MlpKernels.best(), executor, _ -> {}, () -> false);
        return one.run(help).stream().map(row -> figure(one.name(), row)).toList();
    }

    private static Figure figure(String source, LearnedRow row) {
        return new Figure(source, row.name(), row.published(), row.ours(), row.error(), row.passed());
    }
}
