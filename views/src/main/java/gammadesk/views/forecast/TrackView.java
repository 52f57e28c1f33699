package gammadesk.views.forecast;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.forecast.board.ForecastBoard;
import gammadesk.analytics.forecast.board.ForecastTrack;
import gammadesk.analytics.forecast.board.Part;
import gammadesk.analytics.market.Column;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Curves.Dash;
import gammadesk.views.chart.DataChart;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.SteadyRange;
import gammadesk.views.chart.TimeTicks;
import gammadesk.views.chart.Viewport.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;

/** The forecasts of one horizon through time. */
final class TrackView extends DataChart<ForecastTrack> {
    private static final Look LOOK = new Look("forecast-track", Zoom.HORIZONTAL, new Margins(0.6, 1.6, 2, 4.2));
    private static final double STALE_SECONDS = 2.5 * 3600;
    private static final double SMALLEST_SPAN = 5;
    private static final double HOUR_MILLIS = 3_600_000;
    /** No more points than a screen can show. */
    private static final int MOST_POINTS = 1_500;
    /** A single panic must not press all others flat. */
    private static final double HIGHEST_SHARE = 0.998;

    private final ForecastDesk desk;
    private final HorizonChip horizon;
    private final SteadyRange range = new SteadyRange(SMALLEST_SPAN);
    private Optional<DeskSnapshot> last = Optional.empty();

    TrackView(ForecastDesk desk) {
        super(desk.context(), desk.exports(), LOOK, plot -> plot);
        this.desk = desk;
        this.horizon = new HorizonChip(desk.horizonDays(), this::reshow);
        bar(horizon.node());
        legend(new Label("─ forecast, bands 80 % and 95 %   ─ grey: realised over the horizon from then on   "
                + "┄ venue's 30-day implied index"));
        plot().addEventHandler(KeyEvent.KEY_PRESSED, horizon::typed);
    }

    void show(DeskSnapshot snapshot) {
        last = Optional.of(snapshot);
        Shown<ForecastTrack> found = ForecastPictures.of(
                snapshot, desk, "forecast", this::chosen, ForecastTrack::knownMillis, STALE_SECONDS);
        String market = found.market() + " "
                + found.data().map(ForecastTrack::horizonDays).orElse(0.0);
        show(new Shown<>(found.data(), found.reason(), found.subject(), found.context(), found.freshness(), market));
    }

    private Part<ForecastTrack> chosen(ForecastBoard board) {
        return new Part<>(
                horizon.choose(board.tracks().value().orElse(List.of()), ForecastTrack::horizonDays),
                board.tracks().reason());
    }

    private void reshow() {
        last.ifPresent(this::show);
    }

    @Override
    protected String headline(ForecastTrack track) {
        int now = track.size() - 1;
        String what = desk.context().currency().get() + " forecast of " + ForecastWords.horizon(track.horizonDays())
                + ", % a year";
        return now < 0
                ? what
                : what + "   now " + Formats.vol(track.forecast().get(now)) + ", 80 % "
                        + ForecastWords.band(
                                track.low80().get(now), track.high80().get(now));
    }

    @Override
    protected String detail(ForecastTrack track) {
        return track.model() + ", walk-forward · last at " + Formats.minute(track.knownMillis());
    }

    @Override
    protected void forget() {
        range.clear();
        super.forget();
    }

    @Override
    protected void reset() {
        range.clear();
        super.reset();
        relay();
    }

    @Override
    protected void place(ForecastTrack track) {
        if (track.size() == 0) {
            return;
        }
        double[] seen = Stream.of(
                        track.forecast(), track.low80(), track.high80(), track.realized(), track.impliedIndex())
                .map(Column::toArray)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double high = seen.length == 0 ? 1 : seen[(int) Math.floor(HIGHEST_SHARE * (seen.length - 1))];
        Range ys = range.update(new Range(0, high));
        double first = track.times().get(0);
        double end = Math.max(first + HOUR_MILLIS, track.times().get(track.size() - 1));
        Range xs = new Range(first, end);
        viewport().home(xs, ys, xs, new Range(0, ys.high() + 3 * ys.span()));
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        Axes.vertical(graphics, area, palette(), Formats::tick);
        drawn().filter(track -> track.size() > 0).ifPresent(track -> {
            TimeTicks.horizontal(graphics, area, palette());
            int[] rows = rows(track, area.xs());
            double[] xs = pick(track.times(), rows);
            ForecastColours colours = ForecastColours.of(context().theme().get());
            Curves curves = new Curves(graphics, area).begin();
            curves.band(xs, pick(track.low95(), rows), pick(track.high95(), rows), colours.wide());
            curves.band(xs, pick(track.low80(), rows), pick(track.high80(), rows), colours.narrow());
            curves.line(xs, pick(track.realized(), rows), colours.realized(), 1.2, Dash.SOLID);
            curves.line(xs, pick(track.impliedIndex(), rows), colours.implied(), 1.2, Dash.DASHED);
            curves.line(xs, pick(track.forecast(), rows), colours.forecast(), 1.8, Dash.SOLID);
            curves.end();
        });
    }

    /** Those in view, and of many only as many as can be told apart. */
    private static int[] rows(ForecastTrack track, Range xs) {
        int[] inside = IntStream.range(0, track.size())
                .filter(i -> track.times().get(Math.min(i + 1, track.size() - 1)) >= xs.low()
                        && track.times().get(Math.max(0, i - 1)) <= xs.high())
                .toArray();
        int stride = inside.length / MOST_POINTS + 1;
        return IntStream.range(0, inside.length)
                .filter(i -> i % stride == 0 || i == inside.length - 1)
                .map(i -> inside[i])
                .toArray();
    }

    private static double[] pick(Column column, int[] rows) {
        return Arrays.stream(rows).mapToDouble(column::get).toArray();
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot().pointer()
                .flatMap(at -> drawn().flatMap(track ->
                        row(track, area, at).map(row -> track.times().get(row))))
                .ifPresent(time -> {
                    Axes.cursor(graphics, area, palette(), area.x(time));
                });
    }

    private static Optional<Integer> row(ForecastTrack track, PlotFrame area, Point2D at) {
        if (track.size() == 0) {
            return Optional.empty();
        }
        int found = Arrays.binarySearch(track.times().toArray(), area.xAt(at.getX()));
        return Optional.of(Math.clamp(found < 0 ? -found - 1 : found, 0, track.size() - 1));
    }

    @Override
    protected String readout(ForecastTrack track, PlotFrame area, Point2D at) {
        return row(track, area, at).map(row -> words(track, row)).orElse("");
    }

    private static String words(ForecastTrack track, int row) {
        double came = track.realized().get(row);
        return String.format(
                Locale.ROOT,
                "%s UTC · forecast %s, 80 %% %s, 95 %% %s · %s · index %s",
                Formats.minute((long) track.times().get(row)),
                Formats.vol(track.forecast().get(row)),
                ForecastWords.band(track.low80().get(row), track.high80().get(row)),
                ForecastWords.band(track.low95().get(row), track.high95().get(row)),
                Double.isNaN(came) ? "outcome not known yet" : "realised " + Formats.vol(came),
                Formats.vol(track.impliedIndex().get(row)));
    }

    @Override
    protected String csv(ForecastTrack track) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < track.size(); i++) {
            lines.add(ForecastWords.line(
                    Formats.iso((long) track.times().get(i)),
                    track.model(),
                    track.horizonDays(),
                    track.forecast().get(i),
                    track.low80().get(i),
                    track.high80().get(i),
                    track.low95().get(i),
                    track.high95().get(i),
                    track.realized().get(i),
                    track.impliedIndex().get(i)));
        }
        return ForecastWords.file(
                "time,model,horizon_days,forecast_vol_percent,low80,high80,low95,high95,realized_vol_percent,"
                        + "implied_index_percent",
                lines);
    }
}
