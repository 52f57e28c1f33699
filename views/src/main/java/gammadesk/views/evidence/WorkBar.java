package gammadesk.views.evidence;

import gammadesk.views.chart.ChoiceChip;
import gammadesk.views.controls.Buttons;
import gammadesk.views.evidence.EvidenceDesk.Unfinished;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Begins trials and trainings, goes on with those that were not done, and says how the last one ended. */
final class WorkBar {
    /** What is being set up. */
    private enum Form {
        NONE,
        TRIAL,
        TRAINING
    }

    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    private static final String SHIPS = "the model that ships";
    private static final int NAME_COLUMNS = 14;

    private final EvidenceDesk desk;
    private final EvidenceFiles files;
    private final Button trial =
            chip("evidence-trial", "Run a trial…", "Try a policy against every baseline (N)", () -> open(Form.TRIAL));
    private final Button training =
            chip("evidence-train", "Train…", "Train a policy by a configuration (L)", () -> open(Form.TRAINING));
    private final Label outcome = new Label();
    private final VBox unfinished = new VBox(2);
    private final FlowPane form = new FlowPane(6, 4);
    private final VBox root = new VBox(outcome, unfinished, form);

    private final ChoiceChip<Optional<String>> model;
    private final TextField name = new TextField();
    private Optional<Path> config = Optional.empty();
    private Optional<String> chosen = Optional.empty();
    private Form shown = Form.NONE;

    WorkBar(EvidenceDesk desk, EvidenceFiles files) {
        this.desk = desk;
        this.files = files;
        model = new ChoiceChip<>("Which model is tried", one -> one.orElse(SHIPS), this::choose);
        model.node().setId("evidence-model");
        outcome.setId("evidence-outcome");
        outcome.getStyleClass().add("evidence-outcome");
        outcome.setWrapText(true);
        outcome.setMinHeight(Region.USE_PREF_SIZE);
        form.setAlignment(Pos.CENTER_LEFT);
        form.getStyleClass().addAll("evidence-form", "form-inline");
        unfinished.getStyleClass().add("evidence-unfinished");
        name.setId("evidence-name");
        name.setPrefColumnCount(NAME_COLUMNS);
        name.setPromptText("name");
        name.setAccessibleText("Name of the model");
        name.setOnAction(_ -> start());
        show();
    }

    private static Button chip(String id, String words, String explanation, Runnable action) {
        Button button = Buttons.button(id, words, explanation, action);
        button.getStyleClass().addAll("chart-chip", "small");
        return button;
    }

    /** The quiet actions, for the bar of the panel. */
    List<Node> actions() {
        return List.of(trial, training);
    }

    /** What they open, and what became of it. */
    Node node() {
        return root;
    }

    /** As the desk stands now. */
    void show() {
        boolean isAtWork = desk.job().get().isPresent();
        trial.setDisable(isAtWork);
        training.setDisable(isAtWork);
        String words = isAtWork
                ? ""
                : desk.outcome().get().map(EvidenceDesk.Outcome::words).orElse("");
        outcome.setText(words);
        outcome.pseudoClassStateChanged(
                REFUSED,
                desk.outcome().get().filter(EvidenceDesk.Outcome::isRefused).isPresent());
        offer(outcome, !words.isEmpty());
        unfinished
                .getChildren()
                .setAll(desk.unfinished().stream().map(this::row).toList());
        offer(unfinished, !isAtWork && !desk.unfinished().isEmpty());
        fill(isAtWork ? Form.NONE : shown);
    }

    private static void offer(Node node, boolean isThere) {
        node.setVisible(isThere);
        node.setManaged(isThere);
    }

    private Node row(Unfinished one) {
        String share = Double.isFinite(one.share()) ? ", " + (int) (100 * one.share()) + " % of its walks done" : "";
        Label words = new Label("Not finished: " + one.words() + share);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.SOMETIMES);
        Button resume = Buttons.button(
                "evidence-resume", "Resume", "Go on with it where it stands (R)", () -> desk.resume(one));
        Button forget = Buttons.button(
                "evidence-forget",
                "Forget",
                "Throw away what was done of it; its runs stay on record and count",
                () -> desk.forget(one));
        resume.getStyleClass().add("small");
        forget.getStyleClass().addAll("small", "flat");
        HBox row = new HBox(6, words, resume, forget);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void open(Form wanted) {
        shown = wanted;
        config = Optional.empty();
        name.clear();
        show();
        if (wanted != Form.NONE && desk.folder().get().isPresent()) {
            ask();
        }
    }

    private void fill(Form wanted) {
        offer(form, wanted != Form.NONE);
        List<Node> nodes = new ArrayList<>();
        if (wanted != Form.NONE && desk.folder().get().isEmpty()) {
            nodes.add(new Label("This desk keeps no files: evidence and models need a folder."));
            nodes.add(Buttons.button(
                    "evidence-folder",
                    "Choose a folder…",
                    "Evidence and models go there until the desk is closed",
                    this::askFolder));
            nodes.add(notNow());
        } else if (wanted != Form.NONE) {
            nodes.addAll(wanted == Form.TRIAL ? trialFields() : trainingFields());
            nodes.add(begin(wanted));
            nodes.add(notNow());
        }
        if (!nodes.equals(form.getChildren())) {
            form.getChildren().setAll(nodes);
        }
    }

    private Button notNow() {
        return Buttons.button("evidence-not-now", "Not now", "Close this line (Esc)", () -> open(Form.NONE));
    }

    private Button begin(Form wanted) {
        Button begin = Buttons.button(
                "evidence-start",
                wanted == Form.TRIAL ? "Start the trial" : "Start training",
                wanted == Form.TRIAL
                        ? "Its runs are on record from the first moment and count, however it ends"
                        : "Takes minutes; it can be ended and gone on from at any time",
                this::start);
        begin.setDisable(config.isEmpty());
        return begin;
    }

    private List<Node> trialFields() {
        List<Optional<String>> models = new ArrayList<>(List.of(Optional.empty()));
        desk.models().forEach(one -> models.add(Optional.of(one)));
        chosen = models.contains(chosen) ? chosen : Optional.empty();
        model.offer(models, chosen);
        return List.of(new Label("Case"), file("Which case (JSON)"), new Label("Model"), model.node());
    }

    private List<Node> trainingFields() {
        return List.of(
                new Label("Configuration"), file("Which configuration (JSON)"), new Label("Name of the model"), name);
    }

    private Button file(String explanation) {
        Button file = Buttons.button(
                "evidence-config",
                config.map(path -> path.getFileName().toString()).orElse("choose a file…"),
                config.map(Path::toString).orElse(explanation),
                this::ask);
        file.getStyleClass().addAll("chart-chip", "small");
        file.setTooltip(new Tooltip(config.map(Path::toString).orElse(explanation)));
        return file;
    }

    private void ask() {
        files.configuration(root, shown == Form.TRIAL ? "The case to try" : "The configuration to train by")
                .ifPresent(file -> {
                    config = Optional.of(file);
                    if (name.getText().isBlank()) {
                        name.setText(file.getFileName().toString().replaceFirst("\\.json$", ""));
                    }
                    show();
                });
    }

    private void askFolder() {
        files.folder(root).ifPresent(folder -> {
            desk.useFolder(folder);
            show();
        });
    }

    private void choose(Optional<String> one) {
        chosen = one;
        show();
    }

    private void start() {
        Form wanted = shown;
        config.ifPresent(file -> {
            shown = Form.NONE;
            if (wanted == Form.TRIAL) {
                desk.hold(file, chosen);
            } else {
                desk.train(file, name.getText().strip());
            }
            show();
        });
    }

    /** Opens the line for a trial. */
    void trial() {
        trial.fire();
    }

    /** Opens the line for a training. */
    void training() {
        training.fire();
    }

    /** Goes on with the latest that was not done, when nothing is at work. */
    void resume() {
        if (desk.job().get().isEmpty()) {
            desk.unfinished().stream().findFirst().ifPresent(desk::resume);
        }
    }

    /** Closes an open line; whether there was one. */
    boolean close() {
        boolean wasOpen = shown != Form.NONE;
        if (wasOpen) {
            open(Form.NONE);
        }
        return wasOpen;
    }
}
