package gammadesk.views.chart;

import gammadesk.views.chart.Viewport.Range;
import java.util.function.DoubleFunction;
import javafx.scene.canvas.GraphicsContext;

/** A heatmap over two axes of nodes: one cell a node, values of x moving fastest. */
public final class NodeHeat {
    private final HeatGrid grid = new HeatGrid();
    private final HeatmapLayer layer = HeatmapLayer.parted();
    private NodeAxis xs;
    private NodeAxis ys;

    /** Empty until filled. */
    public NodeHeat(NodeAxis xs, NodeAxis ys) {
        this.xs = xs;
        this.ys = ys;
    }

    /** Takes new axes and values. */
    public void fill(NodeAxis newXs, NodeAxis newYs, double[] values) {
        xs = newXs;
        ys = newYs;
        grid.clear();
        for (int i = 0; i < values.length; i++) {
            int row = i / xs.size();
            grid.add(i % xs.size(), row, row + 1, values[i]);
        }
    }

    public NodeAxis xs() {
        return xs;
    }

    public NodeAxis ys() {
        return ys;
    }

    /** A copy of the values. */
    public double[] values() {
        return grid.values();
    }

    /** How many cells. */
    public int size() {
        return grid.size();
    }

    /** The node of x of a cell. */
    public int column(int cell) {
        return cell % xs.size();
    }

    /** The node of y of a cell. */
    public int row(int cell) {
        return cell / xs.size();
    }

    /** All of it in view. */
    public void home(Viewport viewport) {
        Range x = xs.range();
        Range y = ys.range();
        viewport.home(x, y, x, y);
    }

    /** Draws the cells. */
    public void paint(GraphicsContext graphics, PlotFrame frame, Palette palette, ColourScale scale) {
        layer.paint(graphics, frame, palette, grid, scale);
    }

    /** Labels below every node for which there is room, the node of a value always among them. */
    public void below(
            GraphicsContext graphics, PlotFrame frame, Palette palette, double always, DoubleFunction<String> label) {
        NodeTicks.below(graphics, frame, palette, xs, always, label);
    }

    /** Labels left of every node for which there is room, the node of a value always among them. */
    public void beside(
            GraphicsContext graphics, PlotFrame frame, Palette palette, double always, DoubleFunction<String> label) {
        NodeTicks.beside(graphics, frame, palette, ys, always, label);
    }

    /** The place in the values of the cell at a pixel, or -1. */
    public int find(PlotFrame frame, double pixelX, double pixelY) {
        int x = xs.nodeAt(frame.xAt(pixelX));
        int y = ys.nodeAt(frame.yAt(pixelY));
        return x < 0 || y < 0 ? -1 : y * xs.size() + x;
    }

    /** The value at a node, NaN when nothing is known there. */
    public double value(int cell) {
        return grid.value(cell);
    }

    /** Draws a frame about a cell. */
    public void frame(GraphicsContext graphics, PlotFrame frame, Palette palette, int cell) {
        int column = column(cell);
        int row = row(cell);
        double left = Math.rint(frame.x(column));
        double right = Math.rint(frame.x(column + 1));
        double top = Math.rint(frame.y(row + 1));
        double bottom = Math.rint(frame.y(row));
        graphics.setStroke(palette.crosshair());
        graphics.strokeRect(left - 0.5, top - 0.5, right - left, bottom - top);
    }
}
