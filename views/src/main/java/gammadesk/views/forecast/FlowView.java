package gammadesk.views.forecast;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.forecast.board.FlowPicture;
import gammadesk.analytics.forecast.board.FlowPicture.Print;
import gammadesk.analytics.forecast.board.FlowPicture.Slice;
import gammadesk.analytics.forecast.board.ForecastBoard;
import gammadesk.analytics.market.Side;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.ColourLegend;
import gammadesk.views.chart.ColourMap;
import gammadesk.views.chart.ColourScale;
import gammadesk.views.chart.ColumnAxis;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Curves.Dash;
import gammadesk.views.chart.Curves.Mark;
import gammadesk.views.chart.DataChart;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.HeatGrid;
import gammadesk.views.chart.HeatmapLayer;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.PlotPair;
import gammadesk.views.chart.SteadyMaximum;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.format.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;

/** Depth by price and time with trades over it, and the imbalances below. */
final class FlowView extends DataChart<FlowPicture> {
    private static final Margins MARGINS = new Margins(0.6, 1.2, 2.2, 6.5);
    private static final Look LOOK = new Look("order-flow", Zoom.VERTICAL, MARGINS);
    private static final double STALE_SECONDS = 15;
    /** Always one above the other: both share the axis of time. */
    private static final double NEVER_BESIDE = 1e9;

    private static final double SHARE = 0.68;
    private static final int MOST_COLUMNS = 600;
    private static final double SMALLEST_MARK = 2;
    private static final double LARGEST_MARK = 9;
    /** About the mid as many buckets as a screen shows well. */
    private static final double SHOWN_BUCKETS = 24;

    private final ForecastDesk desk;
    private final ImbalancePlot imbalance;
    private final HeatGrid grid = new HeatGrid();
    private final HeatmapLayer layer = HeatmapLayer.seamless();
    private final SteadyMaximum steady = new SteadyMaximum();
    private final ColourLegend legend = new ColourLegend();
    private ColourScale scale;

    FlowView(ForecastDesk desk) {
        ImbalancePlot imbalance = new ImbalancePlot(desk.context(), MARGINS);
        super(desk.context(), desk.exports(), LOOK, plot -> new PlotPair(plot, imbalance.plot(), NEVER_BESIDE, SHARE));
        this.desk = desk;
        this.imbalance = imbalance;
        this.scale = ColourScale.empty(colours());
        imbalance.plot().onHover(at -> {
            frame().readout(at.map(each -> words(each.getX(), imbalance.plot().frame()))
                    .orElse(""));
            imbalance.plot().requestOverlay();
        });
        legend(legend, new Label("─ mid   ● bought ○ sold ◆ liquidation   below: ─ imbalance, ▮ order flow"));
    }

    void show(DeskSnapshot snapshot) {
        show(ForecastPictures.of(
                snapshot, desk, "order flow", ForecastBoard::flow, FlowPicture::knownMillis, STALE_SECONDS));
    }

    ImbalancePlot imbalance() {
        return imbalance;
    }

    HeatGrid grid() {
        return grid;
    }

    @Override
    protected boolean differ(FlowPicture before, FlowPicture now) {
        return before.knownNanos() != now.knownNanos();
    }

    @Override
    protected String headline(FlowPicture picture) {
        Slice now = picture.slices().getLast();
        return String.format(
                        Locale.ROOT,
                        "%s order flow   mid %s, spread %s, imbalance %+.2f",
                        picture.instrument(),
                        Numbers.usd(now.mid()),
                        Numbers.usd(now.spread()),
                        now.imbalance())
                .replace('-', '−')
                .replace(picture.instrument().replace('-', '−'), picture.instrument());
    }

    @Override
    protected String detail(FlowPicture picture) {
        Slice now = picture.slices().getLast();
        double away = (now.microprice() - now.mid()) / now.spread();
        return String.format(
                        Locale.ROOT,
                        "amounts in %s by buckets of %s USD, one column every %.0f s · microprice %+.2f spreads from mid%s",
                        picture.unit(),
                        Formats.tick(picture.bucket()),
                        picture.stepMillis() / 1000.0,
                        away,
                        now.isStale() ? " · the book has a gap and is not to be believed" : "")
                .replace("-0.", "−0.");
    }

    @Override
    protected void forget() {
        steady.clear();
        super.forget();
    }

    @Override
    protected void reset() {
        super.reset();
        imbalance.viewport().reset();
    }

    @Override
    protected void restyle() {
        imbalance.plot().requestRedraw();
        super.restyle();
    }

    @Override
    protected void place(FlowPicture picture) {
        List<Slice> slices = columns(picture);
        grid.clear();
        for (int column = 0; column < slices.size(); column++) {
            add(picture, slices.get(column), column);
        }
        scale = ColourScale.diverging(colours(), grid.values(), steady);
        legend.update(
                scale,
                "asks " + Numbers.compact(-scale.low()),
                "bids " + Numbers.compact(scale.high()),
                picture.unit() + (scale.clipped() == 0 ? "" : " · " + scale.clippedSentence()));
        Range times = new Range(0, Math.max(2, slices.size()));
        double[] mids = slices.stream().mapToDouble(Slice::mid).toArray();
        Range walked = Curves.extent(mids, new Range(0, 1));
        double around = SHOWN_BUCKETS / 2 * picture.bucket();
        Range prices = new Range(walked.low() - around, walked.high() + around);
        viewport().home(times, prices, times, new Range(prices.low() - prices.span(), prices.high() + prices.span()));
        imbalance.show(slices);
    }

    private static List<Slice> columns(FlowPicture picture) {
        int size = picture.slices().size();
        return picture.slices().subList(Math.max(0, size - MOST_COLUMNS), size);
    }

    /** Bids are drawn positive and asks negative, whatever the picture counts. */
    private void add(FlowPicture picture, Slice slice, int column) {
        double low = slice.firstBucket() * picture.bucket();
        for (int i = 0; i < slice.depth().size(); i++) {
            double amount = slice.depth().get(i);
            if (amount != 0) {
                grid.add(column, low + i * picture.bucket(), low + (i + 1) * picture.bucket(), -amount);
            }
        }
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        drawn().ifPresent(picture -> {
            layer.paint(graphics, area, palette(), grid, scale);
            Axes.vertical(graphics, area, palette(), Formats::price);
            List<Slice> slices = columns(picture);
            Curves curves = new Curves(graphics, area).begin();
            double[] xs = IntStream.range(0, slices.size()).mapToDouble(i -> i + 0.5).toArray();
            curves.line(xs, slices.stream().mapToDouble(Slice::mid).toArray(), palette().spot(), 1.6, Dash.SOLID);
            prints(graphics, area, picture, slices);
            curves.end();
            ColumnAxis.draw(
                    graphics,
                    area,
                    palette(),
                    slices.size(),
                    column -> Formats.clock(slices.get(column).millis()),
                    column -> "");
        });
    }

    private void prints(GraphicsContext graphics, PlotFrame area, FlowPicture picture, List<Slice> slices) {
        long[] times = slices.stream().mapToLong(Slice::millis).toArray();
        double largest =
                picture.prints().stream().mapToDouble(Print::amount).max().orElse(1);
        for (Print print : picture.prints()) {
            if (times.length == 0 || print.millis() < times[0]) {
                continue;
            }
            double size = SMALLEST_MARK + (LARGEST_MARK - SMALLEST_MARK) * Math.sqrt(print.amount() / largest);
            double x = area.x(column(times, print.millis()) + 0.5);
            boolean isBought = print.side() == Side.BUY;
            Mark shape = print.isLiquidation() ? Mark.DIAMOND : Mark.DOT;
            graphics.setFill(isBought ? palette().bid() : palette().background());
            Curves.draw(graphics, x, area.y(print.price()), shape, size, true);
            graphics.setStroke(isBought ? palette().background() : palette().ask());
            graphics.setLineWidth(isBought ? 1 : 1.6);
            Curves.draw(graphics, x, area.y(print.price()), shape, size, false);
        }
        graphics.setLineWidth(1);
    }

    private static int column(long[] times, long millis) {
        int found = Arrays.binarySearch(times, millis);
        return Math.clamp(found < 0 ? -found - 1 : found, 0, times.length - 1);
    }

    private ColourMap colours() {
        return ColourMap.depth(context().theme().get());
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        Color cross = palette().crosshair();
        plot().pointer().filter(_ -> drawn().isPresent()).ifPresent(at -> {
            double x = Axes.crisp(at.getX());
            Axes.line(graphics, cross, x, area.top(), x, area.bottom());
            Axes.crosshair(graphics, area, palette(), area.yAt(at.getY()), Formats.price(Math.rint(area.yAt(at.getY()))));
        });
    }

    @Override
    protected String readout(FlowPicture picture, PlotFrame area, Point2D at) {
        int cell = grid.find(area.xAt(at.getX()), area.yAt(at.getY()));
        String depth = cell < 0
                ? "nothing in the book here · "
                : String.format(
                        Locale.ROOT,
                        "%s .. %s: %s %s %s · ",
                        Formats.price(grid.low(cell)),
                        Formats.price(grid.high(cell)),
                        grid.value(cell) > 0 ? "bids" : "asks",
                        Numbers.compact(Math.abs(grid.value(cell))),
                        picture.unit());
        return depth + words(at.getX(), area);
    }

    private String words(double pixel, PlotFrame area) {
        return drawn().map(picture -> {
                    List<Slice> slices = columns(picture);
                    int column = Math.clamp((int) Math.floor(area.xAt(pixel)), 0, slices.size() - 1);
                    Slice slice = slices.get(column);
                    return String.format(
                            Locale.ROOT,
                            "%s UTC · mid %s · microprice %s · spread %s · imbalance %s · order flow %s · trades %s %s",
                            Formats.clock(slice.millis()),
                            Numbers.usd(slice.mid()),
                            Numbers.usd(slice.microprice()),
                            Numbers.usd(slice.spread()),
                            Numbers.signed(slice.imbalance(), 2),
                            Numbers.signed(slice.orderFlow(), 0),
                            Numbers.signed(slice.tradeFlow(), 0),
                            picture.unit());
                })
                .orElse("");
    }

    @Override
    protected String csv(FlowPicture picture) {
        List<String> lines = new ArrayList<>();
        for (Slice slice : picture.slices()) {
            lines.add(ForecastWords.line(
                    picture.instrument(),
                    Formats.iso(slice.millis()),
                    slice.mid(),
                    slice.microprice(),
                    slice.spread(),
                    slice.imbalance(),
                    slice.orderFlow(),
                    slice.tradeFlow(),
                    slice.isStale()));
        }
        return ForecastWords.file(
                "instrument,time,mid,microprice,spread,imbalance,order_flow,trade_flow,stale", lines);
    }
}
