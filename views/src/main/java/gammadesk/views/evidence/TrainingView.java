package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.TrainingCurve;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Curves.Dash;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.evidence.Compared.Part;
import gammadesk.views.evidence.EvidenceWords.Amounts;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.DeskContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;

/** The goal on paths that were learned from and on paths that were not, step by step, a line a member. */
final class TrainingView extends EvidenceChart {
    private static final Look LOOK = new Look("evidence-training", Zoom.BOTH, new Margins(1.6, 1.6, 3.4, 5));
    private static final double ROOM = 0.06;
    /** The first steps of a net that knows nothing would press all later ones flat. */
    private static final double HIGHEST_SHARE = 0.97;

    /** A curve and whose it is. */
    private record Drawn(TrainingCurve curve, Part part) {}

    private List<Drawn> all = List.of();

    TrainingView(DeskContext context, ExportTarget exports) {
        super(context, exports, LOOK, "training", plot -> plot);
    }

    @Override
    Optional<String> missing(PolicyEvidence evidence) {
        return evidence.training().isEmpty()
                ? Optional.of(evidence.policy() + " does not learn, or was stored without its training curves. "
                        + "Choose a learned policy, or train it again.")
                : Optional.empty();
    }

    @Override
    protected String headline(Compared chosen) {
        long members = all.stream().filter(each -> each.part() == Part.OWN).count();
        return "Training, the goal by step of the optimiser, " + chosen.own().money() + "   " + members
                + (members == 1 ? " member" : " members");
    }

    @Override
    protected String detail(Compared chosen) {
        return "less is better · a validation that rises while training falls is overfitting";
    }

    @Override
    protected void place(Compared chosen) {
        List<Drawn> drawn = new ArrayList<>();
        chosen.own().training().forEach(curve -> drawn.add(new Drawn(curve, Part.OWN)));
        chosen.other().stream()
                .flatMap(other -> other.training().stream())
                .forEach(curve -> drawn.add(new Drawn(curve, Part.OTHER)));
        all = List.copyOf(drawn);
        double[] steps = all.stream()
                .flatMapToDouble(each -> Arrays.stream(each.curve().steps().toArray()))
                .toArray();
        double[] goals = all.stream()
                .flatMapToDouble(each -> DoubleStream.concat(
                        Arrays.stream(each.curve().train().toArray()),
                        Arrays.stream(each.curve().validation().toArray())))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        Range xs = Curves.extent(steps, Range.UNIT);
        Range wide = xs.span() > 0 ? xs : new Range(xs.low(), xs.low() + 1);
        Range whole = Curves.extent(goals, Range.UNIT);
        double high = goals.length == 0 ? 1 : goals[(int) (HIGHEST_SHARE * (goals.length - 1))];
        double room = ROOM * Math.max(high - whole.low(), 1e-9);
        Range ys = new Range(whole.low() - room, high + room);
        viewport().home(wide, ys, wide, new Range(ys.low(), Math.max(ys.high(), whole.high() + room)));
        legend(chosen);
    }

    private void legend(Compared chosen) {
        List<Label> keys = new ArrayList<>();
        keys.add(key(chosen.own().policy() + ", paths not seen", colours().own(), 2));
        chosen.other()
                .ifPresent(other -> keys.add(
                        key(other.policy() + ", paths not seen", colours().other(), 2)));
        keys.add(key("the paths that it learned from", colours().rest(), 1, 2.0, 3.0));
        keys(keys);
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        if (drawn().isEmpty()) {
            return;
        }
        Axes.vertical(graphics, area, palette(), EvidenceWords::axis);
        Axes.horizontal(graphics, area, palette(), EvidenceWords::axis);
        Axes.caption(
                graphics,
                area,
                palette(),
                area.bottom() + 2 * graphics.getFont().getSize(),
                "→ steps of the optimiser");
        Curves curves = new Curves(graphics, area).begin();
        for (Drawn each : all) {
            Color colour = colours().of(each.part());
            double[] xs = each.curve().steps().toArray();
            curves.line(xs, each.curve().train().toArray(), colour.deriveColor(0, 0.5, 1, 0.6), 1, Dash.DOTTED);
            validation(curves, each, colour, 1.8);
        }
        curves.end();
    }

    /** Only measured now and then: its points are joined over what lies between. */
    private static void validation(Curves curves, Drawn each, Color colour, double width) {
        TrainingCurve curve = each.curve();
        int[] known = IntStream.range(0, curve.steps().size())
                .filter(i -> Double.isFinite(curve.validation().get(i)))
                .toArray();
        curves.line(
                Arrays.stream(known).mapToDouble(curve.steps()::get).toArray(),
                Arrays.stream(known).mapToDouble(curve.validation()::get).toArray(),
                colour,
                width,
                Dash.SOLID);
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot().pointer().ifPresent(at -> {
            Axes.cursor(graphics, area, palette(), at.getX());
            nearest(area, at).ifPresent(each -> {
                Curves curves = new Curves(graphics, area).begin();
                validation(curves, each, colours().of(each.part()), 3.2);
                curves.end();
            });
        });
    }

    private Optional<Drawn> nearest(PlotFrame area, Point2D at) {
        double x = area.xAt(at.getX());
        return all.stream().filter(each -> each.curve().steps().size() > 0).min(Comparator.comparingDouble(each -> {
            double y = validation(each.curve(), row(each.curve(), x));
            return Double.isNaN(y) ? Double.MAX_VALUE : Math.abs(area.y(y) - at.getY());
        }));
    }

    /** The last one that was measured up to a row. */
    private static double validation(TrainingCurve curve, int row) {
        return IntStream.rangeClosed(0, row)
                .map(i -> row - i)
                .mapToDouble(curve.validation()::get)
                .filter(Double::isFinite)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static int row(TrainingCurve curve, double x) {
        int found = Arrays.binarySearch(curve.steps().toArray(), x);
        return Math.clamp(found < 0 ? -found - 1 : found, 0, curve.steps().size() - 1);
    }

    @Override
    protected String readout(Compared chosen, PlotFrame area, Point2D at) {
        double x = area.xAt(at.getX());
        return nearest(area, at)
                .map(each -> {
                    TrainingCurve curve = each.curve();
                    int row = row(curve, x);
                    Amounts amounts = Amounts.of(Arrays.stream(curve.train().toArray()));
                    return curve.member() + " · step "
                            + Numbers.count((long) curve.steps().get(row)) + " · training "
                            + amounts.plain(curve.train().get(row)) + " · validation "
                            + amounts.plain(validation(curve, row));
                })
                .orElse("");
    }

    @Override
    protected String csv(Compared chosen) {
        StringBuilder text = new StringBuilder("member,step,train,validation\n");
        for (Drawn each : all) {
            TrainingCurve curve = each.curve();
            for (int i = 0; i < curve.steps().size(); i++) {
                text.append(CsvLine.of(
                        curve.member(),
                        curve.steps().get(i),
                        curve.train().get(i),
                        curve.validation().get(i)));
            }
        }
        return text.toString();
    }
}
