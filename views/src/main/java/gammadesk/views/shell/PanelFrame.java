package gammadesk.views.shell;

import gammadesk.views.fx.Screen;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A screen in the workspace: dims and says so when its data is stale. */
final class PanelFrame extends StackPane {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final Screen screen;
    private final Label badge = new Label();

    PanelFrame(Screen screen) {
        this.screen = screen;
        StackPane body = new StackPane(screen.node());
        body.getStyleClass().add("panel-body");
        badge.getStyleClass().add("stale-badge");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        badge.setMouseTransparent(true);
        badge.setVisible(false);
        StackPane.setAlignment(badge, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(badge, new Insets(0, 8, 8, 0));
        getStyleClass().add("panel");
        setId("panel-" + screen.id());
        setAccessibleText(screen.title() + " panel");
        setFocusTraversable(false);
        getChildren().setAll(body, badge);
    }

    Screen screen() {
        return screen;
    }

    /** Dims the panel and says how old it is; undims it when not stale. */
    void show(boolean stale, String words) {
        if (stale != badge.isVisible()) {
            pseudoClassStateChanged(STALE, stale);
            badge.setVisible(stale);
        }
        if (stale) {
            badge.setText(words);
        }
    }

    /** Gives the focus to the first thing inside that takes it. */
    void focusInside() {
        if (!focusFirst(screen.node())) {
            setFocusTraversable(true);
            requestFocus();
        }
    }

    private static boolean focusFirst(Node node) {
        if (node.isFocusTraversable() && node.isVisible() && !node.isDisabled()) {
            node.requestFocus();
            return true;
        }
        return node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(PanelFrame::focusFirst);
    }
}
