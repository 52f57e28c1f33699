package gammadesk.views.exposure;

import gammadesk.analytics.desk.DealerPicture;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.ColourLegend;
import gammadesk.views.chart.ColourMap;
import gammadesk.views.chart.ColourScale;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.HeatGrid;
import gammadesk.views.chart.HeatmapLayer;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.SteadyMaximum;
import gammadesk.views.fx.ThemeMode;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;

/** A heatmap with prices upwards, in diverging colours about zero that hold still from one picture to the next. */
abstract class HeatChart extends ExposureChart {
    /** A cell reaches half way to its neighbours, but no further than this share of spot. */
    private static final double FARTHEST_REACH = 0.02;

    private final ColourMap dark = ColourMap.diverging(ThemeMode.DARK);
    private final ColourMap light = ColourMap.diverging(ThemeMode.LIGHT);
    private final HeatGrid grid = new HeatGrid();
    private final HeatmapLayer layer;
    private final SteadyMaximum steady = new SteadyMaximum();
    private final ColourLegend legend = new ColourLegend();
    private ColourScale scale;

    HeatChart(ExposureDesk desk, String fileStem, HeatmapLayer layer, Margins margins) {
        super(desk, fileStem, Zoom.VERTICAL, margins);
        this.layer = layer;
        this.scale = ColourScale.empty(colours());
        frame().legend(legend);
    }

    /** What stands beside the colours: the unit of the values. */
    abstract String unit(DealerPicture picture);

    /** What stands behind the unit; empty for nothing. */
    String remark() {
        return "";
    }

    final HeatGrid grid() {
        return grid;
    }

    final ColourScale scale() {
        return scale;
    }

    final ColourLegend legend() {
        return legend;
    }

    /** Takes the colours from what the grid holds now. */
    final void rescale() {
        scale = ColourScale.diverging(colours(), grid.values(), steady);
        say();
    }

    /** Adds a column of strikes, ascending, as far as they reach. */
    final void add(int column, double spot, List<Double> strikes, List<Double> values) {
        double farthest = FARTHEST_REACH * spot;
        for (int i = 0; i < strikes.size(); i++) {
            double strike = strikes.get(i);
            double below = i == 0 ? farthest : (strike - strikes.get(i - 1)) / 2;
            double above = i == strikes.size() - 1 ? farthest : (strikes.get(i + 1) - strike) / 2;
            grid.add(column, strike - Math.min(below, farthest), strike + Math.min(above, farthest), values.get(i));
        }
    }

    final void paintCells(GraphicsContext graphics, PlotFrame area) {
        layer.paint(graphics, area, palette(), grid, scale);
    }

    @Override
    void forget() {
        super.forget();
        steady.clear();
    }

    @Override
    final void restyle() {
        scale = scale.in(colours());
        say();
        super.restyle();
    }

    private void say() {
        legend.update(
                scale,
                Formats.usdCompact(scale.low()) + " " + ExposureWords.FEEDS,
                Formats.usdCompact(scale.high()) + " " + ExposureWords.DAMPS,
                drawn().map(this::unit).orElse("")
                        + (scale.clipped() == 0 ? "" : " · " + scale.clippedSentence())
                        + remark());
    }

    private ColourMap colours() {
        return desk().context().theme().get() == ThemeMode.DARK ? dark : light;
    }
}
