package gammadesk.views.risk;

import gammadesk.analytics.desk.BookOutlook;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.LiquidationDistance;
import gammadesk.analytics.risk.LiquidationDistance.Edge;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.ColourLegend;
import gammadesk.views.chart.ColourMap;
import gammadesk.views.chart.ColourScale;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Curves.Dash;
import gammadesk.views.chart.Curves.Mark;
import gammadesk.views.chart.DataChart;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.NodeAxis;
import gammadesk.views.chart.NodeHeat;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.SteadyMaximum;
import gammadesk.views.fx.ThemeMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.MenuButton;
import javafx.scene.text.TextAlignment;

/** How far spot and volatility may move until maintenance margin is breached. */
final class LiquidationView extends DataChart<RiskData> {
    private static final Look LOOK = new Look("liquidation", Zoom.BOTH, new Margins(0.8, 2.2, 3.4, 4.6));
    private static final double HATCH_PIXELS = 9;

    private final RiskDesk desk;
    private final RiskChips chips;
    private final MenuButton side;
    private final NodeHeat heat = new NodeHeat(new NodeAxis(Column.of()), new NodeAxis(Column.of()));
    private final ColourMap dark = ColourMap.diverging(ThemeMode.DARK);
    private final ColourMap light = ColourMap.diverging(ThemeMode.LIGHT);
    private final ColourLegend legend = new ColourLegend();
    private SteadyMaximum steady = new SteadyMaximum();
    private ColourScale scale = ColourScale.empty(dark);

    LiquidationView(RiskDesk desk) {
        super(desk.context(), desk.exports(), LOOK, plot -> plot);
        this.desk = desk;
        this.chips = new RiskChips(desk.model());
        this.side = chips.side();
        bar(side, chips.margin());
        legend(legend);
    }

    void show(DeskSnapshot snapshot) {
        side.setVisible(RiskPictures.hasTrades(snapshot));
        show(RiskPictures.outlook(snapshot, desk, "distance to liquidation", LiquidationView::lacking));
    }

    private static Optional<String> lacking(BookOutlook outlook) {
        return outlook.liquidation().value().isPresent()
                ? Optional.empty()
                : Optional.of("There is no distance to liquidation: "
                        + outlook.liquidation().reason()
                        + ". Choose a coin in which something is held");
    }

    private static LiquidationDistance distance(RiskData data) {
        return data.outlook().liquidation().value().orElseThrow();
    }

    ColourScale scale() {
        return scale;
    }

    NodeHeat heat() {
        return heat;
    }

    @Override
    protected boolean differ(RiskData before, RiskData now) {
        return !before.looksLike(now);
    }

    @Override
    protected void forget() {
        super.forget();
        steady = new SteadyMaximum();
    }

    @Override
    protected String headline(RiskData data) {
        return data.coin() + " liquidation   " + LiquidationWords.now(distance(data), data.spot());
    }

    @Override
    protected String detail(RiskData data) {
        String margin = data.figures()
                .margin(data.choice().model())
                .value()
                .map(LiquidationView::margin)
                .orElse(RiskChips.label(data.choice().model()));
        String age = RiskWords.age(data);
        return LiquidationWords.nearest(distance(data), data.spot()) + " · " + margin
                + (age.isEmpty() ? "" : " · " + age);
    }

    private static String margin(BookMargin margin) {
        String share = margin.equity() > 0 ? Formats.percentOne(100 * margin.maintenanceShare()) : "no equity";
        return String.format(
                        Locale.ROOT,
                        "%s, maintenance %,.4f of equity %,.4f %s (%s)",
                        RiskChips.label(margin.model()).toLowerCase(Locale.ROOT),
                        margin.maintenance(),
                        margin.equity(),
                        margin.currency(),
                        share)
                .replace('-', '−');
    }

    @Override
    protected void place(RiskData data) {
        LiquidationDistance distance = distance(data);
        heat.fill(
                new NodeAxis(distance.spotMoves()),
                new NodeAxis(distance.volMoves()),
                distance.cushion().toArray());
        heat.home(viewport());
        boolean isDark = context().theme().get() == ThemeMode.DARK;
        scale = ColourScale.diverging(isDark ? dark : light, heat.values(), steady);
        legend.update(
                scale,
                RiskWords.tick(scale.low()),
                RiskWords.tick(scale.high()),
                data.coin() + " of equity above maintenance"
                        + (scale.clipped() == 0 ? "" : " · " + scale.clippedSentence())
                        + " · hatched: breached · ● now ◆ nearest");
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        Palette palette = palette();
        drawn().ifPresent(data -> {
            heat.paint(graphics, area, palette, scale);
            Curves curves = new Curves(graphics, area).begin();
            hatch(graphics, area, palette);
            edges(curves, palette, distance(data));
            double x = Axes.crisp(area.x(heat.xs().place(0)));
            double y = Axes.crisp(area.y(heat.ys().place(0)));
            graphics.setLineDashes(6, 4);
            Axes.line(graphics, palette.spot(), x, area.top(), x, area.bottom());
            Axes.line(graphics, palette.zero(), area.left(), y, area.right(), y);
            graphics.setLineDashes();
            curves.mark(heat.xs().place(0), heat.ys().place(0), Mark.DOT, 5, palette.spot(), true);
            curves.end();
            heat.below(graphics, area, palette, 0, RiskWords::percent);
            heat.beside(graphics, area, palette, 0, RiskWords::points);
            titles(graphics, area, palette);
        });
    }

    /** Strokes over every breached cell, so that the region is seen without its colour. */
    private void hatch(GraphicsContext graphics, PlotFrame area, Palette palette) {
        graphics.save();
        graphics.beginPath();
        for (int cell = 0; cell < heat.size(); cell++) {
            if (heat.value(cell) < 0) {
                double left = area.x(heat.column(cell));
                double top = area.y(heat.row(cell) + 1);
                graphics.rect(
                        left,
                        top,
                        area.width() / area.xs().span(),
                        area.height() / area.ys().span());
            }
        }
        graphics.clip();
        for (double x = area.left() - area.height(); x < area.right(); x += HATCH_PIXELS) {
            Axes.line(graphics, palette.background(), x, area.bottom(), x + area.height(), area.top());
        }
        graphics.restore();
    }

    /** Where it is breached exactly, and a mark where that is nearest at the present volatility. */
    private void edges(Curves curves, Palette palette, LiquidationDistance distance) {
        edge(curves, palette, distance.edges(), Edge::down);
        edge(curves, palette, distance.edges(), Edge::up);
        distance.edges().stream()
                .filter(edge -> edge.volMove() == 0 && !LiquidationWords.isBreached(edge))
                .forEach(edge -> List.of(edge.down(), edge.up())
                        .forEach(move -> move.ifPresent(at -> curves.mark(
                                heat.xs().place(at), heat.ys().place(0), Mark.DIAMOND, 6, palette.text(), true))));
    }

    private void edge(Curves curves, Palette palette, List<Edge> edges, Function<Edge, OptionalDouble> side) {
        double[] xs = new double[edges.size()];
        double[] ys = new double[edges.size()];
        for (int i = 0; i < xs.length; i++) {
            OptionalDouble move = side.apply(edges.get(i));
            boolean isDrawn = move.isPresent() && !LiquidationWords.isBreached(edges.get(i));
            xs[i] = isDrawn ? heat.xs().place(move.getAsDouble()) : Double.NaN;
            ys[i] = heat.ys().place(edges.get(i).volMove());
        }
        curves.line(xs, ys, palette.text(), 2, Dash.SOLID);
    }

    private static void titles(GraphicsContext graphics, PlotFrame area, Palette palette) {
        double em = graphics.getFont().getSize();
        graphics.setFill(palette.muted());
        graphics.setTextBaseline(VPos.TOP);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.fillText(
                "move of all prices across, of all volatilities in points upwards",
                area.left() + area.width() / 2,
                area.bottom() + 1.9 * em);
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot().pointer()
                .map(at -> heat.find(area, at.getX(), at.getY()))
                .filter(cell -> cell >= 0 && drawn().isPresent())
                .ifPresent(cell -> heat.frame(graphics, area, palette(), cell));
    }

    @Override
    protected String readout(RiskData data, PlotFrame area, Point2D at) {
        int cell = heat.find(area, at.getX(), at.getY());
        if (cell < 0) {
            return "";
        }
        double move = heat.xs().nodes().get(heat.column(cell));
        double cushion = heat.value(cell);
        return "spot " + RiskWords.percent(move) + " (" + Formats.price(Math.rint(data.spot() * (1 + move))) + "), vol "
                + RiskWords.points(heat.ys().nodes().get(heat.row(cell))) + " points: equity less maintenance "
                + RiskWords.exact(cushion, Numeraire.COIN) + " " + data.coin()
                + (cushion < 0 ? ", BREACHED" : "");
    }

    @Override
    protected String csv(RiskData data) {
        LiquidationDistance distance = distance(data);
        int spots = distance.spotMoves().size();
        StringBuilder file = new StringBuilder(RiskWords.HEADING + ",margin,spot_move,vol_move,cushion_coin\n");
        for (int node = 0; node < distance.cushion().size(); node++) {
            file.append(String.join(
                            ",",
                            RiskWords.heading(data),
                            data.choice().model().name().toLowerCase(Locale.ROOT),
                            RiskWords.number(distance.spotMoves().get(node % spots)),
                            RiskWords.number(distance.volMoves().get(node / spots)),
                            RiskWords.number(distance.cushion().get(node))))
                    .append('\n');
        }
        return file.toString();
    }
}
