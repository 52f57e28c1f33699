package gammadesk.views.exposure;

import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ExposureMap.ExpiryExposure;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.SteadyMaximum;
import gammadesk.views.chart.Viewport;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.fx.DeskContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;

/** Net exposure of each expiry, nearest on top. */
final class ExpiryStrip implements CanvasPlot.Painter {
    private static final double ROW_EMS = 1.75;
    private static final double TIGHTEST_ROW_EMS = 1.15;

    private final DeskContext context;
    private final Supplier<Optional<ExposureMap>> map;
    private final Consumer<String> readout;
    private final Viewport viewport = new Viewport();
    private final SteadyMaximum largest = new SteadyMaximum();
    private final CanvasPlot plot = new CanvasPlot(viewport, Zoom.VERTICAL, new Margins(2.2, 6, 0.5, 10.6), this);

    ExpiryStrip(DeskContext context, Supplier<Optional<ExposureMap>> map, Consumer<String> readout) {
        this.context = context;
        this.map = map;
        this.readout = readout;
        plot.onHover(this::hovered);
        plot.setFocusTraversable(false);
    }

    Region node() {
        return plot;
    }

    void requestRedraw() {
        plot.requestRedraw();
    }

    /** Takes the rows of a newer map. */
    void update(ExposureMap exposures) {
        double end = largest.update(exposures.expiries().stream()
                .mapToDouble(expiry -> Math.abs(expiry.net()))
                .filter(Double::isFinite)
                .max()
                .orElse(0));
        Range sums = new Range(-end, end);
        viewport.home(sums, Range.UNIT, sums, Range.UNIT);
        requestRedraw();
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame frame) {
        Palette palette = palette();
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFill(palette.muted());
        graphics.fillText(
                "Net by expiry",
                graphics.getFont().getSize(),
                graphics.getFont().getSize());
        map.get().ifPresent(exposures -> rows(graphics, frame, palette, exposures));
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame frame) {
        // Nothing follows the mouse here.
    }

    private void rows(GraphicsContext graphics, PlotFrame frame, Palette palette, ExposureMap exposures) {
        List<ExpiryExposure> expiries = exposures.expiries();
        double zero = Axes.crisp(frame.x(0));
        double height = rowHeight(frame, expiries.size());
        int seen = (int) Math.min(expiries.size(), Math.floor(frame.height() / height + 1e-6));
        Axes.line(graphics, palette.zero(), zero, frame.top(), zero, frame.top() + seen * height);
        for (int row = 0; row < seen; row++) {
            row(graphics, frame, palette, exposures, row);
        }
        if (seen < expiries.size()) {
            graphics.setTextAlign(TextAlignment.RIGHT);
            graphics.setFill(palette.muted());
            double em = graphics.getFont().getSize();
            graphics.fillText("first " + seen + " of " + expiries.size(), frame.right() + em * 5.6, em);
        }
    }

    private void row(GraphicsContext graphics, PlotFrame frame, Palette palette, ExposureMap exposures, int row) {
        ExpiryExposure expiry = exposures.expiries().get(row);
        double em = graphics.getFont().getSize();
        double middle = frame.top()
                + (row + 0.5) * rowHeight(frame, exposures.expiries().size());
        double from = frame.x(Math.min(0, expiry.net()));
        graphics.setFill(expiry.net() < 0 ? palette.put() : palette.call());
        graphics.fillRect(from, middle - em * 0.45, frame.x(Math.max(0, expiry.net())) - from, em * 0.9);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFill(palette.text());
        graphics.fillText(expiry.expiry().label(), em, middle);
        graphics.setFill(palette.muted());
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText(ExposureWords.days(exposures, expiry.expiry()), frame.left() - em * 0.5, middle);
        graphics.setFill(palette.text());
        graphics.fillText(Formats.usdCompact(expiry.net()), frame.right() + em * 5.6, middle);
    }

    /** Rows move closer together before any is left out. */
    private double rowHeight(PlotFrame frame, int rows) {
        double em = plot.font().getSize();
        return Math.clamp(frame.height() / Math.max(1, rows), em * TIGHTEST_ROW_EMS, em * ROW_EMS);
    }

    private void hovered(Optional<Point2D> pointer) {
        readout.accept(pointer.flatMap(this::words).orElse(""));
    }

    private Optional<String> words(Point2D at) {
        PlotFrame frame = plot.frame();
        return map.get()
                .flatMap(exposures -> words(exposures, (int) Math.floor((at.getY() - frame.top())
                        / rowHeight(frame, exposures.expiries().size()))));
    }

    private static Optional<String> words(ExposureMap exposures, int row) {
        boolean isRow = row >= 0 && row < exposures.expiries().size();
        return isRow
                ? Optional.of(
                        ExposureWords.readout(exposures, exposures.expiries().get(row)))
                : Optional.empty();
    }

    private Palette palette() {
        return Palette.of(context.theme().get());
    }
}
