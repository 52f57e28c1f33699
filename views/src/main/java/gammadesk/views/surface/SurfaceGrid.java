package gammadesk.views.surface;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.surface.SmileSlice;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Ticks;
import gammadesk.views.chart.Viewport.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Mark volatilities read off the smiles at common rows, lowest strikes first.
 *
 * @param axis of the rows
 * @param rows where the smiles are read
 * @param slices the columns
 * @param values percent, row by row; NaN beyond the listed strikes of an expiry
 */
record SurfaceGrid(SmileAxis axis, List<Row> rows, List<SmileSlice> slices, Column values) {
    private static final int[] DELTAS = {10, 15, 20, 25, 30, 35, 40, 45};
    private static final int MONEYNESS_ROWS = 10;
    private static final double MONEYNESS_STEP = 0.05;
    private static final int STRIKE_ROWS = 32;

    /** One row: the call delta, log-moneyness or strike, and how it is called. */
    record Row(double at, String label) {}

    static SurfaceGrid of(SmileAxis axis, List<SmileSlice> slices, Range strikes) {
        List<Row> rows = switch (axis) {
            case DELTA -> deltaRows();
            case LOG_MONEYNESS -> moneynessRows();
            case STRIKE -> strikeRows(strikes);
        };
        double[] values = new double[rows.size() * slices.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(
                    axis,
                    slices.get(i % slices.size()),
                    rows.get(i / slices.size()).at());
        }
        return new SurfaceGrid(axis, rows, slices, Column.of(values));
    }

    double value(int row, int column) {
        return values.get(row * slices.size() + column);
    }

    /** Where a strike lies among the rows, in rows; NaN unless the rows are strikes. */
    double rowOfStrike(double strike) {
        if (axis != SmileAxis.STRIKE || rows.size() < 2) {
            return Double.NaN;
        }
        double first = rows.getFirst().at();
        return (strike - first) / (rows.get(1).at() - first) + 0.5;
    }

    /** Whether the same would be drawn. */
    boolean looksLike(SurfaceGrid other) {
        return axis == other.axis
                && rows.equals(other.rows)
                && values.equals(other.values)
                && slices.stream()
                        .map(SmileSlice::expiry)
                        .toList()
                        .equals(other.slices.stream().map(SmileSlice::expiry).toList());
    }

    private static double read(SmileAxis axis, SmileSlice slice, double at) {
        return switch (axis) {
            case DELTA -> at == 0.5 ? slice.atTheMoneyIv() : slice.ivAtCallDelta(at);
            case LOG_MONEYNESS -> slice.ivAtLogMoneyness(at);
            case STRIKE -> slice.ivAtLogMoneyness(Math.log(at / slice.forward()));
        };
    }

    private static List<Row> deltaRows() {
        List<Row> rows = new ArrayList<>();
        for (int delta : DELTAS) {
            rows.add(new Row(1 - delta / 100.0, delta + "P"));
        }
        rows.add(new Row(0.5, "ATM"));
        for (int i = DELTAS.length - 1; i >= 0; i--) {
            rows.add(new Row(DELTAS[i] / 100.0, DELTAS[i] + "C"));
        }
        return List.copyOf(rows);
    }

    private static List<Row> moneynessRows() {
        List<Row> rows = new ArrayList<>();
        for (int i = -MONEYNESS_ROWS; i <= MONEYNESS_ROWS; i++) {
            rows.add(new Row(i * MONEYNESS_STEP, i == 0 ? "ATM" : signed(i * MONEYNESS_STEP)));
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
