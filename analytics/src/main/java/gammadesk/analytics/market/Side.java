package gammadesk.analytics.market;

/** Buy or sell; of a public trade, the side of the taker. */
public enum Side {
    BUY(1),
    SELL(-1);

    private final int sign;

    Side(int sign) {
        this.sign = sign;
    }

    /** +1 for buy, -1 for sell. */
    public int sign() {
        return sign;
    }
}
