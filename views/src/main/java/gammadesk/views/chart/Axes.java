package gammadesk.views.chart;

import java.util.function.DoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Axis labels on round numbers, grid lines, and the lines that cross every picture. */
public final class Axes {
    private static final double LABEL_GAP = 6;
    private static final double LINES_PER_LABEL = 2.6;
    private static final double EMS_PER_LABEL = 8;
    private static final double EMS_PER_LETTER = 0.74;

    private Axes() {}

    /** Labels left of the plot with faint lines across it. */
    public static void vertical(
            GraphicsContext graphics, PlotFrame frame, Palette palette, DoubleFunction<String> label) {
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.setTextBaseline(VPos.CENTER);
        int room = (int) (frame.height() / (graphics.getFont().getSize() * LINES_PER_LABEL));
        for (double tick : Ticks.within(frame.ys().low(), frame.ys().high(), Math.clamp(room, 2, 14))) {
            double y = crisp(frame.y(tick));
            line(graphics, palette.grid(), frame.left(), y, frame.right(), y);
            graphics.setFill(palette.muted());
            graphics.fillText(label.apply(tick), frame.left() - LABEL_GAP, y);
        }
    }

    /** Labels below the plot with faint lines through it. */
    public static void horizontal(
            GraphicsContext graphics, PlotFrame frame, Palette palette, DoubleFunction<String> label) {
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.TOP);
        int room = (int) (frame.width() / (graphics.getFont().getSize() * EMS_PER_LABEL));
        for (double tick : Ticks.within(frame.xs().low(), frame.xs().high(), Math.clamp(room, 2, 12))) {
            below(graphics, frame, palette, tick, label.apply(tick));
        }
    }

    /** Labels below the plot at chosen values, ascending; one that would touch its left neighbour is left out. */
    public static void horizontalAt(
            GraphicsContext graphics, PlotFrame frame, Palette palette, double[] values, DoubleFunction<String> label) {
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.TOP);
        double em = graphics.getFont().getSize();
        double free = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            String words = label.apply(value);
            double half = words.length() * em * EMS_PER_LETTER / 2;
            if (frame.xs().contains(value) && frame.x(value) - half > free) {
                below(graphics, frame, palette, value, words);
                free = frame.x(value) + half + em / 2;
            }
        }
    }

    /** What a plot beside another one shows, from its left edge on; y is the text's top. */
    public static void caption(GraphicsContext graphics, PlotFrame frame, Palette palette, double y, String words) {
        graphics.setFill(palette.muted());
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.TOP);
        graphics.fillText(words, frame.left(), y);
    }

    private static void below(GraphicsContext graphics, PlotFrame frame, Palette palette, double value, String words) {
        double x = crisp(frame.x(value));
        line(graphics, palette.grid(), x, frame.top(), x, frame.bottom());
        graphics.setFill(palette.muted());
        graphics.fillText(words, whole(graphics, words, x), frame.bottom() + LABEL_GAP);
    }

    /** The middle for words that shall stand there but must not leave the canvas. */
    static double whole(GraphicsContext graphics, String words, double middle) {
        Text probe = new Text(words);
        probe.setFont(graphics.getFont());
        double half = probe.getLayoutBounds().getWidth() / 2;
        double canvas =
                graphics.getCanvas().getWidth() / graphics.getTransform().getMxx();
        return Math.max(half, Math.min(middle, canvas - half));
    }

    /** A line down the plot at a value of x, dashed, with its words beside it, so many lines from the top. */
    public static void upright(
            GraphicsContext graphics, PlotFrame frame, Color colour, double value, String words, double line) {
        if (!frame.xs().contains(value)) {
            return;
        }
        double x = crisp(frame.x(value));
        graphics.setLineDashes(6, 4);
        line(graphics, colour, x, frame.top(), x, frame.bottom());
        graphics.setLineDashes();
        graphics.setFill(colour);
        graphics.setTextBaseline(VPos.CENTER);
        boolean left = x > frame.left() + frame.width() * 0.75;
        graphics.setTextAlign(left ? TextAlignment.RIGHT : TextAlignment.LEFT);
        graphics.fillText(
                words,
                left ? x - 4 : x + 4,
                frame.top() + line * graphics.getFont().getSize());
    }

    /** A line across the plot at a value of y, dashed, with its words on a patch at the right end. */
    public static void marker(
            GraphicsContext graphics, PlotFrame frame, Palette palette, Color colour, double value, String words) {
        if (!frame.ys().contains(value)) {
            return;
        }
        double y = crisp(frame.y(value));
        graphics.setLineDashes(6, 4);
        line(graphics, colour, frame.left(), y, frame.right(), y);
        graphics.setLineDashes();
        double size = graphics.getFont().getSize();
        double patch = words.length() * size * 0.56 + 8;
        double top = Math.clamp(y - size * 0.75, frame.top(), Math.max(frame.top(), frame.bottom() - size * 1.5));
        graphics.setFill(palette.veil());
        graphics.fillRect(frame.right() - patch, top, patch, size * 1.5);
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setFill(colour);
        graphics.fillText(words, frame.right() - 4, top + size * 0.75);
    }

    /** A thin line across the plot at a value of y with its words in the axis. */
    public static void crosshair(
            GraphicsContext graphics, PlotFrame frame, Palette palette, double value, String words) {
        if (!frame.ys().contains(value)) {
            return;
        }
        double y = crisp(frame.y(value));
        line(graphics, palette.crosshair(), frame.left(), y, frame.right(), y);
        double size = graphics.getFont().getSize();
        graphics.setFill(palette.crosshair());
        graphics.fillRect(0, y - size * 0.75, frame.left() - 2, size * 1.5);
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setFill(palette.background());
        graphics.fillText(words, frame.left() - LABEL_GAP, y);
    }

    /** A thin line from top to bottom at a place of the window, such as the pointer's. */
    public static void cursor(GraphicsContext graphics, PlotFrame frame, Palette palette, double x) {
        double at = crisp(x);
        line(graphics, palette.crosshair(), at, frame.top(), at, frame.bottom());
    }

    /**
     * Cuts off what lies outside the plot until the graphics are restored. On whole pixels: where an edge lies between
     * two, the toolkit blends every single shape through a mask.
     */
    public static void clip(GraphicsContext graphics, PlotFrame frame) {
        double width = Math.ceil(frame.width());
        double height = Math.ceil(frame.height());
        graphics.save();
        graphics.beginPath();
        graphics.rect(Math.floor(frame.left()), Math.floor(frame.top()), width, height);
        graphics.clip();
    }

    /** One straight line. */
    public static void line(GraphicsContext graphics, Color colour, double x0, double y0, double x1, double y1) {
        graphics.setStroke(colour);
        graphics.strokeLine(x0, y0, x1, y1);
    }

    /** The middle of a pixel, so that a line of one pixel covers one pixel. */
    public static double crisp(double pixel) {
        return Math.floor(pixel) + 0.5;
    }
}
