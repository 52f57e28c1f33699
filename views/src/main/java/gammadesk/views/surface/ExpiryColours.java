package gammadesk.views.surface;

import gammadesk.views.chart.ColourMap;
import gammadesk.views.fx.ThemeMode;
import javafx.scene.paint.Color;

/** The colour of an expiry by its rank, kept away from the end of the map that drowns in the background. */
final class ExpiryColours {
    private static final ColourMap VIRIDIS = ColourMap.viridis();

    private ExpiryColours() {}

    static Color of(int rank, int count, ThemeMode theme) {
        double share = count < 2 ? 0.5 : rank / (count - 1.0);
        int argb = VIRIDIS.argb(theme == ThemeMode.DARK ? 0.3 + 0.7 * share : 0.8 * share);
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }
}
