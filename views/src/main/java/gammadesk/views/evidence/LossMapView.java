package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.StateMap;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.ColourLegend;
import gammadesk.views.chart.ColourMap;
import gammadesk.views.chart.ColourScale;
import gammadesk.views.chart.ColumnAxis;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.HeatGrid;
import gammadesk.views.chart.HeatmapLayer;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.SteadyMaximum;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.evidence.EvidenceWords.Amounts;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.DeskContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Where the policy loses against the best baseline: a cell a state. A second policy's map stands right of it. */
final class LossMapView extends EvidenceChart {
    private static final Look LOOK = new Look("evidence-losses", Zoom.BOTH, new Margins(1.6, 0.8, 3.6, 5));

    /** A map and the column at which it begins. */
    private record Placed(String policy, StateMap map, int first) {
        int columns() {
            return map.daysLeftEdges().size() - 1;
        }
    }

    private final HeatmapLayer layer = HeatmapLayer.parted();
    private final HeatGrid grid = new HeatGrid();
    private final SteadyMaximum steady = new SteadyMaximum();
    private final ColourLegend legend = new ColourLegend();
    private List<Placed> maps = List.of();
    private ColourScale scale = ColourScale.empty(ColourMap.viridis());

    LossMapView(DeskContext context, ExportTarget exports) {
        super(context, exports, LOOK, "where it loses", plot -> plot);
        legend(legend);
    }

    @Override
    Optional<String> missing(PolicyEvidence evidence) {
        return EvidenceWords.missing(evidence.losses().isEmpty(), evidence, "map of its losses by state");
    }

    @Override
    protected String headline(Compared chosen) {
        return "Where it loses against "
                + chosen.own().losses().map(StateMap::against).orElse("") + ": mean loss of a step more than it, "
                + chosen.own().money();
    }

    @Override
    protected String detail(Compared chosen) {
        return "− better, + worse · rows: log of price over strike · columns: days left · blank: nobody was there";
    }

    @Override
    protected void forget() {
        steady.clear();
        super.forget();
    }

    @Override
    protected void place(Compared chosen) {
        List<Placed> placed = new ArrayList<>();
        for (PolicyEvidence evidence : chosen.all().toList()) {
            int first = placed.stream()
                    .mapToInt(one -> one.first() + one.columns() + 1)
                    .max()
                    .orElse(0);
            evidence.losses().ifPresent(map -> placed.add(new Placed(evidence.policy(), map, first)));
        }
        maps = List.copyOf(placed);
        grid.clear();
        maps.forEach(this::add);
        scale = ColourScale.diverging(ColourMap.diverging(context().theme().get()), grid.values(), steady);
        // A loss is drawn in the colour of what is below zero, its sign stands in the legend.
        String low = EvidenceWords.axis(-scale.low());
        String high = EvidenceWords.axis(-scale.high());
        legend.update(scale, "+" + low + " worse", high + " better", scale.clippedSentence());
        double[] edges = maps.stream()
                .flatMapToDouble(one -> Arrays.stream(one.map().moneynessEdges().toArray()))
                .toArray();
        Range ys = new Range(
                Arrays.stream(edges).min().orElse(0), Arrays.stream(edges).max().orElse(1));
        int columns =
                maps.stream().mapToInt(one -> one.first() + one.columns()).max().orElse(1);
        Range xs = new Range(0, columns);
        viewport().home(xs, ys, xs, ys);
    }

    private void add(Placed one) {
        StateMap map = one.map();
        for (int row = 0; row < map.meanLosses().size(); row++) {
            for (int column = 0; column < one.columns(); column++) {
                grid.add(
                        one.first() + column,
                        map.moneynessEdges().get(row),
                        map.moneynessEdges().get(row + 1),
                        -map.meanLosses().get(row).get(column));
            }
        }
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        if (drawn().isEmpty()) {
            return;
        }
        Axes.vertical(graphics, area, palette(), EvidenceWords::axis);
        layer.paint(graphics, area, palette(), grid, scale);
        int columns = (int) area.xs().high();
        ColumnAxis.draw(graphics, area, palette(), Math.max(columns, lastColumn()), this::days, _ -> "");
        double em = graphics.getFont().getSize();
        Axes.caption(graphics, area, palette(), area.bottom() + 1.9 * em, "→ days left   ↑ log of price over strike");
        maps.stream().skip(1).forEach(one -> {
            graphics.setFill(palette().background());
            double left = area.x(one.first() - 1);
            graphics.fillRect(left, area.top() - 2, area.x(one.first()) - left, area.height() + 4);
        });
        maps.forEach(one -> {
            graphics.setFill(palette().text());
            graphics.setTextAlign(TextAlignment.LEFT);
            graphics.fillText(one.policy(), Math.max(area.left(), area.x(one.first())), area.top() - 1.4 * em);
        });
    }

    private int lastColumn() {
        return maps.stream().mapToInt(one -> one.first() + one.columns()).max().orElse(0);
    }

    private String days(int column) {
        return maps.stream()
                .filter(one -> column >= one.first() && column < one.first() + one.columns())
                .findFirst()
                .map(one -> days(one.map(), column - one.first()))
                .orElse("");
    }

    private static String days(StateMap map, int column) {
        return Formats.tick(rounded(map.daysLeftEdges().get(column))) + "–"
                + Formats.tick(rounded(map.daysLeftEdges().get(column + 1)));
    }

    private static double rounded(double days) {
        return Math.rint(days * 100) / 100;
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot().pointer().ifPresent(at -> {
            graphics.setStroke(palette().crosshair());
            int cell = grid.find(area.xAt(at.getX()), area.yAt(at.getY()));
            if (cell >= 0) {
                double left = area.x(grid.column(cell));
                double top = area.y(grid.high(cell));
                graphics.strokeRect(left, top, area.x(grid.column(cell) + 1) - left, area.y(grid.low(cell)) - top);
            }
        });
    }

    @Override
    protected String readout(Compared chosen, PlotFrame area, Point2D at) {
        int cell = grid.find(area.xAt(at.getX()), area.yAt(at.getY()));
        if (cell < 0) {
            return "";
        }
        return maps.stream()
                .filter(one -> grid.column(cell) >= one.first() && grid.column(cell) < one.first() + one.columns())
                .findFirst()
                .map(one -> words(one, cell))
                .orElse("");
    }

    private String words(Placed one, int cell) {
        int column = grid.column(cell) - one.first();
        int row = row(one.map(), grid.low(cell));
        double count = one.map().counts().get(row).get(column);
        Amounts amounts = Amounts.of(Arrays.stream(grid.values()));
        double loss = -grid.value(cell);
        String what = Double.isNaN(loss)
                ? "nobody was there"
                : amounts.signed(loss) + " a step, " + (loss > 0 ? "worse" : "better") + " than "
                        + one.map().against() + ", " + Numbers.count((long) count) + " steps";
        return String.format(
                                Locale.ROOT,
                                "%s · log price over strike %.3f to %.3f, %s days left: ",
                                one.policy(),
                                grid.low(cell),
                                grid.high(cell),
                                days(one.map(), column))
                        .replace('-', '−')
                + what;
    }

    private static int row(StateMap map, double low) {
        int found = Arrays.binarySearch(map.moneynessEdges().toArray(), low);
        return Math.clamp(found, 0, map.meanLosses().size() - 1);
    }

    @Override
    protected String csv(Compared chosen) {
        StringBuilder text = new StringBuilder(
                "policy,against,log_price_over_strike_from,log_price_over_strike_to,days_left_from,days_left_to,"
                        + "mean_loss,count\n");
        for (Placed one : maps) {
            StateMap map = one.map();
            for (int row = 0; row < map.meanLosses().size(); row++) {
                for (int column = 0; column < one.columns(); column++) {
                    text.append(CsvLine.of(
                            one.policy(),
                            map.against(),
                            map.moneynessEdges().get(row),
                            map.moneynessEdges().get(row + 1),
                            map.daysLeftEdges().get(column),
                            map.daysLeftEdges().get(column + 1),
                            map.meanLosses().get(row).get(column),
                            map.counts().get(row).get(column)));
                }
            }
        }
        return text.toString();
    }
}
