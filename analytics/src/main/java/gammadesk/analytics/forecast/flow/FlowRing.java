package gammadesk.analytics.forecast.flow;

import gammadesk.analytics.market.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Rows of numbers on a fixed clock, the last ones only. Steps that nobody wrote are gaps.
 *
 * @param <E> what the numbers are
 */
final class FlowRing<E extends Enum<E>> {
    private final Map<E, double[]> columns;
    private final FlowGap[] gaps;
    private long end;
    private int size;

    /** Keeps so many rows. */
    FlowRing(Class<E> type, int rows) {
        columns = new EnumMap<>(type);
        for (E one : type.getEnumConstants()) {
            columns.put(one, new double[rows]);
        }
        gaps = new FlowGap[rows];
        Arrays.fill(gaps, FlowGap.NO_BOOK);
    }

    /** Whether a step is later than all that were written. */
    boolean isNext(long step) {
        return size == 0 || step >= end;
    }

    /** Writes a later step; those that were passed over are gaps. Without a gap the numbers are asked for. */
    void write(long step, FlowGap gap, ToDoubleFunction<E> numbers) {
        long from = size == 0 ? step : Math.max(end, step - gaps.length + 1);
        for (long missed = from; missed < step; missed++) {
            put(missed, FlowGap.NOT_WATCHED, numbers);
        }
        put(step, gap, numbers);
        size = (int) Math.min(gaps.length, size == 0 ? 1 : size + step + 1 - end);
        end = step + 1;
    }

    private void put(long step, FlowGap gap, ToDoubleFunction<E> numbers) {
        int at = place(step);
        gaps[at] = gap;
        columns.forEach((one, column) -> column[at] = gap == FlowGap.NONE ? numbers.applyAsDouble(one) : Double.NaN);
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

    /** The last rows, by what they are. */
    Map<E, Column> last(int rows) {
        Map<E, Column> last = new HashMap<>();
        columns.forEach((one, column) -> last.put(one, last(column, rows)));
        return last;
    }

    private Column last(double[] column, int rows) {
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = column[place(end - rows + i)];
        }
        return Column.of(values);
    }

    /** Why the last rows have no numbers, each. */
    List<FlowGap> lastGaps(int rows) {
        List<FlowGap> last = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            last.add(gap(end - rows + i));
        }
        return last;
    }

    /** Why a step that is kept has no numbers. */
    FlowGap gap(long step) {
        return gaps[place(step)];
    }
}
