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
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The work that goes on, how far it is, how long it takes, and the way to end it. */
final class JobBar {
    private static final double WIDTH = 140;
    /** Figures that change do not push their neighbours. */
    private static final String SHARE_WIDTH = "-fx-min-width: 3.2em; -fx-alignment: center-right;";

    private static final String LEFT_WIDTH = "-fx-min-width: 9em;";

    private final Label name = new Label();
    private final Label detail = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Label share = new Label();
    private final Label left = new Label();
    private final HBox box;

    JobBar(Runnable cancel) {
        Button end = Buttons.button(
                "evidence-cancel",
                "Cancel",
                "End this work; what is shown stays as it is, what was done can be gone on from (Esc)",
                cancel);
        VBox words = new VBox(name, detail);
        words.setMinWidth(0);
        box = new HBox(8, words, progress, share, left, end);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("evidence-job");
        name.setId("evidence-job");
        name.setMinWidth(0);
        detail.setId("evidence-job-detail");
        detail.setMinWidth(0);
        detail.getStyleClass().add("dim-words");
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(detail.textProperty());
        detail.setTooltip(whole);
        HBox.setHgrow(words, Priority.ALWAYS);
        share.setStyle(SHARE_WIDTH);
        share.getStyleClass().add("figures");
        left.setStyle(LEFT_WIDTH);
        left.getStyleClass().add("dim-words");
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
            name.setText(now.name());
            detail.setText(now.detail());
            detail.setVisible(!now.detail().isEmpty());
            detail.setManaged(!now.detail().isEmpty());
            progress.setProgress(isKnown ? Math.clamp(now.progress(), 0, 1) : ProgressIndicator.INDETERMINATE_PROGRESS);
            // Work that goes on is not whole, however little is left.
            share.setText(isKnown ? (int) (100 * Math.clamp(now.progress(), 0, 0.999)) + " %" : "");
            left.setText(now.left());
        });
    }
}
