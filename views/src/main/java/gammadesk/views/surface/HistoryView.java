package gammadesk.views.surface;

import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.desk.SmileFigures;
import gammadesk.analytics.desk.SurfaceFigures;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.ChartFrame;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Curves.Dash;
import gammadesk.views.chart.Curves.Mark;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.SteadyRange;
import gammadesk.views.chart.TimeTicks;
import gammadesk.views.chart.Viewport;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.fx.DeskContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.paint.Color;

/** One figure of the chosen expiries through the session. */
final class HistoryView implements CanvasPlot.Painter {
    private static final int MOST_POINTS = 1_500;
    private static final double SHORTEST_MILLIS = 60_000;
    private static final double SMALLEST_SPAN = 0.5;
    private static final double ROOM_FOR_WORDS = 110;
    private static final double[] FIRST_CHOICE_DAYS = {7, 30, 90};

    private final DeskContext context;
    private final SurfaceModel model;
    private final Viewport viewport = new Viewport();
    private final SteadyRange range = new SteadyRange(SMALLEST_SPAN);
    private final CanvasPlot plot = new CanvasPlot(viewport, Zoom.HORIZONTAL, new Margins(0.6, 1.5, 2.2, 4.5), this);
    private final ExpiryChips chips;
    private final ChartFrame frame;
    private final Label indexWord = new Label("┄ 30-day index");
    private final InvalidationListener themeListener = observed -> restyle();

    private List<SurfaceFigures> moments = List.of();
    private Optional<MarketPicture> drawn = Optional.empty();

    HistoryView(DeskContext context, SurfaceModel model, ExportTarget exports) {
        this.context = context;
        this.model = model;
        this.chips = new ExpiryChips(model.chosen());
        this.frame =
                new ChartFrame("surface-history", plot, exports, () -> SurfaceTables.history(moments), this::rebuild);
        frame.controls(Chooser.of(
                model.measure(), Measure.values(), Measure::label, "Which figure of the smiles (M for the next)"));
        HBox.setHgrow(chips.node(), Priority.ALWAYS);
        chips.node().prefWrapLengthProperty().bind(plot.widthProperty().subtract(ROOM_FOR_WORDS));
        indexWord.setMinWidth(Label.USE_PREF_SIZE);
        frame.legend(chips.node(), indexWord);
        plot.onHover(_ -> readPointer());
        plot.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        model.picture().addListener((observed, before, now) -> update(now));
        model.measure().addListener((observed, before, now) -> rebuild());
        model.chosen().addListener((observed, before, now) -> rebuild());
        context.theme().addListener(new WeakInvalidationListener(themeListener));
        update(model.picture().get());
    }

    Node node() {
        return frame.node();
    }

    ChartFrame frame() {
        return frame;
    }

    CanvasPlot plot() {
        return plot;
    }

    Viewport viewport() {
        return viewport;
    }

    private void update(SurfacePicture picture) {
        frame.empty(picture.market().isEmpty() ? Optional.of(picture.emptySentence()) : Optional.empty());
        picture.market().ifPresent(this::show);
        frame.title(title(), picture.context(convention()), picture.freshness());
        indexWord.setVisible(model.measure().get() == Measure.AT_THE_MONEY);
        readPointer();
    }

    private String convention() {
        String span = moments.isEmpty()
                ? ""
                : ", kept since " + Formats.clock(moments.getFirst().venueMillis()) + " UTC";
        return "of the fitted smiles, " + SmileFigures.CONVENTION.sentence() + span;
    }

    private String title() {
        return context.currency().get() + " session, " + model.measure().get().sentence();
    }

    private void show(MarketPicture market) {
        boolean otherMarket = drawn.isPresent() && !drawn.get().currency().equals(market.currency());
        drawn = Optional.of(market);
        List<SurfaceFigures> all = new ArrayList<>(market.session().past());
        if (all.isEmpty()
                || all.getLast().venueMillis() < market.session().now().venueMillis()) {
            all.add(market.session().now());
        }
        moments = all;
        keepSelection(market.surface().slices());
        chips.update(market.surface(), context.theme().get());
        if (otherMarket) {
            range.clear();
            viewport.reset();
        }
        place();
        plot.requestRedraw();
    }

    private void keepSelection(List<FittedSlice> slices) {
        List<Expiry> left = new ArrayList<>(model.chosen().get());
        left.removeIf(
                expiry -> slices.stream().noneMatch(slice -> slice.expiry().equals(expiry)));
        if (left.isEmpty()) {
            left.addAll(firstChoice(slices));
        }
        if (!left.equals(model.chosen().get())) {
            model.chosen().set(List.copyOf(left));
        }
    }

    /** A week, a month and a quarter, as far as they are listed. */
    private static List<Expiry> firstChoice(List<FittedSlice> slices) {
        return DoubleStream.of(FIRST_CHOICE_DAYS)
                .boxed()
                .flatMap(days ->
                        slices.stream()
                                .min(Comparator.comparingDouble(slice -> Math.abs(slice.years() * 365 - days)))
                                .stream())
                .map(FittedSlice::expiry)
                .distinct()
                .toList();
    }

    private void place() {
        double first = moments.getFirst().venueMillis();
        double last =
                Math.max(first + SHORTEST_MILLIS, (double) moments.getLast().venueMillis());
        Range xs = new Range(first, last);
        double[] values = DoubleStream.concat(
                        model.chosen().get().stream().flatMapToDouble(expiry -> DoubleStream.of(series(expiry))),
                        DoubleStream.of(index()))
                .toArray();
        Range ys = range.update(Curves.extent(values, Range.UNIT));
        viewport.home(xs, ys, xs, new Range(ys.low() - 3 * ys.span(), ys.high() + 3 * ys.span()));
    }

    private void rebuild() {
        range.clear();
        viewport.reset();
        update(model.picture().get());
    }

    private double[] series(Expiry expiry) {
        Measure measure = model.measure().get();
        return thinned()
                .mapToDouble(at -> value(moments.get(at), expiry, measure))
                .toArray();
    }

    private static double value(SurfaceFigures moment, Expiry expiry, Measure measure) {
        return moment.of(expiry).map(measure::of).orElse(Double.NaN);
    }

    /** No more points than a screen can show; the newest is always among them. */
    private IntStream thinned() {
        int last = moments.size() - 1;
        int stride = moments.size() / MOST_POINTS + 1;
        return IntStream.rangeClosed(0, last / stride).map(i -> last - (last / stride - i) * stride);
    }

    /** The 30-day index, a level like those at the money; nothing beside the other figures. */
    private double[] index() {
        return model.measure().get() == Measure.AT_THE_MONEY
                ? thinned().mapToDouble(at -> moments.get(at).index30Percent()).toArray()
                : new double[0];
    }

    private double[] times() {
        return thinned().mapToDouble(at -> moments.get(at).venueMillis()).toArray();
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        Palette palette = Palette.of(context.theme().get());
        Axes.vertical(graphics, area, palette, Formats::tick);
        TimeTicks.horizontal(graphics, area, palette);
        if (moments.isEmpty()) {
            return;
        }
        Curves curves = new Curves(graphics, area).begin();
        double[] times = times();
        Range xs = area.xs();
        curves.line(new double[] {xs.low(), xs.high()}, new double[] {0, 0}, palette.zero(), 1, Dash.SOLID);
        curves.line(Arrays.copyOf(times, index().length), index(), palette.text(), 1.2, Dash.DASHED);
        model.chosen().get().forEach(expiry -> line(curves, times, expiry));
        curves.end();
    }

    private void line(Curves curves, double[] times, Expiry expiry) {
        List<FittedSlice> slices =
                drawn.map(market -> market.surface().slices()).orElse(List.of());
        int rank = slices.stream().map(FittedSlice::expiry).toList().indexOf(expiry);
        Color colour = ExpiryColours.of(
                Math.max(0, rank), slices.size(), context.theme().get());
        double[] values = series(expiry);
        curves.line(times, values, colour, 1.8, Dash.SOLID);
        curves.mark(times[times.length - 1], values[values.length - 1], Mark.DOT, 3, colour, true);
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        moment().ifPresent(moment -> {
            Axes.cursor(graphics, area, Palette.of(context.theme().get()), area.x((double) moment.venueMillis()));
        });
    }

    /** The kept moment nearest to the mouse. */
    private Optional<SurfaceFigures> moment() {
        if (plot.pointer().isEmpty()) {
            return Optional.empty();
        }
        double at = plot.frame().xAt(plot.pointer().orElse(Point2D.ZERO).getX());
        return moments.stream().min(Comparator.comparingDouble(moment -> Math.abs(moment.venueMillis() - at)));
    }

    private void readPointer() {
        plot.requestOverlay();
        frame.readout(moment().map(this::words).orElse(""));
    }

    private String words(SurfaceFigures moment) {
        Measure measure = model.measure().get();
        String figures = model.chosen().get().stream()
                .map(expiry -> expiry.label() + " " + words(measure, value(moment, expiry, measure)))
                .collect(Collectors.joining(" · "));
        double age = (moments.getLast().venueMillis() - moment.venueMillis()) / 1000.0;
        return Formats.utc(moment.venueMillis()) + ", " + Formats.age(age) + " before now · " + measure.label() + ": "
                + figures + " · 30-day index " + Formats.vol(moment.index30Percent());
    }

    private static String words(Measure measure, double value) {
        return measure == Measure.AT_THE_MONEY ? Formats.vol(value) : Formats.volChange(value);
    }

    private void typed(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        boolean known = true;
        switch (event.getCode()) {
            case CLOSE_BRACKET -> chips.step(1);
            case OPEN_BRACKET -> chips.step(-1);
            case M -> Chooser.next(model.measure(), Measure.values());
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    private void restyle() {
        drawn.ifPresent(market -> chips.update(market.surface(), context.theme().get()));
        plot.requestRedraw();
    }
}
