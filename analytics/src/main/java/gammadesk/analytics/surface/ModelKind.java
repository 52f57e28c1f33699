package gammadesk.analytics.surface;

/** How a slice was described. */
public enum ModelKind {
    RAW_SVI("raw SVI, five free parameters"),
    ESSVI("extended SSVI, three parameters, free of butterflies by construction"),
    SCALED("the next expiry's shape over standardised moneyness, at the level of the few quotes"),
    LINEAR("linear in total variance between the quotes, flat wings"),
    NONE("no fit");

    private final String sentence;

    ModelKind(String sentence) {
        this.sentence = sentence;
    }

    /** For the screen and for exports. */
    public String sentence() {
        return sentence;
    }
}
