package gammadesk.analytics.hedging;

/** Why the desk stopped acting by itself. */
public enum FallBack {
    STALE_DATA("market data is old or of unknown age"),
    FEED_GAP("the feed had a gap"),
    DRAWDOWN("the book lost more than allowed"),
    REJECTED_ORDERS("the venue rejected orders"),
    CLOCK("the clocks disagree"),
    RECONCILIATION("the venue and the desk disagree on orders or positions"),
    FORECAST_OUT_OF_RANGE("the forecast is outside of its tested range");

    private final String clause;

    FallBack(String clause) {
        this.clause = clause;
    }

    /** For the screen. */
    public String clause() {
        return clause;
    }
}
