package gammadesk.analytics.exposure;

/** What an option's volatility does when spot moves. */
public enum Stickiness {
    /** Every option keeps its volatility. */
    STICKY_STRIKE("sticky strike"),
    /** The smile moves along with the forward: an option takes the volatility of its new moneyness. */
    STICKY_MONEYNESS("sticky moneyness");

    private final String label;

    Stickiness(String label) {
        this.label = label;
    }

    /** For titles and exports. */
    public String label() {
        return label;
    }
}
