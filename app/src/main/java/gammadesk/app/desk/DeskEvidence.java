package gammadesk.app.desk;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.app.learning.EvidenceRoom;
import gammadesk.views.evidence.EvidenceDesk;
import gammadesk.views.fx.FxThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Shows what evidence there is, read when the panel is first wanted and away from the FX thread, and writes reports.
 * Trials themselves are held from the command line, beside the desk.
 */
final class DeskEvidence implements EvidenceDesk {
    private final ObservableList<PolicyEvidence> evidence = FXCollections.observableArrayList();
    private final ObservableList<String> refusals = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Job>> job = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final AtomicReference<Optional<Job>> wanted = new AtomicReference<>(Optional.empty());
    private final Executor work;

    DeskEvidence(Optional<Path> folder, Executor work) {
        this.work = work;
        work.execute(() -> {
            EvidenceRoom room = EvidenceRoom.of(folder);
            FxThread.run(() -> {
                evidence.setAll(room.evidence());
                refusals.setAll(room.refusals());
            });
        });
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
    public void cancel() {
        begin(Optional.empty());
    }

    private void begin(Optional<Job> next) {
        wanted.set(next);
        job.set(next);
    }

    @Override
    public void report(PolicyEvidence about, Path file, Consumer<String> told) {
        Optional<Job> own = Optional.of(new Job("Report on " + about.policy(), Double.NaN, file.toString()));
        begin(own);
        work.execute(() -> {
            String outcome = written(about, file, own);
            FxThread.run(() -> {
                if (wanted.compareAndSet(own, Optional.empty())) {
                    job.set(Optional.empty());
                }
                told.accept(outcome);
            });
        });
    }

    private String written(PolicyEvidence about, Path file, Optional<Job> own) {
        try {
            byte[] bytes = EvidenceRoom.report(about, file);
            if (!own.equals(wanted.get())) {
                return "Cancelled: " + file + " was not written.";
            }
            Files.write(file, bytes);
            return "Saved " + file + ".";
        } catch (IOException e) {
            return "Not saved: " + e.getMessage() + ".";
        }
    }
}
