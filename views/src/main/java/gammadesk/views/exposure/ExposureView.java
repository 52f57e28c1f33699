package gammadesk.views.exposure;

import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ExposureMap.StrikeExposure;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.ChartFrame;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.SteadyMaximum;
import gammadesk.views.chart.Viewport;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.fx.DeskContext;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** Bars by strike with the totals by expiry beside them. */
final class ExposureView {
    private static final double STRIP_WIDTH = 270;
    private static final double ROOM_FOR_STRIP = 640;
    private static final double SMALLEST_SIDE = 0.08;

    private final DeskContext context;
    private final Viewport viewport = new Viewport();
    private final StrikeWindow window = new StrikeWindow();
    private final SteadyMaximum longest = new SteadyMaximum();
    private final SteadyMaximum shortest = new SteadyMaximum();
    private final CanvasPlot bars;
    private final ExpiryStrip strip;
    private final ChartFrame frame;
    private final Rectangle callSwatch = new Rectangle(10, 10);
    private final Rectangle putSwatch = new Rectangle(10, 10);
    private final InvalidationListener themeListener = observed -> restyle();
    private final InvalidationListener strikeListener = observed -> strikeMoved();

    private Optional<ExposureMap> drawn = Optional.empty();

    ExposureView(DeskContext context, ExposureModel model, ExportTarget exports) {
        this.context = context;
        this.bars = new CanvasPlot(
                viewport,
                Zoom.VERTICAL,
                new Margins(0.6, 2.4, 3.6, 6.5),
                new StrikeBars(context, () -> drawn.filter(map -> map.spot() > 0)));
        this.strip = new ExpiryStrip(context, () -> drawn, this::readExpiry);
        HBox plots = new HBox(bars, strip.node());
        HBox.setHgrow(bars, Priority.ALWAYS);
        plots.setMinSize(0, 0);
        plots.widthProperty().addListener((observed, before, now) -> fold(now.doubleValue()));
        this.frame = new ChartFrame("exposure-by-strike", plots, exports, this::csv, viewport::reset);
        frame.legend(
                callSwatch,
                word("calls"),
                putSwatch,
                word("puts"),
                word("│ net"),
                new Label("right of zero: " + ExposureWords.DAMPS + " moves · left: " + ExposureWords.FEEDS + " them"));
        bars.onHover(this::hovered);
        model.picture().addListener((observed, before, now) -> update(now));
        context.theme().addListener(new WeakInvalidationListener(themeListener));
        context.hoveredStrike().addListener(new WeakInvalidationListener(strikeListener));
        restyle();
        update(model.picture().get());
    }

    Node node() {
        return frame.node();
    }

    ChartFrame frame() {
        return frame;
    }

    CanvasPlot bars() {
        return bars;
    }

    Viewport viewport() {
        return viewport;
    }

    private void update(ExposurePicture picture) {
        frame.empty(picture.map().isEmpty() ? Optional.of(picture.emptySentence()) : Optional.empty());
        if (picture.map().isEmpty()) {
            frame.title(context.currency().get() + " GEX by strike", "", picture.freshness());
            return;
        }
        ExposureMap map = picture.map().get();
        frame.title(ExposureWords.title(map, "by strike"), ExposureWords.context(map), picture.freshness());
        boolean changed = drawn.isEmpty() || !sameBars(drawn.get(), map);
        forgetOtherMarket(map);
        drawn = picture.map();
        if (changed) {
            place(map);
            bars.requestRedraw();
            strip.update(map);
        }
        readPointer();
    }

    private void forgetOtherMarket(ExposureMap map) {
        if (drawn.isPresent() && !drawn.get().currency().equals(map.currency())) {
            longest.clear();
            shortest.clear();
            viewport.reset();
        }
    }

    private void place(ExposureMap map) {
        Range strikes = window.home(map);
        double right = longest.update(largest(map, strikes, 1));
        double left = shortest.update(largest(map, strikes, -1));
        Range sums = new Range(-Math.max(left, right * SMALLEST_SIDE), Math.max(right, left * SMALLEST_SIDE));
        viewport.home(sums, strikes, sums, window.limits(map));
    }

    private static double largest(ExposureMap map, Range strikes, int sign) {
        return map.strikes().stream()
                .filter(strike -> strikes.contains(strike.strike()))
                .mapToDouble(strike -> Math.max(0, sign * strike.call()) + Math.max(0, sign * strike.put()))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private static boolean sameBars(ExposureMap before, ExposureMap now) {
        return before.spot() == now.spot()
                && before.currency().equals(now.currency())
                && before.strikes().equals(now.strikes())
                && before.expiries().equals(now.expiries());
    }

    private void hovered(Optional<Point2D> pointer) {
        context.hoveredStrike()
                .set(strikeAt(pointer).map(StrikeExposure::strike).orElse(Double.NaN));
        readPointer();
    }

    private void readPointer() {
        if (bars.pointer().isPresent()) {
            drawn.ifPresent(map -> frame.readout(strikeAt(bars.pointer())
                    .map(strike -> ExposureWords.readout(map, strike))
                    .orElse("")));
        }
    }

    private void readExpiry(String words) {
        frame.readout(words);
    }

    private Optional<StrikeExposure> strikeAt(Optional<Point2D> pointer) {
        return pointer.flatMap(at ->
                drawn.flatMap(map -> StrikeWindow.nearest(map, bars.frame().yAt(at.getY()))));
    }

    private void strikeMoved() {
        if (context.hoveredStrike().get().isNaN()) {
            frame.readout("");
        }
        bars.requestOverlay();
    }

    private void restyle() {
        Palette palette = Palette.of(context.theme().get());
        callSwatch.setFill(palette.call());
        putSwatch.setFill(palette.put());
        bars.requestRedraw();
        strip.requestRedraw();
    }

    private static Label word(String words) {
        Label label = new Label(words);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private void fold(double width) {
        Region side = strip.node();
        side.setManaged(width >= ROOM_FOR_STRIP);
        side.setVisible(width >= ROOM_FOR_STRIP);
        side.setMinWidth(STRIP_WIDTH);
        side.setMaxWidth(STRIP_WIDTH);
    }

    private String csv() {
        List<ExposureMap> known = drawn.stream().toList();
        return known.isEmpty() ? "" : ExposureWords.strikesCsv(known.getFirst());
    }
}
