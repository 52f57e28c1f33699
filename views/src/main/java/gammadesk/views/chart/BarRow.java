package gammadesk.views.chart;

import javafx.scene.paint.Color;

/**
 * A horizontal bar with its name at the left and its words at the right.
 *
 * @param name of the row
 * @param from where the bar begins: zero, or where the one above ended
 * @param to where it ends, NaN for a row without a bar
 * @param colour of the bar
 * @param words its value with sign
 * @param strong set apart, as sums are
 */
public record BarRow(String name, double from, double to, Color colour, String words, boolean strong) {
    /** A bar from zero. */
    public static BarRow of(String name, double value, Color colour, String words) {
        return new BarRow(name, 0, value, colour, words, false);
    }
}
