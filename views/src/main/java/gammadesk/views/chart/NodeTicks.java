package gammadesk.views.chart;

import java.util.function.DoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Labels of an axis of nodes: every one, or every second, third … where they would touch. */
final class NodeTicks {
    private static final double EMS_PER_LABEL = 5;
    private static final double LINES_PER_LABEL = 1.5;
    private static final double GAP = 6;
    private static final int[] ROUND = {1, 2, 4, 8, 10, 20, 40, 80, 100};

    private NodeTicks() {}

    static void below(
            GraphicsContext graphics,
            PlotFrame frame,
            Palette palette,
            NodeAxis axis,
            double always,
            DoubleFunction<String> label) {
        graphics.setFill(palette.muted());
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.TOP);
        double room = frame.width() / frame.xs().span();
        int every = every(graphics.getFont().getSize() * EMS_PER_LABEL, room);
        for (int node = axis.nearest(always) % every; node < axis.size(); node += every) {
            double x = frame.x(node + 0.5);
            if (x >= frame.left() && x <= frame.right()) {
                graphics.fillText(label.apply(axis.nodes().get(node)), x, frame.bottom() + GAP);
            }
        }
    }

    static void beside(
            GraphicsContext graphics,
            PlotFrame frame,
            Palette palette,
            NodeAxis axis,
            double always,
            DoubleFunction<String> label) {
        graphics.setFill(palette.muted());
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.setTextBaseline(VPos.CENTER);
        double room = frame.height() / frame.ys().span();
        int every = every(graphics.getFont().getSize() * LINES_PER_LABEL, room);
        for (int node = axis.nearest(always) % every; node < axis.size(); node += every) {
            double y = frame.y(node + 0.5);
            if (y >= frame.top() && y <= frame.bottom()) {
                graphics.fillText(label.apply(axis.nodes().get(node)), frame.left() - GAP, y);
            }
        }
    }

    /** A round number of nodes, so that labels on an even grid are round too. */
    private static int every(double wanted, double room) {
        int least = (int) Math.max(1, Math.ceil(wanted / room));
        for (int round : ROUND) {
            if (round >= least) {
                return round;
            }
        }
        return least;
    }
}
