package gammadesk.views.chart;

import java.util.function.IntFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Labels of the columns of a heatmap, in two lines; every second or third where they would touch. */
public final class ColumnAxis {
    private static final double EMS_PER_LABEL = 5.4;
    private static final double EMS_PER_LETTER = 0.6;

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
        int every = (int) Math.max(1, Math.ceil(size * ems(columns, name, note) / room));
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.TOP);
        for (int column = 0; column < columns; column += every) {
            double middle = frame.x(column + 0.5);
            if (middle >= frame.left() && middle <= frame.right()) {
                write(graphics, palette.text(), name.apply(column), middle, frame.bottom() + 4);
                write(graphics, palette.muted(), note.apply(column), middle, frame.bottom() + 4 + size * 1.3);
            }
        }
    }

    /** The last label is as good as any: all of them are made alike. */
    private static double ems(int columns, IntFunction<String> name, IntFunction<String> note) {
        int letters = columns == 0
                ? 0
                : Math.max(
                        name.apply(columns - 1).length(),
                        note.apply(columns - 1).length());
        return Math.max(EMS_PER_LABEL, EMS_PER_LETTER * letters);
    }

    private static void write(GraphicsContext graphics, Color colour, String words, double middle, double top) {
        graphics.setFill(colour);
        graphics.fillText(words, Axes.whole(graphics, words, middle), top);
    }
}
