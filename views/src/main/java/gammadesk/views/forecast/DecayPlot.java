package gammadesk.views.forecast;

import gammadesk.analytics.mispricing.PremiumHistory.Mean;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Curves.Dash;
import gammadesk.views.chart.Curves.Mark;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.SteadyRange;
import gammadesk.views.chart.Viewport;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.fx.DeskContext;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;

/** The mean premium by the days over which the realised variance is measured, in variance a year, percent squared. */
final class DecayPlot implements CanvasPlot.Painter {
    private static final double SURE = 1.96;
    private static final double TO_PERCENT_A_YEAR = 1e4 * 365;
    private static final double ROOM = 1.1;
    private static final double CAPTION_EMS = 1.6;
    private static final String CAPTION = "Mean variance premium, %² a year";

    private final DeskContext context;
    private final Viewport viewport = new Viewport();
    private final SteadyRange range = new SteadyRange(1);
    private final CanvasPlot plot = new CanvasPlot(viewport, Zoom.HORIZONTAL, new Margins(2, 1.6, 2, 5), this);
    private List<Mean> shown = List.of();

    DecayPlot(DeskContext context) {
        this.context = context;
    }

    CanvasPlot plot() {
        return plot;
    }

    Viewport viewport() {
        return viewport;
    }

    void show(List<Mean> means) {
        shown = means.stream().filter(mean -> mean.count() > 0).toList();
        double[] wanted = shown.stream()
                .flatMapToDouble(mean -> DoubleStream.of(0, mid(mean), mid(mean) - away(mean), mid(mean) + away(mean)))
                .toArray();
        Range ys = range.update(Curves.extent(wanted, Range.UNIT));
        double last = shown.stream().mapToInt(Mean::horizonDays).max().orElse(1);
        Range xs = new Range(0, Math.sqrt(last) * ROOM);
        viewport.home(xs, ys, xs, new Range(ys.low() - ys.span(), ys.high() + ys.span()));
        plot.requestRedraw();
    }

    private static double mid(Mean mean) {
        return mean.meanDaily() * TO_PERCENT_A_YEAR;
    }

    private static double away(Mean mean) {
        return SURE * mean.standardError() * TO_PERCENT_A_YEAR;
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        Palette palette = Palette.of(context.theme().get());
        Axes.vertical(graphics, area, palette, value -> Formats.tick(value).replace('-', '−'));
        double[] xs = shown.stream()
                .mapToDouble(mean -> Math.sqrt(mean.horizonDays()))
                .toArray();
        Axes.horizontalAt(graphics, area, palette, xs, at -> Math.round(at * at) + " d");
        double zero = Axes.crisp(area.y(0));
        Axes.line(graphics, palette.zero(), area.left(), zero, area.right(), zero);
        Curves curves = new Curves(graphics, area).begin();
        double[] mids = shown.stream().mapToDouble(DecayPlot::mid).toArray();
        curves.line(xs, mids, palette.muted(), 1.2, Dash.DOTTED);
        for (int i = 0; i < xs.length; i++) {
            double away = away(shown.get(i));
            curves.whisker(xs[i], mids[i] - away, mids[i] + away, palette.text());
            curves.mark(xs[i], mids[i], Mark.DOT, 4, palette.text(), true);
        }
        curves.end();
        Axes.caption(
                graphics,
                area,
                palette,
                area.top() - CAPTION_EMS * graphics.getFont().getSize(),
                CAPTION);
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot.pointer().ifPresent(at -> {
            Axes.cursor(graphics, area, Palette.of(context.theme().get()), at.getX());
        });
    }

    String readout(Point2D at) {
        double x = plot.frame().xAt(at.getX());
        return shown.stream()
                .min(Comparator.comparingDouble(mean -> Math.abs(Math.sqrt(mean.horizonDays()) - x)))
                .map(mean -> String.format(
                                Locale.ROOT,
                                "realised over %d d after the reading · premium %+.0f ± %.0f %%² a year (variance), %s "
                                        + "charged, %s came, n = %d",
                                mean.horizonDays(),
                                mid(mean),
                                away(mean),
                                Formats.vol(mean.impliedVol()),
                                Formats.vol(mean.realizedVol()),
                                mean.count())
                        .replace('-', '−'))
                .orElse("");
    }
}
