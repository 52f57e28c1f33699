package gammadesk.views.surface;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.Smile;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.SmileAxis;
import gammadesk.views.chart.Ticks;
import gammadesk.views.chart.Viewport.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Fitted volatilities, or their changes, at common rows, lowest strikes first.
 *
 * @param axis of the rows
 * @param rows where the smiles are read
 * @param strikes from which the rows were made when they are strikes
 * @param surface whose expiries are the columns
 * @param baseline the earlier surface whose values are taken off; empty for levels
 * @param values percent or vol points, row by row; NaN beyond the quotes of an expiry and where a smile is missing
 */
record SurfaceGrid(
        SmileAxis axis,
        List<Row> rows,
        Range strikes,
        FittedSurface surface,
        Optional<Baseline> baseline,
        Column values) {
    private static final int[] DELTAS = {10, 15, 20, 25, 30, 35, 40, 45};
    private static final int MONEYNESS_ROWS = 10;
    private static final double MONEYNESS_STEP = 0.05;
    private static final double STANDARDISED_STEP = 0.25;
    private static final int STRIKE_ROWS = 32;

    /** One row: the place on the axis and how it is called. */
    record Row(double at, String label) {}

    static SurfaceGrid of(SmileAxis axis, FittedSurface surface, Optional<Baseline> baseline, Range strikes) {
        List<Row> rows = switch (axis) {
            case DELTA -> deltaRows();
            case LOG_MONEYNESS -> rows(MONEYNESS_STEP, "");
            case STANDARDISED -> rows(STANDARDISED_STEP, "σ");
            case STRIKE -> strikeRows(strikes);
        };
        List<FittedSlice> slices = surface.slices();
        double[] values = new double[rows.size() * slices.size()];
        for (int column = 0; column < slices.size(); column++) {
            Range quoted = Quoted.range(slices.get(column));
            for (int row = 0; row < rows.size(); row++) {
                values[row * slices.size() + column] =
                        read(axis, slices.get(column), baseline, rows.get(row).at(), quoted);
            }
        }
        return new SurfaceGrid(axis, rows, strikes, surface, baseline, Column.of(values));
    }

    List<FittedSlice> slices() {
        return surface.slices();
    }

    double value(int row, int column) {
        return values.get(row * slices().size() + column);
    }

    /** The fit of a cell whether quoted or not, percent; NaN without a smile. */
    double fitted(int row, int column) {
        return slices().get(column).smile().map(smile -> read(smile, row)).orElse(Double.NaN);
    }

    /** The same of the earlier surface. */
    double before(int row, int column) {
        return baseline.flatMap(
                        then -> then.surface().slice(slices().get(column).expiry()))
                .flatMap(FittedSlice::smile)
                .map(smile -> read(smile, row))
                .orElse(Double.NaN);
    }

    /** The log-moneyness of a cell, NaN without a smile. */
    double logMoneyness(int row, int column) {
        double at = rows.get(row).at();
        return slices().get(column)
                .smile()
                .map(smile -> axis.logMoneyness(smile, at))
                .orElse(Double.NaN);
    }

    /** Where a place on the axis lies among the rows, in rows. */
    double rowOf(double at) {
        if (rows.size() < 2) {
            return Double.NaN;
        }
        double first = rows.getFirst().at();
        return (at - first) / (rows.get(1).at() - first) + 0.5;
    }

    /** Where a strike lies among the rows, in rows; NaN unless the rows are strikes. */
    double rowOfStrike(double strike) {
        return axis == SmileAxis.STRIKE ? rowOf(strike) : Double.NaN;
    }

    /** Whether this is what the same axis shows of them. */
    boolean isOf(FittedSurface other, Optional<Baseline> then, Range strikeRange) {
        return baseline.equals(then) && strikes.equals(strikeRange) && surface.equals(other);
    }

    private double read(Smile smile, int row) {
        return smile.ivPercent(axis.logMoneyness(smile, rows.get(row).at()));
    }

    private static double read(
            SmileAxis axis, FittedSlice slice, Optional<Baseline> baseline, double at, Range quoted) {
        if (slice.smile().isEmpty()) {
            return Double.NaN;
        }
        Smile smile = slice.smile().get();
        double k = axis.logMoneyness(smile, at);
        if (!quoted.contains(k)) {
            return Double.NaN;
        }
        return smile.ivPercent(k)
                - baseline.map(then -> before(axis, slice, then, at)).orElse(0.0);
    }

    private static double before(SmileAxis axis, FittedSlice slice, Baseline then, double at) {
        return then.surface()
                .slice(slice.expiry())
                .flatMap(FittedSlice::smile)
                .map(smile -> smile.ivPercent(axis.logMoneyness(smile, at)))
                .orElse(Double.NaN);
    }

    private static List<Row> deltaRows() {
        List<Row> rows = new ArrayList<>();
        for (int delta : DELTAS) {
            rows.add(new Row(delta / 100.0, delta + "P"));
        }
        rows.add(new Row(0.5, "ATM"));
        for (int i = DELTAS.length - 1; i >= 0; i--) {
            rows.add(new Row((100 - DELTAS[i]) / 100.0, DELTAS[i] + "C"));
        }
        return List.copyOf(rows);
    }

    private static List<Row> rows(double step, String unit) {
        List<Row> rows = new ArrayList<>();
        for (int i = -MONEYNESS_ROWS; i <= MONEYNESS_ROWS; i++) {
            rows.add(new Row(i * step, i == 0 ? "ATM" : signed(i * step) + unit));
        }
        return List.copyOf(rows);
    }

    private static String signed(double moneyness) {
        return String.format(Locale.ROOT, "%+.2f", moneyness).replace('-', '−');
    }

    private static List<Row> strikeRows(Range strikes) {
        return Arrays.stream(Ticks.within(strikes.low(), strikes.high(), STRIKE_ROWS))
                .mapToObj(strike -> new Row(strike, Formats.price(strike)))
                .toList();
    }
}
