package gammadesk.views.fx;

/** The two looks of the desk. */
public enum ThemeMode {
    DARK,
    LIGHT
}
