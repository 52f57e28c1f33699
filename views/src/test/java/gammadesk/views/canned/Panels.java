package gammadesk.views.canned;

import gammadesk.views.fx.Screen;
import gammadesk.views.fx.Theme;
import gammadesk.views.fx.ThemeMode;
import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;

/** Lays a panel out without a window and reads what it says. */
public final class Panels {
    private Panels() {}

    public static Scene open(Screen screen) {
        Scene scene = new Scene(new StackPane(screen.node()), 1000, 700);
        Theme.apply(scene, ThemeMode.DARK);
        lay(scene);
        return scene;
    }

    public static void lay(Scene scene) {
        Parent root = scene.getRoot();
        root.applyCss();
        root.layout();
        root.applyCss();
        root.layout();
    }

    /** Every word on display. */
    public static List<String> words(Scene scene) {
        return all(scene.getRoot(), ".label, .cell, .button, .toggle-button").stream()
                .filter(Labeled.class::isInstance)
                .filter(Panels::isVisible)
                .map(node -> ((Labeled) node).getText())
                .filter(Objects::nonNull)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The cells of a style class in the rows of a pseudo-class. */
    public static List<String> cells(Scene scene, String rowState, String cellStyle) {
        PseudoClass state = PseudoClass.getPseudoClass(rowState);
        return scene.getRoot().lookupAll(".live-cell." + cellStyle).stream()
                .filter(cell -> cell.getParent().getPseudoClassStates().contains(state))
                .map(cell -> ((Labeled) cell).getText())
                .toList();
    }

    private static boolean isVisible(Node node) {
        return node.isVisible() && (node.getParent() == null || isVisible(node.getParent()));
    }

    private static List<Node> all(Parent root, String selectors) {
        return List.of(selectors.split(", ")).stream()
                .flatMap(selector -> root.lookupAll(selector).stream())
                .distinct()
                .toList();
    }
}
