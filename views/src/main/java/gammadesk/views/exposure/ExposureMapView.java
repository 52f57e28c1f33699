package gammadesk.views.exposure;

import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ExposureMap.CellExposure;
import gammadesk.analytics.exposure.ExposureMap.ExpiryExposure;
import gammadesk.analytics.market.Expiry;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.ChartFrame;
import gammadesk.views.chart.ColourLegend;
import gammadesk.views.chart.ColourMap;
import gammadesk.views.chart.ColourScale;
import gammadesk.views.chart.ColumnAxis;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.HeatGrid;
import gammadesk.views.chart.HeatmapLayer;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.SteadyMaximum;
import gammadesk.views.chart.Viewport;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.ThemeMode;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;

/** Strike by expiry in diverging colours about zero. */
final class ExposureMapView implements CanvasPlot.Painter {
    /** A cell reaches half way to its neighbours, but no further than this share of spot. */
    private static final double FARTHEST_REACH = 0.02;

    private final DeskContext context;
    private final Viewport viewport = new Viewport();
    private final StrikeWindow window = new StrikeWindow();
    private final SteadyMaximum steady = new SteadyMaximum();
    private final HeatGrid grid = new HeatGrid();
    private final HeatmapLayer layer = new HeatmapLayer();
    private final ColourMap dark = ColourMap.diverging(ThemeMode.DARK);
    private final ColourMap light = ColourMap.diverging(ThemeMode.LIGHT);
    private final ColourLegend legend = new ColourLegend();
    private final CanvasPlot plot = new CanvasPlot(viewport, Zoom.VERTICAL, new Margins(0.6, 1, 3.4, 6.5), this);
    private final ChartFrame frame;
    private final InvalidationListener themeListener = observed -> restyle();
    private final InvalidationListener strikeListener = observed -> strikeMoved();

    private Optional<ExposureMap> drawn = Optional.empty();
    private ColourScale scale = ColourScale.empty(dark);

    ExposureMapView(DeskContext context, ExposureModel model, ExportTarget exports) {
        this.context = context;
        this.frame = new ChartFrame("exposure-by-strike-and-expiry", plot, exports, this::csv, viewport::reset);
        frame.legend(legend);
        plot.onHover(this::hovered);
        model.picture().addListener((observed, before, now) -> update(now));
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

    ColourScale scale() {
        return scale;
    }

    ColourLegend legend() {
        return legend;
    }

    private void update(ExposurePicture picture) {
        frame.empty(picture.map().isEmpty() ? Optional.of(picture.emptySentence()) : Optional.empty());
        if (picture.map().isEmpty()) {
            frame.title(context.currency().get() + " GEX by strike and expiry", "", picture.freshness());
            return;
        }
        ExposureMap map = picture.map().get();
        frame.title(ExposureWords.title(map, "by strike and expiry"), ExposureWords.context(map), picture.freshness());
        forgetOtherMarket(map);
        boolean changed = drawn.isEmpty() || !sameCells(drawn.get(), map);
        boolean moved = drawn.isEmpty() || drawn.get().spot() != map.spot();
        drawn = picture.map();
        if (changed) {
            place(map);
        } else if (moved) {
            plot.requestOverlay();
        }
        readPointer();
    }

    private void forgetOtherMarket(ExposureMap map) {
        if (drawn.isPresent() && !drawn.get().currency().equals(map.currency())) {
            steady.clear();
            viewport.reset();
        }
    }

    private void place(ExposureMap map) {
        fill(map);
        Range columns = new Range(0, Math.max(1, map.expiries().size()));
        Range strikes = window.home(map);
        viewport.home(columns, strikes, columns, window.limits(map));
        scale = ColourScale.diverging(colours(), grid.values(), steady);
        restyle();
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

    private static boolean sameCells(ExposureMap before, ExposureMap now) {
        List<CellExposure> old = before.cells();
        List<CellExposure> cells = now.cells();
        if (old.size() != cells.size() || !before.currency().equals(now.currency())) {
            return false;
        }
        for (int i = 0; i < cells.size(); i++) {
            CellExposure left = old.get(i);
            CellExposure right = cells.get(i);
            if (Double.compare(left.net(), right.net()) != 0
                    || left.strike() != right.strike()
                    || !left.expiry().equals(right.expiry())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        Palette palette = palette();
        Axes.vertical(graphics, area, palette, Formats::price);
        drawn.ifPresent(map -> {
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
        drawn.ifPresent(map ->
                Axes.marker(graphics, area, palette, palette.spot(), map.spot(), "spot " + Formats.price(map.spot())));
        double strike = context.hoveredStrike().get();
        if (!Double.isNaN(strike)) {
            Axes.crosshair(graphics, area, palette, strike, Formats.price(strike));
        }
    }

    private void hovered(Optional<Point2D> pointer) {
        context.hoveredStrike().set(cellAt(pointer).map(CellExposure::strike).orElse(Double.NaN));
        readPointer();
    }

    private void readPointer() {
        if (plot.pointer().isPresent()) {
            drawn.ifPresent(map -> frame.readout(cellAt(plot.pointer())
                    .map(cell -> ExposureWords.readout(map, cell))
                    .orElse("No option is listed here.")));
        }
    }

    private Optional<CellExposure> cellAt(Optional<Point2D> pointer) {
        PlotFrame area = plot.frame();
        return pointer.map(at -> grid.find(area.xAt(at.getX()), area.yAt(at.getY())))
                .filter(cell -> cell >= 0)
                .flatMap(cell -> drawn.map(map -> map.cells().get(cell)));
    }

    private void strikeMoved() {
        if (context.hoveredStrike().get().isNaN() && plot.pointer().isEmpty()) {
            frame.readout("");
        }
        plot.requestOverlay();
    }

    private void restyle() {
        scale = scale.in(colours());
        String clipped = scale.clippedSentence();
        legend.update(
                scale,
                ExposureWords.FEEDS + "  " + Formats.usdCompact(scale.low()),
                Formats.usdCompact(scale.high()) + "  " + ExposureWords.DAMPS,
                ExposureMap.UNIT + " · " + (clipped.isEmpty() ? "" : clipped + " · ") + "blank: not listed");
        plot.requestRedraw();
    }

    private ColourMap colours() {
        return context.theme().get() == ThemeMode.DARK ? dark : light;
    }

    private Palette palette() {
        return Palette.of(context.theme().get());
    }

    private String csv() {
        return drawn.map(ExposureWords::cellsCsv).orElse("");
    }
}
