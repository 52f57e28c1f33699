package gammadesk.app.desk;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.app.learning.EvidenceRoom;
import gammadesk.views.evidence.EvidenceDesk;
import gammadesk.views.fx.FxThread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Shows what evidence there is; trials themselves are held from the command line, beside the desk. */
final class DeskEvidence implements EvidenceDesk {
    private final ObservableList<PolicyEvidence> evidence;
    private final ObservableList<String> refusals;
    private final ReadOnlyObjectWrapper<Optional<Job>> job = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Executor work;

    DeskEvidence(EvidenceRoom room, Executor work) {
        this.evidence = FXCollections.observableArrayList(room.evidence());
        this.refusals = FXCollections.observableArrayList(room.refusals());
        this.work = work;
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
        // Nothing goes on here that could be ended.
    }

    @Override
    public void report(PolicyEvidence about, Path file, Consumer<String> told) {
        work.execute(() -> {
            String outcome = written(about, file);
            FxThread.run(() -> told.accept(outcome));
        });
    }

    private static String written(PolicyEvidence about, Path file) {
        try {
            EvidenceRoom.report(about, file);
            return "Saved " + file + ".";
        } catch (IOException e) {
            return "Not saved: " + e.getMessage() + ".";
        }
    }
}
