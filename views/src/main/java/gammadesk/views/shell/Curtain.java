package gammadesk.views.shell;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What comes down over the workspace: the palette or a page of help. Escape or a click beside it lifts it. */
final class Curtain {
    private final StackPane root = new StackPane();

    Curtain() {
        root.getStyleClass().add("veil");
        root.setId("curtain");
        root.setOnMouseClicked(event -> {
            if (root.equals(event.getTarget())) {
                lift();
            }
        });
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                lift();
                event.consume();
            }
        });
        lift();
    }

    Node node() {
        return root;
    }

    boolean isDown() {
        return root.isVisible();
    }

    void drop(Node sheet) {
        StackPane.setAlignment(sheet, Pos.TOP_CENTER);
        StackPane.setMargin(sheet, new Insets(60, 20, 20, 20));
        root.getChildren().setAll(sheet);
        root.setVisible(true);
    }

    /** A page of help with a title; each line of the text is a paragraph. */
    void dropHelp(String title, String text) {
        VBox sheet = new VBox();
        sheet.getStyleClass().add("sheet");
        sheet.setMaxSize(640, Region.USE_PREF_SIZE);
        Label heading = new Label(title);
        heading.getStyleClass().add("sheet-title");
        sheet.getChildren().add(heading);
        text.lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> sheet.getChildren().add(paragraph(line)));
        Button done = new Button("Close (Esc)");
        done.setId("help-close");
        done.setCancelButton(true);
        done.setOnAction(_ -> lift());
        sheet.getChildren().add(done);
        drop(sheet);
        done.requestFocus();
    }

    void lift() {
        root.setVisible(false);
        root.getChildren().clear();
    }

    private static Label paragraph(String line) {
        Label label = new Label(line);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
