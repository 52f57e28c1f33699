package gammadesk.views.chart;

import gammadesk.views.fx.ThemeMode;
import javafx.scene.paint.Color;

/**
 * The colours with which charts draw outside CSS. Each means one thing on the whole desk.
 *
 * @param background of the plot
 * @param blank of a heatmap where there is no cell, so that white at zero is not taken for it
 * @param text of labels
 * @param muted of axis labels
 * @param grid of grid lines
 * @param zero of the zero line
 * @param spot of the spot line
 * @param crosshair of the shared crosshair
 * @param call calls
 * @param put puts
 * @param bid bids
 * @param ask asks
 */
public record Palette(
        Color background,
        Color blank,
        Color text,
        Color muted,
        Color grid,
        Color zero,
        Color spot,
        Color crosshair,
        Color call,
        Color put,
        Color bid,
        Color ask) {
    private static final Palette DARK = new Palette(
            Color.web("#0d1117"),
            Color.web("#0d1117"),
            Color.web("#e6edf3"),
            Color.web("#9ba5b0"),
            Color.web("#21272f"),
            Color.web("#6e7681"),
            Color.web("#ffd75e"),
            Color.web("#c9d1d9"),
            Color.color(0.60, 0.75, 0.98),
            Color.color(0.95, 0.68, 0.35),
            Color.web("#39c5b8"),
            Color.web("#f26d9d"));
    private static final Palette LIGHT = new Palette(
            Color.web("#ffffff"),
            Color.web("#e9ecf0"),
            Color.web("#1f2328"),
            Color.web("#59636e"),
            Color.web("#e6e9ed"),
            Color.web("#818b98"),
            Color.web("#8a6100"),
            Color.web("#424a53"),
            Color.color(0.13, 0.36, 0.75),
            Color.color(0.74, 0.41, 0.03),
            Color.web("#0b7d74"),
            Color.web("#b8236a"));

    /** The ground of words that lie over a picture: they can be read, and what is below them is still seen. */
    public Color veil() {
        return background.deriveColor(0, 1, 1, 0.78);
    }

    /** The colours of a theme. */
    public static Palette of(ThemeMode theme) {
        return theme == ThemeMode.DARK ? DARK : LIGHT;
    }
}
