package gammadesk.views.chart;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;

/** A strip of colours with the values of its ends and what they mean. */
public final class ColourLegend extends HBox {
    private static final int WIDTH = 130;
    private static final int HEIGHT = 10;

    private final Label low = new Label();
    private final Label high = new Label();
    private final Label note = new Label();
    private final WritableImage strip = new WritableImage(WIDTH, HEIGHT);
    private ColourScale shown = ColourScale.empty(ColourMap.viridis());

    /** Empty until the first update. */
    public ColourLegend() {
        super(6, new Label(), new ImageView(), new Label(), new Label());
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("chart-legend-row");
        low.setMinWidth(USE_PREF_SIZE);
        high.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(low, new ImageView(strip), high, note);
    }

    /** Shows a scale. */
    public void update(ColourScale scale, String lowWords, String highWords, String noteWords) {
        low.setText(lowWords);
        high.setText(highWords);
        note.setText(noteWords);
        if (scale.map() != shown.map()) {
            paint(scale.map());
        }
        shown = scale;
    }

    /** All its words, for a reader that does not see. */
    public String words() {
        return low.getText() + " to " + high.getText() + ". " + note.getText();
    }

    private void paint(ColourMap map) {
        for (int x = 0; x < WIDTH; x++) {
            int argb = map.argb(x / (WIDTH - 1.0));
            for (int y = 0; y < HEIGHT; y++) {
                strip.getPixelWriter().setArgb(x, y, argb);
            }
        }
    }
}
