package gammadesk.views.chart;

import java.util.function.IntFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Labels of the columns of a heatmap, in two lines; every second or third where they would touch. */
public final class ColumnAxis {
    private static final double EMS_PER_LABEL = 5.4;

    private ColumnAxis() {}

    /** Draws a name and a smaller note below each column. */
    public static void draw(
            GraphicsContext graphics,
            PlotFrame frame,
            Palette palette,
            int columns,
            IntFunction<String> name,
            IntFunction<String> note) {
        double size = graphics.getFont().getSize();
        double room = frame.width() / frame.xs().span();
        int every = (int) Math.max(1, Math.ceil(size * EMS_PER_LABEL / room));
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.TOP);
        for (int column = 0; column < columns; column += every) {
            double middle = frame.x(column + 0.5);
            if (middle >= frame.left() && middle <= frame.right()) {
                graphics.setFill(palette.text());
                graphics.fillText(name.apply(column), middle, frame.bottom() + 4);
                graphics.setFill(palette.muted());
                graphics.fillText(note.apply(column), middle, frame.bottom() + 4 + size * 1.3);
            }
        }
    }
}
