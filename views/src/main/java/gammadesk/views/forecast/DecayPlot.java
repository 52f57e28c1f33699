package gammadesk.views.forecast;

import gammadesk.analytics.forecast.board.PremiumHistory;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.Viewport;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.fx.DeskContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;

/** Autocorrelation of the premium by lag in days. */
final class DecayPlot implements CanvasPlot.Painter {
    private static final double PALE = 0.35;
    private static final double REACH = 1.05;
    private static final double BAR = 0.7;

    private final DeskContext context;
    private final Viewport viewport = new Viewport();
    private final CanvasPlot plot = new CanvasPlot(viewport, Zoom.HORIZONTAL, new Margins(0.6, 1.6, 2, 3.2), this);
    private Optional<PremiumHistory> shown = Optional.empty();

    DecayPlot(DeskContext context) {
        this.context = context;
    }

    CanvasPlot plot() {
        return plot;
    }

    Viewport viewport() {
        return viewport;
    }

    void show(PremiumHistory history) {
        shown = Optional.of(history);
        Range lags = new Range(-0.5, Math.max(1, history.autocorrelation().size()) - 0.5);
        double least = Arrays.stream(history.autocorrelation().toArray()).filter(Double::isFinite).min().orElse(0);
        Range shares = new Range(Math.min(-0.25, least * REACH), REACH);
        viewport.home(lags, shares, lags, new Range(-REACH, REACH));
        plot.requestRedraw();
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        Palette palette = Palette.of(context.theme().get());
        Axes.vertical(graphics, area, palette, value -> Formats.tick(value).replace('-', '−'));
        Axes.horizontal(graphics, area, palette, lag -> Formats.tick(lag) + " d");
        shown.ifPresent(history -> {
            Axes.clip(graphics, area);
            double zero = area.y(0);
            double width = Math.max(1, area.width() / area.xs().span() * BAR);
            for (int lag = 0; lag < history.autocorrelation().size(); lag++) {
                double y = area.y(history.autocorrelation().get(lag));
                boolean overlaps = lag < history.horizonDays();
                graphics.setFill(palette.text().deriveColor(0, 1, 1, overlaps ? PALE : 1));
                graphics.fillRect(area.x(lag) - width / 2, Math.min(y, zero), width, Math.abs(y - zero));
            }
            graphics.restore();
            Axes.line(
                    graphics, palette.zero(), area.left(), Axes.crisp(zero), area.right(), Axes.crisp(zero));
        });
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot.pointer().ifPresent(at -> {
            double x = Axes.crisp(at.getX());
            Axes.line(graphics, Palette.of(context.theme().get()).crosshair(), x, area.top(), x, area.bottom());
        });
    }

    String readout(Point2D at) {
        int lag = (int) Math.round(plot.frame().xAt(at.getX()));
        return shown.filter(history -> lag >= 0 && lag < history.autocorrelation().size())
                .map(history -> String.format(
                                Locale.ROOT,
                                "lag %d d · autocorrelation %+.3f%s",
                                lag,
                                history.autocorrelation().get(lag),
                                lag < history.horizonDays() ? " · the windows overlap" : "")
                        .replace('-', '−'))
                .orElse("");
    }
}
