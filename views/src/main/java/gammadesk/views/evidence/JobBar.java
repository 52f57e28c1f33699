package gammadesk.views.evidence;

import gammadesk.views.controls.Buttons;
import gammadesk.views.evidence.EvidenceDesk.Job;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The work that goes on, how far it is, and the way to end it. */
final class JobBar {
    private static final double WIDTH = 140;

    private final Label name = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Label share = new Label();
    private final HBox box;

    JobBar(Runnable cancel) {
        Button end = Buttons.button(
                "evidence-cancel", "Cancel", "End this work; what is shown stays as it is (Esc)", cancel);
        box = new HBox(8, name, progress, share, end);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("evidence-job");
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.SOMETIMES);
        share.setMinWidth(Label.USE_PREF_SIZE);
        progress.setMinWidth(WIDTH);
        progress.setPrefWidth(WIDTH);
        progress.setAccessibleText("Progress of the work");
        show(Optional.empty());
    }

    Node node() {
        return box;
    }

    boolean isShown() {
        return box.isVisible();
    }

    void show(Optional<Job> job) {
        box.setVisible(job.isPresent());
        box.setManaged(job.isPresent());
        job.ifPresent(now -> {
            boolean isKnown = Double.isFinite(now.progress());
            name.setText(now.name() + (now.detail().isEmpty() ? "" : " · " + now.detail()));
            progress.setProgress(isKnown ? Math.clamp(now.progress(), 0, 1) : ProgressIndicator.INDETERMINATE_PROGRESS);
            share.setText(isKnown ? Math.round(100 * now.progress()) + " %" : "");
        });
    }
}
