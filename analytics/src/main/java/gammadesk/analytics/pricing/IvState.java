package gammadesk.analytics.pricing;

/** Whether a price has an implied volatility, and if not, why. */
public enum IvState {
    OK("known"),
    NO_PRICE("no such order or price"),
    NO_FORWARD("the forward of the expiry is unknown"),
    EXPIRED("no time is left"),
    BELOW_INTRINSIC("the price is at or below intrinsic value"),
    ABOVE_MAXIMUM("the price is at or above the most the option can be worth"),
    BAD_INPUT("an input is infinite, not a number or not positive"),
    UNDETERMINED("the price is so near to its bound that it determines no volatility");

    private final String sentence;

    IvState(String sentence) {
        this.sentence = sentence;
    }

    /** For the screen and for exports. */
    public String sentence() {
        return sentence;
    }
}
