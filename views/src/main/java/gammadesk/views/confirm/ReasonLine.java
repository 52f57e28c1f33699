package gammadesk.views.confirm;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A line that asks for a reason before something is done; not there while nothing is asked. */
public final class ReasonLine {
    private final Label question = new Label();
    private final TextField reason = new TextField();
    private final Button yes = new Button();
    private final Label missing = new Label("Say why: the reason is kept.");
    private final VBox root = new VBox(2);
    private Consumer<String> act = _ -> {};

    /**
     * A line that asks nothing yet.
     *
     * @param id begins the ids of its field and its buttons
     */
    public ReasonLine(String id) {
        reason.setId(id + "-reason");
        reason.setAccessibleText("Reason");
        reason.setPromptText("Reason");
        reason.setPrefColumnCount(24);
        reason.setMinWidth(80);
        reason.setOnAction(_ -> answer());
        reason.textProperty().subscribe(_ -> showMissing(false));
        yes.setId(id + "-yes");
        yes.setMinWidth(Region.USE_PREF_SIZE);
        yes.setOnAction(_ -> answer());
        Button no = new Button("Do nothing (Esc)");
        no.setId(id + "-no");
        no.setMinWidth(Region.USE_PREF_SIZE);
        no.setOnAction(_ -> lift());
        question.setMinWidth(Region.USE_PREF_SIZE);
        missing.setId(id + "-missing");
        missing.getStyleClass().add("form-message");
        HBox.setHgrow(reason, Priority.ALWAYS);
        HBox line = new HBox(8, question, reason, no, yes);
        line.setAlignment(Pos.CENTER_LEFT);
        root.getStyleClass().addAll("reason-line", "form");
        root.setMinHeight(Region.USE_PREF_SIZE);
        root.getChildren().setAll(line, missing);
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                lift();
                event.consume();
            }
        });
        showMissing(false);
        lift();
    }

    /** The line. */
    public Node node() {
        return root;
    }

    /** Whether a reason is asked for. */
    public boolean isAsking() {
        return root.isVisible();
    }

    /**
     * Asks; an empty answer is refused and said so.
     *
     * @param words the question
     * @param button the word on the button that does it
     * @param action takes the reason, at most once
     */
    public void ask(String words, String button, Consumer<String> action) {
        question.setText(words);
        yes.setText(button);
        act = action;
        reason.clear();
        show(true);
        reason.requestFocus();
    }

    /** Asks no longer. */
    public void lift() {
        show(false);
        act = _ -> {};
    }

    private void answer() {
        String said = reason.getText().strip();
        if (said.isEmpty()) {
            showMissing(true);
            return;
        }
        Consumer<String> doing = act;
        lift();
        doing.accept(said);
    }

    private void show(boolean asking) {
        root.setVisible(asking);
        root.setManaged(asking);
        showMissing(false);
    }

    private void showMissing(boolean shown) {
        missing.setVisible(shown);
        missing.setManaged(shown);
    }
}
