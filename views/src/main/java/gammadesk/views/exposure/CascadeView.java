package gammadesk.views.exposure;

import gammadesk.analytics.desk.CascadeReading;
import gammadesk.analytics.desk.CascadeReading.Mapped;
import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.exposure.CascadeMap;
import gammadesk.analytics.exposure.CascadeMap.Point;
import gammadesk.analytics.exposure.CascadeMap.Threshold;
import gammadesk.analytics.exposure.CascadeModel;
import gammadesk.analytics.exposure.CascadeOutcome;
import gammadesk.analytics.exposure.Resilience;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Curves.Dash;
import gammadesk.views.chart.Curves.Mark;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.Viewport.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** From a first shock to where hedging into the book takes it, for the depth of now and for less of it. */
final class CascadeView extends ExposureChart {
    private static final double EDGE = 31;
    private static final double PERCENT = 100;
    private static final double KEY_EMS = 18;

    private final Label thresholds = new Label();
    private final CheckBox liquidations = new CheckBox("Liquidations");
    private final InvalidationListener choiceListener = _ -> tick();

    CascadeView(ExposureDesk desk) {
        super(desk, "cascade", Zoom.BOTH, new Margins(0.6, 1, 3.6, 5.5));
        liquidations.setTooltip(
                new Tooltip("Adds forced sales and purchases of leveraged futures: a stated guess, see the guide"));
        liquidations.setOnAction(_ ->
                desk.model().choice().set(desk.model().choice().get().withLiquidations(liquidations.isSelected())));
        desk.model().choice().addListener(new WeakInvalidationListener(choiceListener));
        tick();
        thresholds.setWrapText(true);
        thresholds.setMinWidth(0);
        thresholds.setMinHeight(Label.USE_PREF_SIZE);
        HBox.setHgrow(thresholds, Priority.ALWAYS);
        frame().controls(liquidations);
        frame().legend(thresholds);
    }

    private void tick() {
        liquidations.setSelected(desk().model().choice().get().liquidations());
    }

    private static Optional<Mapped> mapped(DealerPicture picture) {
        return picture.cascade() instanceof Mapped known ? Optional.of(known) : Optional.empty();
    }

    @Override
    Optional<String> missing(DealerPicture picture) {
        return switch (picture.cascade()) {
            case Mapped _ -> Optional.empty();
            case CascadeReading.None(String reason) ->
                Optional.of("There is no cascade map: " + reason
                        + ". It needs the live books of perpetual and futures; check the connection.");
        };
    }

    @Override
    String headline(DealerPicture picture) {
        CascadeMap map = mapped(picture).orElseThrow().map();
        CascadeMap.Curve now = map.curves().getFirst();
        return String.format(
                Locale.ROOT,
                "%s cascade   gain %s down, %s up; unstable from %.2f   (hedge flow / depth)",
                picture.map().currency(),
                gain(now.gainDown()),
                gain(now.gainUp()),
                map.model().criticalGain());
    }

    private static String gain(double gain) {
        String number = String.format(Locale.ROOT, "%+.3f", gain).replace('-', '−');
        return number + (gain > 0 ? " (feeds)" : gain < 0 ? " (damps)" : "");
    }

    @Override
    String detail(DealerPicture picture) {
        Mapped known = mapped(picture).orElseThrow();
        CascadeMap map = known.map();
        CascadeModel model = map.model();
        String refill = switch (known.refill()) {
            case Resilience.Measured(double halfLife, int pairs) ->
                String.format(Locale.ROOT, "measured %.0f s (%d pairs)", halfLife, pairs);
            case Resilience.Unmeasured(String reason) ->
                String.format(Locale.ROOT, "assumed %.0f s (%s)", model.refillHalfLifeSeconds(), reason);
        };
        return String.format(
                Locale.ROOT,
                "depth of %s: %,.0f / %,.0f coin within −1 / +1 %%, seen to −%.2f / +%.2f %%, extended beyond · refill half-life %s"
                        + " · %s",
                books(map.depthSource()),
                map.coinDown(),
                map.coinUp(),
                PERCENT * known.visibleBids(),
                PERCENT * known.visibleAsks(),
                refill,
                model.liquidations().isPresent() ? "with liquidations" : "without liquidations");
    }

    @Override
    void place(DealerPicture picture) {
        CascadeMap map = mapped(picture).orElseThrow().map();
        double shock = map.model().largestShock() * PERCENT;
        Range shocks = new Range(-shock * 1.02, shock * 1.02);
        Range moves = new Range(-EDGE, EDGE);
        viewport().home(shocks, moves, shocks, moves);
        thresholds.setText(map.curves().stream()
                .map(curve -> "depth × " + Formats.tick(curve.depthFactor()) + " " + stability(curve))
                .collect(Collectors.joining(" · ")));
    }

    /** One book by its name, several by their number: all names stand in the JSON. */
    private static String books(String source) {
        int count = source.split(" \\+ ", -1).length;
        return count == 1 ? source : count + " futures books";
    }

    private static String stability(CascadeMap.Curve curve) {
        boolean never =
                curve.unstableDown() instanceof Threshold.NoneUpTo && curve.unstableUp() instanceof Threshold.NoneUpTo;
        return never
                ? "stable throughout"
                : "unstable from " + threshold(curve.unstableDown()) + " / " + threshold(curve.unstableUp());
    }

    private static String threshold(Threshold threshold) {
        return switch (threshold) {
            case Threshold.At(double shock) -> ExposureWords.percent(PERCENT * shock);
            case Threshold.NoneUpTo(double shock) -> "none to " + ExposureWords.percent(PERCENT * shock);
        };
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        Palette palette = palette();
        Axes.vertical(graphics, area, palette, CascadeView::label);
        Axes.horizontal(graphics, area, palette, CascadeView::label);
        drawn().flatMap(CascadeView::mapped).ifPresent(known -> {
            Curves curves = new Curves(graphics, area).begin();
            double zeroX = Axes.crisp(area.x(0));
            double zeroY = Axes.crisp(area.y(0));
            Axes.line(graphics, palette.zero(), zeroX, area.top(), zeroX, area.bottom());
            Axes.line(graphics, palette.zero(), area.left(), zeroY, area.right(), zeroY);
            curves.line(new double[] {-EDGE, EDGE}, new double[] {-EDGE, EDGE}, palette.muted(), 1, Dash.DASHED);
            List<CascadeMap.Curve> all = known.map().curves();
            for (int i = all.size() - 1; i >= 0; i--) {
                curve(curves, all.get(i), colour(palette, i), i == 0 ? 2.5 : 1.5);
            }
            curves.end();
            key(graphics, area, palette, all);
        });
        axes(graphics, area, palette);
    }

    private static String label(double percent) {
        return Formats.tick(percent).replace('-', '−') + " %";
    }

    /** Less depth, warmer: from the colour of calls to that of puts. */
    private static Color colour(Palette palette, int place) {
        return palette.call().interpolate(palette.put(), place / 3.0);
    }

    private static void curve(Curves curves, CascadeMap.Curve curve, Color colour, double width) {
        List<Point> points = curve.points();
        double[] shocks = new double[points.size() + 1];
        double[] moves = new double[points.size() + 1];
        int at = 0;
        for (Point point : points) {
            if (at > 0 && shocks[at - 1] < 0 && point.shock() > 0) {
                at++;
            }
            shocks[at] = PERCENT * point.shock();
            moves[at] = PERCENT * point.outcome().finalOrEdge();
            at++;
        }
        curves.line(shocks, moves, colour, width, Dash.SOLID);
        for (Point point : points) {
            if (point.outcome() instanceof CascadeOutcome.Runaway(double edge, int _)) {
                curves.mark(PERCENT * point.shock(), PERCENT * edge, Mark.TRIANGLE, 4, colour, true);
            } else if (point.outcome() instanceof CascadeOutcome.Swings(double low, double high, int _)) {
                curves.whisker(PERCENT * point.shock(), PERCENT * low, PERCENT * high, colour);
            }
        }
    }

    private static void key(GraphicsContext graphics, PlotFrame area, Palette palette, List<CascadeMap.Curve> curves) {
        double em = graphics.getFont().getSize();
        graphics.setFill(palette.veil());
        graphics.fillRect(area.left() + em / 2, area.top() + em / 2, KEY_EMS * em, (curves.size() + 2.4) * 1.4 * em);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.CENTER);
        for (int i = 0; i < curves.size(); i++) {
            double y = area.top() + (i + 1) * 1.4 * em;
            graphics.setFill(colour(palette, i));
            graphics.fillRect(area.left() + em, y - 1.5, 1.6 * em, 3);
            graphics.setFill(palette.text());
            graphics.fillText("depth × " + Formats.tick(curves.get(i).depthFactor()), area.left() + 3 * em, y);
        }
        double y = area.top() + (curves.size() + 1) * 1.4 * em;
        graphics.setFill(palette.muted());
        graphics.fillText("╌  no hedging: the move is the shock", area.left() + em, y);
        graphics.fillText("▲ runs beyond the grid   │ swings", area.left() + em, y + 1.4 * em);
    }

    private static void axes(GraphicsContext graphics, PlotFrame area, Palette palette) {
        double em = graphics.getFont().getSize();
        graphics.setTextBaseline(VPos.TOP);
        graphics.setFill(palette.muted());
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.fillText("first shock", area.left() + area.width() / 2, area.bottom() + 2 * em);
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText("final move ↑", area.right() - 4, area.top() + 4);
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot().pointer().ifPresent(at -> {
            Axes.cursor(graphics, area, palette(), at.getX());
        });
    }

    @Override
    String readout(DealerPicture picture, PlotFrame area, Point2D at) {
        Mapped known = mapped(picture).orElseThrow();
        double shock = area.xAt(at.getX()) / PERCENT;
        return "shock "
                + ExposureWords.percent(PERCENT
                        * nearest(known.map().curves().getFirst(), shock).shock()) + " → "
                + known.map().curves().stream()
                        .map(curve ->
                                "depth × " + Formats.tick(curve.depthFactor()) + " " + outcome(nearest(curve, shock)))
                        .collect(Collectors.joining(" · "))
                + " · " + ExposureWords.age(picture, known.venueMillis());
    }

    private static Point nearest(CascadeMap.Curve curve, double shock) {
        Point best = curve.points().getFirst();
        for (Point point : curve.points()) {
            best = Math.abs(point.shock() - shock) < Math.abs(best.shock() - shock) ? point : best;
        }
        return best;
    }

    private static String outcome(Point point) {
        return switch (point.outcome()) {
            case CascadeOutcome.Settles(double move, double _, double coin, int _) ->
                String.format(
                        Locale.ROOT,
                        "%s (× %.2f, %s coin)",
                        ExposureWords.percent(PERCENT * move),
                        point.amplification(),
                        LadderView.coin(coin));
            case CascadeOutcome.Runaway(double edge, int _) -> "runs beyond " + ExposureWords.percent(PERCENT * edge);
            case CascadeOutcome.Swings(double low, double high, int _) ->
                "swings " + ExposureWords.percent(PERCENT * low) + " .. " + ExposureWords.percent(PERCENT * high);
        };
    }

    @Override
    String csv(DealerPicture picture) {
        List<String> rows = new ArrayList<>();
        for (CascadeMap.Curve curve : mapped(picture).orElseThrow().map().curves()) {
            curve.points()
                    .forEach(point -> rows.add(String.join(
                            ",",
                            ExposureWords.heading(picture.map()),
                            String.valueOf(curve.depthFactor()),
                            String.valueOf(point.shock()),
                            point.outcome().getClass().getSimpleName().toLowerCase(Locale.ROOT),
                            number(point.outcome().finalOrEdge()),
                            number(point.bound()),
                            number(point.largestGain()))));
        }
        return ExposureWords.HEADING + ",depth_factor,shock,outcome,final_or_edge,bound,largest_gain\n"
                + String.join("\n", rows) + "\n";
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }
}
