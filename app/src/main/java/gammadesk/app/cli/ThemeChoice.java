package gammadesk.app.cli;

import gammadesk.views.fx.ThemeMode;

/** The themes as the command line spells them. */
enum ThemeChoice {
    dark(ThemeMode.DARK),
    light(ThemeMode.LIGHT);

    private final ThemeMode mode;

    ThemeChoice(ThemeMode mode) {
        this.mode = mode;
    }

    ThemeMode mode() {
        return mode;
    }
}
