package gammadesk.views.risk;

import gammadesk.analytics.risk.Numeraire;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Curves.Dash;
import gammadesk.views.chart.Curves.Mark;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.GainColours;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.SteadyRange;
import gammadesk.views.chart.Viewport;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.fx.DeskContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Profit and loss over spot: now, after the chosen days and at the first expiry, with breakevens. */
final class PayoffPlot implements CanvasPlot.Painter {
    /** Narrower than this there is no room for words on the curves; the legend has them. */
    private static final double NARROW_EMS = 26;

    private static final double AREA_OPACITY = 0.16;
    /** The first view reaches so far to both sides of spot. */
    private static final double HOME = 0.4;

    private static final int MOST_NAMED = 4;
    private static final double SMALLEST_SPAN = 1e-9;

    private final DeskContext context;
    private final Viewport viewport = new Viewport();
    private final CanvasPlot plot;
    private SteadyRange range = new SteadyRange(SMALLEST_SPAN);
    private Optional<Payoff> payoff = Optional.empty();
    private Numeraire numeraire = Numeraire.USD;
    private String money = "";
    private double spot = Double.NaN;
    private double hovered = Double.NaN;

    PayoffPlot(DeskContext context) {
        this.context = context;
        this.plot = new CanvasPlot(viewport, Zoom.BOTH, new Margins(0.8, 1.2, 3.4, 5.4), this);
    }

    CanvasPlot plot() {
        return plot;
    }

    Viewport viewport() {
        return viewport;
    }

    Optional<Payoff> payoff() {
        return payoff;
    }

    void forget() {
        range = new SteadyRange(SMALLEST_SPAN);
        viewport.reset();
    }

    void show(RiskData data) {
        Payoff next = Payoff.of(data);
        if (numeraire != data.choice().numeraire()) {
            range = new SteadyRange(SMALLEST_SPAN);
        }
        numeraire = data.choice().numeraire();
        money = data.money();
        spot = data.spot();
        payoff = Optional.of(next);
        Range xs = new Range(next.spots().get(0), next.spots().get(next.spots().size() - 1));
        Range home = new Range(Math.max(xs.low(), spot * (1 - HOME)), Math.min(xs.high(), spot * (1 + HOME)));
        Range seen = next.extent(home);
        Range all = next.extent(xs);
        Range ys = range.update(new Range(Math.min(0, seen.low()), Math.max(0, seen.high())));
        Range limits = new Range(Math.min(ys.low(), all.low()), Math.max(ys.high(), all.high()));
        viewport.home(home, ys, xs, limits);
        plot.requestRedraw();
    }

    /** A spot under the mouse in whichever plot; NaN for none. */
    void hover(double usd) {
        hovered = usd;
        plot.requestOverlay();
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        Palette palette = Palette.of(context.theme().get());
        Axes.vertical(graphics, area, palette, RiskWords::tick);
        Axes.horizontal(graphics, area, palette, Formats::price);
        payoff.ifPresent(known -> {
            Curves curves = new Curves(graphics, area).begin();
            fill(curves, known);
            double zero = Axes.crisp(area.y(0));
            Axes.line(graphics, palette.zero(), area.left(), zero, area.right(), zero);
            double[] spots = known.spots().toArray();
            for (int i = known.curves().size() - 1; i >= 0; i--) {
                curves.line(spots, known.curves().get(i).profits().toArray(), palette.text(), width(i), dash(i));
            }
            known.named().breakevens().forEach(at -> curves.mark(at, 0, Mark.DOT, 4, palette.text(), true));
            curves.end();
            Axes.upright(
                    graphics,
                    area,
                    palette.spot(),
                    spot,
                    "spot " + Formats.price(Math.rint(spot)),
                    line(graphics, area));
            names(graphics, area, palette, known);
            key(graphics, area, palette, known);
        });
        titles(graphics, area, palette);
    }

    /** At the bottom, away from the words of the curves and of the breakevens. */
    private static double line(GraphicsContext graphics, PlotFrame area) {
        return area.height() / graphics.getFont().getSize() - 1;
    }

    private static double width(int curve) {
        return curve == 0 ? 2.4 : 1.6;
    }

    private static Dash dash(int curve) {
        return switch (curve) {
            case 0 -> Dash.SOLID;
            case 1 -> Dash.DASHED;
            default -> Dash.DOTTED;
        };
    }

    /** Gain and loss of the curve whose breakevens are named. */
    private void fill(Curves curves, Payoff known) {
        GainColours colours = GainColours.of(context.theme().get());
        double[] spots = known.spots().toArray();
        double[] zeros = new double[spots.length];
        double[] profits = known.named().profits().toArray();
        double[] gains = Arrays.stream(profits).map(value -> Math.max(0, value)).toArray();
        double[] losses =
                Arrays.stream(profits).map(value -> Math.min(0, value)).toArray();
        curves.band(spots, zeros, gains, pale(colours.gain()));
        curves.band(spots, losses, zeros, pale(colours.loss()));
    }

    private static Color pale(Color colour) {
        return Color.color(colour.getRed(), colour.getGreen(), colour.getBlue(), AREA_OPACITY);
    }

    /** The breakevens nearest to spot by their price, each above or below the one before. */
    private void names(GraphicsContext graphics, PlotFrame area, Palette palette, Payoff known) {
        List<Double> nearest = known.named().breakevens().stream()
                .filter(area.xs()::contains)
                .sorted(Comparator.comparingDouble(at -> Math.abs(at - spot)))
                .limit(MOST_NAMED)
                .sorted()
                .toList();
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.CENTER);
        double em = graphics.getFont().getSize();
        if (area.width() < NARROW_EMS * em) {
            return;
        }
        for (int i = 0; i < nearest.size(); i++) {
            String words = "BE " + Formats.price(Math.rint(nearest.get(i)));
            double half = words.length() * em * 0.29 + 3;
            double x = Math.clamp(
                    area.x(nearest.get(i)), area.left() + half, Math.max(area.left() + half, area.right() - half));
            double y = Math.clamp(area.y(0) + (i % 2 == 0 ? 1.3 : -1.3) * em, area.top() + em, area.bottom() - em);
            graphics.setFill(palette.background());
            graphics.fillRect(x - half, y - 0.65 * em, 2 * half, 1.3 * em);
            graphics.setFill(palette.text());
            graphics.fillText(words, x, y);
        }
    }

    private static void key(GraphicsContext graphics, PlotFrame area, Palette palette, Payoff known) {
        double em = graphics.getFont().getSize();
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.CENTER);
        for (int i = 0; i < known.curves().size(); i++) {
            double y = Axes.crisp(area.top() + (i + 0.8) * 1.35 * em);
            graphics.setLineWidth(width(i));
            graphics.setLineDashes(i == 0 ? new double[0] : i == 1 ? new double[] {6, 4} : new double[] {2, 3});
            Axes.line(graphics, palette.text(), area.left() + 0.6 * em, y, area.left() + 2.8 * em, y);
            graphics.setLineDashes();
            graphics.setLineWidth(1);
            graphics.setFill(palette.text());
            graphics.fillText(name(known.curves().get(i)), area.left() + 3.3 * em, y);
        }
    }

    static String name(Payoff.Curve curve) {
        String when = curve.days() == 0 ? "now" : RiskWords.later(curve.days());
        return when + curve.expiry().map(expiry -> " at " + expiry.label()).orElse("");
    }

    private void titles(GraphicsContext graphics, PlotFrame area, Palette palette) {
        double em = graphics.getFont().getSize();
        graphics.setTextBaseline(VPos.TOP);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setFill(palette.muted());
        graphics.fillText(
                area.width() < NARROW_EMS * em
                        ? "P&L in " + money
                        : "P&L in " + money + " over spot in USD, vol unshocked",
                area.left() + area.width() / 2,
                area.bottom() + 1.9 * em);
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        if (payoff.isPresent() && area.xs().contains(hovered)) {
            Palette palette = Palette.of(context.theme().get());
            Axes.cursor(graphics, area, palette, area.x(hovered));
        }
    }

    /** The exact values at a spot. */
    String readout(double usd) {
        Payoff known = payoff.orElseThrow();
        int at = known.nearest(usd);
        StringBuilder words =
                new StringBuilder("at " + Formats.price(Math.rint(known.spots().get(at))) + " ("
                        + RiskWords.percent(known.spots().get(at) / spot - 1) + ")");
        for (Payoff.Curve curve : known.curves()) {
            words.append(" · ")
                    .append(name(curve))
                    .append(' ')
                    .append(RiskWords.exact(curve.profits().get(at), numeraire));
        }
        return words + " " + money;
    }
}
