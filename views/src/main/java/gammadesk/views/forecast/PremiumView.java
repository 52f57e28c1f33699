package gammadesk.views.forecast;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.forecast.board.ForecastBoard;
import gammadesk.analytics.forecast.board.PremiumHistory;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Curves.Dash;
import gammadesk.views.chart.DataChart;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.GainColours;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.PlotPair;
import gammadesk.views.chart.SteadyRange;
import gammadesk.views.chart.TimeTicks;
import gammadesk.views.chart.Viewport.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;

/** The premium through time, and how fast it decays. */
final class PremiumView extends DataChart<PremiumHistory> {
    private static final Look LOOK = new Look("variance-premium", Zoom.HORIZONTAL, new Margins(0.6, 1.6, 2, 4.2));
    private static final double BESIDE = 1.35;
    private static final double SHARE = 0.66;
    private static final double STALE_SECONDS = 35 * 86_400.0;
    private static final double SMALLEST_SPAN = 5;
    private static final double SURE = 1.96;
    private static final double DAY_MILLIS = 86_400_000;

    private final ForecastDesk desk;
    private final DecayPlot decay;
    private final SteadyRange range = new SteadyRange(SMALLEST_SPAN);

    PremiumView(ForecastDesk desk) {
        DecayPlot decay = new DecayPlot(desk.context());
        super(desk.context(), desk.exports(), LOOK, plot -> new PlotPair(plot, decay.plot(), BESIDE, SHARE));
        this.desk = desk;
        this.decay = decay;
        decay.plot().onHover(at -> {
            frame().readout(at.map(decay::readout).orElse(""));
            decay.plot().requestOverlay();
        });
        legend(new Label("│ implied minus realised, vol points   ─ mean, ┄ its 95 % interval   right: autocorrelation by "
                + "lag, pale while windows overlap"));
    }

    void show(DeskSnapshot snapshot) {
        show(ForecastPictures.of(
                snapshot,
                desk,
                "variance risk premium",
                ForecastBoard::premium,
                PremiumHistory::knownMillis,
                STALE_SECONDS));
    }

    DecayPlot decay() {
        return decay;
    }

    @Override
    protected String headline(PremiumHistory history) {
        return String.format(
                        Locale.ROOT,
                        "%s premium, implied − realised, vol points   mean %+.2f ± %.2f, positive on %.0f %% of days",
                        desk.context().currency().get(),
                        history.meanPoints(),
                        SURE * history.standardError(),
                        100 * history.positiveShare())
                .replace('-', '−');
    }

    @Override
    protected String detail(PremiumHistory history) {
        String half = Double.isNaN(history.halfLifeDays())
                ? "no decay can be told beyond the overlap"
                : String.format(Locale.ROOT, "half-life %.0f days", history.halfLifeDays());
        return String.format(
                Locale.ROOT,
                "%.0f days ahead on both sides, %d days to %s · %s",
                history.horizonDays(),
                history.premium().size(),
                Formats.minute(history.knownMillis()),
                half);
    }

    @Override
    protected void forget() {
        range.clear();
        super.forget();
    }

    @Override
    protected void reset() {
        super.reset();
        decay.viewport().reset();
    }

    @Override
    protected void restyle() {
        super.restyle();
        decay.plot().requestRedraw();
    }

    @Override
    protected void place(PremiumHistory history) {
        Range ys = range.update(Curves.extent(history.premium().toArray(), Range.UNIT));
        double[] times = history.times().toArray();
        double first = times.length == 0 ? 0 : times[0];
        double end = times.length == 0 ? DAY_MILLIS : Math.max(first + DAY_MILLIS, times[times.length - 1]);
        Range xs = new Range(first, end);
        viewport().home(xs, ys, xs, new Range(ys.low() - 3 * ys.span(), ys.high() + 3 * ys.span()));
        decay.show(history);
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        Axes.vertical(graphics, area, palette(), value -> Formats.tick(value).replace('-', '−'));
        drawn().ifPresent(history -> {
            TimeTicks.horizontal(graphics, area, palette());
            Axes.clip(graphics, area);
            GainColours colours = GainColours.of(context().theme().get());
            double zero = area.y(0);
            double width = Math.max(1, area.width() * DAY_MILLIS / area.xs().span());
            for (int i = 0; i < history.premium().size(); i++) {
                double value = history.premium().get(i);
                if (Double.isFinite(value)) {
                    double y = area.y(value);
                    graphics.setFill(colours.of(value));
                    graphics.fillRect(
                            area.x(history.times().get(i)), Math.min(y, zero), width, Math.abs(y - zero));
                }
            }
            graphics.restore();
            double crisp = Axes.crisp(zero);
            Axes.line(graphics, palette().zero(), area.left(), crisp, area.right(), crisp);
            mean(graphics, area, history);
        });
    }

    private void mean(GraphicsContext graphics, PlotFrame area, PremiumHistory history) {
        double[] xs = {area.xs().low(), area.xs().high()};
        double mean = history.meanPoints();
        double away = SURE * history.standardError();
        Curves curves = new Curves(graphics, area).begin();
        curves.line(xs, new double[] {mean, mean}, palette().text(), 1.5, Dash.SOLID);
        curves.line(xs, new double[] {mean - away, mean - away}, palette().text(), 1, Dash.DASHED);
        curves.line(xs, new double[] {mean + away, mean + away}, palette().text(), 1, Dash.DASHED);
        curves.end();
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot().pointer().filter(_ -> drawn().isPresent()).ifPresent(at -> {
            double x = Axes.crisp(at.getX());
            Axes.line(graphics, palette().crosshair(), x, area.top(), x, area.bottom());
        });
    }

    @Override
    protected String readout(PremiumHistory history, PlotFrame area, Point2D at) {
        double[] times = history.times().toArray();
        if (times.length == 0) {
            return "";
        }
        int found = Arrays.binarySearch(times, area.xAt(at.getX()));
        int row = Math.clamp(found < 0 ? -found - 2 : found, 0, times.length - 1);
        return Formats.minute((long) times[row]) + " UTC · implied "
                + Formats.vol(history.implied().get(row)) + " · realised over the "
                + ForecastWords.horizon(history.horizonDays()) + " after it "
                + Formats.vol(history.realized().get(row)) + " · premium "
                + Formats.volChange(history.premium().get(row)) + " points";
    }

    @Override
    protected String csv(PremiumHistory history) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < history.times().size(); i++) {
            lines.add(ForecastWords.line(
                    Formats.iso((long) history.times().get(i)),
                    history.horizonDays(),
                    history.implied().get(i),
                    history.realized().get(i),
                    history.premium().get(i)));
        }
        return ForecastWords.file(
                "time,horizon_days,implied_vol_percent,realized_vol_percent,premium_points", lines);
    }
}
