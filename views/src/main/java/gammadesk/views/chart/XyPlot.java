package gammadesk.views.chart;

import io.fair_acc.chartfx.XYChart;
import io.fair_acc.chartfx.axes.spi.DefaultNumericAxis;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.util.StringConverter;

/**
 * A ChartFX chart in the desk's look: the theme's colours, axes that follow a viewport, the desk's gestures, and a
 * canvas above for spot line and crosshair.
 */
public final class XyPlot extends Region {
    private static final int MOST_TICKS = 10;
    /** A label at the end of an axis reaches this far beyond it. */
    private static final double LABEL_OVERHANG = 30;

    private final Viewport viewport;
    private final BiConsumer<GraphicsContext, PlotFrame> painter;
    private final DefaultNumericAxis x = axis();
    private final DefaultNumericAxis y = axis();
    private final XYChart chart = new XYChart(x, y);
    private final Canvas overlay = new Canvas();
    private final Label probe = new Label();

    private Optional<Rectangle2D> box = Optional.empty();
    private Optional<Point2D> pointer = Optional.empty();

    /** The painter draws above the curves. */
    public XyPlot(Viewport viewport, PlotGestures.Zoom zoom, BiConsumer<GraphicsContext, PlotFrame> painter) {
        this.viewport = viewport;
        this.painter = painter;
        getStyleClass().add("xy-plot");
        probe.getStyleClass().add("chart-axis-text");
        probe.setManaged(false);
        probe.setVisible(false);
        chart.setLegendVisible(false);
        chart.getLegend().getNode().setManaged(false);
        chart.setAnimated(false);
        chart.setMouseTransparent(true);
        overlay.setMouseTransparent(true);
        getChildren().addAll(chart, overlay, probe);
        viewport.revision().addListener((observed, before, now) -> follow());
        chart.getCanvas().boundsInParentProperty().addListener((observed, before, now) -> requestOverlay());
        PlotGestures.install(this, viewport, zoom, this::frame, this::showBox);
        follow();
    }

    /** ChartFX's own chart, for renderers and data. */
    public XYChart chart() {
        return chart;
    }

    /** What stands on the axes. */
    public void axes(String xName, DoubleFunction<String> xLabel, String yName, DoubleFunction<String> yLabel) {
        x.setName(xName);
        y.setName(yName);
        x.setTickLabelFormatter(labels(xLabel));
        y.setTickLabelFormatter(labels(yLabel));
        chart.invalidate();
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

    /** Where the data lie now. */
    public PlotFrame frame() {
        Bounds bounds =
                sceneToLocal(chart.getCanvas().localToScene(chart.getCanvas().getLayoutBounds()));
        return new PlotFrame(
                bounds.getMinX(),
                bounds.getMinY(),
                Math.max(1, x.getLength()),
                Math.max(1, y.getLength()),
                viewport.x(),
                viewport.y());
    }

    /** Draws what lies above the curves in the next pulse. */
    public void requestOverlay() {
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        chart.resizeRelocate(0, 0, getWidth(), getHeight());
        chart.layout();
        overlay.setWidth(Math.ceil(getWidth()));
        overlay.setHeight(Math.ceil(getHeight()));
        drawOverlay(overlay.getGraphicsContext2D());
    }

    private void drawOverlay(GraphicsContext graphics) {
        graphics.clearRect(0, 0, getWidth() + 1, getHeight() + 1);
        Font font = probe.getFont();
        graphics.setFont(font);
        graphics.setLineWidth(1);
        painter.accept(graphics, frame());
        box.ifPresent(area -> {
            graphics.setStroke(Color.GRAY);
            graphics.setLineDashes(4, 3);
            graphics.strokeRect(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
            graphics.setLineDashes();
        });
    }

    private void follow() {
        x.set(viewport.x().low(), viewport.x().high());
        y.set(viewport.y().low(), viewport.y().high());
        requestOverlay();
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

    private static DefaultNumericAxis axis() {
        DefaultNumericAxis axis = new DefaultNumericAxis("");
        axis.setUnit(null);
        axis.setAxisPadding(LABEL_OVERHANG);
        axis.setAutoRanging(false);
        axis.setAutoGrowRanging(false);
        axis.setAnimated(false);
        axis.setMinorTickCount(0);
        axis.setMaxMajorTickLabelCount(MOST_TICKS);
        return axis;
    }

    private static StringConverter<Number> labels(DoubleFunction<String> label) {
        return new StringConverter<>() {
            @Override
            public String toString(Number value) {
                return label.apply(value.doubleValue());
            }

            @Override
            public Number fromString(String words) {
                throw new UnsupportedOperationException("axis labels are only written");
            }
        };
    }
}
