package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ObservableList;

/**
 * Where the panel has its evidence from, and who makes more of it. Everything is read and told on the FX thread; all
 * work is done elsewhere, one piece at a time.
 */
public interface EvidenceDesk {
    /**
     * Work on evidence that goes on now.
     *
     * @param name what is done, such as {@code Backtest of deep-band on short straddles}
     * @param progress 0 to 1; NaN while it cannot be told
     * @param detail where it is, in words; empty for nothing
     * @param left how long it still takes, in words; empty while that is unknown
     */
    record Job(String name, double progress, String detail, String left) {
        /** Without a time. */
        public Job(String name, double progress, String detail) {
            this(name, progress, detail, "");
        }
    }

    /**
     * Work that was begun and is not done: cancelled, or broken off by a crash or the end of the desk.
     *
     * @param id of its own
     * @param words what it is about
     * @param share done of it, 0 to 1; NaN when it cannot be told
     */
    record Unfinished(String id, String words, double share) {}

    /**
     * How the last work ended.
     *
     * @param words a sentence
     * @param isRefused whether nothing came of it though somebody wanted it to
     * @param found evidence that it brought; empty for none
     */
    record Outcome(String words, boolean isRefused, Optional<PolicyEvidence> found) {}

    /**
     * All evidence that could be read, one for each trial and kind of book; no two trials call their policy the same.
     */
    ObservableList<PolicyEvidence> evidence();

    /** What could not be read and why, a sentence each. */
    ObservableList<String> refusals();

    /** The work that goes on, empty when there is none. */
    ReadOnlyObjectProperty<Optional<Job>> job();

    /** How the last work ended; empty before the first and while there is new one. */
    ReadOnlyObjectProperty<Optional<Outcome>> outcome();

    /** Asks the work to end; what it did so far is kept as its own rules say. */
    void cancel();

    /** Where new evidence and models go; empty for a desk that keeps no files. */
    ReadOnlyObjectProperty<Optional<Path>> folder();

    /** Puts them there from now on. */
    void useFolder(Path folder);

    /** Names of models that were trained here; what ships is not among them. */
    ObservableList<String> models();

    /**
     * Holds a trial.
     *
     * @param config the case
     * @param model one of {@link #models}; empty for the one that ships
     */
    void hold(Path config, Optional<String> model);

    /**
     * Trains a model.
     *
     * @param config by what
     * @param name of the model
     */
    void train(Path config, String name);

    /** Work that can be gone on with, the latest first. */
    ObservableList<Unfinished> unfinished();

    /** Goes on with it. */
    void resume(Unfinished one);

    /** Throws away what was done of it; what is on record stays there. */
    void forget(Unfinished one);

    /**
     * Writes a report, away from the FX thread.
     *
     * @param evidence what it is about
     * @param file HTML or PDF by its ending
     * @param told a sentence about the outcome, on the FX thread
     */
    void report(PolicyEvidence evidence, Path file, Consumer<String> told);
}
