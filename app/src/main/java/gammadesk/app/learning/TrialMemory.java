package gammadesk.app.learning;

import gammadesk.analytics.backtest.HedgePath;
import gammadesk.analytics.backtest.HedgeRule;
import gammadesk.analytics.learning.store.ModelAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an unfinished trial has done so far, in a folder of its own beside the evidence. Its name is a hash over the
 * case, the model and the data: another trial finds nothing here. It goes when the trial is done.
 */
public final class TrialMemory {
    private static final String FOLDER = "unfinished";
    private static final String NOTE = "trial.json";
    private static final String WALK = ".walk";
    private static final int NAME_DIGITS = 16;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final Path folder;

    private TrialMemory(Path folder) {
        this.folder = folder;
    }

    /**
     * What is written down when a trial begins.
     *
     * @param config the case
     * @param model a trained one; empty for the one that ships
     * @param training its configuration; empty for that of the one that ships
     * @param label of its files
     * @param runs their numbers in the ledger
     * @param walks that there are in all
     */
    public record Note(String config, String model, String training, String label, List<Integer> runs, int walks) {
        public Note {
            runs = List.copyOf(runs);
        }

        static Note of(TrialOrder order, List<Integer> runs, int walks) {
            return new Note(
                    order.config().toAbsolutePath().toString(),
                    text(order.model()),
                    text(order.training()),
                    order.label(),
                    runs,
                    walks);
        }

        private static String text(Optional<Path> path) {
            return path.map(one -> one.toAbsolutePath().toString()).orElse("");
        }

        /** The same trial again. */
        TrialOrder order(Path out) {
            return new TrialOrder(Path.of(config), out, path(model), path(training), label);
        }

        private static Optional<Path> path(String text) {
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        }
    }

    static TrialMemory of(Path out, String key) {
        return new TrialMemory(out.resolve(FOLDER).resolve(key.substring(0, NAME_DIGITS)));
    }

    /** All that there are beside some evidence, the latest first; a folder that tells nothing is left out. */
    static List<TrialMemory> all(Path out) throws IOException {
        Path parent = out.resolve(FOLDER);
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        List<TrialMemory> all = new ArrayList<>();
        try (Stream<Path> folders = Files.list(parent)) {
            folders.filter(one -> Files.exists(one.resolve(NOTE)))
                    .sorted(Comparator.comparingLong(
                            (Path one) -> -one.resolve(NOTE).toFile().lastModified()))
                    .forEach(one -> all.add(new TrialMemory(one)));
        }
        return all;
    }

    boolean isSame(TrialMemory other) {
        return folder.toAbsolutePath()
                .normalize()
                .equals(other.folder.toAbsolutePath().normalize());
    }

    /** Empty before the trial has begun, or when it cannot be understood. */
    Optional<Note> note() throws IOException {
        Path file = folder.resolve(NOTE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(file), Note.class));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    void begin(Note note) throws IOException {
        Files.createDirectories(folder);
        WholeFile.write(folder.resolve(NOTE), JSON.writeValueAsString(note).getBytes(StandardCharsets.UTF_8));
    }

    /** How many walks are kept. */
    int walks() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.filter(file -> file.toString().endsWith(WALK)).count();
        }
    }

    /** A walk that was kept whole. */
    Optional<Map<String, HedgePath>> walk(int recording, int place, HedgeRule rule) throws IOException {
        Path file = file(recording, place);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return switch (WalkFile.read(Files.readAllBytes(file), rule)) {
            case ModelAnswer.Loaded<Map<String, HedgePath>>(Map<String, HedgePath> paths) -> Optional.of(paths);
            case ModelAnswer.Refused<Map<String, HedgePath>> _ -> Optional.empty();
        };
    }

    void keep(int recording, int place, Map<String, HedgePath> paths) throws IOException {
        WholeFile.write(file(recording, place), WalkFile.write(paths));
    }

    private Path file(int recording, int place) {
        return folder.resolve(recording + "-" + place + WALK);
    }

    /** Everything goes. */
    void forget() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.list(folder)) {
            all = files.toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }
}
