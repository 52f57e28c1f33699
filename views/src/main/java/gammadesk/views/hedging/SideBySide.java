package gammadesk.views.hedging;

import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Two things beside one another where there is the width, else one below the other. */
final class SideBySide extends GridPane {
    private static final double LEAST_WIDTH = 700;

    SideBySide() {
        getStyleClass().add("hedge-pair");
        setMinWidth(0);
        widthProperty().subscribe(width -> arrange(width.doubleValue() >= LEAST_WIDTH));
        arrange(false);
    }

    void show(Node first, Node second) {
        getChildren().setAll(first, second);
        GridPane.setHgrow(first, Priority.ALWAYS);
        GridPane.setHgrow(second, Priority.ALWAYS);
        arrange(getWidth() >= LEAST_WIDTH);
    }

    private void arrange(boolean wide) {
        int columns = wide ? 2 : 1;
        if (getColumnConstraints().size() != columns) {
            getColumnConstraints().clear();
            for (int i = 0; i < columns; i++) {
                ColumnConstraints half = new ColumnConstraints();
                half.setPercentWidth(100.0 / columns);
                getColumnConstraints().add(half);
            }
        }
        for (int i = 0; i < getChildren().size(); i++) {
            GridPane.setConstraints(getChildren().get(i), wide ? i : 0, wide ? 0 : i);
        }
    }
}
