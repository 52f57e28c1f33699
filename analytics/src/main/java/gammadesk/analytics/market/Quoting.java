package gammadesk.analytics.market;

/** In what the limit price of an order is given. All but the first are for options, and the venue keeps them. */
public enum Quoting {
    /** The instrument's own price unit. */
    PRICE("price"),
    /** USD per coin. */
    USD("usd"),
    /** Percent a year. */
    IMPLIED_VOLATILITY("implv");

    private final String word;

    Quoting(String word) {
        this.word = word;
    }

    /** The venue's word. */
    public String word() {
        return word;
    }
}
