package gammadesk.views.exposure;

import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ExposureMap.CellExposure;
import gammadesk.analytics.exposure.ExposureMap.ExpiryExposure;
import gammadesk.analytics.market.Expiry;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.ColumnAxis;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.HeatmapLayer;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.fx.ChainWish;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** Strike by expiry in diverging colours about zero. */
final class ExposureMapView extends HeatChart {
    private final StrikeWindow window = new StrikeWindow();

    ExposureMapView(ExposureDesk desk) {
        super(desk, "exposure-by-strike-and-expiry", HeatmapLayer.parted(), new Margins(0.6, 1, 3.4, 6.5));
        plot().addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
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
    void place(DealerPicture picture) {
        ExposureMap map = picture.map();
        fill(map);
        Range columns = new Range(0, Math.max(1, map.expiries().size()));
        Range strikes = window.home(map);
        viewport().home(columns, strikes, columns, window.limits(map));
        rescale();
    }

    /** The cells come expiry by expiry; a cell of the grid has the number of its cell in the map. */
    private void fill(ExposureMap map) {
        grid().clear();
        int from = 0;
        for (int i = 1; i <= map.cells().size(); i++) {
            List<CellExposure> column = map.cells().subList(from, i);
            if (i == map.cells().size()
                    || !map.cells().get(i).expiry().equals(column.getFirst().expiry())) {
                add(
                        column(map, column.getFirst().expiry()),
                        map.spot(),
                        column.stream().map(CellExposure::strike).toList(),
                        column.stream().map(CellExposure::net).toList());
                from = i;
            }
        }
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
            paintCells(graphics, area);
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
        spotAndCrosshair(graphics, area);
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
        int cell = grid().find(area.xAt(at.getX()), area.yAt(at.getY()));
        return cell < 0
                ? Optional.empty()
                : drawn().map(DealerPicture::map)
                        .filter(map -> cell < map.cells().size())
                        .map(map -> map.cells().get(cell));
    }

    @Override
    String unit(DealerPicture picture) {
        return picture.map().unit().sentence();
    }

    @Override
    String remark() {
        return " · empty: not listed · click: narrow the chain";
    }

    @Override
    String csv(DealerPicture picture) {
        return ExposureWords.cellsCsv(picture.map());
    }
}
