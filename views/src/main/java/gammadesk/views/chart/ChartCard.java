package gammadesk.views.chart;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Details that lie over a chart until somebody closes them. */
public final class ChartCard extends VBox {
    private final Button close = new Button("×");

    /** A card with a heading over something that scrolls when there is little room. */
    public ChartCard(String heading, Node content) {
        Label title = new Label(heading);
        title.getStyleClass().add("chart-frame-title");
        title.setMinWidth(0);
        close.getStyleClass().addAll("small", "chart-chip");
        close.setTooltip(new Tooltip("Close (Esc)"));
        close.setAccessibleText("Close " + heading);
        close.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setMinSize(0, 0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(new HBox(8, title, close), scroll);
        getStyleClass().add("chart-card");
        setAccessibleText(heading);
        setFocusTraversable(true);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMinSize(0, 0);
        StackPane.setAlignment(this, Pos.TOP_RIGHT);
    }

    void onClose(Runnable act) {
        close.setOnAction(event -> act.run());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                act.run();
                event.consume();
            }
        });
    }
}
