package gammadesk.views.risk;

import gammadesk.analytics.desk.BookOutlook;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.risk.PositionRisk.Priced;
import gammadesk.analytics.risk.ScenarioAxes;
import gammadesk.analytics.risk.ScenarioGrid;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.ColourLegend;
import gammadesk.views.chart.ColourMap;
import gammadesk.views.chart.ColourScale;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.DataChart;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.NodeAxis;
import gammadesk.views.chart.NodeHeat;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.PlotPair;
import gammadesk.views.chart.SteadyMaximum;
import gammadesk.views.fx.ThemeMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.MenuButton;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** What the book becomes over spot and volatility, now or after some days, and its payoff over spot. */
final class ScenariosView extends DataChart<RiskData> {
    private static final Look LOOK = new Look("scenarios", Zoom.BOTH, new Margins(0.8, 1.8, 3.4, 4.6));
    private static final double BESIDE = 1.35;
    private static final double MAP_SHARE = 0.52;
    private static final double EMS_PER_FIGURE = 4.8;
    private static final double DAYS_PER_YEAR = 365;

    private final RiskDesk desk;
    private final PayoffPlot payoff;
    private final DaySlider days;
    private final RiskChips chips;
    private final MenuButton side;
    private final NodeHeat heat = new NodeHeat(new NodeAxis(Column.of()), new NodeAxis(Column.of()));
    private final ColourMap dark = ColourMap.diverging(ThemeMode.DARK);
    private final ColourMap light = ColourMap.diverging(ThemeMode.LIGHT);
    private final ColourLegend legend = new ColourLegend();
    private final InvalidationListener choiceListener = _ -> relay();
    private SteadyMaximum steady = new SteadyMaximum();
    private String steadyUnit = "";
    private ColourScale scale = ColourScale.empty(dark);

    ScenariosView(RiskDesk desk) {
        PayoffPlot payoff = new PayoffPlot(desk.context());
        DaySlider days = new DaySlider(desk.model());
        super(desk.context(), desk.exports(), LOOK, map -> new PlotPair(map, payoff.plot(), BESIDE, MAP_SHARE));
        this.desk = desk;
        this.payoff = payoff;
        this.days = days;
        this.chips = new RiskChips(desk.model());
        this.side = chips.side();
        bar(side, chips.measure(), chips.numeraire(), chips.rule(), chips.shape(), days);
        legend(legend);
        payoff.plot().onHover(this::payoffHovered);
        WeakInvalidationListener weak = new WeakInvalidationListener(choiceListener);
        desk.model().measure().addListener(weak);
        desk.model().later().addListener(weak);
        desk.model().choice().addListener(weak);
    }

    void show(DeskSnapshot snapshot) {
        side.setVisible(RiskPictures.hasTrades(snapshot));
        show(RiskPictures.outlook(snapshot, desk, "scenarios", ScenariosView::lacking));
    }

    private static Optional<String> lacking(BookOutlook outlook) {
        return outlook.grid().positions() == 0
                ? Optional.of("No position of the book in this coin has a value. Choose another coin, or see the "
                        + "positions for the reasons")
                : Optional.empty();
    }

    PayoffPlot payoff() {
        return payoff;
    }

    DaySlider days() {
        return days;
    }

    ColourScale scale() {
        return scale;
    }

    ColourLegend legend() {
        return legend;
    }

    NodeHeat heat() {
        return heat;
    }

    @Override
    protected boolean differ(RiskData before, RiskData now) {
        return !before.looksLike(now);
    }

    private ShownMeasure measure() {
        return desk.model().measure().get();
    }

    private int day(RiskData data) {
        int last = data.outlook().grid().axes().days().size() - 1;
        return desk.model().later().get() ? last : 0;
    }

    private double daysOn(RiskData data) {
        return data.outlook().grid().axes().days().get(day(data));
    }

    private String unit(RiskData data) {
        return measure().unit(data.money(), data.coin().code());
    }

    @Override
    protected String headline(RiskData data) {
        return data.coin() + " scenarios   " + measure().label() + " in " + unit(data) + "   "
                + RiskWords.moment(data.outlook().venueMillis(), daysOn(data));
    }

    @Override
    protected String detail(RiskData data) {
        String age = RiskWords.age(data);
        return data.choice().rule().label() + ", "
                + RiskChips.label(data.choice().shape()).toLowerCase(Locale.ROOT) + " · "
                + data.outlook().grid().positions() + " positions" + (age.isEmpty() ? "" : " · " + age);
    }

    @Override
    protected void forget() {
        super.forget();
        steady = new SteadyMaximum();
        payoff.forget();
    }

    @Override
    protected void reset() {
        super.reset();
        payoff.viewport().reset();
    }

    @Override
    protected void restyle() {
        super.restyle();
        payoff.plot().requestRedraw();
    }

    @Override
    protected void place(RiskData data) {
        ScenarioAxes axes = data.outlook().grid().axes();
        heat.fill(new NodeAxis(axes.spotMoves()), new NodeAxis(axes.volMoves()), slice(data));
        heat.home(viewport());
        String unit = measure() + unit(data);
        if (!unit.equals(steadyUnit)) {
            steady = new SteadyMaximum();
            steadyUnit = unit;
        }
        boolean isDark = context().theme().get() == ThemeMode.DARK;
        scale = ColourScale.diverging(isDark ? dark : light, heat.values(), steady);
        payoff.show(data);
        days.reach(lastExpiry(data));
        days.say(moment(data));
        legend.update(
                scale,
                RiskWords.tick(scale.low()),
                RiskWords.tick(scale.high()),
                unit(data) + (scale.clipped() == 0 ? "" : " · " + scale.clippedSentence()) + breakevens());
    }

    /** Where the curve at the first expiry crosses zero. */
    private String breakevens() {
        Payoff.Curve named = payoff.payoff().orElseThrow().named();
        String spots = named.breakevens().isEmpty()
                ? "none in sight"
                : named.breakevens().stream()
                        .map(at -> Formats.price(Math.rint(at)))
                        .collect(Collectors.joining(", "));
        return " · breakeven (BE) " + PayoffPlot.name(named) + ": " + spots;
    }

    /** The moment that is drawn, and whether another one is wanted. */
    private String moment(RiskData data) {
        double wanted = desk.model().choice().get().days();
        boolean isAwaited = desk.model().later().get() && wanted != daysOn(data);
        return (daysOn(data) == 0 ? "now" : RiskWords.later(daysOn(data)))
                + (isAwaited ? "; " + RiskWords.later(wanted) + " is being computed" : "");
    }

    private static double lastExpiry(RiskData data) {
        return DAYS_PER_YEAR
                * data.figures().own().priced().stream()
                        .filter(priced -> priced.optionType().isPresent())
                        .mapToDouble(Priced::years)
                        .max()
                        .orElse(0);
    }

    private double[] slice(RiskData data) {
        ScenarioGrid grid = data.outlook().grid();
        int nodes = grid.axes().spotMoves().size() * grid.axes().volMoves().size();
        Column all = grid.column(data.choice().numeraire(), measure().measure());
        double[] values = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            values[i] = measure().factor() * all.get(day(data) * nodes + i);
        }
        return values;
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        Palette palette = palette();
        drawn().ifPresent(data -> {
            heat.paint(graphics, area, palette, scale);
            figures(graphics, area);
            heat.below(graphics, area, palette, 0, RiskWords::percent);
            heat.beside(graphics, area, palette, 0, RiskWords::points);
            present(graphics, area, palette);
            titles(graphics, area, palette);
        });
    }

    /** The numbers themselves where the cells have room for them. */
    private void figures(GraphicsContext graphics, PlotFrame area) {
        double em = graphics.getFont().getSize();
        boolean isRoomy = area.width() / area.xs().span() > EMS_PER_FIGURE * em
                && area.height() / area.ys().span() > 1.5 * em;
        if (!isRoomy) {
            return;
        }
        Curves clip = new Curves(graphics, area).begin();
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.CENTER);
        for (int cell = 0; cell < heat.size(); cell++) {
            double value = heat.value(cell);
            graphics.setFill(readable(scale.argb(value)));
            graphics.fillText(RiskWords.tick(value), area.x(heat.column(cell) + 0.5), area.y(heat.row(cell) + 0.5));
        }
        clip.end();
    }

    private static Color readable(int argb) {
        double light = 0.299 * (argb >> 16 & 0xFF) + 0.587 * (argb >> 8 & 0xFF) + 0.114 * (argb & 0xFF);
        return light > 130 ? Color.BLACK : Color.WHITE;
    }

    private void present(GraphicsContext graphics, PlotFrame area, Palette palette) {
        Curves clip = new Curves(graphics, area).begin();
        double x = Axes.crisp(area.x(heat.xs().place(0)));
        double y = Axes.crisp(area.y(heat.ys().place(0)));
        graphics.setLineDashes(6, 4);
        Axes.line(graphics, palette.spot(), x, area.top(), x, area.bottom());
        Axes.line(graphics, palette.zero(), area.left(), y, area.right(), y);
        graphics.setLineDashes();
        clip.end();
    }

    private static void titles(GraphicsContext graphics, PlotFrame area, Palette palette) {
        double em = graphics.getFont().getSize();
        graphics.setFill(palette.muted());
        graphics.setTextBaseline(VPos.TOP);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.fillText(
                "spot move across, vol points upwards", area.left() + area.width() / 2, area.bottom() + 1.9 * em);
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot().pointer()
                .map(at -> heat.find(area, at.getX(), at.getY()))
                .filter(cell -> cell >= 0 && drawn().isPresent())
                .ifPresent(cell -> heat.frame(graphics, area, palette(), cell));
        payoff.hover(hoveredSpot(area));
    }

    private double hoveredSpot(PlotFrame area) {
        Optional<Point2D> own = plot().pointer();
        if (own.isPresent()) {
            double move = heat.xs().value(area.xAt(own.get().getX()));
            return drawn().map(data -> data.spot() * (1 + move)).orElse(Double.NaN);
        }
        return payoff.plot()
                .pointer()
                .map(at -> payoff.plot().frame().xAt(at.getX()))
                .orElse(Double.NaN);
    }

    private void payoffHovered(Optional<Point2D> pointer) {
        double usd = pointer.map(at -> payoff.plot().frame().xAt(at.getX())).orElse(Double.NaN);
        payoff.hover(usd);
        frame().readout(pointer.isPresent() && drawn().isPresent() ? payoff.readout(usd) : "");
    }

    @Override
    protected String readout(RiskData data, PlotFrame area, Point2D at) {
        int cell = heat.find(area, at.getX(), at.getY());
        if (cell < 0) {
            return "";
        }
        double move = heat.xs().nodes().get(heat.column(cell));
        double shock = heat.ys().nodes().get(heat.row(cell));
        String value = measure().isUsd(data.choice().numeraire())
                ? Formats.usdExact(heat.value(cell))
                : RiskWords.digits(heat.value(cell));
        return "spot " + RiskWords.percent(move) + " (" + Formats.price(Math.rint(data.spot() * (1 + move))) + "), vol "
                + RiskWords.points(shock) + " points: " + measure().label() + " " + value + " " + unit(data);
    }

    @Override
    protected String csv(RiskData data) {
        return ScenarioTables.csv(data, List.of(ShownMeasure.values()));
    }
}
