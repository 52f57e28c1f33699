package gammadesk.views.forecast;

import gammadesk.views.chart.Palette;
import gammadesk.views.fx.ThemeMode;
import javafx.scene.paint.Color;

/**
 * Colours of the three kinds of volatility, the same in every forecast panel: what came is grey, what is charged is the
 * colour of text, what is forecast is lime.
 *
 * @param forecast lines and marks
 * @param wide band of 95 %
 * @param narrow band of 80 %, drawn over the wide one
 * @param realized lines
 * @param implied lines and marks
 */
record ForecastColours(Color forecast, Color wide, Color narrow, Color realized, Color implied) {
    private static final Color ON_DARK = Color.web("#b4e34d");
    private static final Color ON_LIGHT = Color.web("#4b7a00");
    private static final double WIDE = 0.14;
    private static final double NARROW = 0.2;

    static ForecastColours of(ThemeMode theme) {
        Palette palette = Palette.of(theme);
        Color forecast = theme == ThemeMode.DARK ? ON_DARK : ON_LIGHT;
        return new ForecastColours(
                forecast,
                forecast.deriveColor(0, 1, 1, WIDE),
                forecast.deriveColor(0, 1, 1, NARROW),
                palette.muted(),
                palette.text());
    }
}
