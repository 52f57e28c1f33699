package gammadesk.views.forecast;

import gammadesk.analytics.forecast.flow.FlowPicture;
import gammadesk.analytics.forecast.flow.FlowSeries;
import gammadesk.analytics.market.Column;
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
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.canvas.GraphicsContext;

/** Imbalance of the book as a line and its order flow as bars, on the axis of time of the depth above. */
final class ImbalancePlot implements CanvasPlot.Painter {
    private static final Range ONE = new Range(-1.05, 1.05);
    private static final double PALE = 0.65;

    private final DeskContext context;
    private final Viewport viewport = new Viewport();
    private final SteadyMaximum largest = new SteadyMaximum();
    private final CanvasPlot plot;
    private Optional<FlowPicture> shown = Optional.empty();
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

    void show(FlowPicture picture, Range times) {
        shown = Optional.of(picture);
        most = largest.update(Arrays.stream(picture.of(FlowSeries.OFI).toArray())
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(1));
        viewport.home(times, ONE, times, ONE);
        plot.requestRedraw();
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        Palette palette = Palette.of(context.theme().get());
        Axes.vertical(graphics, area, palette, value -> Formats.tick(value).replace('-', '−'));
        shown.ifPresent(picture -> {
            Axes.clip(graphics, area);
            bars(graphics, area, palette, picture);
            graphics.restore();
            double zero = Axes.crisp(area.y(0));
            Axes.line(graphics, palette.zero(), area.left(), zero, area.right(), zero);
            Curves curves = new Curves(graphics, area).begin();
            curves.line(
                    IntStream.range(0, picture.size())
                            .mapToDouble(step -> millis(picture, step))
                            .toArray(),
                    picture.of(FlowSeries.IMBALANCE_5).toArray(),
                    palette.text(),
                    1.4,
                    Dash.SOLID);
            curves.end();
        });
        Axes.caption(
                graphics,
                area,
                palette,
                area.bottom() + 4,
                "imbalance of five levels (line) · order-flow imbalance, a full bar is " + Numbers.compact(most)
                        + " USD");
    }

    private void bars(GraphicsContext graphics, PlotFrame area, Palette palette, FlowPicture picture) {
        Column flows = picture.of(FlowSeries.OFI);
        double zero = area.y(0);
        double width = Math.max(1, area.width() / area.xs().span() * picture.stepMillis() - 1);
        for (int step = 0; step < flows.size(); step++) {
            double flow = flows.get(step);
            if (Double.isFinite(flow) && flow != 0) {
                double y = area.y(flow / most);
                graphics.setFill((flow > 0 ? palette.bid() : palette.ask()).deriveColor(0, 1, 1, PALE));
                graphics.fillRect(
                        area.x(millis(picture, step)) - width,
                        Math.min(y, zero),
                        width,
                        Math.max(1, Math.abs(y - zero)));
            }
        }
    }

    private static double millis(FlowPicture picture, int step) {
        return picture.firstMillis() + (double) step * picture.stepMillis();
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot.pointer().ifPresent(at -> {
            Axes.cursor(graphics, area, Palette.of(context.theme().get()), at.getX());
        });
    }
}
