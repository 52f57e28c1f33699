package gammadesk.views.surface;

import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.surface.SmileSlice;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.ChartFrame;
import gammadesk.views.chart.ColourMap;
import gammadesk.views.chart.ColourScale;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.SteadyWindow;
import gammadesk.views.chart.Viewport;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.chart.XyPlot;
import gammadesk.views.fx.DeskContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Smiles over one another; of the chosen expiry also bids and asks. */
final class SmilesView {
    private static final double STRIKE_SHARE = 0.35;
    private static final double ROOM_FOR_WORDS = 185;
    private static final Range MONEYNESS = new Range(-0.5, 0.5);
    private static final Range DELTA = new Range(0.02, 0.98);

    private final DeskContext context;
    private final SurfaceModel model;
    private final Viewport viewport = new Viewport();
    private final SteadyWindow window = new SteadyWindow(STRIKE_SHARE);
    private final XyPlot plot = new XyPlot(viewport, Zoom.HORIZONTAL, this::overlay);
    private final SmileCurves curves = new SmileCurves(plot.chart());
    private final ExpiryChips chips;
    private final ChartFrame frame;
    private final Label bidWord = new Label("◆ bid");
    private final Label askWord = new Label("■ ask");
    private final InvalidationListener themeListener = observed -> restyle();
    private final InvalidationListener strikeListener = observed -> strikeMoved();

    private ColourScale levels = ColourScale.empty(ColourMap.viridis());
    private List<SmileSlice> drawn = List.of();
    private double spot = Double.NaN;
    private boolean postponed;

    SmilesView(DeskContext context, SurfaceModel model, ExportTarget exports) {
        this.context = context;
        this.model = model;
        this.chips = new ExpiryChips(model.selected());
        this.frame = new ChartFrame("smiles", plot, exports, () -> SurfaceWords.csv(drawn), viewport::reset);
        frame.controls(AxisChooser.of(model.axis()));
        HBox.setHgrow(chips.node(), Priority.ALWAYS);
        chips.node().prefWrapLengthProperty().bind(plot.widthProperty().subtract(ROOM_FOR_WORDS));
        frame.legend(chips.node(), bidWord, askWord, new Label("● mark"));
        plot.onHover(this::hovered);
        plot.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        model.picture().addListener((observed, before, now) -> update(now));
        model.axis().addListener((observed, before, now) -> rebuild());
        model.selected().addListener((observed, before, now) -> redraw());
        context.theme().addListener(new WeakInvalidationListener(themeListener));
        context.hoveredStrike().addListener(new WeakInvalidationListener(strikeListener));
        nameAxes();
        update(model.picture().get());
        restyle();
    }

    Node node() {
        return frame.node();
    }

    ChartFrame frame() {
        return frame;
    }

    XyPlot plot() {
        return plot;
    }

    Viewport viewport() {
        return viewport;
    }

    private void update(SurfacePicture picture) {
        frame.empty(picture.market().isEmpty() ? Optional.of(picture.emptySentence()) : Optional.empty());
        frame.title(title(), picture.context("implied volatility of out-of-the-money options"), picture.freshness());
        picture.market().ifPresent(this::show);
        readPointer();
    }

    private String title() {
        return context.currency().get() + " smiles, vol %"
                + chosen().map(slice ->
                                "   " + SurfaceWords.expiry(slice) + " ATM " + Formats.vol(slice.atTheMoneyIv()))
                        .orElse("");
    }

    private void show(MarketPicture market) {
        List<SmileSlice> slices = market.surface().slices();
        boolean changed = !slices.equals(drawn);
        drawn = slices;
        if (spot != market.index()) {
            spot = market.index();
            plot.requestOverlay();
        }
        keepSelection();
        if (changed) {
            place();
        }
        if (changed || postponed) {
            redraw();
        }
    }

    private void keepSelection() {
        if (chosen().isEmpty() && !drawn.isEmpty()) {
            model.selected()
                    .set(Optional.of(drawn.get(Math.min(2, drawn.size() - 1)).expiry()));
        }
    }

    private Optional<SmileSlice> chosen() {
        return drawn.stream()
                .filter(slice -> model.selected().get().equals(Optional.of(slice.expiry())))
                .findFirst();
    }

    private void place() {
        SmileAxis axis = model.axis().get();
        Range home = home(axis);
        double[] extent = drawn.stream()
                .flatMapToDouble(slice -> Arrays.stream(SmileCurves.along(slice, axis)))
                .toArray();
        double[] visible = drawn.stream()
                .flatMapToDouble(slice -> marks(slice, axis, home))
                .toArray();
        levels = ColourScale.sequential(levels.map(), visible, levels);
        Range vols = new Range(Math.max(0, levels.low() - 2), levels.high() + 2);
        double top = drawn.stream()
                .flatMapToDouble(slice -> Arrays.stream(slice.markIv().toArray()))
                .max()
                .orElse(vols.high());
        viewport.home(
                home,
                vols,
                new Range(
                        Math.min(home.low(), Arrays.stream(extent).min().orElse(home.low())),
                        Math.max(home.high(), Arrays.stream(extent).max().orElse(home.high()))),
                new Range(0, Math.max(vols.high(), top * 1.05)));
    }

    private static DoubleStream marks(SmileSlice slice, SmileAxis axis, Range home) {
        double[] x = SmileCurves.along(slice, axis);
        return IntStream.range(0, x.length).filter(i -> home.contains(x[i])).mapToDouble(slice.markIv()::get);
    }

    private Range home(SmileAxis axis) {
        return switch (axis) {
            case STRIKE -> window.about(Double.isNaN(spot) ? drawn.getFirst().forward() : spot);
            case LOG_MONEYNESS -> MONEYNESS;
            case DELTA -> DELTA;
        };
    }

    private void rebuild() {
        viewport.reset();
        levels = ColourScale.empty(levels.map());
        nameAxes();
        if (!drawn.isEmpty()) {
            place();
        }
        redraw();
    }

    private void redraw() {
        postponed = curves.areHeld();
        if (postponed) {
            return;
        }
        curves.update(drawn, model.axis().get(), chosen(), context.theme().get());
        chips.update(
                drawn, rank -> curves.colour(rank, drawn.size(), context.theme().get()));
        SurfacePicture picture = model.picture().get();
        frame.title(title(), picture.context("implied volatility of out-of-the-money options"), picture.freshness());
        plot.requestOverlay();
    }

    private void nameAxes() {
        switch (model.axis().get()) {
            case STRIKE -> plot.axes("Strike, USD", Formats::price, "IV, vol %", Formats::tick);
            case LOG_MONEYNESS -> plot.axes("Log-moneyness ln(K/F)", Formats::tick, "IV, vol %", Formats::tick);
            case DELTA -> plot.axes("Delta, puts left, calls right", SmilesView::delta, "IV, vol %", Formats::tick);
        }
    }

    /** From the share of the way between the put and the call wing to a delta as traders say it. */
    private static String delta(double at) {
        long put = Math.round(at * 100);
        return put == 50 ? "50Δ" : put < 50 ? put + "P" : 100 - put + "C";
    }

    private void overlay(GraphicsContext graphics, PlotFrame area) {
        Palette palette = Palette.of(context.theme().get());
        if (model.axis().get() == SmileAxis.STRIKE) {
            upright(graphics, area, palette.spot(), spot, "spot " + Formats.price(spot), 0.8);
            crosshair(graphics, area, palette);
        }
        chosen().ifPresent(slice -> atTheMoney(graphics, area, palette, slice));
    }

    private void atTheMoney(GraphicsContext graphics, PlotFrame area, Palette palette, SmileSlice slice) {
        double iv = slice.atTheMoneyIv();
        double at = switch (model.axis().get()) {
            case STRIKE -> slice.forward();
            case LOG_MONEYNESS -> 0;
            case DELTA -> 0.5;
        };
        upright(graphics, area, palette.muted(), at, "ATM forward", 2.2);
        double x = area.x(at);
        double y = area.y(iv);
        if (!Double.isNaN(iv) && area.holds(x, y) && model.axis().get() != SmileAxis.DELTA) {
            graphics.setStroke(palette.text());
            graphics.setLineWidth(1.5);
            graphics.strokeOval(x - 5, y - 5, 10, 10);
            graphics.setLineWidth(1);
        }
    }

    private void crosshair(GraphicsContext graphics, PlotFrame area, Palette palette) {
        double strike = context.hoveredStrike().get();
        if (!Double.isNaN(strike) && area.xs().contains(strike)) {
            double x = Axes.crisp(area.x(strike));
            Axes.line(graphics, palette.crosshair(), x, area.top(), x, area.bottom());
        }
    }

    private static void upright(
            GraphicsContext graphics, PlotFrame area, Color colour, double value, String words, double line) {
        if (!area.xs().contains(value)) {
            return;
        }
        double x = Axes.crisp(area.x(value));
        graphics.setLineDashes(6, 4);
        Axes.line(graphics, colour, x, area.top(), x, area.bottom());
        graphics.setLineDashes();
        graphics.setFill(colour);
        graphics.setTextBaseline(VPos.CENTER);
        boolean left = x > area.left() + area.width() * 0.75;
        graphics.setTextAlign(left ? TextAlignment.RIGHT : TextAlignment.LEFT);
        graphics.fillText(
                words,
                left ? x - 4 : x + 4,
                area.top() + line * graphics.getFont().getSize());
    }

    private void hovered(Optional<Point2D> pointer) {
        double strike = chosen().filter(slice -> pointer.isPresent())
                .map(slice -> slice.strike().get(nearest(slice)))
                .orElse(Double.NaN);
        context.hoveredStrike().set(strike);
        readPointer();
    }

    private void readPointer() {
        if (plot.pointer().isPresent()) {
            frame.readout(chosen().map(slice -> SurfaceWords.point(
                            slice, nearest(slice), model.picture().get()))
                    .orElse(""));
        }
    }

    private int nearest(SmileSlice slice) {
        double at = plot.frame().xAt(plot.pointer().orElse(Point2D.ZERO).getX());
        double[] x = SmileCurves.along(slice, model.axis().get());
        int nearest = 0;
        for (int i = 1; i < x.length; i++) {
            nearest = Math.abs(x[i] - at) < Math.abs(x[nearest] - at) ? i : nearest;
        }
        return nearest;
    }

    private void strikeMoved() {
        if (plot.pointer().isEmpty()) {
            frame.readout("");
        }
        plot.requestOverlay();
    }

    private void typed(KeyEvent event) {
        if (event.getCode() == KeyCode.CLOSE_BRACKET || event.getCode() == KeyCode.OPEN_BRACKET) {
            chips.step(event.getCode() == KeyCode.CLOSE_BRACKET ? 1 : -1);
            event.consume();
        }
    }

    private void restyle() {
        Palette palette = Palette.of(context.theme().get());
        bidWord.setStyle("-fx-text-fill: " + SmileCurves.web(palette.bid()));
        askWord.setStyle("-fx-text-fill: " + SmileCurves.web(palette.ask()));
        redraw();
    }
}
