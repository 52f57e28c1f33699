package gammadesk.app.desk;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.port.Clock;
import gammadesk.app.learning.EvidenceRoom;
import gammadesk.app.learning.JobStep;
import gammadesk.app.learning.LearningFolder;
import gammadesk.app.learning.LongWork;
import gammadesk.app.learning.TrainingJob;
import gammadesk.app.learning.TrialJob;
import gammadesk.app.learning.TrialOrder;
import gammadesk.views.evidence.EvidenceDesk;
import gammadesk.views.fx.FxThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Shows what evidence there is, read away from the FX thread, writes reports, and has trials held and models trained on
 * a thread of their own. Lives on the FX thread.
 */
final class DeskEvidence implements EvidenceDesk, AutoCloseable {
    private static final String EVIDENCE = "evidence";

    private final ObservableList<PolicyEvidence> evidence = FXCollections.observableArrayList();
    private final ObservableList<String> refusals = FXCollections.observableArrayList();
    private final ObservableList<String> models = FXCollections.observableArrayList();
    private final ObservableList<Unfinished> unfinished = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Job>> job = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Outcome>> outcome = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> folder = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<String, LearningFolder.Unfinished> open = new LinkedHashMap<>();
    private final Clock clock;
    private final Executor reading;
    private final LongWork work;

    /**
     * Reads what there is.
     *
     * @param folder of the evidence; empty for a desk without files
     * @param reading does what must not hold up the screen
     */
    DeskEvidence(Optional<Path> folder, Executor reading, Clock clock) {
        this.clock = clock;
        this.reading = reading;
        this.work = new LongWork(clock);
        this.folder.set(folder);
        read(_ -> Optional.empty(), () -> {});
    }

    /** What lies in the folder. */
    private record Content(EvidenceRoom room, List<String> models, List<LearningFolder.Unfinished> unfinished) {
        static Content of(Optional<Path> folder) {
            EvidenceRoom room = EvidenceRoom.of(folder);
            try {
                Optional<LearningFolder> there = folder.map(LearningFolder::new);
                return there.isEmpty()
                        ? new Content(room, List.of(), List.of())
                        : new Content(
                                room, there.get().modelNames(), there.get().unfinished());
            } catch (IOException _) {
                return new Content(room, List.of(), List.of());
            }
        }
    }

    /** Reads anew, then says what is to be said. */
    private void read(Function<List<PolicyEvidence>, Optional<Outcome>> ended, Runnable then) {
        Optional<Path> there = folder.get();
        inBackground(() -> {
            Content content = Content.of(there);
            List<PolicyEvidence> named = content.room().named();
            FxThread.run(() -> {
                show(content, named);
                ended.apply(named).ifPresent(one -> outcome.set(Optional.of(one)));
                then.run();
            });
        });
    }

    private void inBackground(Runnable action) {
        try {
            reading.execute(action);
        } catch (RejectedExecutionException _) {
            // The desk is closing: nobody will look.
        }
    }

    private void show(Content content, List<PolicyEvidence> named) {
        evidence.setAll(named);
        refusals.setAll(content.room().refusals());
        models.setAll(content.models());
        open.clear();
        content.unfinished().forEach(one -> open.put("unfinished " + open.size(), one));
        unfinished.setAll(open.entrySet().stream()
                .map(one -> new Unfinished(
                        one.getKey(),
                        one.getValue().words(),
                        one.getValue().share().orElse(Double.NaN)))
                .toList());
    }

    @Override
    public ObservableList<PolicyEvidence> evidence() {
        return evidence;
    }

    @Override
    public ObservableList<String> refusals() {
        return refusals;
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Job>> job() {
        return job.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Outcome>> outcome() {
        return outcome.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Path>> folder() {
        return folder.getReadOnlyProperty();
    }

    @Override
    public ObservableList<String> models() {
        return models;
    }

    @Override
    public ObservableList<Unfinished> unfinished() {
        return unfinished;
    }

    @Override
    public void useFolder(Path chosen) {
        folder.set(Optional.of(chosen.resolve(EVIDENCE)));
        read(_ -> Optional.empty(), () -> {});
    }

    @Override
    public void hold(Path config, Optional<String> model) {
        folder.get().map(LearningFolder::new).ifPresent(there -> {
            TrialOrder order = there.trial(config, model);
            hold(order.words(), new TrialJob(order, clock)::run);
        });
    }

    private void hold(String words, LongWork.Task<List<PolicyEvidence>> task) {
        begin(words, task, (held, named) -> {
            PolicyEvidence first = held.getFirst();
            Optional<PolicyEvidence> found = named.stream()
                    .filter(one -> one.provenance().equals(first.provenance())
                            && one.bookKind().equals(first.bookKind()))
                    .reduce((_, last) -> last);
            return new Outcome(sentence(words) + " is held: its evidence is shown.", false, found);
        });
    }

    @Override
    public void train(Path config, String name) {
        folder.get().map(LearningFolder::new).ifPresent(there -> train(there, config, name));
    }

    private void train(LearningFolder there, Path config, String name) {
        String words = "training of " + name;
        begin(
                words,
                watch -> new TrainingJob(there.prepared(config, name), there.model(name)).run(watch),
                (model, _) -> new Outcome(trained(name, model), false, Optional.empty()));
    }

    private static String trained(String name, BandModel model) {
        return String.format(
                Locale.ROOT,
                "%s is trained. On books held out, in units of what the classical band expects to pay: learned %.3f, "
                        + "classical %.3f. Run a trial to see what it is worth.",
                name,
                model.metrics().learned(),
                model.metrics().classical());
    }

    @Override
    public void resume(Unfinished one) {
        folder.get().map(LearningFolder::new).ifPresent(there -> known(one).ifPresent(known -> resume(there, known)));
    }

    private Optional<LearningFolder.Unfinished> known(Unfinished one) {
        return Optional.ofNullable(open.get(one.id()));
    }

    private void resume(LearningFolder there, LearningFolder.Unfinished known) {
        switch (known) {
            case LearningFolder.Unfinished.Trial trial -> hold(trial.words(), new TrialJob(trial, clock)::run);
            case LearningFolder.Unfinished.Training training ->
                train(there, there.configuration(training.name()), training.name());
        }
    }

    @Override
    public void forget(Unfinished one) {
        if (!work.isAtWork()) {
            folder.get()
                    .map(LearningFolder::new)
                    .ifPresent(there -> known(one).ifPresent(known -> {
                        inBackground(() -> forget(there, known));
                        read(_ -> Optional.of(forgotten(known)), () -> {});
                    }));
        }
    }

    private static Outcome forgotten(LearningFolder.Unfinished known) {
        return new Outcome(
                sentence(known.words()) + " is forgotten; what is on record stays there.", false, Optional.empty());
    }

    private static void forget(LearningFolder there, LearningFolder.Unfinished known) {
        try {
            there.forget(known);
        } catch (IOException _) {
            // What could not be removed is read again and stands there still.
        }
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** What came of it, with the evidence as it is called now. */
    @FunctionalInterface
    private interface Telling<R> {
        Outcome of(R result, List<PolicyEvidence> named);
    }

    private <R> void begin(String words, LongWork.Task<R> task, Telling<R> telling) {
        AtomicReference<Optional<Job>> latest = new AtomicReference<>(Optional.empty());
        boolean isBegun = work.begin(task, new LongWork.Listener<R>() {
            @Override
            public void at(JobStep step, OptionalDouble left) {
                Job now = new Job(sentence(words), step.share(), step.words(), JobStep.left(left));
                if (latest.getAndSet(Optional.of(now)).isEmpty()) {
                    FxThread.later(
                            () -> latest.getAndSet(Optional.empty()).ifPresent(one -> job.set(Optional.of(one))));
                }
            }

            @Override
            public void ended(LongWork.Ending<R> ending) {
                FxThread.later(() -> {
                    latest.set(Optional.empty());
                    read(named -> Optional.of(told(words, ending, named, telling)), () -> job.set(Optional.empty()));
                });
            }
        });
        if (isBegun) {
            outcome.set(Optional.empty());
            job.set(Optional.of(new Job(sentence(words), 0, "beginning")));
        } else {
            outcome.set(Optional.of(
                    new Outcome("Something else is at work; one piece at a time.", true, Optional.empty())));
        }
    }

    private static <R> Outcome told(
            String words, LongWork.Ending<R> ending, List<PolicyEvidence> named, Telling<R> telling) {
        return switch (ending) {
            case LongWork.Ending.Done<R>(R result) -> telling.of(result, named);
            case LongWork.Ending.Cancelled<R>(String kept) ->
                new Outcome(sentence(words) + " is cancelled. " + kept, false, Optional.empty());
            case LongWork.Ending.Failed<R>(String sentence) -> new Outcome(sentence, true, Optional.empty());
        };
    }

    @Override
    public void cancel() {
        work.cancel();
    }

    /** Ends what is at work; nothing that it keeps is lost. */
    @Override
    public void close() {
        work.close();
    }

    @Override
    public void report(PolicyEvidence about, Path file, Consumer<String> told) {
        inBackground(() -> {
            String said = written(about, file);
            FxThread.run(() -> told.accept(said));
        });
    }

    private static String written(PolicyEvidence about, Path file) {
        try {
            Files.write(file, EvidenceRoom.report(about, file));
            return "Saved " + file + ".";
        } catch (IOException e) {
            return "Not saved: " + e.getMessage() + ".";
        }
    }
}
