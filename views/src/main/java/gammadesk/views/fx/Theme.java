package gammadesk.views.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Dresses a scene: AtlantaFX as base, the desk's colours and shapes over it, the size of text. */
public final class Theme {
    /** The ordinary size of text. */
    public static final double BASE_FONT_PIXELS = 12;

    private static final String FOLDER = "/gammadesk/views/";
    private static final List<String> FIGURE_FAMILIES = List.of(
            "JetBrains Mono",
            "Cascadia Mono",
            "SF Mono",
            "Menlo",
            "Consolas",
            "DejaVu Sans Mono",
            "Liberation Mono",
            "Noto Sans Mono");
    private static final List<String> TEXT_FAMILIES =
            List.of("Inter", "Segoe UI", "SF Pro Text", "Helvetica Neue", "Noto Sans", "DejaVu Sans Condensed");

    private Theme() {}

    /** Ordinary text size. */
    public static void apply(Scene scene, ThemeMode mode) {
        apply(scene, mode, 100);
    }

    /**
     * Replaces the scene's stylesheets. Its popups and tooltips follow by themselves.
     *
     * @param scalePercent size of text, 100 is ordinary
     */
    public static void apply(Scene scene, ThemeMode mode, int scalePercent) {
        scene.setUserAgentStylesheet(base(mode));
        scene.getStylesheets().setAll(stylesheets(mode, scalePercent));
    }

    /** The size of text in pixels at a scale. */
    public static double fontPixels(int scalePercent) {
        return BASE_FONT_PIXELS * scalePercent / 100;
    }

    /** The family in which figures are set: all digits equally wide. For drawing that does not go through CSS. */
    public static String figureFamily() {
        return firstInstalled(FIGURE_FAMILIES).orElse("Monospaced");
    }

    private static String base(ThemeMode mode) {
        return mode == ThemeMode.DARK
                ? new PrimerDark().getUserAgentStylesheet()
                : new PrimerLight().getUserAgentStylesheet();
    }

    private static List<String> stylesheets(ThemeMode mode, int scalePercent) {
        String colours = mode.name().toLowerCase(Locale.ROOT) + ".css";
        Stream<String> own = Stream.of("desk.css", colours).map(Theme::required);
        return Stream.concat(own, Stream.of(typography(scalePercent))).toList();
    }

    private static String required(String name) {
        URL sheet = Theme.class.getResource(FOLDER + name);
        return Objects.requireNonNull(sheet, "missing stylesheet " + name).toExternalForm();
    }

    /** A sheet made for this machine's fonts and this scale; as data, since popups copy only stylesheets. */
    private static String typography(int scalePercent) {
        String text = firstInstalled(TEXT_FAMILIES)
                .map(family -> "-fx-font-family:'" + family + "';")
                .orElse("");
        String css = ".root{" + text + "-fx-font-size:" + fontPixels(scalePercent) + "px;}"
                + ".label.figures,.live-cell.figures,.live-cell.mono{-fx-font-family:'" + figureFamily() + "';}";
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> firstInstalled(List<String> families) {
        Set<String> installed = Set.copyOf(Font.getFamilies());
        return families.stream().filter(installed::contains).findFirst();
    }
}
