package gammadesk.analytics.forecast.flow;

import gammadesk.analytics.market.Column;
import java.util.Arrays;

/** Rows of numbers on a fixed clock, the last ones only. Steps that nobody wrote are gaps. */
final class FlowRing {
    private static final double[] NOTHING = {};

    private final double[][] columns;
    private final FlowGap[] gaps;
    private long end;
    private int size;

    /** Keeps so many rows of so many numbers. */
    FlowRing(int width, int rows) {
        columns = new double[width][rows];
        gaps = new FlowGap[rows];
        Arrays.fill(gaps, FlowGap.NO_BOOK);
    }

    /** Whether a step is later than all that were written. */
    boolean isNext(long step) {
        return size == 0 || step >= end;
    }

    /** Writes a later step; those that were passed over are gaps. */
    void write(long step, double[] row, FlowGap gap) {
        long from = size == 0 ? step : Math.max(end, step - gaps.length + 1);
        for (long missed = from; missed < step; missed++) {
            put(missed, NOTHING, FlowGap.NOT_WATCHED);
        }
        put(step, row, gap);
        size = (int) Math.min(gaps.length, size == 0 ? 1 : size + step + 1 - end);
        end = step + 1;
    }

    private void put(long step, double[] row, FlowGap gap) {
        int at = place(step);
        for (int c = 0; c < columns.length; c++) {
            columns[c][at] = gap != FlowGap.NONE ? Double.NaN : row[c];
        }
        gaps[at] = gap;
    }

    private int place(long step) {
        return (int) Math.floorMod(step, (long) gaps.length);
    }

    /** How many rows there are. */
    int size() {
        return size;
    }

    /** The step of the first of the last rows. */
    long first(int rows) {
        return end - rows;
    }

    /** The last rows of a number. */
    Column last(int column, int rows) {
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = at(column, end - rows + i);
        }
        return Column.of(values);
    }

    /** A number of a step that is kept. */
    double at(int column, long step) {
        return columns[column][place(step)];
    }

    /** Why a step that is kept has no numbers. */
    FlowGap gap(long step) {
        return gaps[place(step)];
    }
}
