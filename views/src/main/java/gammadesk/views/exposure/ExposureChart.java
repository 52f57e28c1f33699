package gammadesk.views.exposure;

import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.ChartFrame;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.Viewport;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A picture of the dealers' book under the shared bar, with its title, its reasons and its exports. */
abstract class ExposureChart implements CanvasPlot.Painter {
    private final ExposureDesk desk;
    private final Viewport viewport = new Viewport();
    private final CanvasPlot plot;
    private final ChartFrame frame;
    private final ExposureBar bar;
    private final VBox root = new VBox();
    private final InvalidationListener themeListener = _ -> restyle();
    private final InvalidationListener strikeListener = _ -> strikeMoved();
    private Optional<DealerPicture> drawn = Optional.empty();

    ExposureChart(ExposureDesk desk, String fileStem, Zoom zoom, Margins margins) {
        this(desk, fileStem, zoom, margins, canvas -> canvas);
    }

    /** A picture of which the canvas is a part. */
    ExposureChart(ExposureDesk desk, String fileStem, Zoom zoom, Margins margins, Function<CanvasPlot, Node> body) {
        this.desk = desk;
        this.plot = new CanvasPlot(viewport, zoom, margins, this);
        this.frame = new ChartFrame(
                fileStem,
                body.apply(plot),
                desk.exports(),
                () -> drawn.map(this::csv).orElse(""),
                viewport::reset);
        this.bar = new ExposureBar(desk.model());
        frame.offerJson(() -> drawn.map(ExposureJson::write).orElse("{}"));
        VBox.setVgrow(frame.node(), Priority.ALWAYS);
        root.getChildren().setAll(bar, frame.node());
        root.getStyleClass().add("exposure-panel");
        plot.onHover(this::hovered);
        desk.context().theme().addListener(new WeakInvalidationListener(themeListener));
        desk.context().hoveredStrike().addListener(new WeakInvalidationListener(strikeListener));
    }

    /** Why this picture cannot be drawn though there are options, and what to do; empty when it can. */
    abstract Optional<String> missing(DealerPicture picture);

    /** What the title says first: what, with its value and unit. */
    abstract String headline(DealerPicture picture);

    /** What stands under the title beside the basis; empty for nothing. */
    String detail(DealerPicture picture) {
        return "";
    }

    /** Whether a newer picture looks otherwise; its spot line is drawn anew in any case. */
    boolean differ(DealerPicture before, DealerPicture now) {
        return true;
    }

    /** Lays a newer picture out; the plot is redrawn afterwards. */
    abstract void place(DealerPicture picture);

    /** The exact values at a pixel. */
    abstract String readout(DealerPicture picture, PlotFrame area, Point2D at);

    /** The price at a pixel, NaN where the picture has no axis of prices. */
    double priceAt(PlotFrame area, Point2D at) {
        return Double.NaN;
    }

    /** The numbers behind the picture. */
    abstract String csv(DealerPicture picture);

    /** Colours have changed. */
    void restyle() {
        plot.requestRedraw();
    }

    /** Another market: what was held steady for the last one is forgotten. */
    void forget() {
        viewport.reset();
    }

    /** The line at the strike under the mouse, in whichever picture that is. */
    final void crosshair(GraphicsContext graphics, PlotFrame area) {
        double strike = desk.context().hoveredStrike().get();
        if (!Double.isNaN(strike)) {
            Axes.crosshair(graphics, area, palette(), strike, Formats.price(Math.rint(strike)));
        }
    }

    /** Spot as a line, and the strike under the mouse. */
    final void spotAndCrosshair(GraphicsContext graphics, PlotFrame area) {
        Palette palette = palette();
        drawn.ifPresent(
                picture -> PriceMarks.draw(graphics, area, palette, List.of(PriceMarks.spot(picture, palette))));
        crosshair(graphics, area);
    }

    /** The panel. */
    final Node node() {
        return root;
    }

    final ExposureDesk desk() {
        return desk;
    }

    final Viewport viewport() {
        return viewport;
    }

    final CanvasPlot plot() {
        return plot;
    }

    final ChartFrame frame() {
        return frame;
    }

    final Optional<DealerPicture> drawn() {
        return drawn;
    }

    final Palette palette() {
        return Palette.of(desk.context().theme().get());
    }

    /** Draws a newer picture. */
    final void show(DeskSnapshot snapshot) {
        ExposurePicture picture = ExposurePictures.of(snapshot, desk.context());
        Optional<DealerPicture> dealers = picture.dealers();
        Optional<String> reason =
                dealers.isEmpty() ? Optional.of(picture.emptySentence()) : dealers.flatMap(this::missing);
        bar.evidence(dealers.map(ExposureWords::evidenceIfChosen).orElse(""));
        frame.empty(reason);
        boolean otherMarket = dealers.isPresent()
                && drawn.isPresent()
                && !drawn.get().map().currency().equals(dealers.get().map().currency());
        if (otherMarket) {
            forget();
        }
        Optional<DealerPicture> before = drawn;
        drawn = reason.isEmpty() ? dealers : Optional.empty();
        if (before.isEmpty() || drawn.isEmpty() || differ(before.get(), drawn.get())) {
            drawn.ifPresent(this::place);
            plot.requestRedraw();
        } else if (before.get().map().spot() != drawn.get().map().spot()) {
            plot.requestOverlay();
        }
        frame.title(
                drawn.map(this::headline).orElse(desk.context().currency().get() + " dealer exposure"),
                dealers.map(this::context).orElse(""),
                picture.freshness());
        readPointer();
    }

    private String context(DealerPicture picture) {
        String own = drawn.isPresent() ? detail(picture) : "";
        return (own.isEmpty() ? "" : own + " · ") + ExposureWords.context(picture);
    }

    private void hovered(Optional<Point2D> pointer) {
        desk.context()
                .hoveredStrike()
                .set(pointer.map(at -> priceAt(plot.frame(), at)).orElse(Double.NaN));
        readPointer();
        plot.requestOverlay();
    }

    private void readPointer() {
        plot.pointer()
                .ifPresent(at -> frame.readout(
                        drawn.map(picture -> readout(picture, plot.frame(), at)).orElse("")));
    }

    private void strikeMoved() {
        if (plot.pointer().isEmpty()) {
            frame.readout("");
        }
        plot.requestOverlay();
    }
}
