package gammadesk.views.chart;

import java.util.Arrays;
import java.util.stream.IntStream;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Lines, bands and marks over a plot's ranges. Whatever is not a number leaves a gap. */
public final class Curves {
    /** How a line is drawn. */
    public enum Dash {
        SOLID,
        DASHED,
        DOTTED;

        private double[] pattern() {
            return switch (this) {
                case SOLID -> new double[0];
                case DASHED -> new double[] {6, 4};
                case DOTTED -> new double[] {2, 3};
            };
        }
    }

    /** The shape of a mark. */
    public enum Mark {
        DOT,
        DIAMOND,
        SQUARE,
        TRIANGLE
    }

    private final GraphicsContext graphics;
    private final PlotFrame frame;

    /** Draws in a plot; what lies outside it is cut off between {@link #begin} and {@link #end}. */
    public Curves(GraphicsContext graphics, PlotFrame frame) {
        this.graphics = graphics;
        this.frame = frame;
    }

    /** Cuts off what lies outside the plot from now on. */
    public Curves begin() {
        Axes.clip(graphics, frame);
        return this;
    }

    /** Ends {@link #begin}. */
    public void end() {
        graphics.restore();
    }

    /** A line through the points. */
    public void line(double[] xs, double[] ys, Color colour, double width, Dash dash) {
        graphics.setStroke(colour);
        graphics.setLineWidth(width);
        graphics.setLineDashes(dash.pattern());
        double[] px = new double[xs.length];
        double[] py = new double[xs.length];
        int size = 0;
        for (int i = 0; i <= xs.length; i++) {
            boolean known = i < xs.length && Double.isFinite(xs[i]) && Double.isFinite(ys[i]);
            if (known) {
                px[size] = frame.x(xs[i]);
                py[size++] = frame.y(ys[i]);
            } else {
                stroke(px, py, size);
                size = 0;
            }
        }
        graphics.setLineDashes();
        graphics.setLineWidth(1);
    }

    private void stroke(double[] px, double[] py, int size) {
        if (size > 1) {
            graphics.strokePolyline(px, py, size);
        }
    }

    /** The area between two lines over the same points; a point that either does not know is left out. */
    public void band(double[] xs, double[] lows, double[] highs, Color colour) {
        int[] known = IntStream.range(0, xs.length)
                .filter(i -> Double.isFinite(xs[i] + lows[i] + highs[i]))
                .toArray();
        int size = known.length;
        double[] px = new double[2 * size];
        double[] py = new double[2 * size];
        for (int i = 0; i < size; i++) {
            px[i] = frame.x(xs[known[i]]);
            py[i] = frame.y(highs[known[i]]);
            px[2 * size - 1 - i] = px[i];
            py[2 * size - 1 - i] = frame.y(lows[known[i]]);
        }
        if (size > 1) {
            graphics.setFill(colour);
            graphics.fillPolygon(px, py, 2 * size);
        }
    }

    /** An upright line between two values of y. */
    public void whisker(double x, double low, double high, Color colour) {
        if (Double.isFinite(x + low + high)) {
            double at = Axes.crisp(frame.x(x));
            Axes.line(graphics, colour, at, frame.y(low), at, frame.y(high));
        }
    }

    /** A mark at a point, filled or hollow; the size is its radius in pixels. */
    public void mark(double x, double y, Mark shape, double size, Color colour, boolean filled) {
        if (!Double.isFinite(x + y)) {
            return;
        }
        graphics.setFill(colour);
        graphics.setStroke(colour);
        draw(graphics, frame.x(x), frame.y(y), shape, size, filled);
    }

    /** A mark at a pixel in the colours that are set. */
    public static void draw(GraphicsContext graphics, double px, double py, Mark shape, double size, boolean filled) {
        if (shape == Mark.DOT && filled) {
            graphics.fillOval(px - size, py - size, 2 * size, 2 * size);
        } else if (shape == Mark.DOT) {
            graphics.strokeOval(px - size, py - size, 2 * size, 2 * size);
        } else {
            double[][] corners = corners(shape, px, py, size);
            if (filled) {
                graphics.fillPolygon(corners[0], corners[1], corners[0].length);
            } else {
                graphics.strokePolygon(corners[0], corners[1], corners[0].length);
            }
        }
    }

    private static double[][] corners(Mark shape, double x, double y, double size) {
        return switch (shape) {
            case DIAMOND -> new double[][] {{x, x + size, x, x - size}, {y - size, y, y + size, y}};
            case TRIANGLE -> new double[][] {{x, x + size, x - size}, {y - size, y + size, y + size}};
            case SQUARE, DOT ->
                new double[][] {{x - size, x + size, x + size, x - size}, {y - size, y - size, y + size, y + size}};
        };
    }

    /** The least and the greatest of the known values, or the given range when none is known. */
    public static Viewport.Range extent(double[] values, Viewport.Range otherwise) {
        double[] known = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        return known.length == 0 ? otherwise : new Viewport.Range(known[0], known[known.length - 1]);
    }
}
