package gammadesk.views.chart;

import gammadesk.views.chart.Viewport.Range;
import java.util.List;
import java.util.stream.DoubleStream;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/**
 * Bars one below the other, the first row on top. Row {@code i} of {@code n} reaches on the plot's y from {@code n - i
 * - 1} to {@code n - i}. Names stand in the left margin, values in the right one.
 */
public final class BarRows {
    private static final double BAR_SHARE = 0.66;
    private static final double THICKEST_EMS = 2;
    private static final double LINES_PER_LABEL = 1.25;
    private static final double GAP = 8;
    private static final double HEADROOM = 0.04;
    /** More rows than this are reached by panning. */
    private static final int MOST_IN_VIEW = 24;

    private BarRows() {}

    /** The rows at first and at most: the uppermost ones where there are very many. */
    public static void home(Viewport viewport, Range amounts, int rows) {
        int seen = inView(rows);
        int all = Math.max(1, rows);
        viewport.home(amounts, new Range(all - seen, all), amounts, new Range(0, all));
    }

    /** How many rows the first view holds. */
    public static int inView(int rows) {
        return Math.clamp(rows, 1, MOST_IN_VIEW);
    }

    /** From the least to the greatest end of any bar with zero in it and some room, never empty. */
    public static Range amounts(List<BarRow> rows) {
        double low = ends(rows).min().orElse(0);
        double high = ends(rows).max().orElse(0);
        double room = HEADROOM * Math.max(high - low, 1e-12);
        return new Range(low < 0 ? low - room : -room, high > 0 ? high + room : room);
    }

    private static DoubleStream ends(List<BarRow> rows) {
        return DoubleStream.concat(
                DoubleStream.of(0),
                rows.stream()
                        .flatMapToDouble(row -> DoubleStream.of(row.from(), row.to()))
                        .filter(Double::isFinite));
    }

    /** The row at a pixel, or -1. */
    public static int at(PlotFrame frame, double pixelY, int rows) {
        int row = rows - 1 - (int) Math.floor(frame.yAt(pixelY));
        return row >= 0 && row < rows ? row : -1;
    }

    /** Draws bars, names, values and the zero line; connected bars have a line from each end to the next row. */
    public static void draw(
            GraphicsContext graphics, PlotFrame frame, Palette palette, List<BarRow> rows, boolean connected) {
        Curves clip = new Curves(graphics, frame).begin();
        double zero = Axes.crisp(frame.x(0));
        Axes.line(graphics, palette.zero(), zero, frame.top(), zero, frame.bottom());
        for (int i = 0; i < rows.size(); i++) {
            bar(graphics, frame, rows.get(i), middle(frame, rows.size(), i));
            if (connected && i + 1 < rows.size() && Double.isFinite(rows.get(i).to())) {
                double x = Axes.crisp(frame.x(rows.get(i).to()));
                double half = thickness(graphics, frame) / 2;
                double below = middle(frame, rows.size(), i) + half;
                Axes.line(graphics, palette.muted(), x, below, x, middle(frame, rows.size(), i + 1) - half);
            }
        }
        clip.end();
        labels(graphics, frame, palette, rows);
    }

    private static double middle(PlotFrame frame, int rows, int row) {
        return frame.y(rows - row - 0.5);
    }

    private static void bar(GraphicsContext graphics, PlotFrame frame, BarRow row, double middle) {
        if (!Double.isFinite(row.from() + row.to())) {
            return;
        }
        double thick = thickness(graphics, frame);
        double left = frame.x(Math.min(row.from(), row.to()));
        double wide = frame.x(Math.max(row.from(), row.to())) - left;
        graphics.setFill(row.colour());
        graphics.fillRect(left, Math.rint(middle - thick / 2), row.from() == row.to() ? 0 : Math.max(1, wide), thick);
    }

    private static double thickness(GraphicsContext graphics, PlotFrame frame) {
        double row = frame.height() / frame.ys().span();
        double most = THICKEST_EMS * graphics.getFont().getSize();
        return Math.max(1, Math.rint(Math.min(most, row * BAR_SHARE)));
    }

    private static void labels(GraphicsContext graphics, PlotFrame frame, Palette palette, List<BarRow> rows) {
        Font plain = graphics.getFont();
        double em = plain.getSize();
        double row = frame.height() / frame.ys().span();
        int every = (int) Math.max(1, Math.ceil(LINES_PER_LABEL * em / row));
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setFill(palette.text());
        for (int i = 0; i < rows.size(); i += every) {
            double y = middle(frame, rows.size(), i);
            if (y >= frame.top() && y <= frame.bottom()) {
                graphics.setFont(rows.get(i).strong() ? bold(plain) : plain);
                graphics.setTextAlign(TextAlignment.RIGHT);
                graphics.fillText(
                        cut(rows.get(i).name(), graphics.getFont(), frame.left() - 2 * GAP), frame.left() - GAP, y);
                graphics.fillText(rows.get(i).words(), graphics.getCanvas().getWidth() / scale(graphics) - 4, y);
            }
        }
        graphics.setFont(plain);
    }

    /** Pictures are drawn with more pixels than the plot has. */
    private static double scale(GraphicsContext graphics) {
        return graphics.getTransform().getMxx();
    }

    private static Font bold(Font font) {
        return Font.font(font.getFamily(), FontWeight.BOLD, font.getSize());
    }

    private static String cut(String words, Font font, double room) {
        if (width(words, font) <= room) {
            return words;
        }
        int kept = words.length() - 1;
        while (kept > 1 && width(words.substring(0, kept) + "…", font) > room) {
            kept--;
        }
        return words.substring(0, kept) + "…";
    }

    private static double width(String words, Font font) {
        Text text = new Text(words);
        text.setFont(font);
        return text.getLayoutBounds().getWidth();
    }

    /** A pale band behind a row, for the one under the mouse. */
    public static void highlight(GraphicsContext graphics, PlotFrame frame, Palette palette, int row, int rows) {
        double top = Math.max(frame.top(), frame.y(rows - row));
        double bottom = Math.min(frame.bottom(), frame.y(rows - row - 1));
        graphics.setStroke(palette.crosshair());
        graphics.strokeRect(frame.left() + 0.5, Math.rint(top) + 0.5, frame.width() - 1, Math.rint(bottom - top) - 1);
    }
}
