package gammadesk.recordings;

import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ExposureMap.StrikeExposure;
import gammadesk.analytics.exposure.ZeroGamma;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.ColourMap;
import gammadesk.views.chart.ColourScale;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Curves.Dash;
import gammadesk.views.chart.Curves.Mark;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.HeatGrid;
import gammadesk.views.chart.HeatmapLayer;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.SteadyMaximum;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.fx.ThemeMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import javafx.geometry.VPos;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Dealer gamma by strike over a week with spot, zero gamma and walls over it, dark, at twice the screen's size. */
final class CrashWeekPicture {
    static final int WIDTH = 1180;
    private static final int HEIGHT = 740;
    private static final double SCALE = 2;
    private static final double LEFT = 74;
    private static final double TOP = 108;
    private static final double RIGHT = 24;
    private static final double BOTTOM = 46;
    private static final double LOWEST = 57_000;
    private static final double HIGHEST = 93_000;
    private static final double BIN = 1_000;
    private static final long HOUR = 3_600_000;
    private static final int COLUMNS_PER_HOUR = 2;
    private static final int DAYS = 7;
    private static final long START = Instant.parse("2026-02-02T00:00:00Z").toEpochMilli();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ROOT);

    private final List<CrashWeek.Moment> moments;
    private final List<Price> prices;
    private final Palette palette = Palette.of(ThemeMode.DARK);
    private final PlotFrame frame = new PlotFrame(
            LEFT,
            TOP,
            WIDTH - LEFT - RIGHT,
            HEIGHT - TOP - BOTTOM,
            new Range(0, DAYS * 24 * COLUMNS_PER_HOUR),
            new Range(LOWEST, HIGHEST));

    /** A price in USD. */
    record Price(long millis, double usd) {}

    CrashWeekPicture(List<CrashWeek.Moment> moments, List<Price> prices) {
        this.moments = List.copyOf(moments);
        this.prices = List.copyOf(prices);
    }

    Image draw() {
        Canvas canvas = new Canvas(WIDTH * SCALE, HEIGHT * SCALE);
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.scale(SCALE, SCALE);
        graphics.setFill(palette.background());
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setFont(Font.font(13));
        HeatGrid grid = grid();
        ColourScale scale =
                ColourScale.diverging(ColourMap.diverging(ThemeMode.DARK), grid.values(), new SteadyMaximum());
        HeatmapLayer.parted().paint(graphics, frame, palette, grid, scale);
        Axes.vertical(graphics, frame, palette, Formats::price);
        Axes.horizontalAt(graphics, frame, palette, days(), CrashWeekPicture::day);
        lines(graphics);
        titles(graphics);
        legend(graphics, scale);
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(palette.background());
        return canvas.snapshot(parameters, null);
    }

    /** Each column shows the last chain that was known then, and none before the first. */
    private HeatGrid grid() {
        HeatGrid grid = new HeatGrid();
        for (int column = 0; column < DAYS * 24 * COLUMNS_PER_HOUR; column++) {
            int at = column;
            moments.stream()
                    .map(CrashWeek.Moment::map)
                    .filter(map -> column(map.venueMillis()) <= at + 1)
                    .reduce((_, later) -> later)
                    .ifPresent(map -> fill(grid, at, map));
        }
        return grid;
    }

    private static void fill(HeatGrid grid, int column, ExposureMap map) {
        for (double low = LOWEST; low < HIGHEST; low += BIN) {
            double from = low - BIN / 2;
            double net = map.strikes().stream()
                    .filter(strike -> strike.strike() >= from && strike.strike() < from + BIN)
                    .mapToDouble(StrikeExposure::net)
                    .sum();
            grid.add(column, from, from + BIN, net);
        }
    }

    private void lines(GraphicsContext graphics) {
        Curves curves = new Curves(graphics, frame).begin();
        steps(curves, moment -> moment.map().levels().callWall().strikeOrNaN(), palette.call(), Dash.DASHED);
        steps(curves, moment -> moment.map().levels().putWall().strikeOrNaN(), palette.put(), Dash.DASHED);
        for (CrashWeek.Moment moment : moments) {
            for (ZeroGamma.Root root : moment.zeroGamma().all()) {
                curves.mark(column(moment.map().venueMillis()), root.spot(), Mark.DIAMOND, 4, palette.text(), true);
            }
        }
        steps(curves, moment -> moment.zeroGamma().nearestOrNaN(), palette.text(), Dash.DOTTED);
        double[] times =
                prices.stream().mapToDouble(price -> column(price.millis())).toArray();
        double[] spots = prices.stream().mapToDouble(Price::usd).toArray();
        curves.line(times, spots, palette.background(), 5, Dash.SOLID);
        curves.line(times, spots, palette.spot(), 2.4, Dash.SOLID);
        for (CrashWeek.Moment moment : moments) {
            curves.mark(column(moment.map().venueMillis()), moment.map().spot(), Mark.DOT, 3.5, palette.spot(), true);
        }
        curves.end();
    }

    /** A level holds until the next chain tells another one. */
    private void steps(Curves curves, ToDoubleFunction<CrashWeek.Moment> level, Color colour, Dash dash) {
        double[] xs = new double[2 * moments.size()];
        double[] ys = new double[2 * moments.size()];
        for (int i = 0; i < moments.size(); i++) {
            xs[2 * i] = column(moments.get(i).map().venueMillis());
            xs[2 * i + 1] = i + 1 < moments.size()
                    ? column(moments.get(i + 1).map().venueMillis())
                    : DAYS * 24 * COLUMNS_PER_HOUR;
            ys[2 * i] = level.applyAsDouble(moments.get(i));
            ys[2 * i + 1] = ys[2 * i];
        }
        curves.line(xs, ys, palette.background(), 4, Dash.SOLID);
        curves.line(xs, ys, colour, 2, dash);
    }

    private void titles(GraphicsContext graphics) {
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setFill(palette.text());
        graphics.setFont(Font.font(null, FontWeight.BOLD, 16));
        graphics.fillText("BTC dealer gamma by strike, 2 to 8 February 2026   USD per 1 % move", 16, 20);
        graphics.setFont(Font.font(13));
        graphics.setFill(palette.muted());
        graphics.fillText(
                "naive: dealers long calls, short puts · by open interest · all expiries · strikes in steps of 1,000 USD"
                        + " · " + moments.size() + " recorded Deribit chains, each until the next · UTC",
                16,
                42);
    }

    private void legend(GraphicsContext graphics, ColourScale scale) {
        graphics.setTextAlign(TextAlignment.LEFT);
        double x = entry(graphics, 16, palette.spot(), new double[0], "spot, hourly closes (dots: index of a chain)");
        x = entry(graphics, x, palette.text(), new double[] {2, 3}, "zero gamma nearest to spot (diamonds: all)");
        x = entry(graphics, x, palette.call(), new double[] {6, 4}, "call wall");
        entry(graphics, x, palette.put(), new double[] {6, 4}, "put wall");
        double y = 88;
        String low = Formats.usdCompact(scale.low()) + " short gamma feeds";
        graphics.setFill(palette.muted());
        graphics.fillText(low, 16, y);
        double from = 16 + width(graphics, low) + 8;
        for (int i = 0; i < 200; i++) {
            graphics.setFill(argb(scale.map().argb(i / 199.0)));
            graphics.fillRect(from + i, y - 6, 1.5, 12);
        }
        graphics.setFill(palette.muted());
        graphics.fillText(
                Formats.usdCompact(scale.high()) + " long gamma damps · " + scale.clippedSentence(), from + 208, y);
    }

    private double entry(GraphicsContext graphics, double x, Color colour, double[] dash, String words) {
        double y = 66;
        graphics.setLineWidth(2.4);
        graphics.setLineDashes(dash);
        Axes.line(graphics, colour, x, y, x + 26, y);
        graphics.setLineDashes();
        graphics.setLineWidth(1);
        graphics.setFill(palette.muted());
        graphics.fillText(words, x + 32, y);
        return x + 32 + width(graphics, words) + 24;
    }

    private static double width(GraphicsContext graphics, String words) {
        Text text = new Text(words);
        text.setFont(graphics.getFont());
        return text.getLayoutBounds().getWidth();
    }

    private static Color argb(int argb) {
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }

    private static double column(long millis) {
        return (millis - START) / (double) HOUR * COLUMNS_PER_HOUR;
    }

    private static double[] days() {
        return LongStream.range(0, DAYS)
                .mapToDouble(day -> day * 24 * COLUMNS_PER_HOUR)
                .toArray();
    }

    private static String day(double column) {
        return DAY.format(Instant.ofEpochMilli(START + (long) column * HOUR / COLUMNS_PER_HOUR)
                .atOffset(ZoneOffset.UTC));
    }
}
