package gammadesk.views.forecast;

import gammadesk.analytics.forecast.board.FlowPicture.Slice;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Curves.Dash;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.SteadyMaximum;
import gammadesk.views.chart.Viewport;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.DeskContext;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Imbalance of the book as a line and its order flow as bars, on the axis of time of the depth above. */
final class ImbalancePlot implements CanvasPlot.Painter {
    private static final Range ONE = new Range(-1.05, 1.05);
    private static final double PALE = 0.65;

    private final DeskContext context;
    private final Viewport viewport = new Viewport();
    private final SteadyMaximum largest = new SteadyMaximum();
    private final CanvasPlot plot;
    private List<Slice> shown = List.of();
    private double most = 1;

    ImbalancePlot(DeskContext context, Margins margins) {
        this.context = context;
        this.plot = new CanvasPlot(viewport, Zoom.VERTICAL, margins, this);
    }

    CanvasPlot plot() {
        return plot;
    }

    Viewport viewport() {
        return viewport;
    }

    void show(List<Slice> slices) {
        shown = slices;
        most = largest.update(slices.stream()
                .mapToDouble(slice -> Math.abs(slice.orderFlow()))
                .filter(Double::isFinite)
                .max()
                .orElse(1));
        Range times = new Range(0, Math.max(2, slices.size()));
        viewport.home(times, ONE, times, ONE);
        plot.requestRedraw();
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        Palette palette = Palette.of(context.theme().get());
        Axes.vertical(graphics, area, palette, value -> Formats.tick(value).replace('-', '−'));
        Axes.clip(graphics, area);
        double zero = area.y(0);
        double width = Math.max(1, area.width() / area.xs().span() - 1);
        for (int i = 0; i < shown.size(); i++) {
            double flow = shown.get(i).orderFlow();
            if (Double.isFinite(flow) && flow != 0) {
                double y = area.y(flow / most);
                graphics.setFill((flow > 0 ? palette.bid() : palette.ask()).deriveColor(0, 1, 1, PALE));
                graphics.fillRect(area.x(i), Math.min(y, zero), width, Math.max(1, Math.abs(y - zero)));
            }
        }
        graphics.restore();
        Axes.line(graphics, palette.zero(), area.left(), Axes.crisp(zero), area.right(), Axes.crisp(zero));
        Curves curves = new Curves(graphics, area).begin();
        curves.line(
                IntStream.range(0, shown.size()).mapToDouble(i -> i + 0.5).toArray(),
                shown.stream().mapToDouble(Slice::imbalance).toArray(),
                palette.text(),
                1.4,
                Dash.SOLID);
        curves.end();
        graphics.setFill(palette.muted());
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.TOP);
        graphics.fillText(
                "imbalance −1 .. +1 (line) · order flow, full bar = " + Numbers.compact(most),
                area.left(),
                area.bottom() + 4);
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot.pointer().ifPresent(at -> {
            double x = Axes.crisp(at.getX());
            Axes.line(graphics, Palette.of(context.theme().get()).crosshair(), x, area.top(), x, area.bottom());
        });
    }
}
