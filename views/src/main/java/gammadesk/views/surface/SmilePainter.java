package gammadesk.views.surface;

import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.surface.ArbitrageFinding;
import gammadesk.analytics.surface.FitState;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.SliceQuotes;
import gammadesk.analytics.surface.Smile;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Curves.Dash;
import gammadesk.views.chart.Curves.Mark;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.SmileAxis;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.fx.ThemeMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws the fitted curves of all smiles, and of the chosen ones also band, quotes and arbitrage. */
final class SmilePainter {
    private static final int POINTS = 160;
    private static final double THIN = 1;
    private static final double THICK = 2.2;
    private static final double BAND_OPACITY = 0.18;
    private static final double FAINT = 0.5;
    private static final double ROOMY = 500;
    /** The extrapolation is drawn so far beyond the quotes, as a share of their range. */
    private static final double BEYOND = 0.5;

    private final SmileAxis axis;
    private final ThemeMode theme;
    private final Palette palette;
    private final PlotFrame area;
    private final Curves curves;

    SmilePainter(GraphicsContext graphics, PlotFrame area, SmileAxis axis, ThemeMode theme) {
        this.axis = axis;
        this.theme = theme;
        this.palette = Palette.of(theme);
        this.area = area;
        this.curves = new Curves(graphics, area);
    }

    void paint(FittedSurface surface, List<Expiry> chosen, Optional<FittedSurface> before) {
        curves.begin();
        List<FittedSlice> slices = surface.slices();
        for (int i = 0; i < slices.size(); i++) {
            if (!chosen.contains(slices.get(i).expiry())) {
                curve(slices.get(i), colour(i, slices), THIN);
            }
        }
        for (int i = 0; i < slices.size(); i++) {
            if (chosen.contains(slices.get(i).expiry())) {
                whole(surface, slices.get(i), colour(i, slices), before);
            }
        }
        curves.end();
    }

    private Color colour(int rank, List<FittedSlice> slices) {
        return ExpiryColours.of(rank, slices.size(), theme);
    }

    private void whole(FittedSurface surface, FittedSlice slice, Color colour, Optional<FittedSurface> before) {
        slice.smile().ifPresent(smile -> {
            band(slice, smile, colour);
            extrapolated(slice, smile, colour);
        });
        before.flatMap(then -> then.slice(slice.expiry()))
                .flatMap(FittedSlice::smile)
                .ifPresent(then -> {
                    Range range = reach(slice);
                    line(then, range, palette.text(), 1, Dash.DASHED);
                });
        curve(slice, colour, THICK);
        slice.smile().ifPresent(smile -> {
            quotes(slice, smile, colour);
            findings(surface.arbitrage().quotes(), slice, smile, false);
            findings(surface.arbitrage().fit(), slice, smile, true);
        });
    }

    private void curve(FittedSlice slice, Color colour, double width) {
        Dash dash = slice.state() == FitState.STALE ? Dash.DASHED : Dash.SOLID;
        slice.smile().ifPresent(smile -> line(smile, reach(slice), colour, width, dash));
    }

    /** Where the quotes reach; of a slice without any, two standard deviations. */
    private static Range reach(FittedSlice slice) {
        Range quoted = Quoted.range(slice);
        double two = slice.smile().map(SmileAxis::deviation).orElse(0.0) * 2;
        return quoted.low() < quoted.high() ? quoted : new Range(-two, two);
    }

    private void extrapolated(FittedSlice slice, Smile smile, Color colour) {
        Range quoted = reach(slice);
        double more = BEYOND * quoted.span();
        Color faint = colour.deriveColor(0, 1, 1, FAINT);
        line(smile, new Range(quoted.low() - more, quoted.low()), faint, 1, Dash.DOTTED);
        line(smile, new Range(quoted.high(), quoted.high() + more), faint, 1, Dash.DOTTED);
    }

    private void line(Smile smile, Range range, Color colour, double width, Dash dash) {
        double[] xs = new double[POINTS + 1];
        double[] ys = new double[POINTS + 1];
        for (int i = 0; i <= POINTS; i++) {
            double k = range.low() + range.span() * i / POINTS;
            xs[i] = axis.at(smile, k);
            ys[i] = smile.ivPercent(k);
        }
        curves.line(xs, ys, colour, width, dash);
    }

    private void band(FittedSlice slice, Smile smile, Color colour) {
        SliceQuotes quotes = slice.quotes();
        int[] used = Arrays.stream(Quoted.shown(quotes))
                .filter(quotes::isUsed)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> quotes.strike().get(row)))
                .mapToInt(Integer::intValue)
                .toArray();
        curves.band(
                Arrays.stream(used)
                        .mapToDouble(row -> axis.at(smile, quotes.logMoneyness().get(row)))
                        .toArray(),
                Arrays.stream(used).mapToDouble(quotes.bidIv()::get).toArray(),
                Arrays.stream(used).mapToDouble(quotes.askIv()::get).toArray(),
                colour.deriveColor(0, 1, 1, BAND_OPACITY));
    }

    /** Used quotes: bid and ask in their colours with the whisker between; dropped ones hollow and grey. */
    private void quotes(FittedSlice slice, Smile smile, Color colour) {
        SliceQuotes quotes = slice.quotes();
        double size = area.width() > ROOMY ? 3 : 2;
        for (int row : Quoted.shown(quotes)) {
            double x = axis.at(smile, quotes.logMoneyness().get(row));
            double bid = quotes.bidIv().get(row);
            double ask = quotes.askIv().get(row);
            if (quotes.isUsed(row)) {
                curves.whisker(x, bid, ask, palette.muted());
                curves.mark(x, bid, Mark.DIAMOND, size, palette.bid(), true);
                curves.mark(x, ask, Mark.SQUARE, size - 0.5, palette.ask(), true);
                curves.mark(x, quotes.midIv(row), Mark.DOT, size - 1, colour, true);
            } else {
                curves.whisker(x, bid, ask, palette.grid());
                curves.mark(x, Quoted.known(quotes, row), Mark.DOT, size + 0.5, palette.muted(), false);
            }
        }
    }

    private void findings(List<ArbitrageFinding> all, FittedSlice slice, Smile smile, boolean filled) {
        for (ArbitrageFinding finding : all) {
            if (finding.expiry().equals(slice.expiry()) && finding.kind() != ArbitrageFinding.Kind.WING_SLOPE) {
                double k = finding.logMoneyness();
                curves.mark(
                        axis.at(smile, k),
                        smile.ivPercent(k),
                        HeatMarks.shape(finding.kind()),
                        5,
                        palette.text(),
                        filled);
            }
        }
    }
}
