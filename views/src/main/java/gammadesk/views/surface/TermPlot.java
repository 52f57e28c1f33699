package gammadesk.views.surface;

import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.desk.SmileFigures;
import gammadesk.analytics.desk.SurfaceFigures;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.surface.FitState;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Curves.Dash;
import gammadesk.views.chart.Curves.Mark;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.SteadyRange;
import gammadesk.views.chart.Viewport;
import gammadesk.views.chart.Viewport.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Figures of the smiles over the square root of time, so that near expiries are not crushed into the edge. */
final class TermPlot implements CanvasPlot.Painter {
    /** What one of the two plots shows. */
    enum Content {
        VOLATILITY,
        WINGS
    }

    private static final double THIRTY_DAYS = Math.sqrt(30 / 365.0);
    private static final double SMALLEST_SPAN = 1;

    private final Content content;
    private final Supplier<Palette> palette;
    private final Viewport viewport = new Viewport();
    private final SteadyRange range = new SteadyRange(SMALLEST_SPAN);
    private final CanvasPlot plot;

    private Optional<MarketPicture> shown = Optional.empty();
    private Optional<SurfaceFigures> before = Optional.empty();
    private Optional<Expiry> hovered = Optional.empty();

    TermPlot(Content content, Supplier<Palette> palette) {
        this.content = content;
        this.palette = palette;
        this.plot = new CanvasPlot(viewport, Zoom.HORIZONTAL, new CanvasPlot.Margins(1.8, 4.6, 2, 4.2), this);
    }

    CanvasPlot plot() {
        return plot;
    }

    Viewport viewport() {
        return viewport;
    }

    void show(MarketPicture market, Optional<SurfaceFigures> earlier) {
        shown = Optional.of(market);
        before = earlier;
        double[] wanted = DoubleStream.concat(
                        Stream.concat(Stream.of(market.session().now()), earlier.stream())
                                .flatMap(figures -> figures.expiries().stream())
                                .flatMapToDouble(figures -> Arrays.stream(values(figures))),
                        content == Content.VOLATILITY ? levels(market) : DoubleStream.empty())
                .toArray();
        Range ys = range.update(Curves.extent(wanted, Range.UNIT));
        List<FittedSlice> slices = market.surface().slices();
        double last = Math.sqrt(slices.getLast().years());
        Range xs = new Range(0, Math.max(0.05, last * 1.03));
        viewport.home(xs, ys, xs, new Range(ys.low() - 3 * ys.span(), ys.high() + 3 * ys.span()));
        plot.requestRedraw();
    }

    /** The indices and the forward volatilities, which lie beyond the volatilities where those rise or fall. */
    private static DoubleStream levels(MarketPicture market) {
        return DoubleStream.concat(
                DoubleStream.of(market.session().now().index30Percent(), market.volatilityIndexPercent()),
                forwards(market).stream().mapToDouble(Step::level));
    }

    void reset() {
        range.clear();
        viewport.reset();
    }

    /** Marks an expiry in this plot, whichever of the two the mouse is in. */
    void hover(Optional<Expiry> expiry) {
        hovered = expiry;
        plot.requestOverlay();
    }

    /** The expiry nearest to the mouse. */
    Optional<Expiry> nearest() {
        return plot.pointer().flatMap(pointer -> {
            double at = plot.frame().xAt(pointer.getX());
            return shown.stream()
                    .flatMap(market -> market.surface().slices().stream())
                    .min((a, b) ->
                            Double.compare(Math.abs(Math.sqrt(a.years()) - at), Math.abs(Math.sqrt(b.years()) - at)))
                    .map(FittedSlice::expiry);
        });
    }

    private double[] values(SmileFigures figures) {
        return switch (content) {
            case VOLATILITY -> new double[] {figures.atTheMoney()};
            case WINGS ->
                new double[] {
                    figures.riskReversal25(), figures.butterfly25(), figures.riskReversal10(), figures.butterfly10(), 0
                };
        };
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        shown.ifPresent(market -> {
            Axes.vertical(graphics, area, palette.get(), Formats::tick);
            List<FittedSlice> slices = market.surface().slices();
            double[] places = slices.stream()
                    .mapToDouble(slice -> Math.sqrt(slice.years()))
                    .toArray();
            Axes.horizontalAt(graphics, area, palette.get(), places, at -> label(slices, at));
            heading(graphics, area);
            if (content == Content.VOLATILITY) {
                volatility(graphics, area, market);
            } else {
                wings(graphics, area, market.session().now());
            }
        });
    }

    private static String label(List<FittedSlice> slices, double at) {
        return slices.stream()
                .filter(slice -> Math.sqrt(slice.years()) == at)
                .map(slice -> slice.expiry().label() + (slice.smile().isEmpty() ? " ×" : ""))
                .findFirst()
                .orElse("");
    }

    private void heading(GraphicsContext graphics, PlotFrame area) {
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.BOTTOM);
        graphics.setFill(palette.get().muted());
        graphics.fillText(
                content == Content.VOLATILITY
                        ? "vol %   ● ATM   ─ forward vol between expiries   ◆ 30-day index"
                        : "vol points   ● risk reversal   ■ butterfly   solid 25Δ, dashed 10Δ",
                area.left(),
                area.top() - 4);
    }

    private void volatility(GraphicsContext graphics, PlotFrame area, MarketPicture market) {
        Palette colours = palette.get();
        Curves curves = new Curves(graphics, area).begin();
        forwards(market)
                .forEach(step -> curves.line(
                        new double[] {Math.sqrt(step.from()), Math.sqrt(step.to())},
                        new double[] {step.level(), step.level()},
                        colours.muted(),
                        1.4,
                        Dash.SOLID));
        before.ifPresent(then -> line(curves, then, Measure.AT_THE_MONEY, colours.muted(), Dash.DASHED));
        line(curves, market.session().now(), Measure.AT_THE_MONEY, colours.text(), Dash.SOLID);
        dots(curves, market.session().now(), Measure.AT_THE_MONEY, Mark.DOT, colours.text());
        double index = market.session().now().index30Percent();
        curves.mark(THIRTY_DAYS, index, Mark.DIAMOND, 5, colours.text(), true);
        curves.end();
        Axes.marker(
                graphics,
                area,
                colours,
                colours.muted(),
                market.volatilityIndexPercent(),
                "venue index " + Formats.vol(market.volatilityIndexPercent()));
    }

    /** A forward volatility between two times, percent. */
    private record Step(double from, double to, double level) {}

    private static List<Step> forwards(MarketPicture market) {
        List<Step> steps = new ArrayList<>();
        double from = 0;
        for (FittedSlice slice : market.surface().slices()) {
            if (slice.smile().isPresent()) {
                steps.add(new Step(from, slice.years(), market.surface().forwardVol(from, slice.years())));
                from = slice.years();
            }
        }
        return steps;
    }

    private void wings(GraphicsContext graphics, PlotFrame area, SurfaceFigures now) {
        Palette colours = palette.get();
        Curves curves = new Curves(graphics, area).begin();
        Range xs = area.xs();
        curves.line(new double[] {xs.low(), xs.high()}, new double[] {0, 0}, colours.zero(), 1, Dash.SOLID);
        before.ifPresent(then -> {
            line(curves, then, Measure.RISK_REVERSAL_25, colours.muted(), Dash.DOTTED);
            line(curves, then, Measure.BUTTERFLY_25, colours.muted(), Dash.DOTTED);
        });
        line(curves, now, Measure.RISK_REVERSAL_10, colours.text(), Dash.DASHED);
        line(curves, now, Measure.BUTTERFLY_10, colours.muted(), Dash.DASHED);
        line(curves, now, Measure.RISK_REVERSAL_25, colours.text(), Dash.SOLID);
        line(curves, now, Measure.BUTTERFLY_25, colours.muted(), Dash.SOLID);
        dots(curves, now, Measure.RISK_REVERSAL_25, Mark.DOT, colours.text());
        dots(curves, now, Measure.BUTTERFLY_25, Mark.SQUARE, colours.muted());
        curves.end();
        names(graphics, area, now, colours);
    }

    private static void line(Curves curves, SurfaceFigures figures, Measure measure, Color colour, Dash dash) {
        List<SmileFigures> all = figures.expiries();
        curves.line(
                all.stream().mapToDouble(each -> Math.sqrt(each.years())).toArray(),
                all.stream().mapToDouble(measure::of).toArray(),
                colour,
                1.5,
                dash);
    }

    /** Hollow when stale. */
    private static void dots(Curves curves, SurfaceFigures figures, Measure measure, Mark mark, Color colour) {
        figures.expiries()
                .forEach(each -> curves.mark(
                        Math.sqrt(each.years()), measure.of(each), mark, 3, colour, each.state() == FitState.FRESH));
    }

    /** The lines' names at their right ends, moved apart where they would overlap. */
    private static void names(GraphicsContext graphics, PlotFrame area, SurfaceFigures now, Palette colours) {
        if (now.expiries().isEmpty()) {
            return;
        }
        SmileFigures last = now.expiries().getLast();
        record Name(String words, double value, Color colour) {}
        List<Name> names = new ArrayList<>(List.of(
                new Name("RR 10", last.riskReversal10(), colours.text()),
                new Name("RR 25", last.riskReversal25(), colours.text()),
                new Name("BF 25", last.butterfly25(), colours.muted()),
                new Name("BF 10", last.butterfly10(), colours.muted())));
        names.removeIf(name -> !area.ys().contains(name.value()));
        names.sort((a, b) -> Double.compare(b.value(), a.value()));
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.CENTER);
        double size = graphics.getFont().getSize();
        double free = Double.NEGATIVE_INFINITY;
        for (Name name : names) {
            double y = Math.max(area.y(name.value()), free);
            graphics.setFill(name.colour());
            graphics.fillText(name.words(), area.right() + 4, y);
            free = y + size;
        }
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        hovered.flatMap(expiry -> shown.flatMap(market -> market.surface().slice(expiry)))
                .map(slice -> Math.sqrt(slice.years()))
                .filter(area.xs()::contains)
                .ifPresent(at -> {
                    Axes.cursor(graphics, area, palette.get(), area.x(at));
                });
    }
}
