package gammadesk.views.hedging;

import gammadesk.analytics.hedging.HedgePicture;
import gammadesk.analytics.hedging.Proposal;
import gammadesk.analytics.market.Column;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.ChartFrame;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Curves.Dash;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.SteadyRange;
import gammadesk.views.chart.Viewport;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.format.Times;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.text.TextAlignment;

/** Profit over moves of spot, before and after a hedge. */
final class ScenarioChart implements CanvasPlot.Painter {
    private static final double[] MOVES = HedgePicture.SPOT_MOVES.toArray();
    private static final double SMALLEST_SPAN = 1e-6;
    private static final double HEIGHT_PIXELS = 210;

    private final HedgeDesk desk;
    private final Viewport viewport = new Viewport();
    private final CanvasPlot plot;
    private final ChartFrame frame;
    private final InvalidationListener themeListener = _ -> redraw();
    private Optional<Proposal> shown = Optional.empty();

    ScenarioChart(HedgeDesk desk) {
        this.desk = desk;
        this.plot = new CanvasPlot(viewport, Zoom.HORIZONTAL, new Margins(0.6, 1.2, 3.2, 4.6), this);
        this.frame = new ChartFrame("hedge-scenarios", plot, desk.exports(), this::csv, viewport::reset);
        frame.legend(new Label("solid: after the hedge"), new Label("dashed: before"));
        plot.setPrefHeight(HEIGHT_PIXELS);
        plot.onHover(this::read);
        desk.context().theme().addListener(new WeakInvalidationListener(themeListener));
    }

    Node node() {
        return frame.node();
    }

    void show(Proposal proposal, long marketMillis) {
        shown = Optional.of(proposal);
        frame.title(
                "P&L by move of spot, USD",
                "volatility and time unchanged · market of " + Times.clock(marketMillis) + " UTC");
        double[] known = DoubleStream.concat(
                        Arrays.stream(proposal.before().scenarioPnlUsd().toArray()),
                        Arrays.stream(proposal.after().scenarioPnlUsd().toArray()))
                .filter(Double::isFinite)
                .toArray();
        frame.empty(
                known.length == 0
                        ? Optional.of("Part of the book has no value, so there is no curve.")
                        : Optional.empty());
        Range xs = new Range(MOVES[0], MOVES[MOVES.length - 1]);
        double low = Arrays.stream(known).min().orElse(0);
        double high = Arrays.stream(known).max().orElse(0);
        Range ys = new SteadyRange(SMALLEST_SPAN).update(new Range(Math.min(0, low), Math.max(0, high)));
        viewport.home(xs, ys, xs, ys);
        redraw();
    }

    private void redraw() {
        plot.requestRedraw();
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        Palette palette = Palette.of(desk.context().theme().get());
        Axes.vertical(graphics, area, palette, Formats::usdTick);
        Axes.horizontal(graphics, area, palette, ScenarioChart::percent);
        double zero = Axes.crisp(area.y(0));
        Axes.line(graphics, palette.zero(), area.left(), zero, area.right(), zero);
        Axes.upright(graphics, area, palette.spot(), 0, "now", 1);
        shown.ifPresent(proposal -> curves(graphics, area, palette, proposal));
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.TOP);
        graphics.setFill(palette.muted());
        graphics.fillText(
                "move of spot, %",
                area.left() + area.width() / 2,
                area.bottom() + 1.8 * graphics.getFont().getSize());
    }

    private static void curves(GraphicsContext graphics, PlotFrame area, Palette palette, Proposal proposal) {
        Curves curves = new Curves(graphics, area).begin();
        curves.line(MOVES, proposal.before().scenarioPnlUsd().toArray(), palette.muted(), 1.6, Dash.DASHED);
        curves.line(MOVES, proposal.after().scenarioPnlUsd().toArray(), palette.text(), 2.2, Dash.SOLID);
        curves.end();
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot.pointer().ifPresent(at -> {
            Palette palette = Palette.of(desk.context().theme().get());
            Axes.cursor(graphics, area, palette, area.x(MOVES[nearest(area.xAt(at.getX()))]));
        });
    }

    private void read(Optional<Point2D> pointer) {
        String words = shown.flatMap(proposal ->
                        pointer.map(at -> readout(proposal, nearest(plot.frame().xAt(at.getX())))))
                .orElse("");
        frame.readout(words);
        plot.requestOverlay();
    }

    private static String readout(Proposal proposal, int at) {
        Column before = proposal.before().scenarioPnlUsd();
        Column after = proposal.after().scenarioPnlUsd();
        return "at " + percent(MOVES[at]) + " %: before " + Formats.usdExact(before.get(at)) + " · after "
                + Formats.usdExact(after.get(at)) + " · difference " + Formats.usdExact(after.get(at) - before.get(at))
                + " USD";
    }

    private static int nearest(double move) {
        int best = 0;
        for (int i = 1; i < MOVES.length; i++) {
            if (Math.abs(MOVES[i] - move) < Math.abs(MOVES[best] - move)) {
                best = i;
            }
        }
        return best;
    }

    private static String percent(double move) {
        String tick = Formats.tick(100 * move).replace('-', '−');
        return move > 0 ? "+" + tick : tick;
    }

    private String csv() {
        StringBuilder text = new StringBuilder("spot_move,before_usd,after_usd\n");
        shown.ifPresent(proposal -> {
            for (int i = 0; i < MOVES.length; i++) {
                text.append(MOVES[i])
                        .append(',')
                        .append(proposal.before().scenarioPnlUsd().get(i))
                        .append(',')
                        .append(proposal.after().scenarioPnlUsd().get(i))
                        .append('\n');
            }
        });
        return text.toString();
    }
}
