package gammadesk.analytics.hedging;

/**
 * What a hedge is expected to cost, USD; negative parts are earned.
 *
 * @param spreadUsd against the mid: half the spread, or the walk of the live book
 * @param feesUsd to the venue, combo discounts taken off
 * @param impactUsd what one's own earlier slices leave in the price
 * @param fundingUsd of a perpetual over the horizon
 * @param rollUsd of a dated future over the horizon: its basis runs off, and it is rolled when it expires
 */
public record CostParts(double spreadUsd, double feesUsd, double impactUsd, double fundingUsd, double rollUsd) {
    /** Nothing. */
    public static final CostParts NONE = new CostParts(0, 0, 0, 0, 0);

    /** All of it. */
    public double totalUsd() {
        return spreadUsd + feesUsd + impactUsd + fundingUsd + rollUsd;
    }

    /** Both together. */
    public CostParts plus(CostParts other) {
        return new CostParts(
                spreadUsd + other.spreadUsd,
                feesUsd + other.feesUsd,
                impactUsd + other.impactUsd,
                fundingUsd + other.fundingUsd,
                rollUsd + other.rollUsd);
    }

    CostParts withFees(double usd) {
        return new CostParts(spreadUsd, usd, impactUsd, fundingUsd, rollUsd);
    }
}
