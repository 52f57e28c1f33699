package gammadesk.views.exposure;

import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.exposure.ExposureHistory.Strikes;
import gammadesk.analytics.exposure.ExposureMap.StrikeExposure;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.ColumnAxis;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Curves.Dash;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.HeatmapLayer;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.SteadyMaximum;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.format.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;

/** The session as time by strike with spot over it, and the bars of the moment at which the scrubber stands. */
final class LapseView extends HeatChart {
    private static final int MOST_COLUMNS = 240;
    private static final double STRIP_EMS = 17;
    private static final long SECONDS_TELL_MILLIS = 600_000;
    private static final Duration STEP = Duration.millis(120);

    private final SteadyMaximum longest = new SteadyMaximum();
    private final StrikeWindow window = new StrikeWindow();
    private final Slider scrubber = new Slider(0, 1, 1);
    private final Label moment = new Label();
    private final ToggleButton play = new ToggleButton("▶");
    private final Timeline film = new Timeline(new KeyFrame(STEP, _ -> next()));
    private List<Strikes> session = List.of();
    private List<Strikes> columns = List.of();
    private boolean following = true;

    LapseView(ExposureDesk desk) {
        super(desk, "exposure-time-lapse", HeatmapLayer.seamless(), new Margins(0.6, STRIP_EMS, 3.4, 6.5));
        scrubber.valueProperty().subscribe(_ -> scrubbed());
        scrubber.setBlockIncrement(1);
        scrubber.setAccessibleText("Moment of the session");
        scrubber.setTooltip(new Tooltip("The moment shown at the right; arrow keys step"));
        play.setTooltip(new Tooltip("Play the session from here"));
        play.setAccessibleText("Play the session");
        play.setOnAction(_ -> playOrPause());
        film.setCycleCount(Animation.INDEFINITE);
    }

    /** The scrubber stands below the chart and is no part of its pictures. */
    Node whole() {
        HBox.setHgrow(scrubber, Priority.ALWAYS);
        moment.setMinWidth(Label.USE_PREF_SIZE);
        HBox line = new HBox(8, play, scrubber, moment);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setPadding(new Insets(2, 12, 6, 8));
        VBox.setVgrow(node(), Priority.ALWAYS);
        return new VBox(node(), line);
    }

    Slider scrubber() {
        return scrubber;
    }

    /** What stands beside the scrubber. */
    String momentWords() {
        return moment.getText();
    }

    void stop() {
        film.stop();
    }

    private void playOrPause() {
        if (play.isSelected()) {
            if (scrubber.getValue() >= columns.size() - 1) {
                scrubber.setValue(0);
            }
            film.play();
        } else {
            film.stop();
        }
    }

    private void next() {
        scrubber.setValue(Math.min(columns.size() - 1.0, Math.rint(scrubber.getValue()) + 1));
        if (scrubber.getValue() >= columns.size() - 1) {
            play.setSelected(false);
            film.stop();
        }
    }

    private void scrubbed() {
        following = scrubber.getValue() >= columns.size() - 1;
        chosen().ifPresent(at -> moment.setText(Formats.utc(at.atMillis()) + " · spot " + Numbers.usd(at.spot())));
        plot().requestOverlay();
    }

    private Optional<Strikes> chosen() {
        int place = (int) Math.clamp(Math.rint(scrubber.getValue()), 0, Math.max(0, columns.size() - 1));
        return columns.isEmpty() ? Optional.empty() : Optional.of(columns.get(place));
    }

    @Override
    void forget() {
        super.forget();
        longest.clear();
        session = List.of();
    }

    @Override
    Optional<String> missing(DealerPicture picture) {
        return picture.session().isEmpty()
                ? Optional.of("The session has no earlier map of this greek, size and expiries yet. One is kept every "
                        + "ten seconds of the venue's time.")
                : Optional.empty();
    }

    @Override
    String headline(DealerPicture picture) {
        return picture.map().currency() + " " + ExposureWords.name(picture.map()) + " through the session   "
                + picture.map().unit().sentence() + "   net by strike and time";
    }

    @Override
    String detail(DealerPicture picture) {
        return picture.session().size() + " moments since "
                + Formats.utc(picture.session().getFirst().atMillis()) + ", line: spot";
    }

    @Override
    void place(DealerPicture picture) {
        if (session.equals(picture.session())) {
            return;
        }
        session = picture.session();
        columns = thinned(session);
        fill(picture.map().spot());
        Range times = new Range(0, columns.size());
        Range strikes = window.home(picture.map());
        viewport().home(times, strikes, times, window.limits(picture.map()));
        rescale();
        boolean atEnd = following;
        scrubber.setMax(Math.max(1, columns.size() - 1));
        if (atEnd) {
            scrubber.setValue(scrubber.getMax());
        }
        scrubbed();
        following = atEnd;
    }

    @Override
    String remark() {
        return " · empty: not listed then";
    }

    private static List<Strikes> thinned(List<Strikes> all) {
        int every = Math.ceilDiv(all.size(), MOST_COLUMNS);
        List<Strikes> kept = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i -= every) {
            kept.addFirst(all.get(i));
        }
        return kept;
    }

    private void fill(double spot) {
        grid().clear();
        for (int column = 0; column < columns.size(); column++) {
            List<StrikeExposure> strikes = columns.get(column).strikes();
            add(
                    column,
                    spot,
                    strikes.stream().map(StrikeExposure::strike).toList(),
                    strikes.stream().map(StrikeExposure::net).toList());
        }
    }

    @Override
    String unit(DealerPicture picture) {
        return picture.map().unit().sentence();
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        Palette palette = palette();
        Axes.vertical(graphics, area, palette, Formats::price);
        if (drawn().isEmpty()) {
            return;
        }
        paintCells(graphics, area);
        double[] xs = new double[columns.size()];
        double[] spots = new double[columns.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = i + 0.5;
            spots[i] = columns.get(i).spot();
        }
        new Curves(graphics, area).begin().line(xs, spots, palette.spot(), 2, Dash.SOLID);
        graphics.restore();
        ColumnAxis.draw(graphics, area, palette, columns.size(), this::time, column -> column == 0 ? "UTC" : "");
    }

    /** To the minute, or to the second while several labels would share one. */
    private String time(int column) {
        String clock = Formats.clock(columns.get(column).atMillis());
        long span = columns.getLast().atMillis() - columns.getFirst().atMillis();
        return span < SECONDS_TELL_MILLIS ? clock : clock.substring(0, 5);
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        if (drawn().isEmpty()) {
            return;
        }
        Palette palette = palette();
        double at = Axes.crisp(area.x(Math.rint(scrubber.getValue()) + 0.5));
        if (at >= area.left() && at <= area.right()) {
            Axes.line(graphics, palette.crosshair(), at, area.top(), at, area.bottom());
        }
        chosen().ifPresent(then -> strip(graphics, area, palette, then));
        crosshair(graphics, area);
    }

    /** Net bars of the chosen moment, right of the map, on the same strikes. */
    private void strip(GraphicsContext graphics, PlotFrame area, Palette palette, Strikes then) {
        double em = graphics.getFont().getSize();
        double width = STRIP_EMS * em - 3 * em;
        double zero = area.right() + 1.5 * em + width / 2;
        double most = longest.update(then.strikes().stream()
                .filter(strike -> area.ys().contains(strike.strike()))
                .mapToDouble(strike -> Math.abs(strike.net()))
                .filter(Double::isFinite)
                .max()
                .orElse(0));
        for (StrikeExposure strike : then.strikes()) {
            if (area.ys().contains(strike.strike()) && Double.isFinite(strike.net())) {
                double length = width / 2 * Math.min(1, Math.abs(strike.net()) / most);
                graphics.setFill(ExposureWords.colour(scale().map().argb(strike.net() > 0 ? 0.9 : 0.1)));
                graphics.fillRect(strike.net() > 0 ? zero : zero - length, area.y(strike.strike()) - 1.5, length, 3);
            }
        }
        Axes.line(graphics, palette.zero(), Axes.crisp(zero), area.top(), Axes.crisp(zero), area.bottom());
        double spot = Axes.crisp(area.y(then.spot()));
        Axes.line(graphics, palette.spot(), zero - width / 2, spot, zero + width / 2, spot);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.TOP);
        graphics.setFill(palette.muted());
        graphics.fillText("net at " + Formats.clock(then.atMillis()), zero, area.bottom() + 4);
        graphics.fillText("± " + Formats.usdTick(most).replace("+", ""), zero, area.bottom() + 4 + 1.3 * em);
    }

    @Override
    double priceAt(PlotFrame area, Point2D at) {
        return area.yAt(at.getY());
    }

    @Override
    String readout(DealerPicture picture, PlotFrame area, Point2D at) {
        int cell = grid().find(area.xAt(at.getX()), area.yAt(at.getY()));
        if (cell < 0) {
            return "No option was listed here.";
        }
        Strikes then = columns.get(grid().column(cell));
        StrikeExposure strike = then.strikes().stream()
                .filter(each -> each.strike() >= grid().low(cell) && each.strike() < grid().high(cell))
                .findFirst()
                .orElseThrow();
        return Formats.utc(then.atMillis()) + " · " + Formats.price(strike.strike()) + " · call "
                + Formats.usdExact(strike.call()) + " · put " + Formats.usdExact(strike.put()) + " · net "
                + Formats.usdExact(strike.net()) + " " + then.basis().unit().sentence() + " · spot then "
                + Formats.price(then.spot())
                + String.format(
                        Locale.ROOT,
                        " · %s before now",
                        Formats.age((picture.map().venueMillis() - then.atMillis()) / 1000.0));
    }

    @Override
    String csv(DealerPicture picture) {
        StringBuilder rows =
                new StringBuilder(ExposureWords.HEADING + ",at_time,at_spot_usd,strike_usd,call,put,net\n");
        for (Strikes then : picture.session()) {
            for (StrikeExposure strike : then.strikes()) {
                rows.append(String.join(
                                ",",
                                ExposureWords.heading(picture.map()),
                                Formats.iso(then.atMillis()),
                                String.valueOf(then.spot()),
                                String.valueOf(strike.strike()),
                                String.valueOf(strike.call()),
                                String.valueOf(strike.put()),
                                String.valueOf(strike.net())))
                        .append('\n');
            }
        }
        return rows.toString();
    }
}
