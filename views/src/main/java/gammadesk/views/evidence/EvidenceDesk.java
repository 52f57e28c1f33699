package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ObservableList;

/** Where the panel has its evidence from. Everything is read and told on the FX thread. */
public interface EvidenceDesk {
    /**
     * Work on evidence that goes on now.
     *
     * @param name what is done, such as {@code Backtest of deep-band on short straddles}
     * @param progress 0 to 1; NaN while it cannot be told
     * @param detail where it is, in words; empty for nothing
     */
    record Job(String name, double progress, String detail) {}

    /** All evidence that could be read, one for each policy and kind of book. */
    ObservableList<PolicyEvidence> evidence();

    /** What could not be read and why, a sentence each. */
    ObservableList<String> refusals();

    /** The work that goes on, empty when there is none. */
    ReadOnlyObjectProperty<Optional<Job>> job();

    /** Asks the work to end; what it did so far is kept as its own rules say. */
    void cancel();

    /**
     * Writes a report, away from the FX thread.
     *
     * @param evidence what it is about
     * @param file HTML or PDF by its ending
     * @param told a sentence about the outcome, on the FX thread
     */
    void report(PolicyEvidence evidence, Path file, Consumer<String> told);
}
