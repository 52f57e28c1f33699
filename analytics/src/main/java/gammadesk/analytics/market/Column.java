package gammadesk.analytics.market;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/** An immutable column of numbers, one per row of a table kept by columns. NaN stands for an unknown value. */
public final class Column {
    private final double[] values;

    private Column(double[] values) {
        this.values = values;
    }

    /** A column that holds a copy of the values. */
    public static Column of(double... values) {
        return new Column(values.clone());
    }

    /** A column that holds a copy of a part of the values; throws {@link IndexOutOfBoundsException} outside of them. */
    public static Column ofRange(double[] values, int from, int to) {
        Objects.checkFromToIndex(from, to, values.length);
        return new Column(Arrays.copyOfRange(values, from, to));
    }

    /** How many rows. */
    public int size() {
        return values.length;
    }

    /** The value of a row; throws {@link IndexOutOfBoundsException} outside 0 .. size-1. */
    public double get(int row) {
        return values[row];
    }

    /** A fresh array of the values, for vectorised maths. */
    public double[] toArray() {
        return values.clone();
    }

    /** The sum of the known values, 0 if there is none. */
    public double sum() {
        double sum = 0;
        for (double value : values) {
            sum += Double.isNaN(value) ? 0 : value;
        }
        return sum;
    }

    /** A column of the same length with a function applied to every value. */
    public Column map(DoubleUnaryOperator function) {
        return new Column(Arrays.stream(values).map(function).toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Column column && Arrays.equals(values, column.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
