package gammadesk.views.forecast;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.forecast.board.ForecastBoard;
import gammadesk.analytics.mispricing.Candidate;
import gammadesk.analytics.mispricing.MispricingPicture;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.AxisChooser;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.ChoiceChip;
import gammadesk.views.chart.ColourLegend;
import gammadesk.views.chart.ColourMap;
import gammadesk.views.chart.ColourScale;
import gammadesk.views.chart.ColumnAxis;
import gammadesk.views.chart.DataChart;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.HeatGrid;
import gammadesk.views.chart.HeatmapLayer;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.SmileAxis;
import gammadesk.views.chart.SteadyMaximum;
import gammadesk.views.chart.SteadyWindow;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.forecast.GapMeasure.Line;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.LiveTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Strike by expiry, rich and cheap, with the candidates below. */
final class RichCheapView extends DataChart<MispricingPicture> {
    private static final Look LOOK = new Look("rich-cheap", Zoom.VERTICAL, new Margins(0.6, 1, 3.6, 6.5));
    private static final double STALE_SECONDS = 30;
    private static final double STRIKE_SHARE = 0.35;
    private static final double HEAT_SHARE = 0.66;
    /** The outermost strike of an expiry reaches no farther than this: a share of spot, of log-moneyness, of delta. */
    private static final double FARTHEST = 0.02;

    private static final double FARTHEST_DEVIATIONS = 0.1;
    private static final Range DELTAS = new Range(0, 1);
    private static final Range MONEYNESS = new Range(-0.5, 0.5);
    private static final Range MOST_MONEYNESS = new Range(-3, 3);
    private static final Range DEVIATIONS = new Range(-2.5, 2.5);
    private static final Range MOST_DEVIATIONS = new Range(-10, 10);

    private final ForecastDesk desk;
    private final LiveTable<Candidate> table;
    private final HeatGrid grid = new HeatGrid();
    private final HeatmapLayer layer = HeatmapLayer.parted();
    private final SteadyMaximum steady = new SteadyMaximum();
    private final SteadyWindow window = new SteadyWindow(STRIKE_SHARE);
    private final ColourLegend legend = new ColourLegend();
    private final ChoiceChip<GapMeasure> chip;
    private final ObjectProperty<SmileAxis> axis = new SimpleObjectProperty<>(SmileAxis.STRIKE);
    private final InvalidationListener strikeListener = _ -> plot().requestOverlay();
    private GapMeasure measure = GapMeasure.FORECAST;
    private List<Line> lines = List.of();
    private ColourScale scale;
    private double spot = Double.NaN;

    RichCheapView(ForecastDesk desk) {
        LiveTable<Candidate> table = CandidateTable.of(desk.context());
        super(desk.context(), desk.exports(), LOOK, plot -> {
            SplitPane split = new SplitPane(plot, table.node());
            split.setOrientation(Orientation.VERTICAL);
            split.setDividerPositions(HEAT_SHARE);
            split.setMinSize(0, 0);
            table.node().setMinHeight(0);
            plot.setMinSize(0, 0);
            return split;
        });
        this.desk = desk;
        this.table = table;
        this.scale = ColourScale.empty(colours());
        this.chip = new ChoiceChip<>("How richness is told (M for the next)", GapMeasure::label, this::choose);
        chip.offer(List.of(GapMeasure.values()), measure);
        bar(chip.node(), AxisChooser.of(axis));
        axis.addListener((_, _, _) -> turn());
        legend(legend);
        plot().addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        desk.context().hoveredStrike().addListener(new WeakInvalidationListener(strikeListener));
    }

    void show(DeskSnapshot snapshot) {
        spot = snapshot.market(desk.context().currency().get())
                .map(MarketPicture::index)
                .orElse(Double.NaN);
        show(ForecastPictures.of(
                snapshot,
                desk,
                "rich and cheap",
                ForecastBoard::mispricing,
                MispricingPicture::venueMillis,
                STALE_SECONDS));
    }

    void close() {
        table.close();
    }

    ObjectProperty<SmileAxis> axis() {
        return axis;
    }

    HeatGrid grid() {
        return grid;
    }

    LiveTable<Candidate> table() {
        return table;
    }

    private void choose(GapMeasure chosen) {
        measure = chosen;
        chip.offer(List.of(GapMeasure.values()), measure);
        steady.clear();
        relay();
    }

    /** What was zoomed on one axis is no place on another. */
    private void turn() {
        viewport().reset();
        relay();
    }

    private void typed(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        if (event.getCode() == KeyCode.M) {
            List<GapMeasure> all = List.of(GapMeasure.values());
            choose(all.get((all.indexOf(measure) + 1) % all.size()));
            event.consume();
        } else if (event.getCode() == KeyCode.A) {
            AxisChooser.next(axis);
            event.consume();
        }
    }

    @Override
    protected void forget() {
        steady.clear();
        super.forget();
    }

    @Override
    protected boolean differ(MispricingPicture before, MispricingPicture now) {
        return before.venueMillis() != now.venueMillis()
                || before.candidates().size() != now.candidates().size();
    }

    @Override
    protected String headline(MispricingPicture picture) {
        String what = picture.currency() + " rich (+) and cheap (−), " + measure.sentence();
        return Double.isNaN(picture.meanGap())
                ? what
                : what + "   mean gap " + Formats.volChange(picture.meanGap()) + " points, "
                        + Numbers.count(picture.offered().size()) + " of "
                        + Numbers.count(picture.candidates().size()) + " candidates offered";
    }

    @Override
    protected String detail(MispricingPicture picture) {
        String forecast = picture.term()
                .map(term -> "forecast: " + term.model() + ", prices to " + Formats.minute(term.knownMillis()) + " UTC")
                .orElse("no forecast: " + picture.reason());
        return forecast + " · chain of " + Formats.clock(picture.venueMillis()) + " UTC";
    }

    @Override
    protected void place(MispricingPicture picture) {
        lines = measure.of(picture);
        double centre = Double.isNaN(spot) ? middle() : spot;
        grid.clear();
        for (int column = 0; column < lines.size(); column++) {
            add(lines.get(column), column, centre);
        }
        scale = ColourScale.diverging(colours(), grid.values(), steady);
        say();
        Range columns = new Range(0, Math.max(1, lines.size()));
        Range strikes = window.about(centre);
        switch (axis.get()) {
            case DELTA -> viewport().home(columns, DELTAS, columns, DELTAS);
            case LOG_MONEYNESS -> viewport().home(columns, MONEYNESS, columns, MOST_MONEYNESS);
            case STANDARDISED -> viewport().home(columns, DEVIATIONS, columns, MOST_DEVIATIONS);
            case STRIKE ->
                viewport().home(columns, strikes, columns, new Range(Math.min(0, strikes.low()), 4 * strikes.high()));
        }
        table.show(picture.candidates());
    }

    private double farthest(double centre) {
        return switch (axis.get()) {
            case DELTA, LOG_MONEYNESS -> FARTHEST;
            case STANDARDISED -> FARTHEST_DEVIATIONS;
            case STRIKE -> FARTHEST * centre;
        };
    }

    private double middle() {
        return lines.stream()
                .flatMap(line -> line.strikes().stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .skip(lines.stream().mapToInt(line -> line.strikes().size()).sum() / 2)
                .findFirst()
                .orElse(1);
    }

    private void add(Line line, int column, double centre) {
        double farthest = farthest(centre);
        int size = line.strikes().size();
        for (int i = 0; i < size; i++) {
            double at = line.at(axis.get(), i);
            double below = i == 0 ? farthest : (at - line.at(axis.get(), i - 1)) / 2;
            double above = i == size - 1 ? farthest : (line.at(axis.get(), i + 1) - at) / 2;
            grid.add(column, at - below, at + above, line.values().get(i));
        }
    }

    private void say() {
        legend.update(
                scale,
                Formats.volChange(scale.low()) + " cheap",
                Formats.volChange(scale.high()) + " rich",
                measure.sentence() + " · " + axis.get().sentence()
                        + (scale.clipped() == 0 ? "" : " · " + scale.clippedSentence())
                        + (grid.size() == 0 ? " · nothing is known by this measure yet" : ""));
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        drawn().ifPresent(picture -> {
            layer.paint(graphics, area, palette(), grid, scale);
            Axes.vertical(graphics, area, palette(), axis.get()::words);
            ColumnAxis.draw(
                    graphics,
                    area,
                    palette(),
                    lines.size(),
                    column -> lines.get(column).name(),
                    column -> gap(picture, lines.get(column).name()));
        });
    }

    private static String gap(MispricingPicture picture, String expiry) {
        return row(picture, expiry)
                .map(row -> Formats.volChange(row.gapVolPoints()))
                .orElse("");
    }

    private static Optional<MispricingPicture.Row> row(MispricingPicture picture, String expiry) {
        return picture.rows().stream()
                .filter(row -> row.expiry().label().equals(expiry))
                .findFirst();
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        if (drawn().isEmpty()) {
            return;
        }
        if (axis.get() == SmileAxis.STRIKE) {
            Axes.marker(graphics, area, palette(), palette().spot(), spot, "spot " + Numbers.usd(spot));
            double strike = context().hoveredStrike().get();
            if (!Double.isNaN(strike)) {
                Axes.crosshair(graphics, area, palette(), strike, Formats.price(Math.rint(strike)));
            }
        } else {
            Axes.marker(graphics, area, palette(), palette().spot(), axis.get().atTheMoney(), "forward");
        }
        plot().pointer().ifPresent(at -> {
            double place = area.yAt(at.getY());
            Axes.crosshair(graphics, area, palette(), place, words(place));
        });
    }

    private String words(double place) {
        return axis.get() == SmileAxis.STRIKE
                ? Formats.price(Math.rint(place))
                : axis.get().words(Math.rint(place * 100) / 100);
    }

    @Override
    protected String readout(MispricingPicture picture, PlotFrame area, Point2D at) {
        double place = area.yAt(at.getY());
        int cell = grid.find(area.xAt(at.getX()), place);
        if (cell < 0) {
            return "No option out of the money with this measure here.";
        }
        Line line = lines.get(grid.column(cell));
        int option = nearest(line, place);
        String name = line.instruments().get(option);
        return name + " · " + measure.label() + " "
                + Numbers.signed(line.values().get(option), 2) + strike(picture, name) + places(line, option)
                + expiry(picture, line.name());
    }

    private int nearest(Line line, double place) {
        int option = 0;
        for (int i = 1; i < line.strikes().size(); i++) {
            boolean isNearer = Math.abs(line.at(axis.get(), i) - place) < Math.abs(line.at(axis.get(), option) - place);
            option = isNearer ? i : option;
        }
        return option;
    }

    private static String places(Line line, int option) {
        return String.format(
                Locale.ROOT,
                " · ln(K/F) %+.4f · %+.2fσ · call Δ %.3f",
                line.logMoneyness(option),
                line.at(SmileAxis.STANDARDISED, option),
                1 - line.at(SmileAxis.DELTA, option));
    }

    private static String strike(MispricingPicture picture, String instrument) {
        return picture.gaps().stream()
                .flatMap(gap -> gap.strikes().stream())
                .filter(gap -> gap.instrument().equals(instrument))
                .findFirst()
                .map(gap -> String.format(
                        Locale.ROOT,
                        " · implied %s, forecast %s ± %.2f · %s: gap %s USD, cost %s, net %s USD",
                        Formats.vol(gap.impliedIv()),
                        Formats.vol(gap.forecastIv()),
                        gap.standardError(),
                        gap.side().name().toLowerCase(Locale.ROOT),
                        Numbers.signed(Math.abs(gap.gapUsd()), 2),
                        Numbers.fixed(gap.cost().totalUsd(), 2),
                        Numbers.signed(gap.netUsd(), 2)))
                .orElse("");
    }

    private static String expiry(MispricingPicture picture, String name) {
        return row(picture, name)
                .map(row -> " · " + name + ": charged " + Formats.vol(row.impliedVol()) + ", forecast "
                        + Formats.vol(row.forecastVol()) + " [" + ForecastWords.band(row.lowVol(), row.highVol())
                        + "], "
                        + Numbers.signed(row.z(), 2) + " σ, beyond the usual premium "
                        + Formats.volChange(row.neutralGap()))
                .orElse("");
    }

    @Override
    protected String csv(MispricingPicture picture) {
        List<String> rows = new ArrayList<>();
        for (GapMeasure each : GapMeasure.values()) {
            for (Line line : each.of(picture)) {
                for (int i = 0; i < line.strikes().size(); i++) {
                    rows.add(ForecastWords.line(
                            Formats.iso(picture.venueMillis()),
                            each.column(),
                            line.name(),
                            line.instruments().get(i),
                            line.strikes().get(i),
                            line.logMoneyness(i),
                            line.at(SmileAxis.STANDARDISED, i),
                            1 - line.at(SmileAxis.DELTA, i),
                            line.values().get(i)));
                }
            }
        }
        return ForecastWords.file(
                        "time,measure,expiry,instrument,strike_usd,log_moneyness,standardised,call_delta,value", rows)
                + "\n" + table.csv();
    }

    private ColourMap colours() {
        return ColourMap.diverging(context().theme().get());
    }
}
