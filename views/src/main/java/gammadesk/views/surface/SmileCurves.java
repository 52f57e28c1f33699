package gammadesk.views.surface;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.surface.SmileSlice;
import gammadesk.views.chart.ColourMap;
import gammadesk.views.chart.Palette;
import gammadesk.views.fx.ThemeMode;
import io.fair_acc.chartfx.XYChart;
import io.fair_acc.chartfx.renderer.ErrorStyle;
import io.fair_acc.chartfx.renderer.LineStyle;
import io.fair_acc.chartfx.renderer.spi.ErrorDataSetRenderer;
import io.fair_acc.dataset.DataSet;
import io.fair_acc.dataset.locks.DefaultDataSetLock;
import io.fair_acc.dataset.spi.AbstractDataSet;
import io.fair_acc.dataset.spi.DoubleDataSet;
import io.fair_acc.dataset.spi.DoubleErrorDataSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.paint.Color;

/** The curves of all smiles and the quotes of one, in data sets that are made once and refilled. */
final class SmileCurves {
    private final ErrorDataSetRenderer lines = renderer(LineStyle.NORMAL, ErrorStyle.NONE, false);
    private final ErrorDataSetRenderer whiskers = renderer(LineStyle.NONE, ErrorStyle.ERRORBARS, false);
    private final ErrorDataSetRenderer chosen = renderer(LineStyle.NORMAL, ErrorStyle.NONE, true);
    private final ErrorDataSetRenderer quotes = renderer(LineStyle.NONE, ErrorStyle.NONE, true);
    private final List<DoubleDataSet> marks = new ArrayList<>();
    private final DoubleErrorDataSet spreads = new DoubleErrorDataSet("spread");
    private final DoubleDataSet mark = new DoubleDataSet("mark");
    private final DoubleDataSet bid = new DoubleDataSet("bid");
    private final DoubleDataSet ask = new DoubleDataSet("ask");
    private final ColourMap viridis = ColourMap.viridis();

    SmileCurves(XYChart chart) {
        whiskers.getDatasets().add(spreads);
        chosen.getDatasets().add(mark);
        quotes.getDatasets().addAll(bid, ask);
        chart.getRenderers().setAll(lines, whiskers, chosen, quotes);
    }

    /**
     * Whether the chart holds its data locked: from the moment it enters a scene until that scene's next layout. To
     * write then would wait for a lock that this very thread must give back.
     */
    boolean areHeld() {
        return Stream.concat(marks.stream(), Stream.of(spreads, mark, bid, ask))
                .map(DataSet::lock)
                .anyMatch(lock -> lock instanceof DefaultDataSetLock<?> held && held.getReaderCount() > 0);
    }

    /** Refills all curves; not while they are held. */
    void update(List<SmileSlice> slices, SmileAxis axis, Optional<SmileSlice> selected, ThemeMode theme) {
        fit(slices.size());
        for (int i = 0; i < slices.size(); i++) {
            SmileSlice slice = slices.get(i);
            style(marks.get(i), line(colour(i, slices.size(), theme), 1.2));
            marks.get(i).set(along(slice, axis), slice.markIv().toArray());
        }
        selected.ifPresent(slice -> choose(slice, axis, colour(slices.indexOf(slice), slices.size(), theme), theme));
    }

    /** The colour of an expiry by its rank, kept away from the end of the map that drowns in the background. */
    Color colour(int rank, int count, ThemeMode theme) {
        double share = count < 2 ? 0.5 : rank / (count - 1.0);
        int argb = viridis.argb(theme == ThemeMode.DARK ? 0.3 + 0.7 * share : 0.8 * share);
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }

    /** Where the strikes of a smile lie on an axis, ascending by strike. */
    static double[] along(SmileSlice slice, SmileAxis axis) {
        return switch (axis) {
            case STRIKE -> slice.strike().toArray();
            case LOG_MONEYNESS -> slice.logMoneyness().toArray();
            case DELTA -> slice.callDelta().map(delta -> 1 - delta).toArray();
        };
    }

    private void choose(SmileSlice slice, SmileAxis axis, Color colour, ThemeMode theme) {
        Palette palette = Palette.of(theme);
        double[] x = along(slice, axis);
        style(mark, line(colour, 2.6) + marker("circle", colour, 2.5));
        style(bid, line(palette.bid(), 0) + marker("diamond", palette.bid(), 3));
        style(ask, line(palette.ask(), 0) + marker("rectangle", palette.ask(), 2.5));
        style(spreads, line(palette.muted(), 1));
        mark.set(x, slice.markIv().toArray());
        fill(bid, x, slice.bidIv());
        fill(ask, x, slice.askIv());
        spread(x, slice);
    }

    private static void fill(DoubleDataSet points, double[] x, Column iv) {
        int[] known = rows(x.length, i -> Double.isFinite(iv.get(i)));
        points.set(pick(known, x), pick(known, iv.toArray()));
    }

    /** A whisker from bid to ask, about their middle. */
    private void spread(double[] x, SmileSlice slice) {
        double[] bids = slice.bidIv().toArray();
        double[] asks = slice.askIv().toArray();
        int[] both = rows(x.length, i -> Double.isFinite(bids[i]) && Double.isFinite(asks[i]));
        double[] middle = new double[x.length];
        double[] half = new double[x.length];
        for (int i : both) {
            middle[i] = (bids[i] + asks[i]) / 2;
            half[i] = Math.abs(asks[i] - bids[i]) / 2;
        }
        spreads.set(pick(both, x), pick(both, middle), pick(both, half), pick(both, half));
    }

    private static int[] rows(int count, IntPredicate wanted) {
        return IntStream.range(0, count).filter(wanted).toArray();
    }

    private static double[] pick(int[] rows, double[] values) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    private void fit(int count) {
        while (marks.size() < count) {
            DoubleDataSet added = new DoubleDataSet("smile " + marks.size());
            marks.add(added);
            lines.getDatasets().add(added);
        }
        for (int i = count; i < marks.size(); i++) {
            marks.get(i).set(new double[0], new double[0]);
        }
    }

    private static void style(AbstractDataSet<?> curve, String style) {
        if (!style.equals(curve.getStyle())) {
            curve.setStyle(style);
        }
    }

    private static String line(Color colour, double width) {
        return "-fx-line-color: " + web(colour) + "; -fx-line-width: " + width + ";";
    }

    private static String marker(String type, Color colour, double size) {
        return " -fx-marker-type: " + type + "; -fx-marker-color: " + web(colour) + "; -fx-marker-size: " + size + ";";
    }

    static String web(Color colour) {
        return "#" + colour.toString().substring(2, 8);
    }

    private static ErrorDataSetRenderer renderer(LineStyle line, ErrorStyle error, boolean markers) {
        ErrorDataSetRenderer renderer = new ErrorDataSetRenderer();
        renderer.setPolyLineStyle(line);
        renderer.setErrorStyle(error);
        renderer.setDrawMarker(markers);
        renderer.setDrawBars(false);
        renderer.setAllowNaNs(false);
        renderer.setAssumeSortedData(false);
        renderer.setParallelImplementation(false);
        renderer.setPointReduction(false);
        return renderer;
    }
}
