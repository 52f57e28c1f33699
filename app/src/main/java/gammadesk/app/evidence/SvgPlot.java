package gammadesk.app.evidence;

import gammadesk.views.chart.Ticks;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** A picture as SVG: a rectangle with axes on round numbers, and what is drawn into it. */
final class SvgPlot {
    static final String OWN = "#4b7a00";
    static final String BEST = "#1f2328";
    static final String REST = "#9aa3ad";
    static final String SHADE = "#dfe8cf";

    private static final int WIDTH = 660;
    private static final int LEFT = 66;
    private static final int RIGHT = 16;
    private static final int TOP = 8;
    private static final int BOTTOM = 22;
    private static final int TICKS = 6;
    private static final String GRID = "#e6e9ed";
    private static final String MUTED = "#59636e";

    /** Ranges of the axes and the height of the whole in pixels. */
    record Area(double lowX, double highX, double lowY, double highY, int height, int left) {
        static Area of(double lowX, double highX, double lowY, double highY, int height) {
            return new Area(lowX, above(lowX, highX), lowY, above(lowY, highY), height, LEFT);
        }

        /** The same with more room for names at the left. */
        Area withLeft(int pixels) {
            return new Area(lowX, highX, lowY, highY, height, pixels);
        }

        private static double above(double low, double high) {
            return high > low ? high : low + Math.max(1e-9, Math.abs(low) * 1e-6);
        }
    }

    private final Area area;
    private final StringBuilder body = new StringBuilder();

    SvgPlot(Area area) {
        this.area = area;
    }

    double x(double value) {
        double wide = WIDTH - RIGHT - area.left();
        return area.left() + (value - area.lowX()) / (area.highX() - area.lowX()) * wide;
    }

    double y(double value) {
        double high = area.height() - TOP - BOTTOM;
        return TOP + (area.highY() - value) / (area.highY() - area.lowY()) * high;
    }

    double right() {
        return WIDTH - RIGHT;
    }

    /** Labels left of the plot and faint lines across it. */
    SvgPlot vertical(DoubleFunction<String> label) {
        for (double tick : Ticks.within(area.lowY(), area.highY(), TICKS)) {
            line(area.left(), y(tick), right(), y(tick), GRID, 1);
            text(area.left() - 6, y(tick) + 3, "end", MUTED, label.apply(tick));
        }
        return this;
    }

    /** Labels below the plot and faint lines through it. */
    SvgPlot horizontal(DoubleFunction<String> label) {
        for (double tick : Ticks.within(area.lowX(), area.highX(), TICKS)) {
            line(x(tick), TOP, x(tick), area.height() - BOTTOM, GRID, 1);
            text(x(tick), area.height() - BOTTOM + 13, "middle", MUTED, label.apply(tick));
        }
        return this;
    }

    /** An upright line with its words at the top, so many lines down. */
    SvgPlot upright(double value, String colour, String words, int line) {
        if (value >= area.lowX() && value <= area.highX()) {
            line(x(value), TOP, x(value), area.height() - BOTTOM, colour, 1);
            boolean isRight = x(value) > WIDTH * 0.75;
            text(x(value) + (isRight ? -4 : 4), TOP + 10 + 12 * line, isRight ? "end" : "start", colour, words);
        }
        return this;
    }

    /** A level line. */
    SvgPlot level(double value) {
        if (value >= area.lowY() && value <= area.highY()) {
            line(area.left(), y(value), right(), y(value), MUTED, 1);
        }
        return this;
    }

    SvgPlot line(double x0, double y0, double x1, double y1, String colour, double width) {
        body.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"/>",
                x0,
                y0,
                x1,
                y1,
                colour,
                width));
        return this;
    }

    /** A line through the points; one that is not known breaks it. */
    SvgPlot curve(double[] xs, double[] ys, String colour, double width, boolean isDashed) {
        StringBuilder path = new StringBuilder();
        boolean isDown = false;
        for (int i = 0; i < xs.length; i++) {
            boolean isKnown = Double.isFinite(xs[i]) && Double.isFinite(ys[i]);
            if (isKnown) {
                path.append(
                        String.format(Locale.ROOT, "%s%.1f %.1f ", isDown ? "L" : "M", x(xs[i]), y(clipped(ys[i]))));
            }
            isDown = isKnown;
        }
        if (!path.isEmpty()) {
            body.append(String.format(
                    Locale.ROOT,
                    "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\"%s/>",
                    path.toString().strip(),
                    colour,
                    width,
                    isDashed ? " stroke-dasharray=\"4 3\"" : ""));
        }
        return this;
    }

    private double clipped(double y) {
        return Math.clamp(y, area.lowY(), area.highY());
    }

    /** The area between two lines over the same points. */
    SvgPlot band(double[] xs, double[] lows, double[] highs, String colour) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            point(points, xs[i], highs[i]);
        }
        for (int i = xs.length - 1; i >= 0; i--) {
            point(points, xs[i], lows[i]);
        }
        body.append("<polygon points=\"").append(points.toString().strip()).append("\" fill=\"");
        body.append(colour).append("\"/>");
        return this;
    }

    private void point(StringBuilder points, double x, double y) {
        if (Double.isFinite(x) && Double.isFinite(y)) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(x), y(clipped(y))));
        }
    }

    /** A filled rectangle between values. */
    SvgPlot box(double fromX, double toX, double fromY, double toY, String colour) {
        double left = Math.min(x(fromX), x(toX));
        double top = Math.min(y(fromY), y(toY));
        body.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                left,
                top,
                Math.abs(x(toX) - x(fromX)),
                Math.abs(y(toY) - y(fromY)),
                colour));
        return this;
    }

    /** A dot, filled or hollow. */
    SvgPlot dot(double atX, double atY, String colour, boolean isFilled) {
        if (Double.isFinite(atX) && Double.isFinite(atY)) {
            body.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\" stroke=\"%s\"/>",
                    x(atX),
                    y(atY),
                    isFilled ? colour : "#ffffff",
                    colour));
        }
        return this;
    }

    /** Words at a pixel; the anchor is {@code start}, {@code middle} or {@code end}. */
    SvgPlot text(double pixelX, double pixelY, String anchor, String colour, String words) {
        body.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
                pixelX,
                pixelY,
                anchor,
                colour,
                Html.escaped(words)));
        return this;
    }

    /** The picture with a name for readers that do not see it. */
    String svg(String name) {
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"%s\" width=\"%d\" height=\"%d\" "
                        + "viewBox=\"0 0 %d %d\" font-family=\"'Liberation Sans', Arial, sans-serif\" font-size=\"10\">"
                        + "%s</svg>",
                Html.escaped(name),
                WIDTH,
                area.height(),
                WIDTH,
                area.height(),
                body);
    }
}
