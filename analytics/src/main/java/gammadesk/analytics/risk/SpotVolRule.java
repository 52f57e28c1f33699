package gammadesk.analytics.risk;

/** What volatility does when spot moves. */
public sealed interface SpotVolRule {
    /** Each strike keeps its volatility: the rule of most desks' first look. */
    static SpotVolRule stickyStrike() {
        return new StickyStrike();
    }

    /** The smile travels with the forward. */
    static SpotVolRule stickyMoneyness() {
        return new StickyMoneyness();
    }

    /** Each strike keeps its volatility. */
    record StickyStrike() implements SpotVolRule {}

    /** Each {@code ln(strike / forward)} keeps its volatility; a position without a smile keeps that of its strike. */
    record StickyMoneyness() implements SpotVolRule {}

    /**
     * The smile travels with the forward and its level follows a measured slope.
     *
     * @param volPerLogMove change of at-the-money volatility (a fraction) per 1.00 of {@code ln(spot)}; negative where
     *     volatility rises in falls
     */
    record MeasuredSlope(double volPerLogMove) implements SpotVolRule {}

    /** Volatility that a strike gains or loses by a move of spot alone, before any shock of volatility; a fraction. */
    default double change(SmileCurve smile, double logMoneyness, double logMove) {
        return switch (this) {
            case StickyStrike _ -> 0;
            case StickyMoneyness _ -> slide(smile, logMoneyness, logMove);
            case MeasuredSlope measured -> slide(smile, logMoneyness, logMove) + measured.volPerLogMove() * logMove;
        };
    }

    private static double slide(SmileCurve smile, double logMoneyness, double logMove) {
        double slide = smile.vol(logMoneyness - logMove) - smile.vol(logMoneyness);
        return Double.isFinite(slide) ? slide : 0;
    }
}
