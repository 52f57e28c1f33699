package gammadesk.views.exposure;

import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.desk.DealerRepricing;
import gammadesk.analytics.exposure.Level;
import gammadesk.analytics.exposure.Levels;
import gammadesk.analytics.exposure.ZeroGamma;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.format.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Lines across a plot of prices with their words at the right, moved apart where they would lie on each other. */
final class PriceMarks {
    private static final double LINE_EMS = 1.35;
    private static final double EMS_PER_LETTER = 0.56;

    private static final String ABSOLUTE = "absolute gamma";
    private static final String MAX_PAIN = "max pain";

    private PriceMarks() {}

    /** A line at a price. */
    record Mark(double price, String words, Color colour) {}

    /** Spot, walls, absolute gamma, max pain and all zero-gamma spots. */
    static List<Mark> of(DealerPicture picture, Palette palette) {
        List<Mark> marks = new ArrayList<>();
        Levels levels = picture.map().levels();
        add(marks, levels.callWall(), "call wall", palette.call());
        add(marks, levels.putWall(), "put wall", palette.put());
        add(marks, levels.absoluteGamma(), ABSOLUTE, palette.muted());
        add(marks, levels.maxPain(), MAX_PAIN, palette.muted());
        picture.repricing().map(DealerRepricing::zeroGamma).map(ZeroGamma::all).orElse(List.of()).stream()
                .map(root -> new Mark(
                        root.spot(),
                        (root.rising() ? "flip ↑ " : "flip ↓ ") + Formats.price(Math.rint(root.spot())),
                        palette.text()))
                .forEach(marks::add);
        marks.add(spot(picture, palette));
        return marks;
    }

    /** Without those that the bars themselves show: where room is scarce. */
    static List<Mark> few(DealerPicture picture, Palette palette) {
        return of(picture, palette).stream()
                .filter(mark ->
                        !mark.words().startsWith(ABSOLUTE) && !mark.words().startsWith(MAX_PAIN))
                .toList();
    }

    /** Spot alone. */
    static Mark spot(DealerPicture picture, Palette palette) {
        double spot = picture.map().spot();
        return new Mark(spot, "spot " + Numbers.usd(spot), palette.spot());
    }

    private static void add(List<Mark> marks, Level level, String name, Color colour) {
        if (level instanceof Level.At(double strike, double _)) {
            marks.add(new Mark(strike, name + " " + Formats.price(strike), colour));
        }
    }

    /** Draws those that are in view. */
    static void draw(GraphicsContext graphics, PlotFrame area, Palette palette, List<Mark> marks) {
        List<Mark> seen = marks.stream()
                .filter(mark -> area.ys().contains(mark.price()))
                .sorted(Comparator.comparingDouble(Mark::price).reversed())
                .toList();
        seen.forEach(mark -> line(graphics, area, mark));
        double line = graphics.getFont().getSize() * LINE_EMS;
        double free = area.top();
        for (int i = 0; i < seen.size(); i++) {
            double lowest = area.bottom() - (seen.size() - i) * line;
            double top = Math.max(free, Math.min(area.y(seen.get(i).price()) - line / 2, lowest));
            words(graphics, area, palette, seen.get(i), top, line);
            free = top + line;
        }
    }

    private static void line(GraphicsContext graphics, PlotFrame area, Mark mark) {
        double y = Axes.crisp(area.y(mark.price()));
        graphics.setLineDashes(6, 4);
        Axes.line(graphics, mark.colour(), area.left(), y, area.right(), y);
        graphics.setLineDashes();
    }

    private static void words(
            GraphicsContext graphics, PlotFrame area, Palette palette, Mark mark, double top, double line) {
        double width = mark.words().length() * graphics.getFont().getSize() * EMS_PER_LETTER + 8;
        graphics.setFill(palette.veil());
        graphics.fillRect(area.right() - width, top, width, line);
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setFill(mark.colour());
        graphics.fillText(mark.words(), area.right() - 4, top + line / 2);
    }
}
