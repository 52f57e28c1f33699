package gammadesk.views.exposure;

import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ExposureMap.StrikeExposure;
import gammadesk.analytics.market.Expiry;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.SteadyMaximum;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.fx.ChainWish;
import java.util.Comparator;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** Bars by strike with the totals by expiry beside them, and two looks back as ghosts. */
final class ExposureView extends ExposureChart {
    private static final double STRIP_WIDTH = 270;
    private static final double ROOM_FOR_STRIP = 640;
    private static final double SMALLEST_SIDE = 0.08;

    private final StrikeWindow window = new StrikeWindow();
    private final SteadyMaximum longest = new SteadyMaximum();
    private final SteadyMaximum shortest = new SteadyMaximum();
    private final StrikeBars painter;
    private final ExpiryStrip strip;
    private final Rectangle callSwatch = new Rectangle(10, 10);
    private final Rectangle putSwatch = new Rectangle(10, 10);

    ExposureView(ExposureDesk desk) {
        super(desk, "exposure-by-strike", Zoom.VERTICAL, new Margins(0.6, 2.4, 3.6, 6.5), HBox::new);
        this.painter = new StrikeBars(desk, this::drawn);
        this.strip = new ExpiryStrip(desk.context(), () -> drawn().map(DealerPicture::map), frame()::readout);
        HBox plots = (HBox) plot().getParent();
        plots.getChildren().add(strip.node());
        HBox.setHgrow(plot(), Priority.ALWAYS);
        plots.setMinSize(0, 0);
        plots.widthProperty().addListener((observed, before, now) -> fold(now.doubleValue()));
        frame().legend(
                        callSwatch,
                        word("calls"),
                        putSwatch,
                        word("puts"),
                        word("│ net"),
                        word("○ □ net then"),
                        word("▌ conventions agree"),
                        new Label("right of zero: " + ExposureWords.DAMPS + " moves · left: " + ExposureWords.FEEDS
                                + " them · click: narrow the chain"));
        frame().controls(
                        ghost("○", desk.model().nearGhost()),
                        ghost("□", desk.model().farGhost()));
        plot().addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        restyle();
    }

    CanvasPlot bars() {
        return plot();
    }

    private MenuButton ghost(String mark, ObjectProperty<LookBack> look) {
        MenuButton chip = new MenuButton();
        chip.getStyleClass().addAll("chart-chip", "small");
        chip.setTooltip(new Tooltip("Where net stood then, as " + mark));
        chip.setAccessibleText("Look back, drawn as " + mark);
        ToggleGroup group = new ToggleGroup();
        for (LookBack value : LookBack.values()) {
            RadioMenuItem item = new RadioMenuItem(value.label());
            item.setToggleGroup(group);
            item.setSelected(value == look.get());
            item.setOnAction(_ -> look.set(value));
            chip.getItems().add(item);
        }
        look.subscribe(now -> {
            chip.setText(mark + " " + now.label());
            plot().requestRedraw();
        });
        return chip;
    }

    /** A click that was no drag narrows the chain to the strike, in the expiry that weighs most there. */
    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 1 && event.isStillSincePress()) {
            strikeAt(new Point2D(event.getX(), event.getY()))
                    .flatMap(strike -> heaviest(strike.strike()).map(expiry -> new ChainWish(expiry, strike.strike())))
                    .ifPresent(wish -> desk().context().chainWish().set(Optional.of(wish)));
        }
    }

    private Optional<Expiry> heaviest(double strike) {
        return drawn().flatMap(picture -> picture.map().cells().stream()
                .filter(cell -> cell.strike() == strike)
                .max(Comparator.comparingDouble(cell -> Math.abs(cell.call()) + Math.abs(cell.put())))
                .map(ExposureMap.CellExposure::expiry));
    }

    @Override
    Optional<String> missing(DealerPicture picture) {
        return Optional.empty();
    }

    @Override
    String headline(DealerPicture picture) {
        return ExposureWords.title(picture.map(), "by strike");
    }

    @Override
    boolean differ(DealerPicture before, DealerPicture now) {
        ExposureMap old = before.map();
        ExposureMap map = now.map();
        return old.spot() != map.spot()
                || old.unit() != map.unit()
                || !old.currency().equals(map.currency())
                || !old.strikes().equals(map.strikes())
                || !old.expiries().equals(map.expiries())
                || !before.agreements().equals(now.agreements());
    }

    @Override
    void forget() {
        super.forget();
        longest.clear();
        shortest.clear();
    }

    @Override
    void place(DealerPicture picture) {
        ExposureMap map = picture.map();
        Range strikes = window.home(map);
        double right = longest.update(largest(map, strikes, 1));
        double left = shortest.update(largest(map, strikes, -1));
        Range sums = new Range(-Math.max(left, right * SMALLEST_SIDE), Math.max(right, left * SMALLEST_SIDE));
        viewport().home(sums, strikes, sums, window.limits(map));
        strip.update(map);
    }

    private static double largest(ExposureMap map, Range strikes, int sign) {
        return map.strikes().stream()
                .filter(strike -> strikes.contains(strike.strike()))
                .mapToDouble(strike -> Math.max(0, sign * strike.call()) + Math.max(0, sign * strike.put()))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        painter.paint(graphics, area);
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        painter.paintOverlay(graphics, area);
    }

    @Override
    double priceAt(PlotFrame area, Point2D at) {
        return strikeAt(at).map(StrikeExposure::strike).orElse(Double.NaN);
    }

    @Override
    String readout(DealerPicture picture, PlotFrame area, Point2D at) {
        return strikeAt(at)
                .map(strike -> ExposureWords.readout(picture.map(), strike))
                .orElse("");
    }

    private Optional<StrikeExposure> strikeAt(Point2D at) {
        return drawn().flatMap(picture ->
                StrikeWindow.nearest(picture.map(), plot().frame().yAt(at.getY())));
    }

    @Override
    void restyle() {
        Palette palette = palette();
        callSwatch.setFill(palette.call());
        putSwatch.setFill(palette.put());
        strip.requestRedraw();
        super.restyle();
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

    @Override
    String csv(DealerPicture picture) {
        return ExposureWords.strikesCsv(picture.map());
    }
}
