package gammadesk.app.learning;

import gammadesk.app.backtest.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a desk keeps evidence, and its own models in the folder {@code models} beside it: {@code NAME.model} with the
 * configuration that it was trained by as {@code NAME.json}.
 *
 * @param evidence need not be there
 */
public record LearningFolder(Path evidence) {
    private static final String MODELS = "models";
    private static final String MODEL = ".model";
    private static final String CONFIGURATION = ".json";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");

    /** Work that was begun here and is not done. */
    public sealed interface Unfinished {
        /** What it is about. */
        String words();

        /** How much of it is done; empty where that cannot be told before it goes on. */
        OptionalDouble share();

        /** A trial. */
        record Trial(TrialOrder order, TrialMemory memory, String words, OptionalDouble share) implements Unfinished {}

        /** A training. */
        record Training(String name, String words) implements Unfinished {
            @Override
            public OptionalDouble share() {
                return OptionalDouble.empty();
            }
        }
    }

    private Path models() {
        return evidence.toAbsolutePath().resolveSibling(MODELS);
    }

    /** A model of the desk's own. */
    public Path model(String name) {
        return models().resolve(name + MODEL);
    }

    /** The configuration of a model of the desk's own. */
    public Path configuration(String name) {
        return models().resolve(name + CONFIGURATION);
    }

    /** Names of the desk's own models, in alphabetical order. */
    public List<String> modelNames() throws IOException {
        return names(MODEL);
    }

    private List<String> names(String ending) throws IOException {
        if (!Files.isDirectory(models())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(models())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .filter(NAME.asMatchPredicate())
                    .sorted()
                    .toList();
        }
    }

    /**
     * A trial here.
     *
     * @param config the case
     * @param model one of the desk's own; empty for the one that ships
     */
    public TrialOrder trial(Path config, Optional<String> model) {
        String name = config.getFileName().toString();
        String of = (name.endsWith(CONFIGURATION) ? name.substring(0, name.length() - CONFIGURATION.length()) : name)
                .replaceAll("[^A-Za-z0-9_-]", "-");
        return new TrialOrder(
                config,
                evidence,
                model.map(this::model),
                model.map(this::configuration),
                model.map(one -> one + "-on-" + of).orElse(of));
    }

    /**
     * Makes room for a new model and keeps its configuration; the configuration's file here.
     *
     * @throws Refusal when the name is none or taken, or the configuration makes no sense
     */
    public Path prepared(Path config, String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new Refusal(
                    Refusal.Subject.OUTPUT,
                    "“" + name + "” is no name for a model: letters, digits, - and _, forty at most");
        }
        if (Files.exists(model(name))) {
            throw new Refusal(
                    Refusal.Subject.OUTPUT, "there is a model called " + name + " already; choose another name");
        }
        var _ = TrainingCase.read(config);
        byte[] bytes = Files.readAllBytes(config);
        Path own = configuration(name);
        if (Files.exists(own) && !Arrays.equals(Files.readAllBytes(own), bytes)) {
            throw new Refusal(
                    Refusal.Subject.OUTPUT,
                    "another training is called " + name
                            + " and not done; resume or forget it, or choose another name");
        }
        Files.createDirectories(models());
        WholeFile.write(own, bytes);
        return own;
    }

    /** What was begun and is not done, trials first, the latest first. */
    public List<Unfinished> unfinished() throws IOException {
        List<Unfinished> all = new ArrayList<>();
        for (TrialMemory memory : TrialMemory.all(evidence)) {
            Optional<TrialMemory.Note> note = memory.note();
            if (note.isPresent()) {
                TrialOrder order = note.get().order(evidence);
                all.add(new Unfinished.Trial(
                        order,
                        memory,
                        order.words(),
                        OptionalDouble.of(
                                memory.walks() / (double) Math.max(1, note.get().walks()))));
            }
        }
        for (String name : names(CONFIGURATION)) {
            if (!Files.exists(model(name)) && isTraining(configuration(name))) {
                all.add(new Unfinished.Training(name, "training of " + name));
            }
        }
        return all;
    }

    private static boolean isTraining(Path config) throws IOException {
        try {
            var _ = TrainingCase.read(config);
            return true;
        } catch (Refusal _) {
            return false;
        }
    }

    /** Throws away what was done so far; runs stay on record. */
    public void forget(Unfinished one) throws IOException {
        switch (one) {
            case Unfinished.Trial trial -> trial.memory().forget();
            case Unfinished.Training training -> {
                Files.deleteIfExists(configuration(training.name()));
                Files.deleteIfExists(models().resolve(training.name() + MODEL + TrainingJob.PART));
            }
        }
    }
}
