package gammadesk.views.risk;

import gammadesk.analytics.risk.TailRisk;
import gammadesk.analytics.risk.TailRisk.Contribution;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.BarRow;
import gammadesk.views.chart.BarRows;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.GainColours;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.Viewport;
import gammadesk.views.fx.DeskContext;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Euler's share of each position in the tail, the largest first: what adds to the loss and what hedges it. */
final class Contributions implements CanvasPlot.Painter {
    private final DeskContext context;
    private final Viewport viewport = new Viewport();
    private final CanvasPlot plot;
    private List<Map.Entry<String, Contribution>> positions = List.of();
    private List<BarRow> bars = List.of();
    private boolean isShortfall = true;
    private double whole;

    Contributions(DeskContext context) {
        this.context = context;
        this.plot = new CanvasPlot(viewport, Zoom.VERTICAL, new Margins(1.6, 5.2, 3.4, 14), this);
    }

    CanvasPlot plot() {
        return plot;
    }

    Viewport viewport() {
        return viewport;
    }

    List<BarRow> bars() {
        return bars;
    }

    void show(TailRisk tail, boolean byShortfall) {
        isShortfall = byShortfall;
        whole = byShortfall ? tail.expectedShortfall() : tail.valueAtRisk();
        positions = tail.contributions().entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Contribution> entry) -> -share(entry.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .toList();
        GainColours colours = GainColours.of(context.theme().get());
        bars = positions.stream()
                .map(entry -> BarRow.of(
                        entry.getKey(),
                        share(entry.getValue()),
                        colours.of(-share(entry.getValue())),
                        Formats.usdCompact(share(entry.getValue()))))
                .toList();
        BarRows.home(viewport, BarRows.amounts(bars), bars.size());
        plot.requestRedraw();
    }

    private double share(Contribution contribution) {
        return isShortfall ? contribution.expectedShortfall() : contribution.valueAtRisk();
    }

    private String figure() {
        return isShortfall ? "ES" : "VaR";
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        if (bars.isEmpty()) {
            return;
        }
        Palette palette = Palette.of(context.theme().get());
        Axes.horizontal(graphics, area, palette, RiskWords::tick);
        BarRows.draw(graphics, area, palette, bars, false);
        graphics.setFill(palette.muted());
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.TOP);
        graphics.fillText(
                "share of " + figure() + " in USD, right: adds to the loss" + more(),
                plot.getWidth() / 2,
                area.bottom() + 1.9 * graphics.getFont().getSize());
    }

    private String more() {
        int seen = BarRows.inView(bars.size());
        return seen == bars.size() ? "" : " · first " + seen + " of " + bars.size();
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot.pointer()
                .map(at -> BarRows.at(area, at.getY(), bars.size()))
                .filter(row -> row >= 0)
                .ifPresent(row -> BarRows.highlight(
                        graphics, area, Palette.of(context.theme().get()), row, bars.size()));
    }

    /** What is under the mouse. */
    String readout(Point2D at) {
        int row = BarRows.at(plot.frame(), at.getY(), bars.size());
        if (row < 0) {
            return "";
        }
        Contribution one = positions.get(row).getValue();
        return String.format(
                Locale.ROOT,
                "%s: %s of ES, %s of VaR in USD · %.1f %% of %s",
                positions.get(row).getKey(),
                Formats.usdExact(one.expectedShortfall()),
                Formats.usdExact(one.valueAtRisk()),
                whole == 0 ? 0 : 100 * share(one) / whole,
                figure());
    }
}
