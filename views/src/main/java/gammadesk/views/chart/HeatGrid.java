package gammadesk.views.chart;

import java.util.Arrays;

/**
 * The cells of a heatmap: a column each, from a low to a high value of the vertical axis. Filled anew for every picture
 * without new memory.
 */
public final class HeatGrid {
    private int[] columns = new int[256];
    private double[] lows = new double[256];
    private double[] highs = new double[256];
    private double[] values = new double[256];
    private int size;

    /** Forgets the cells. */
    public void clear() {
        size = 0;
    }

    /** Adds a cell; an unknown value is NaN and stays unpainted. */
    public void add(int column, double low, double high, double value) {
        if (size == values.length) {
            grow();
        }
        columns[size] = column;
        lows[size] = low;
        highs[size] = high;
        values[size] = value;
        size++;
    }

    public int size() {
        return size;
    }

    public int column(int cell) {
        return columns[cell];
    }

    public double low(int cell) {
        return lows[cell];
    }

    public double high(int cell) {
        return highs[cell];
    }

    public double value(int cell) {
        return values[cell];
    }

    /** A copy of all values, for a colour scale. */
    public double[] values() {
        return Arrays.copyOf(values, size);
    }

    /** The cell that holds a point (column numbers start at 0 and are one wide), or -1. */
    public int find(double x, double y) {
        int column = (int) Math.floor(x);
        for (int cell = 0; cell < size; cell++) {
            if (columns[cell] == column && y >= lows[cell] && y < highs[cell]) {
                return cell;
            }
        }
        return -1;
    }

    private void grow() {
        int length = size * 2;
        columns = Arrays.copyOf(columns, length);
        lows = Arrays.copyOf(lows, length);
        highs = Arrays.copyOf(highs, length);
        values = Arrays.copyOf(values, length);
    }
}
