package gammadesk.views.exposure;

import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ExposureMap.CellExposure;
import gammadesk.analytics.exposure.ExposureMap.ExpiryExposure;
import gammadesk.analytics.market.Expiry;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.ColourLegend;
import gammadesk.views.chart.ColourMap;
import gammadesk.views.chart.ColourScale;
import gammadesk.views.chart.ColumnAxis;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.HeatGrid;
import gammadesk.views.chart.HeatmapLayer;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.SteadyMaximum;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.fx.ChainWish;
import gammadesk.views.fx.ThemeMode;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** Strike by expiry in diverging colours about zero. */
final class ExposureMapView extends ExposureChart {
    /** A cell reaches half way to its neighbours, but no further than this share of spot. */
    private static final double FARTHEST_REACH = 0.02;

    private final StrikeWindow window = new StrikeWindow();
    private final SteadyMaximum steady = new SteadyMaximum();
    private final HeatGrid grid = new HeatGrid();
    private final HeatmapLayer layer = HeatmapLayer.parted();
    private final ColourMap dark = ColourMap.diverging(ThemeMode.DARK);
    private final ColourMap light = ColourMap.diverging(ThemeMode.LIGHT);
    private final ColourLegend legend = new ColourLegend();
    private ColourScale scale = ColourScale.empty(dark);

    ExposureMapView(ExposureDesk desk) {
        super(desk, "exposure-by-strike-and-expiry", Zoom.VERTICAL, new Margins(0.6, 1, 3.4, 6.5));
        frame().legend(legend);
        plot().addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        restyle();
    }

    ColourScale scale() {
        return scale;
    }

    ColourLegend legend() {
        return legend;
    }

    /** A click that was no drag narrows the chain. */
    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 1 && event.isStillSincePress()) {
            cellAt(new Point2D(event.getX(), event.getY()))
                    .ifPresent(cell ->
                            desk().context().chainWish().set(Optional.of(new ChainWish(cell.expiry(), cell.strike()))));
        }
    }

    @Override
    Optional<String> missing(DealerPicture picture) {
        return Optional.empty();
    }

    @Override
    String headline(DealerPicture picture) {
        return ExposureWords.title(picture.map(), "by strike and expiry");
    }

    @Override
    void forget() {
        super.forget();
        steady.clear();
    }

    @Override
    void place(DealerPicture picture) {
        ExposureMap map = picture.map();
        fill(map);
        Range columns = new Range(0, Math.max(1, map.expiries().size()));
        Range strikes = window.home(map);
        viewport().home(columns, strikes, columns, window.limits(map));
        scale = ColourScale.diverging(colours(), grid.values(), steady);
        say();
    }

    private void fill(ExposureMap map) {
        grid.clear();
        List<CellExposure> cells = map.cells();
        double reach = FARTHEST_REACH * map.spot();
        int column = -1;
        for (int i = 0; i < cells.size(); i++) {
            CellExposure cell = cells.get(i);
            boolean first = i == 0 || !cells.get(i - 1).expiry().equals(cell.expiry());
            column = first ? column(map, cell.expiry()) : column;
            grid.add(
                    column,
                    cell.strike() - reach(cells, i, i - 1, reach),
                    cell.strike() + reach(cells, i, i + 1, reach),
                    cell.net());
        }
    }

    private static double reach(List<CellExposure> cells, int cell, int neighbour, double farthest) {
        boolean beside = neighbour >= 0
                && neighbour < cells.size()
                && cells.get(neighbour).expiry().equals(cells.get(cell).expiry());
        double gap = beside
                ? Math.abs(cells.get(neighbour).strike() - cells.get(cell).strike()) / 2
                : farthest;
        return Math.min(gap, farthest);
    }

    private static int column(ExposureMap map, Expiry expiry) {
        List<ExpiryExposure> expiries = map.expiries();
        for (int i = 0; i < expiries.size(); i++) {
            if (expiries.get(i).expiry().equals(expiry)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    boolean differ(DealerPicture before, DealerPicture now) {
        List<CellExposure> old = before.map().cells();
        List<CellExposure> cells = now.map().cells();
        if (old.size() != cells.size()
                || !before.map().currency().equals(now.map().currency())
                || before.map().unit() != now.map().unit()) {
            return true;
        }
        for (int i = 0; i < cells.size(); i++) {
            CellExposure left = old.get(i);
            CellExposure right = cells.get(i);
            if (Double.compare(left.net(), right.net()) != 0
                    || left.strike() != right.strike()
                    || !left.expiry().equals(right.expiry())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        Palette palette = palette();
        Axes.vertical(graphics, area, palette, Formats::price);
        drawn().map(DealerPicture::map).ifPresent(map -> {
            layer.paint(graphics, area, palette, grid, scale);
            ColumnAxis.draw(
                    graphics,
                    area,
                    palette,
                    map.expiries().size(),
                    column -> map.expiries().get(column).expiry().label(),
                    column -> ExposureWords.days(map, map.expiries().get(column).expiry()));
        });
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        Palette palette = palette();
        drawn().ifPresent(picture ->
                PriceMarks.draw(graphics, area, palette, List.of(PriceMarks.spot(picture, palette))));
        double strike = desk().context().hoveredStrike().get();
        if (!Double.isNaN(strike)) {
            Axes.crosshair(graphics, area, palette, strike, Formats.price(Math.rint(strike)));
        }
    }

    @Override
    double priceAt(PlotFrame area, Point2D at) {
        return cellAt(at).map(CellExposure::strike).orElse(Double.NaN);
    }

    @Override
    String readout(DealerPicture picture, PlotFrame area, Point2D at) {
        return cellAt(at)
                .map(cell -> ExposureWords.readout(picture.map(), cell))
                .orElse("No option is listed here.");
    }

    private Optional<CellExposure> cellAt(Point2D at) {
        PlotFrame area = plot().frame();
        int cell = grid.find(area.xAt(at.getX()), area.yAt(at.getY()));
        return cell < 0
                ? Optional.empty()
                : drawn().map(DealerPicture::map)
                        .filter(map -> cell < map.cells().size())
                        .map(map -> map.cells().get(cell));
    }

    @Override
    void restyle() {
        scale = scale.in(colours());
        say();
        super.restyle();
    }

    private void say() {
        String unit = drawn().map(picture -> picture.map().unit().sentence()).orElse("");
        legend.update(
                scale,
                Formats.usdCompact(scale.low()) + " " + ExposureWords.FEEDS,
                Formats.usdCompact(scale.high()) + " " + ExposureWords.DAMPS,
                unit + (scale.clipped() == 0 ? "" : " · " + scale.clippedSentence())
                        + " · empty: not listed · click: narrow the chain");
    }

    private ColourMap colours() {
        return desk().context().theme().get() == ThemeMode.DARK ? dark : light;
    }

    @Override
    String csv(DealerPicture picture) {
        return ExposureWords.cellsCsv(picture.map());
    }
}
