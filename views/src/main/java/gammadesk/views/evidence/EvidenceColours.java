package gammadesk.views.evidence;

import gammadesk.views.chart.Palette;
import gammadesk.views.fx.ThemeMode;
import javafx.scene.paint.Color;

/**
 * Colours of the rules in a trial: the policy is lime as every forecast of the desk is, the one beside it is cyan, the
 * best baseline has the colour of text, all others are grey.
 *
 * @param own the chosen policy
 * @param other the policy that it is compared with
 * @param best the best baseline
 * @param rest other baselines
 * @param control what chance does
 */
record EvidenceColours(Color own, Color other, Color best, Color rest, Color control) {
    private static final double BAND = 0.16;

    static EvidenceColours of(ThemeMode theme) {
        Palette palette = Palette.of(theme);
        boolean isDark = theme == ThemeMode.DARK;
        return new EvidenceColours(
                Color.web(isDark ? "#b4e34d" : "#4b7a00"),
                Color.web(isDark ? "#5ad1e6" : "#006f86"),
                palette.text(),
                palette.muted().deriveColor(0, 1, 1, 0.75),
                palette.zero());
    }

    Color of(Compared.Part part) {
        return switch (part) {
            case OWN -> own;
            case OTHER -> other;
            case BEST -> best;
            case REST -> rest;
            case CONTROL -> control;
        };
    }

    /** The ground between the ends of a band. */
    static Color band(Color line) {
        return line.deriveColor(0, 1, 1, BAND);
    }
}
