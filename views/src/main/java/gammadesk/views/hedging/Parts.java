package gammadesk.views.hedging;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The small things of which the panels are made. */
final class Parts {
    private Parts() {}

    /** Words that go on in the next line and are never cut off. */
    static Label words(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMinWidth(0);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** Words in one line; where they are cut off the mouse brings them back. */
    static Label line(String text, String... styles) {
        Label label = new Label(text);
        label.setMinWidth(0);
        label.getStyleClass().addAll(styles);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(label.textProperty());
        label.setTooltip(whole);
        return label;
    }

    static Label figure(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("figures");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    static Label dim(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("dim-words");
        return label;
    }

    /** A titled part of a page. */
    static VBox section(String title, Node... content) {
        Label heading = new Label(title);
        heading.getStyleClass().add("hedge-heading");
        VBox box = new VBox(heading);
        box.getStyleClass().add("hedge-section");
        box.getChildren().addAll(content);
        return box;
    }

    /** A titled list, one clause a line; nothing where there is none. */
    static List<Node> list(String title, List<String> clauses) {
        return clauses.isEmpty()
                ? List.of()
                : List.of(section(
                        title,
                        clauses.stream().map(clause -> words("· " + clause)).toArray(Node[]::new)));
    }

    static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
