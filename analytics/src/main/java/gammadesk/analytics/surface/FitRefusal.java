package gammadesk.analytics.surface;

/**
 * Why a candidate was not taken.
 *
 * @param candidate which description was tried
 * @param reason why it was refused
 * @param size how far beyond the limit, in the reason's unit; NaN where there is no measure
 */
public record FitRefusal(ModelKind candidate, Reason reason, double size) {
    /** The closed set of reasons. */
    public enum Reason {
        NO_QUOTES("no usable quote"),
        TOO_FEW_QUOTES("too few usable quotes for this model"),
        NO_FORWARD("the forward is unknown"),
        EXPIRED("no time is left"),
        NOT_CONVERGED("the solver found no minimum"),
        BUTTERFLY("a butterfly arbitrage remains (g below 0)"),
        CALENDAR("it crosses a neighbouring expiry (total variance)"),
        WING_TOO_STEEP("a wing is steeper than Lee's bound"),
        OUTSIDE_THE_BAND("at the money it leaves the bid-ask band (vol points)"),
        AT_THE_MONEY_JUMP("at-the-money variance is over 4 times or under a quarter of the quotes' median");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** For the screen and for exports. */
        public String sentence() {
            return sentence;
        }
    }
}
