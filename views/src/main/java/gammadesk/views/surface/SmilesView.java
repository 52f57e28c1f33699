package gammadesk.views.surface;

import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.SliceQuotes;
import gammadesk.analytics.surface.Smile;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.AxisChooser;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.ChartFrame;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.SmileAxis;
import gammadesk.views.chart.SteadyRange;
import gammadesk.views.chart.SteadyWindow;
import gammadesk.views.chart.Viewport;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.DeskContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.paint.Color;

/** Fitted smiles over one another; of the chosen expiries also band and quotes. */
final class SmilesView implements CanvasPlot.Painter {
    private static final double STRIKE_SHARE = 0.35;
    private static final double ROOM_FOR_WORDS = 180;
    private static final double SMALLEST_SPAN = 4;
    private static final int SAMPLES = 24;
    private static final Range MONEYNESS = new Range(-0.5, 0.5);
    private static final Range DEVIATIONS = new Range(-3, 3);
    private static final Range DELTA = new Range(0.02, 0.98);

    private final DeskContext context;
    private final SurfaceModel model;
    private final Viewport viewport = new Viewport();
    private final SteadyWindow window = new SteadyWindow(STRIKE_SHARE);
    private final SteadyRange vols = new SteadyRange(SMALLEST_SPAN);
    private final CanvasPlot plot = new CanvasPlot(viewport, Zoom.HORIZONTAL, new Margins(0.6, 1.2, 2.2, 4.5), this);
    private final ExpiryChips chips;
    private final ChartFrame frame;
    private final Label bidWord = new Label("◆ bid");
    private final Label askWord = new Label("■ ask");
    private final InvalidationListener themeListener = observed -> restyle();
    private final InvalidationListener strikeListener = observed -> strikeMoved();

    private Optional<FittedSurface> drawn = Optional.empty();
    private Optional<Baseline> baseline = Optional.empty();
    private double spot = Double.NaN;

    SmilesView(DeskContext context, SurfaceModel model, ExportTarget exports) {
        this.context = context;
        this.model = model;
        this.chips = new ExpiryChips(model.chosen());
        this.frame = new ChartFrame("smiles", plot, exports, this::csv, viewport::reset);
        frame.controls(fitButton(), Chooser.since(model.since()), AxisChooser.of(model.axis()));
        HBox.setHgrow(chips.node(), Priority.ALWAYS);
        chips.node().prefWrapLengthProperty().bind(plot.widthProperty().subtract(ROOM_FOR_WORDS));
        HBox words = new HBox(6, bidWord, askWord, new Label("● mid"), new Label("○ dropped"));
        words.setMinWidth(HBox.USE_PREF_SIZE);
        frame.legend(chips.node(), words);
        plot.onHover(this::hovered);
        plot.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        model.picture().addListener((observed, before, now) -> update(now));
        model.axis().addListener((observed, before, now) -> rebuild());
        model.since().addListener((observed, before, now) -> rebuild());
        model.chosen().addListener((observed, before, now) -> rechoose());
        context.theme().addListener(new WeakInvalidationListener(themeListener));
        context.hoveredStrike().addListener(new WeakInvalidationListener(strikeListener));
        update(model.picture().get());
        restyle();
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

    private Button fitButton() {
        Button button = new Button("Fit");
        button.getStyleClass().addAll("chart-chip", "small");
        button.setTooltip(new Tooltip("How the chosen expiry was fitted (F)"));
        button.setAccessibleText("How the chosen expiry was fitted");
        button.setOnAction(event -> open());
        return button;
    }

    private void update(SurfacePicture picture) {
        frame.empty(picture.market().isEmpty() ? Optional.of(picture.emptySentence()) : Optional.empty());
        picture.market().ifPresent(this::show);
        frame.title(
                title(), picture.context("fitted curves, bid-ask of out-of-the-money options"), picture.freshness());
        readPointer();
    }

    private String title() {
        return context.currency().get() + " smiles, vol %"
                + chosen().map(this::title).orElse("");
    }

    private String title(FittedSlice slice) {
        String fit = slice.smile()
                .map(smile -> "ATM " + Formats.vol(smile.atTheMoneyIv()) + ", " + SurfaceWords.state(slice))
                .orElseGet(() -> SurfaceWords.state(slice));
        String change = baseline.map(then -> "   dashed: "
                        + then.when(model.picture()
                                .get()
                                .market()
                                .orElseThrow()
                                .surface()
                                .venueMillis()))
                .orElse("");
        return "   " + SurfaceWords.expiry(slice) + " " + fit + change;
    }

    private void show(MarketPicture market) {
        if (spot != market.index()) {
            spot = market.index();
            plot.requestOverlay();
        }
        if (drawn.filter(market.surface()::equals).isEmpty()) {
            forgetOtherMarket(market.surface());
            drawn = Optional.of(market.surface());
            keepSelection(market.surface());
            redraw();
        }
    }

    private void forgetOtherMarket(FittedSurface surface) {
        if (drawn.filter(before -> !before.currency().equals(surface.currency()))
                .isPresent()) {
            viewport.reset();
            vols.clear();
        }
    }

    private void redraw() {
        model.picture().get().market().ifPresent(market -> {
            baseline = Baseline.find(
                    market.session().surfaces(),
                    model.since().get(),
                    market.surface().venueMillis());
            chips.update(market.surface(), context.theme().get());
            place(market.surface());
            plot.requestRedraw();
        });
    }

    /** A settled expiry is no choice; the third is where trade usually is. */
    private void keepSelection(FittedSurface surface) {
        List<Expiry> left = new ArrayList<>(model.chosen().get());
        left.removeIf(expiry -> surface.slice(expiry).isEmpty());
        if (left.isEmpty()) {
            List<FittedSlice> slices = surface.slices();
            left.add(slices.get(Math.min(2, slices.size() - 1)).expiry());
        }
        if (!left.equals(model.chosen().get())) {
            model.chosen().set(List.copyOf(left));
        }
    }

    private Optional<FittedSlice> chosen() {
        List<Expiry> all = model.chosen().get();
        return all.isEmpty() ? Optional.empty() : drawn.flatMap(surface -> surface.slice(all.getLast()));
    }

    private void place(FittedSurface surface) {
        Range home = home(surface);
        double[] visible = DoubleStream.concat(
                        model.chosen().get().stream()
                                .flatMap(expiry -> surface.slice(expiry).stream())
                                .flatMapToDouble(slice -> samples(slice, home)),
                        surface.smiles().stream().mapToDouble(Smile::atTheMoneyIv))
                .toArray();
        Range high = vols.update(Curves.extent(visible, new Range(0, 100)));
        double outermost = 1.5 * home.span();
        viewport.home(
                home,
                new Range(Math.max(0, high.low()), high.high()),
                new Range(
                        model.axis().get() == SmileAxis.DELTA ? 0 : home.low() - outermost,
                        model.axis().get() == SmileAxis.DELTA ? 1 : home.high() + outermost),
                new Range(0, 3 * high.high()));
    }

    /**
     * A chosen curve and its band where they are quoted and in sight; the wings of the others may leave the picture.
     */
    private DoubleStream samples(FittedSlice slice, Range home) {
        Range quoted = Quoted.range(slice);
        Optional<Smile> smile = slice.smile().filter(_ -> quoted.low() < quoted.high());
        return smile.stream()
                .flatMapToDouble(known -> DoubleStream.concat(
                        DoubleStream.iterate(0, i -> i <= SAMPLES, i -> i + 1)
                                .map(i -> quoted.low() + quoted.span() * i / SAMPLES)
                                .filter(k -> home.contains(model.axis().get().at(known, k)))
                                .map(known::ivPercent),
                        band(slice.quotes(), known, home)));
    }

    private DoubleStream band(SliceQuotes quotes, Smile smile, Range home) {
        return Arrays.stream(Quoted.shown(quotes))
                .filter(quotes::isUsed)
                .filter(row -> home.contains(
                        model.axis().get().at(smile, quotes.logMoneyness().get(row))))
                .mapToObj(row ->
                        DoubleStream.of(quotes.bidIv().get(row), quotes.askIv().get(row)))
                .flatMapToDouble(both -> both);
    }

    private Range home(FittedSurface surface) {
        return switch (model.axis().get()) {
            case STRIKE ->
                window.about(Double.isNaN(spot) ? surface.smiles().getFirst().forward() : spot);
            case LOG_MONEYNESS -> MONEYNESS;
            case STANDARDISED -> DEVIATIONS;
            case DELTA -> DELTA;
        };
    }

    private void rebuild() {
        viewport.reset();
        rechoose();
    }

    private void rechoose() {
        vols.clear();
        redraw();
        update(model.picture().get());
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        Palette palette = Palette.of(context.theme().get());
        SmileAxis axis = model.axis().get();
        Axes.vertical(graphics, area, palette, Formats::tick);
        Axes.horizontal(graphics, area, palette, axis::words);
        drawn.ifPresent(surface -> new SmilePainter(
                        graphics, area, axis, context.theme().get())
                .paint(surface, model.chosen().get(), baseline.map(Baseline::surface)));
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        Palette palette = Palette.of(context.theme().get());
        if (model.axis().get() == SmileAxis.STRIKE) {
            Axes.upright(graphics, area, palette.spot(), spot, "spot " + Numbers.usd(spot), 0.8);
            crosshair(graphics, area, palette);
        }
        chosen().flatMap(FittedSlice::smile).ifPresent(smile -> atTheMoney(graphics, area, palette, smile));
    }

    private void atTheMoney(GraphicsContext graphics, PlotFrame area, Palette palette, Smile smile) {
        double at = model.axis().get().at(smile, 0);
        Axes.upright(graphics, area, palette.muted(), at, "ATM forward", 2.2);
        double x = area.x(at);
        double y = area.y(smile.atTheMoneyIv());
        if (area.holds(x, y)) {
            graphics.setStroke(palette.text());
            graphics.setLineWidth(1.5);
            graphics.strokeOval(x - 5, y - 5, 10, 10);
            graphics.setLineWidth(1);
        }
    }

    private void crosshair(GraphicsContext graphics, PlotFrame area, Palette palette) {
        double strike = context.hoveredStrike().get();
        if (!Double.isNaN(strike) && area.xs().contains(strike)) {
            Axes.cursor(graphics, area, palette, area.x(strike));
        }
    }

    private void hovered(Optional<Point2D> pointer) {
        double strike = pointer.flatMap(_ -> chosen())
                .flatMap(slice -> nearest(slice).map(slice.quotes().strike()::get))
                .orElse(Double.NaN);
        context.hoveredStrike().set(strike);
        readPointer();
    }

    private void readPointer() {
        if (plot.pointer().isPresent()) {
            frame.readout(chosen().map(this::words).orElse(""));
        }
    }

    private String words(FittedSlice slice) {
        SurfacePicture picture = model.picture().get();
        return nearest(slice)
                .map(row -> SurfaceWords.point(slice, row, picture) + change(slice, row))
                .orElseGet(() -> SurfaceWords.expiry(slice) + " · " + SurfaceWords.state(slice) + " · no quotes");
    }

    private String change(FittedSlice slice, int row) {
        double strike = slice.quotes().strike().get(row);
        return baseline.flatMap(then -> then.surface().slice(slice.expiry()))
                .flatMap(FittedSlice::smile)
                .flatMap(then -> slice.smile().map(now -> now.ivAtStrike(strike) - then.ivAtStrike(strike)))
                .map(points -> " · fit changed by " + Formats.volChange(points) + " at this strike")
                .orElse("");
    }

    /** The quote under the mouse: the nearest along the axis, and of a strike's two the one worth a mark. */
    private Optional<Integer> nearest(FittedSlice slice) {
        SliceQuotes quotes = slice.quotes();
        double at = plot.frame().xAt(plot.pointer().orElse(Point2D.ZERO).getX());
        return slice.smile()
                .flatMap(smile -> Arrays.stream(Quoted.shown(quotes))
                        .boxed()
                        .min(Comparator.comparingDouble(row -> Math.abs(model.axis()
                                        .get()
                                        .at(smile, quotes.logMoneyness().get(row))
                                - at))));
    }

    private void strikeMoved() {
        if (plot.pointer().isEmpty()) {
            frame.readout("");
        }
        plot.requestOverlay();
    }

    private void typed(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        boolean known = true;
        switch (event.getCode()) {
            case CLOSE_BRACKET -> chips.step(1);
            case OPEN_BRACKET -> chips.step(-1);
            case A -> AxisChooser.next(model.axis());
            case C -> Chooser.next(model.since(), ChangeSince.values());
            case F -> open();
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    private void open() {
        drawn.ifPresent(surface -> chosen().ifPresent(slice -> frame.open(FitCard.of(slice, surface.arbitrage()))));
    }

    private void restyle() {
        Palette palette = Palette.of(context.theme().get());
        bidWord.setStyle(ink(palette.bid()));
        askWord.setStyle(ink(palette.ask()));
        redraw();
    }

    private static String ink(Color colour) {
        return "-fx-text-fill: #" + colour.toString().substring(2, 8);
    }

    private String csv() {
        return drawn.map(surface -> SurfaceTables.quotes(surface.slices())).orElse("");
    }
}
