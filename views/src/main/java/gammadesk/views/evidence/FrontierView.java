package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.FrontierPoint;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Curves.Mark;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.evidence.Compared.Part;
import gammadesk.views.evidence.EvidenceWords.Amounts;
import gammadesk.views.fx.DeskContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.text.TextAlignment;

/** Every setting of every rule by what it costs and what it leaves at risk. */
final class FrontierView extends EvidenceChart {
    private static final Look LOOK = new Look("evidence-frontier", Zoom.BOTH, new Margins(1.6, 1.6, 3.4, 5));
    private static final double ROOM = 0.08;
    private static final double NEAR_PIXELS = 24;
    private static final double LABEL_LETTER_EMS = 0.56;

    /** A point and what it is. */
    private record Drawn(FrontierPoint point, Part part) {}

    private List<Drawn> all = List.of();

    FrontierView(DeskContext context, ExportTarget exports) {
        super(context, exports, LOOK, "cost and risk", plot -> plot);
    }

    @Override
    Optional<String> missing(PolicyEvidence evidence) {
        return EvidenceWords.missing(evidence.frontier().isEmpty(), evidence, "cost against risk");
    }

    @Override
    protected String headline(Compared chosen) {
        long efficient = all.stream().filter(each -> each.point().isEfficient()).count();
        long own = all.stream()
                .filter(each -> each.point().isEfficient() && each.part() == Part.OWN)
                .count();
        return "ES 95 against mean cost of a period, " + chosen.own().money() + "   " + own + " of " + efficient
                + " efficient settings are the policy's";
    }

    @Override
    protected String detail(Compared chosen) {
        return "further left and further down is better · filled: nothing else is better in both";
    }

    @Override
    protected void place(Compared chosen) {
        List<Drawn> drawn = new ArrayList<>();
        chosen.own()
                .frontier()
                .forEach(point -> drawn.add(new Drawn(point, chosen.part(point.family(), point.role()))));
        chosen.other().stream()
                .flatMap(other -> other.frontier().stream())
                .filter(point -> point.role() == Role.TRIED)
                .forEach(point -> drawn.add(new Drawn(point, Part.OTHER)));
        all = List.copyOf(drawn);
        Range xs = roomy(all.stream().mapToDouble(each -> each.point().meanCost()));
        Range ys = roomy(all.stream().mapToDouble(each -> each.point().shortfall()));
        viewport().home(xs, ys, xs, ys);
        legend(chosen);
    }

    private static Range roomy(DoubleStream values) {
        Range seen = Curves.extent(values.toArray(), Range.UNIT);
        double room = ROOM * Math.max(seen.span(), 1e-3 * Math.max(Math.abs(seen.high()), 1e-6));
        return new Range(seen.low() - room, seen.high() + room);
    }

    private void legend(Compared chosen) {
        EvidenceColours colours = colours();
        List<Label> keys = new ArrayList<>();
        keys.add(key(chosen.own().policy(), colours.own(), 2));
        chosen.other().ifPresent(other -> keys.add(key(other.policy(), colours.other(), 2, 6.0, 4.0)));
        keys.add(key("best baseline", colours.best(), 1.6));
        keys.add(key("other baselines", colours.rest(), 1));
        keys.add(new Label("● efficient  ○ not"));
        keys(keys);
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        if (drawn().isEmpty()) {
            return;
        }
        Axes.vertical(graphics, area, palette(), EvidenceWords::axis);
        Axes.horizontal(graphics, area, palette(), EvidenceWords::axis);
        double em = graphics.getFont().getSize();
        Axes.caption(graphics, area, palette(), area.top() - 1.3 * em, "↑ ES 95, a positive loss");
        Axes.caption(graphics, area, palette(), area.bottom() + 2 * em, "→ mean cost of hedging");
        Curves curves = new Curves(graphics, area).begin();
        families().values().forEach(family -> family(curves, family));
        curves.end();
        labels(graphics, area, em);
    }

    private Map<String, List<Drawn>> families() {
        return all.stream()
                .sorted(Comparator.comparingDouble(each -> each.point().dial()))
                .collect(Collectors.groupingBy(
                        each -> each.part() + each.point().family(), LinkedHashMap::new, Collectors.toList()));
    }

    private void family(Curves curves, List<Drawn> family) {
        Part part = family.getFirst().part();
        double[] xs =
                family.stream().mapToDouble(each -> each.point().meanCost()).toArray();
        double[] ys =
                family.stream().mapToDouble(each -> each.point().shortfall()).toArray();
        curves.line(xs, ys, colours().of(part), EquityView.width(part), EquityView.dash(part));
        for (Drawn each : family) {
            Mark shape = part == Part.OWN || part == Part.OTHER ? Mark.DIAMOND : Mark.DOT;
            curves.mark(
                    each.point().meanCost(),
                    each.point().shortfall(),
                    shape,
                    shape == Mark.DIAMOND ? 6 : 4,
                    colours().of(part),
                    each.point().isEfficient());
        }
    }

    /** The name of a family at its last point, unless it would lie over another name. */
    private void labels(GraphicsContext graphics, PlotFrame area, double em) {
        List<double[]> taken = new ArrayList<>();
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setTextAlign(TextAlignment.LEFT);
        families().values().stream()
                .sorted(Comparator.comparing(family -> family.getFirst().part()))
                .forEach(family -> {
                    FrontierPoint last = family.getLast().point();
                    double wide = last.family().length() * em * LABEL_LETTER_EMS;
                    double x = Math.min(area.x(last.meanCost()) + 9, area.right() - wide);
                    double y = area.y(last.shortfall()) - (x < area.x(last.meanCost()) + 9 ? em : 0);
                    boolean isFree = taken.stream()
                            .noneMatch(
                                    box -> Math.abs(box[1] - y) < 1.2 * em && x < box[0] + box[2] && box[0] < x + wide);
                    if (isFree && area.holds(area.x(last.meanCost()), area.y(last.shortfall()))) {
                        taken.add(new double[] {x, y, wide});
                        graphics.setFill(palette().veil());
                        graphics.fillRect(x - 1, y - 0.6 * em, wide, 1.2 * em);
                        graphics.setFill(colours().of(family.getFirst().part()));
                        graphics.fillText(last.family(), x, y);
                    }
                });
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot().pointer().flatMap(at -> nearest(area, at)).ifPresent(each -> {
            graphics.setStroke(palette().crosshair());
            double x = area.x(each.point().meanCost());
            double y = area.y(each.point().shortfall());
            graphics.strokeOval(x - 9, y - 9, 18, 18);
        });
    }

    private Optional<Drawn> nearest(PlotFrame area, Point2D at) {
        return all.stream()
                .min(Comparator.comparingDouble(each -> distance(each, area, at)))
                .filter(each -> distance(each, area, at) < NEAR_PIXELS);
    }

    private static double distance(Drawn each, PlotFrame area, Point2D at) {
        return at.distance(area.x(each.point().meanCost()), area.y(each.point().shortfall()));
    }

    @Override
    protected String readout(Compared chosen, PlotFrame area, Point2D at) {
        Amounts amounts = Amounts.of(all.stream()
                .flatMapToDouble(each ->
                        DoubleStream.of(each.point().meanCost(), each.point().shortfall())));
        return nearest(area, at)
                .map(Drawn::point)
                .map(point -> point.family()
                        + (Double.isNaN(point.dial()) ? "" : " at " + EvidenceWords.dial(point.dial()))
                        + " · mean cost " + amounts.plain(point.meanCost()) + " · ES 95 "
                        + amounts.plain(point.shortfall())
                        + (point.isEfficient() ? " · efficient" : " · another setting is better in both"))
                .orElse("");
    }

    @Override
    protected String csv(Compared chosen) {
        StringBuilder text = new StringBuilder("family,dial,role,mean_cost,es95,efficient\n");
        all.forEach(each -> text.append(CsvLine.of(
                each.point().family(),
                each.point().dial(),
                each.point().role(),
                each.point().meanCost(),
                each.point().shortfall(),
                each.point().isEfficient())));
        return text.toString();
    }
}
