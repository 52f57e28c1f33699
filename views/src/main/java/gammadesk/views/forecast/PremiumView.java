package gammadesk.views.forecast;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.forecast.board.ForecastBoard;
import gammadesk.analytics.forecast.board.Part;
import gammadesk.analytics.mispricing.PremiumHistory;
import gammadesk.analytics.mispricing.PremiumHistory.Mean;
import gammadesk.analytics.mispricing.PremiumHistory.Row;
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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;

/** The premium through time, and how it decays with the days over which the outcome is measured. */
final class PremiumView extends DataChart<PremiumHistory> {
    private static final Look LOOK = new Look("variance-premium", Zoom.HORIZONTAL, new Margins(0.6, 1.6, 2, 4.2));
    private static final double BESIDE = 1.35;
    private static final double SHARE = 0.68;
    private static final double STALE_SECONDS = 3 * 86_400.0;
    private static final double SMALLEST_SPAN = 5;
    private static final double DAY_MILLIS = 86_400_000;
    private static final double YEAR_DAYS = 365;

    private final ForecastDesk desk;
    private final DecayPlot decay;
    private final SteadyRange range = new SteadyRange(SMALLEST_SPAN);
    private List<Row> rows = List.of();

    PremiumView(ForecastDesk desk) {
        DecayPlot decay = new DecayPlot(desk.context());
        super(desk.context(), desk.exports(), LOOK, plot -> new PlotPair(plot, decay.plot(), BESIDE, SHARE));
        this.desk = desk;
        this.decay = decay;
        decay.plot().onHover(at -> {
            frame().readout(at.map(decay::readout).orElse(""));
            decay.plot().requestOverlay();
        });
        legend(new Label("▮ implied − realised of the day's 30 days, vol points   ─ mean   "
                + "● mean by the days over which realised is measured, 95 % interval"));
    }

    void show(DeskSnapshot snapshot) {
        show(ForecastPictures.of(
                snapshot, desk, "variance risk premium", PremiumView::part, PremiumView::known, STALE_SECONDS));
    }

    private static Part<PremiumHistory> part(ForecastBoard board) {
        boolean isThere = board.premium()
                .value()
                .filter(history -> !history.of(PremiumHistory.INDEX_DAYS).isEmpty())
                .isPresent();
        return isThere || board.premium().value().isEmpty()
                ? board.premium()
                : Part.missing(
                        "No day is known both by its volatility index and by the 30 days after it. Wait for more "
                                + "history, or choose another currency.");
    }

    private static long known(PremiumHistory history) {
        return history.rows().stream().mapToLong(Row::knownMillis).max().orElse(0);
    }

    DecayPlot decay() {
        return decay;
    }

    /** Root of the variance charged less the root of the variance that came, vol points. */
    static double points(Row row) {
        return vol(row.impliedDaily()) - vol(row.realizedDaily());
    }

    private static double vol(double daily) {
        return 100 * Math.sqrt(YEAR_DAYS * daily);
    }

    private static Optional<Mean> mean(PremiumHistory history) {
        return history.decay().stream()
                .filter(mean -> mean.horizonDays() == PremiumHistory.INDEX_DAYS)
                .findFirst();
    }

    @Override
    protected String headline(PremiumHistory history) {
        double paid =
                100.0 * rows.stream().filter(row -> row.premiumDaily() > 0).count() / rows.size();
        return desk.context().currency().get() + " premium, implied − realised, vol points"
                + mean(history)
                        .map(mean -> String.format(
                                Locale.ROOT,
                                "   mean %s (charged %s, came %s), positive on %.0f %% of days",
                                Formats.volChange(mean.impliedVol() - mean.realizedVol()),
                                Formats.vol(mean.impliedVol()),
                                Formats.vol(mean.realizedVol()),
                                paid))
                        .orElse("");
    }

    @Override
    protected String detail(PremiumHistory history) {
        return String.format(
                Locale.ROOT,
                "30 days on both sides, %d days up to %s%s",
                rows.size(),
                Formats.month(rows.getLast().millis()),
                mean(history)
                        .map(mean -> String.format(
                                Locale.ROOT,
                                ", mean of variance t = %.1f (windows overlap)",
                                mean.meanDaily() / mean.standardError()))
                        .orElse(""));
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
        rows = history.of(PremiumHistory.INDEX_DAYS);
        Range ys = range.update(
                Curves.extent(rows.stream().mapToDouble(PremiumView::points).toArray(), Range.UNIT));
        double first = (double) rows.getFirst().millis();
        Range xs = new Range(first, (double) rows.getLast().millis() + DAY_MILLIS);
        viewport().home(xs, ys, xs, new Range(ys.low() - 3 * ys.span(), ys.high() + 3 * ys.span()));
        decay.show(history.decay());
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        Axes.vertical(graphics, area, palette(), value -> Formats.tick(value).replace('-', '−'));
        drawn().ifPresent(history -> {
            TimeTicks.horizontal(graphics, area, palette());
            Axes.clip(graphics, area);
            bars(graphics, area);
            graphics.restore();
            double zero = Axes.crisp(area.y(0));
            Axes.line(graphics, palette().zero(), area.left(), zero, area.right(), zero);
            mean(history).ifPresent(mean -> line(graphics, area, mean.impliedVol() - mean.realizedVol()));
        });
    }

    private void bars(GraphicsContext graphics, PlotFrame area) {
        GainColours colours = GainColours.of(context().theme().get());
        double zero = area.y(0);
        double width = Math.max(1, area.width() * DAY_MILLIS / area.xs().span());
        for (Row row : rows) {
            double y = area.y(points(row));
            graphics.setFill(colours.of(points(row)));
            graphics.fillRect(area.x((double) row.millis()), Math.min(y, zero), width, Math.abs(y - zero));
        }
    }

    private void line(GraphicsContext graphics, PlotFrame area, double mean) {
        Curves curves = new Curves(graphics, area).begin();
        curves.line(
                new double[] {area.xs().low(), area.xs().high()},
                new double[] {mean, mean},
                palette().text(),
                1.5,
                Dash.SOLID);
        curves.end();
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot().pointer().filter(_ -> drawn().isPresent()).ifPresent(at -> {
            Axes.cursor(graphics, area, palette(), at.getX());
        });
    }

    @Override
    protected String readout(PremiumHistory history, PlotFrame area, Point2D at) {
        double time = area.xAt(at.getX());
        return rows.stream()
                .min(Comparator.comparingDouble(row -> Math.abs((double) row.millis() + DAY_MILLIS / 2 - time)))
                .map(row -> Formats.month(row.millis()) + " · implied " + Formats.vol(vol(row.impliedDaily()))
                        + " · realised over the 30 days after it " + Formats.vol(vol(row.realizedDaily()))
                        + " · premium " + Formats.volChange(points(row)) + " points · known since "
                        + Formats.month(row.knownMillis()))
                .orElse("");
    }

    @Override
    protected String csv(PremiumHistory history) {
        List<String> lines = new ArrayList<>();
        for (Row row : history.rows()) {
            lines.add(ForecastWords.line(
                    Formats.iso(row.millis()),
                    row.horizonDays(),
                    vol(row.impliedDaily()),
                    vol(row.realizedDaily()),
                    points(row),
                    row.premiumDaily(),
                    Formats.iso(row.knownMillis())));
        }
        return ForecastWords.file(
                "time,realized_over_days,implied_vol_percent,realized_vol_percent,premium_points,"
                        + "premium_variance_a_day,known",
                lines);
    }
}
