package gammadesk.views.exposure;

import gammadesk.analytics.desk.DatedProjection;
import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.exposure.TimeProjection;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.ColumnAxis;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Curves.Dash;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.HeatmapLayer;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.Viewport.Range;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;

/** Gamma over price and time up to the next settlements: what is pinned, what lets go when options settle. */
final class AheadView extends HeatChart {
    private static final double HOUR_MILLIS = 3_600_000;

    private Optional<DatedProjection> laidOut = Optional.empty();

    AheadView(ExposureDesk desk) {
        super(desk, "exposure-price-and-time", HeatmapLayer.seamless(), new Margins(0.6, 1, 3.4, 6.5));
    }

    @Override
    Optional<String> missing(DealerPicture picture) {
        return picture.projection().isEmpty() ? Optional.of(ExposureWords.BEING_REPRICED) : Optional.empty();
    }

    @Override
    String headline(DealerPicture picture) {
        return picture.map().currency() + " gamma over price and time   USD per 1 % move";
    }

    @Override
    String detail(DealerPicture picture) {
        DatedProjection projected = picture.projection().orElseThrow();
        return "to the next settlements, volatilities unchanged, "
                + projected.projection().stickiness().label() + ", line: zero gamma · "
                + ExposureWords.age(picture, projected.venueMillis());
    }

    @Override
    void place(DealerPicture picture) {
        if (laidOut.equals(picture.projection())) {
            return;
        }
        laidOut = picture.projection();
        TimeProjection projection = laidOut.orElseThrow().projection();
        int points = projection.spots().size();
        double half = (projection.spots().get(1) - projection.spots().get(0)) / 2;
        grid().clear();
        for (int t = 0; t < projection.atMillis().size(); t++) {
            for (int i = 0; i < points; i++) {
                double price = projection.spots().get(i);
                grid().add(t, price - half, price + half, projection.at(t, i));
            }
        }
        Range columns = new Range(0, projection.atMillis().size());
        Range prices =
                new Range(projection.spots().get(0) - half, projection.spots().get(points - 1) + half);
        viewport().home(columns, prices, columns, prices);
        rescale();
    }

    @Override
    String unit(DealerPicture picture) {
        return "USD per 1 % move";
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        Palette palette = palette();
        Axes.vertical(graphics, area, palette, Formats::price);
        if (drawn().isEmpty()) {
            return;
        }
        laidOut.ifPresent(projected -> {
            paintCells(graphics, area);
            zeroLine(graphics, area, palette, projected.projection());
            List<Long> moments = projected.projection().atMillis();
            ColumnAxis.draw(
                    graphics,
                    area,
                    palette,
                    moments.size(),
                    column -> ahead(projected, column),
                    column -> Formats.minute(moments.get(column)));
        });
    }

    private static String ahead(DatedProjection projected, int column) {
        double hours = (projected.projection().atMillis().get(column) - projected.venueMillis()) / HOUR_MILLIS;
        if (column == 0) {
            return "now";
        }
        return hours < 48
                ? String.format(Locale.ROOT, "+%.0f h", hours)
                : String.format(Locale.ROOT, "+%.1f d", hours / 24);
    }

    /**
     * The crossing nearest to the one before it, from spot on: one line through time, with gaps where there is none.
     */
    private static void zeroLine(GraphicsContext graphics, PlotFrame area, Palette palette, TimeProjection projection) {
        int moments = projection.atMillis().size();
        double[] xs = new double[moments];
        double[] ys = new double[moments];
        double near = projection.spots().get(projection.spots().size() / 2);
        for (int t = 0; t < moments; t++) {
            xs[t] = t + 0.5;
            ys[t] = crossing(projection, t, near);
            near = Double.isNaN(ys[t]) ? near : ys[t];
        }
        new Curves(graphics, area).begin().line(xs, ys, palette.text(), 1.5, Dash.SOLID);
        graphics.restore();
    }

    private static double crossing(TimeProjection projection, int moment, double near) {
        double best = Double.NaN;
        for (int i = 1; i < projection.spots().size(); i++) {
            double left = projection.at(moment, i - 1);
            double right = projection.at(moment, i);
            if (left * right < 0) {
                double from = projection.spots().get(i - 1);
                double at = from + (projection.spots().get(i) - from) * left / (left - right);
                best = Double.isNaN(best) || Math.abs(at - near) < Math.abs(best - near) ? at : best;
            }
        }
        return best;
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        spotAndCrosshair(graphics, area);
    }

    @Override
    double priceAt(PlotFrame area, Point2D at) {
        return area.yAt(at.getY());
    }

    @Override
    String readout(DealerPicture picture, PlotFrame area, Point2D at) {
        DatedProjection projected = picture.projection().orElseThrow();
        int cell = grid().find(area.xAt(at.getX()), area.yAt(at.getY()));
        if (cell < 0) {
            return "";
        }
        double price = (grid().low(cell) + grid().high(cell)) / 2;
        long moment = projected.projection().atMillis().get(grid().column(cell));
        return Formats.utc(moment) + " · at " + Formats.price(Math.rint(price)) + " ("
                + ExposureWords.percent(100 * (price / picture.map().spot() - 1)) + ") · "
                + Formats.usdExact(grid().value(cell)) + " USD per 1 % move · "
                + ExposureWords.age(picture, projected.venueMillis());
    }

    @Override
    String csv(DealerPicture picture) {
        TimeProjection projection = picture.projection().orElseThrow().projection();
        StringBuilder rows = new StringBuilder(ExposureWords.HEADING + ",at_time,at_usd,usd_per_percent\n");
        for (int t = 0; t < projection.atMillis().size(); t++) {
            for (int i = 0; i < projection.spots().size(); i++) {
                rows.append(String.join(
                                ",",
                                ExposureWords.heading(picture.map()),
                                Formats.iso(projection.atMillis().get(t)),
                                String.valueOf(projection.spots().get(i)),
                                String.valueOf(projection.at(t, i))))
                        .append('\n');
            }
        }
        return rows.toString();
    }
}
