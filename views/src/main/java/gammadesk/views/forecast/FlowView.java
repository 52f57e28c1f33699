package gammadesk.views.forecast;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.forecast.board.ForecastBoard;
import gammadesk.analytics.forecast.board.Part;
import gammadesk.analytics.forecast.flow.DepthHeat;
import gammadesk.analytics.forecast.flow.FlowGap;
import gammadesk.analytics.forecast.flow.FlowPicture;
import gammadesk.analytics.forecast.flow.FlowSeries;
import gammadesk.analytics.forecast.flow.FlowTrade;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Trade;
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
import gammadesk.views.chart.HeatGrid;
import gammadesk.views.chart.HeatmapLayer;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.PlotPair;
import gammadesk.views.chart.SteadyMaximum;
import gammadesk.views.chart.TimeTicks;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.format.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;

/** Depth by price and time with trades over it, and the imbalances below. */
final class FlowView extends DataChart<FlowPicture> {
    private static final Margins MARGINS = new Margins(0.6, 1.2, 2.2, 6.5);
    private static final Look LOOK = new Look("order-flow", Zoom.VERTICAL, MARGINS);
    private static final double STALE_SECONDS = 15;
    /** Always one above the other: both share the axis of time. */
    private static final double NEVER_BESIDE = 1e9;

    private static final double SHARE = 0.68;
    private static final double SMALLEST_MARK = 2;
    private static final double LARGEST_MARK = 9;
    private static final int MOST_TRADES = 150;
    /** About the path of the mid so many rows of prices. */
    private static final double SHOWN_ROWS = 10;

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
            frame().readout(at.map(each -> words(imbalance.plot().frame().xAt(each.getX())))
                    .orElse(""));
            imbalance.plot().requestOverlay();
        });
        legend(legend, new Label("─ mid   ● bought ○ sold ◆ liquidation   below: ─ imbalance, ▮ order flow"));
    }

    void show(DeskSnapshot snapshot) {
        show(ForecastPictures.of(snapshot, desk, "order flow", FlowView::part, FlowView::known, STALE_SECONDS));
    }

    private static Part<FlowPicture> part(ForecastBoard board) {
        boolean isBlind =
                board.flow().value().filter(flow -> flow.heat().isEmpty()).isPresent();
        return isBlind
                ? Part.missing("The book of the perpetual has not been whole for a second yet: "
                        + board.flow().value().orElseThrow().gaps().stream()
                                .reduce((_, last) -> last)
                                .map(FlowGap::sentence)
                                .orElse("nothing is known")
                        + ". Wait for it.")
                : board.flow();
    }

    private static long known(FlowPicture picture) {
        return millis(picture, picture.size() - 1);
    }

    private static long millis(FlowPicture picture, int step) {
        return picture.firstMillis() + step * picture.stepMillis();
    }

    ImbalancePlot imbalance() {
        return imbalance;
    }

    HeatGrid grid() {
        return grid;
    }

    @Override
    protected String headline(FlowPicture picture) {
        return picture.instrument() + " order flow   mid "
                + Numbers.usd(last(picture, FlowSeries.MID)) + ", spread "
                + Numbers.fixed(last(picture, FlowSeries.SPREAD_BPS), 2) + " bp, imbalance "
                + Numbers.signed(last(picture, FlowSeries.IMBALANCE_5), 2);
    }

    private static double last(FlowPicture picture, FlowSeries series) {
        return at(picture, series, picture.size() - 1);
    }

    private static double at(FlowPicture picture, FlowSeries series, int step) {
        Column column = picture.of(series);
        return step >= 0 && step < column.size() ? column.get(step) : Double.NaN;
    }

    @Override
    protected String detail(FlowPicture picture) {
        FlowGap gap =
                picture.gaps().isEmpty() ? FlowGap.NO_BOOK : picture.gaps().getLast();
        long missing =
                picture.gaps().stream().filter(each -> each != FlowGap.NONE).count();
        return String.format(
                        Locale.ROOT,
                        "%s steps of %.0f s%s · depth within %.0f bp: bids %s, asks %s%s",
                        Numbers.count(picture.size()),
                        picture.stepMillis() / 1000.0,
                        missing == 0 ? "" : ", " + Numbers.count(missing) + " without a book",
                        picture.bandBps(),
                        Numbers.compact(last(picture, FlowSeries.BID_DEPTH)),
                        Numbers.compact(last(picture, FlowSeries.ASK_DEPTH)),
                        gap == FlowGap.NONE ? "" : " · now: " + gap.sentence())
                + half(picture);
    }

    private static String half(FlowPicture picture) {
        return picture.halfLifeSeconds().isPresent()
                ? String.format(
                        Locale.ROOT,
                        " · after sweeps half is back in %.0f s",
                        picture.halfLifeSeconds().getAsDouble())
                : "";
    }

    @Override
    protected boolean differ(FlowPicture before, FlowPicture now) {
        return known(before) != known(now) || before.size() != now.size();
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
        Range times = new Range((double) millis(picture, -1), (double)
                Math.max(millis(picture, 1), millis(picture, picture.size() - 1)));
        DepthHeat heat = picture.heat().orElseThrow();
        fill(heat);
        scale = ColourScale.diverging(colours(), grid.values(), steady);
        legend.update(
                scale,
                "asks " + Numbers.compact(-scale.low()),
                "bids " + Numbers.compact(scale.high()),
                "USD by price" + (scale.clipped() == 0 ? "" : " · " + scale.clippedSentence()));
        Range walked = Curves.extent(picture.of(FlowSeries.MID).toArray(), new Range(heat.lowPrice(), top(heat)));
        double around = SHOWN_ROWS * heat.priceStep();
        Range prices = new Range(
                Math.max(heat.lowPrice(), walked.low() - around), Math.min(top(heat), walked.high() + around));
        viewport().home(times, prices, times, new Range(heat.lowPrice(), top(heat)));
        imbalance.show(picture, times);
    }

    private static double top(DepthHeat heat) {
        return heat.lowPrice() + heat.rows() * heat.priceStep();
    }

    /** Bids are drawn positive and asks negative; where both stood in one cell, what was more. */
    private void fill(DepthHeat heat) {
        grid.clear();
        for (int column = 0; column < heat.bids().size(); column++) {
            for (int row = 0; row < heat.rows(); row++) {
                double bid = heat.bids().get(column).get(row);
                double ask = heat.asks().get(column).get(row);
                double low = heat.lowPrice() + row * heat.priceStep();
                if (bid > 0 || ask > 0) {
                    grid.add(column, low, low + heat.priceStep(), bid >= ask ? bid : -ask);
                }
            }
        }
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        drawn().ifPresent(picture -> {
            DepthHeat heat = picture.heat().orElseThrow();
            layer.paint(graphics, columns(area, heat), palette(), grid, scale);
            Axes.vertical(graphics, area, palette(), Formats::price);
            TimeTicks.horizontal(graphics, area, palette());
            Curves curves = new Curves(graphics, area).begin();
            double[] times = IntStream.range(0, picture.size())
                    .mapToDouble(step -> (double) millis(picture, step))
                    .toArray();
            curves.line(times, picture.of(FlowSeries.MID).toArray(), palette().spot(), 1.6, Dash.SOLID);
            trades(graphics, area, picture);
            curves.end();
        });
    }

    /** The same frame with its time in columns of the heat. */
    private static PlotFrame columns(PlotFrame area, DepthHeat heat) {
        return new PlotFrame(
                area.left(),
                area.top(),
                area.width(),
                area.height(),
                new Range(column(heat, area.xs().low()), column(heat, area.xs().high())),
                area.ys());
    }

    private static double column(DepthHeat heat, double millis) {
        return (millis - heat.firstMillis()) / heat.columnMillis() + 1;
    }

    private void trades(GraphicsContext graphics, PlotFrame area, FlowPicture picture) {
        double largest =
                picture.trades().stream().mapToDouble(FlowTrade::amount).max().orElse(1);
        for (FlowTrade trade : largest(picture.trades())) {
            double size = SMALLEST_MARK + (LARGEST_MARK - SMALLEST_MARK) * Math.sqrt(trade.amount() / largest);
            boolean isBought = trade.direction() == Side.BUY;
            Mark shape = trade.liquidation() == Trade.Liquidation.NONE ? Mark.DOT : Mark.DIAMOND;
            double x = area.x((double) trade.millis());
            double y = area.y(trade.price());
            graphics.setFill(isBought ? palette().bid() : palette().background());
            Curves.draw(graphics, x, y, shape, size, true);
            graphics.setStroke(isBought ? palette().background() : palette().ask());
            graphics.setLineWidth(isBought ? 1 : 1.6);
            Curves.draw(graphics, x, y, shape, size, false);
        }
        graphics.setLineWidth(1);
    }

    /** Where there are too many to be told apart, the largest alone, in order of time. */
    private static List<FlowTrade> largest(List<FlowTrade> trades) {
        if (trades.size() <= MOST_TRADES) {
            return trades;
        }
        double[] amounts =
                trades.stream().mapToDouble(FlowTrade::amount).sorted().toArray();
        double least = amounts[amounts.length - MOST_TRADES];
        return trades.stream().filter(trade -> trade.amount() >= least).toList();
    }

    private ColourMap colours() {
        return ColourMap.depth(context().theme().get());
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot().pointer().filter(_ -> drawn().isPresent()).ifPresent(at -> {
            double price = area.yAt(at.getY());
            Axes.cursor(graphics, area, palette(), at.getX());
            Axes.crosshair(graphics, area, palette(), price, Formats.price(Math.rint(price)));
        });
    }

    @Override
    protected String readout(FlowPicture picture, PlotFrame area, Point2D at) {
        double time = area.xAt(at.getX());
        int cell = grid.find(column(picture.heat().orElseThrow(), time), area.yAt(at.getY()));
        String depth = cell < 0
                ? "nothing stood here · "
                : String.format(
                        Locale.ROOT,
                        "%s .. %s: %s %s USD · ",
                        Formats.price(grid.low(cell)),
                        Formats.price(grid.high(cell)),
                        grid.value(cell) > 0 ? "bids" : "asks",
                        Numbers.compact(Math.abs(grid.value(cell))));
        return depth + words(time);
    }

    private String words(double time) {
        return drawn().map(picture -> {
                    double steps = (time - picture.firstMillis()) / picture.stepMillis();
                    int step = Math.clamp((int) Math.ceil(steps), 0, Math.max(0, picture.size() - 1));
                    return words(picture, step);
                })
                .orElse("");
    }

    private static String words(FlowPicture picture, int step) {
        String clock = Formats.clock(millis(picture, step)) + " UTC · ";
        if (picture.gaps().get(step) != FlowGap.NONE) {
            return clock + picture.gaps().get(step).sentence();
        }
        return clock + "mid " + Numbers.usd(at(picture, FlowSeries.MID, step))
                + " · microprice " + Numbers.usd(at(picture, FlowSeries.MICROPRICE, step))
                + " · spread " + Numbers.fixed(at(picture, FlowSeries.SPREAD_BPS, step), 2)
                + " bp · imbalance of 1, 5, 10 levels " + Numbers.signed(at(picture, FlowSeries.IMBALANCE_1, step), 2)
                + " " + Numbers.signed(at(picture, FlowSeries.IMBALANCE_5, step), 2)
                + " " + Numbers.signed(at(picture, FlowSeries.IMBALANCE_10, step), 2)
                + " · order flow " + Numbers.signed(at(picture, FlowSeries.OFI, step), 0)
                + " · bought " + Numbers.compact(at(picture, FlowSeries.BUY_VOLUME, step))
                + " · sold " + Numbers.compact(at(picture, FlowSeries.SELL_VOLUME, step)) + " USD";
    }

    @Override
    protected String csv(FlowPicture picture) {
        List<String> lines = new ArrayList<>();
        for (int step = 0; step < picture.size(); step++) {
            List<Object> cells = new ArrayList<>();
            cells.add(picture.instrument());
            cells.add(Formats.iso(millis(picture, step)));
            cells.add(picture.gaps().get(step).sentence());
            for (FlowSeries series : FlowSeries.values()) {
                cells.add(at(picture, series, step));
            }
            lines.add(ForecastWords.line(cells.toArray()));
        }
        StringBuilder head = new StringBuilder("instrument,time,state");
        for (FlowSeries series : FlowSeries.values()) {
            head.append(',').append(series.name().toLowerCase(Locale.ROOT));
        }
        return ForecastWords.file(head.toString(), lines);
    }
}
