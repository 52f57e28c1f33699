package gammadesk.views.chart;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.transform.Scale;

/**
 * A plot drawn on a canvas, at most once per pulse and only when it was marked dirty. A second canvas above holds what
 * follows the mouse, so that moving it does not redraw the data.
 */
public final class CanvasPlot extends Region {
    /** Draws in the plot's pixels. */
    public interface Painter {
        /** The data. */
        void paint(GraphicsContext graphics, PlotFrame frame);

        /** What lies above and changes with the mouse. */
        void paintOverlay(GraphicsContext graphics, PlotFrame frame);
    }

    /** Room for axis labels, in multiples of the text size. */
    public record Margins(double top, double right, double bottom, double left) {}

    private final Viewport viewport;
    private final Margins margins;
    private final Painter painter;
    private final Canvas base = new Canvas();
    private final Canvas overlay = new Canvas();
    /** Invisible: CSS gives it the text size of the desk, and the canvas takes it from there. */
    private final Label probe = new Label();

    private Optional<Rectangle2D> box = Optional.empty();
    private Optional<Point2D> pointer = Optional.empty();
    private double renderScale = 1;
    private boolean dirty = true;
    private boolean overlayDirty = true;
    private long draws;

    /** Listens to gestures from the start. */
    public CanvasPlot(Viewport viewport, PlotGestures.Zoom zoom, Margins margins, Painter painter) {
        this.viewport = viewport;
        this.margins = margins;
        this.painter = painter;
        getStyleClass().add("canvas-plot");
        probe.getStyleClass().add("chart-axis-text");
        probe.setManaged(false);
        probe.setVisible(false);
        getChildren().addAll(base, overlay, probe);
        viewport.revision().addListener((observed, before, now) -> requestRedraw());
        probe.fontProperty().addListener((observed, before, now) -> requestRedraw());
        PlotGestures.install(this, viewport, zoom, this::frame, this::showBox);
    }

    /** Tells the pixel under the mouse while it is in the plot. */
    public void onHover(Consumer<Optional<Point2D>> listener) {
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(event, listener));
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> hover(event, listener));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> {
            pointer = Optional.empty();
            listener.accept(pointer);
        });
    }

    /** The pixel under the mouse, empty outside the plot. */
    public Optional<Point2D> pointer() {
        return pointer;
    }

    /** Draws the data and what lies above them in the next pulse. */
    public void requestRedraw() {
        dirty = true;
        requestOverlay();
    }

    /** Draws only what lies above the data in the next pulse. */
    public void requestOverlay() {
        overlayDirty = true;
        requestLayout();
    }

    /** Where the data lie now. */
    public PlotFrame frame() {
        double em = font().getSize();
        double left = margins.left() * em;
        double top = margins.top() * em;
        double width = Math.max(1, getWidth() - left - margins.right() * em);
        double height = Math.max(1, getHeight() - top - margins.bottom() * em);
        return new PlotFrame(Math.rint(left), Math.rint(top), width, height, viewport.x(), viewport.y());
    }

    /** The desk's font for axis labels. */
    public Font font() {
        return probe.getFont();
    }

    /** How often the data were drawn. */
    public long draws() {
        return draws;
    }

    /** Draws with more pixels at once, for a picture larger than the screen. */
    void drawAtScale(double scale) {
        renderScale = scale;
        Scale shrink = new Scale(1 / scale, 1 / scale);
        base.getTransforms().setAll(shrink);
        overlay.getTransforms().setAll(shrink);
        requestRedraw();
        layout();
    }

    @Override
    protected void layoutChildren() {
        dirty |= fit(base);
        overlayDirty |= fit(overlay);
        if (getWidth() < 1 || getHeight() < 1) {
            return;
        }
        if (dirty) {
            dirty = false;
            draws++;
            painter.paint(cleared(base), frame());
        }
        if (overlayDirty) {
            overlayDirty = false;
            drawOverlay(cleared(overlay));
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 480;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 320;
    }

    private void drawOverlay(GraphicsContext graphics) {
        painter.paintOverlay(graphics, frame());
        box.ifPresent(area -> {
            graphics.setStroke(Color.GRAY);
            graphics.setLineDashes(4, 3);
            graphics.strokeRect(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
            graphics.setLineDashes();
        });
    }

    private boolean fit(Canvas canvas) {
        double width = Math.ceil(getWidth() * renderScale);
        double height = Math.ceil(getHeight() * renderScale);
        boolean changed = canvas.getWidth() != width || canvas.getHeight() != height;
        canvas.setWidth(width);
        canvas.setHeight(height);
        return changed;
    }

    private GraphicsContext cleared(Canvas canvas) {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.setTransform(renderScale, 0, 0, renderScale, 0, 0);
        graphics.clearRect(0, 0, getWidth() + 1, getHeight() + 1);
        graphics.setFont(font());
        graphics.setLineWidth(1);
        return graphics;
    }

    private void showBox(Optional<Rectangle2D> area) {
        box = area;
        requestOverlay();
    }

    private void hover(MouseEvent event, Consumer<Optional<Point2D>> listener) {
        boolean inside = frame().holds(event.getX(), event.getY());
        pointer = inside ? Optional.of(new Point2D(event.getX(), event.getY())) : Optional.empty();
        listener.accept(pointer);
    }
}
