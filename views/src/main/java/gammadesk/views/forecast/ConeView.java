package gammadesk.views.forecast;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.forecast.board.ForecastBoard;
import gammadesk.analytics.forecast.board.Outlook;
import gammadesk.analytics.forecast.board.VolatilityCone;
import gammadesk.analytics.forecast.board.VolatilityCone.Implied;
import gammadesk.analytics.forecast.board.VolatilityCone.Rung;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Curves.Dash;
import gammadesk.views.chart.Curves.Mark;
import gammadesk.views.chart.DataChart;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.SteadyRange;
import gammadesk.views.chart.Viewport.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;

/** Bands of realised volatility by horizon with the implied term structure and the forecasts over them. */
final class ConeView extends DataChart<VolatilityCone> {
    private static final Look LOOK = new Look("volatility-cone", Zoom.HORIZONTAL, new Margins(0.6, 1.6, 2, 4.2));
    private static final double STALE_SECONDS = 2.5 * 3600;
    private static final double SMALLEST_SPAN = 5;
    private static final double FIRST_DAYS = 30;
    private static final double ROOM = 1.04;
    private static final double[] BANDS = {0.12, 0.16, 0.2};

    private final SteadyRange range = new SteadyRange(SMALLEST_SPAN);
    private final ForecastDesk desk;

    ConeView(ForecastDesk desk) {
        super(desk.context(), desk.exports(), LOOK, plot -> plot);
        this.desk = desk;
        legend(new Label("▬ realised: least–most, 10–90 %, 25–75 %, ─ median, ┄ latest   ● implied at the forward   "
                + "◆ forecast, thick 80 %, thin 95 %"));
    }

    void show(DeskSnapshot snapshot) {
        show(ForecastPictures.of(
                snapshot, desk, "volatility cone", ForecastBoard::cone, VolatilityCone::knownMillis, STALE_SECONDS));
    }

    @Override
    protected String headline(VolatilityCone cone) {
        String what = desk.context().currency().get() + " volatility cone, % a year";
        return what
                + nearest(cone.forecasts(), FIRST_DAYS, Outlook::horizonDays)
                        .map(ahead -> "   " + ForecastWords.horizon(ahead.horizonDays()) + ": forecast "
                                + Formats.vol(ahead.volPercent())
                                + nearest(cone.implied(), ahead.horizonDays(), Implied::days)
                                        .map(charged -> ", implied " + Formats.vol(charged.volPercent()))
                                        .orElse(""))
                        .orElse("   no forecast yet");
    }

    @Override
    protected String detail(VolatilityCone cone) {
        String charged = cone.implied().isEmpty()
                ? "no fitted surface yet"
                : "implied of " + Formats.clock(cone.impliedMillis()) + " UTC";
        return String.format(
                Locale.ROOT,
                "%s of %.0f days, history to %s · %s",
                cone.measure(),
                cone.days(),
                Formats.minute(cone.knownMillis()),
                charged);
    }

    @Override
    protected void forget() {
        super.forget();
        range.clear();
    }

    @Override
    protected void reset() {
        range.clear();
        super.reset();
        relay();
    }

    @Override
    protected void place(VolatilityCone cone) {
        double[] wanted = DoubleStream.concat(
                        cone.rungs().stream().flatMapToDouble(rung -> DoubleStream.of(rung.least(), rung.most())),
                        DoubleStream.concat(
                                cone.implied().stream().mapToDouble(Implied::volPercent),
                                cone.forecasts().stream()
                                        .flatMapToDouble(ahead -> DoubleStream.of(ahead.volPercent(), ahead.high80()))))
                .toArray();
        Range ys = range.update(Curves.extent(wanted, Range.UNIT));
        double last = DoubleStream.concat(
                        cone.rungs().stream().mapToDouble(Rung::horizonDays),
                        cone.forecasts().stream().mapToDouble(Outlook::horizonDays))
                .max()
                .orElse(1);
        Range xs = new Range(0, Math.sqrt(last) * ROOM);
        viewport().home(xs, ys, xs, new Range(0, ys.high() + 3 * ys.span()));
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        Axes.vertical(graphics, area, palette(), Formats::tick);
        drawn().ifPresent(cone -> {
            double[] places = cone.rungs().stream()
                    .mapToDouble(rung -> Math.sqrt(rung.horizonDays()))
                    .toArray();
            Axes.horizontalAt(graphics, area, palette(), places, at -> ForecastWords.horizon(round(at * at)));
            Curves curves = new Curves(graphics, area).begin();
            realized(curves, cone.rungs());
            implied(curves, cone.implied());
            cone.forecasts().forEach(ahead -> forecast(graphics, curves, ahead));
            curves.end();
        });
    }

    /** Squares of roots are no round numbers any more. */
    private static double round(double days) {
        return Math.round(days * 24) / 24.0;
    }

    private void realized(Curves curves, List<Rung> rungs) {
        double[] xs = places(rungs, Rung::horizonDays);
        Color grey = colours().realized();
        List<List<ToDoubleFunction<Rung>>> bands = List.of(
                List.of(Rung::least, Rung::most),
                List.of(Rung::tenth, Rung::nineTenths),
                List.of(Rung::quarter, Rung::threeQuarters));
        for (int i = 0; i < BANDS.length; i++) {
            curves.band(
                    xs,
                    values(rungs, bands.get(i).getFirst()),
                    values(rungs, bands.get(i).getLast()),
                    grey.deriveColor(0, 1, 1, BANDS[i]));
        }
        curves.line(xs, values(rungs, Rung::median), grey, 1.5, Dash.SOLID);
        curves.line(xs, values(rungs, Rung::latest), grey, 1.5, Dash.DOTTED);
    }

    private void implied(Curves curves, List<Implied> points) {
        double[] xs = places(points, Implied::days);
        Color colour = colours().implied();
        curves.line(xs, values(points, Implied::volPercent), colour, 1.5, Dash.SOLID);
        for (int i = 0; i < xs.length; i++) {
            curves.mark(xs[i], points.get(i).volPercent(), Mark.DOT, 3, colour, true);
        }
    }

    private void forecast(GraphicsContext graphics, Curves curves, Outlook ahead) {
        double x = Math.sqrt(ahead.horizonDays());
        Color colour = colours().forecast();
        curves.whisker(x, ahead.low95(), ahead.high95(), colour);
        graphics.setLineWidth(3);
        curves.whisker(x, ahead.low80(), ahead.high80(), colour);
        graphics.setLineWidth(1);
        curves.mark(x, ahead.volPercent(), Mark.DIAMOND, 5, colour, true);
    }

    private static <R> double[] places(List<R> rows, ToDoubleFunction<R> days) {
        return rows.stream()
                .mapToDouble(row -> Math.sqrt(days.applyAsDouble(row)))
                .toArray();
    }

    private static <R> double[] values(List<R> rows, ToDoubleFunction<R> value) {
        return rows.stream().mapToDouble(value).toArray();
    }

    private ForecastColours colours() {
        return ForecastColours.of(context().theme().get());
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot().pointer().flatMap(at -> rung(area, at)).ifPresent(rung -> {
            Axes.cursor(graphics, area, palette(), area.x(Math.sqrt(rung.horizonDays())));
        });
    }

    private Optional<Rung> rung(PlotFrame area, Point2D at) {
        double x = area.xAt(at.getX());
        return drawn().flatMap(cone -> cone.rungs().stream()
                .min(Comparator.comparingDouble(rung -> Math.abs(Math.sqrt(rung.horizonDays()) - x))));
    }

    @Override
    protected String readout(VolatilityCone cone, PlotFrame area, Point2D at) {
        return rung(area, at).map(rung -> words(cone, rung)).orElse("");
    }

    private static String words(VolatilityCone cone, Rung rung) {
        String realized = String.format(
                Locale.ROOT,
                "%s · realised %.1f | %.1f | %.1f | median %.1f | %.1f | %.1f | %.1f, latest %.2f %% · %d windows, %.0f "
                        + "independent",
                ForecastWords.horizon(rung.horizonDays()),
                rung.least(),
                rung.tenth(),
                rung.quarter(),
                rung.median(),
                rung.threeQuarters(),
                rung.nineTenths(),
                rung.most(),
                rung.latest(),
                rung.windows(),
                rung.independent());
        return realized
                + nearest(cone.forecasts(), rung.horizonDays(), Outlook::horizonDays)
                        .map(ahead -> " · " + ahead.model() + " for " + ForecastWords.horizon(ahead.horizonDays()) + " "
                                + Formats.vol(ahead.volPercent()) + ", 80 % "
                                + ForecastWords.band(ahead.low80(), ahead.high80()))
                        .orElse("")
                + nearest(cone.implied(), rung.horizonDays(), Implied::days)
                        .map(charged -> " · implied " + charged.expiry() + " " + Formats.vol(charged.volPercent()))
                        .orElse("");
    }

    /** By the square root of time, as it is drawn. */
    private static <R> Optional<R> nearest(List<R> rows, double days, ToDoubleFunction<R> of) {
        return rows.stream()
                .min(Comparator.comparingDouble(row -> Math.abs(Math.sqrt(of.applyAsDouble(row)) - Math.sqrt(days))));
    }

    @Override
    protected String csv(VolatilityCone cone) {
        List<String> lines = new ArrayList<>();
        String known = Formats.iso(cone.knownMillis());
        for (Rung rung : cone.rungs()) {
            lines.add(ForecastWords.line(
                    known,
                    "realised",
                    cone.measure(),
                    rung.horizonDays(),
                    rung.median(),
                    rung.least(),
                    rung.tenth(),
                    rung.quarter(),
                    rung.threeQuarters(),
                    rung.nineTenths(),
                    rung.most(),
                    rung.latest(),
                    rung.windows()));
        }
        cone.implied()
                .forEach(point -> lines.add(ForecastWords.line(
                        Formats.iso(cone.impliedMillis()),
                        "implied",
                        point.expiry(),
                        point.days(),
                        point.volPercent(),
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "")));
        cone.forecasts()
                .forEach(ahead -> lines.add(ForecastWords.line(
                        Formats.iso(ahead.issuedMillis()),
                        "forecast",
                        ahead.model(),
                        ahead.horizonDays(),
                        ahead.volPercent(),
                        ahead.low95(),
                        ahead.low80(),
                        "",
                        "",
                        ahead.high80(),
                        ahead.high95(),
                        "",
                        "")));
        return ForecastWords.file(
                "known,kind,what,horizon_days,vol_percent,least_or_low95,p10_or_low80,p25,p75,p90_or_high80,"
                        + "most_or_high95,latest,windows",
                lines);
    }
}
