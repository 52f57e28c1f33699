package gammadesk.views.chart;

import gammadesk.views.fx.ThemeMode;
import javafx.scene.paint.Color;

/**
 * Colours of what adds and what takes away: those of the diverging maps, told apart by colour-blind eyes too. The sign
 * always stands beside them in words.
 *
 * @param gain above zero
 * @param loss below zero
 */
public record GainColours(Color gain, Color loss) {
    private static final double STRONG = 0.85;

    /** Of a theme. */
    public static GainColours of(ThemeMode theme) {
        ColourMap map = ColourMap.diverging(theme);
        return new GainColours(colour(map.argb(STRONG)), colour(map.argb(1 - STRONG)));
    }

    /** The colour of an amount; zero counts as a gain. */
    public Color of(double amount) {
        return amount < 0 ? loss : gain;
    }

    private static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }
}
