package gammadesk.analytics.exposure;

import java.util.List;
import java.util.Optional;

/**
 * The assumptions of a cascade map; {@code resources/guide/exposure.md} derives them.
 *
 * @param hedgeShare of what is missing from their hedge, dealers trade this share in a round, above 0 and at most 1
 * @param roundSeconds length of a round
 * @param refillHalfLifeSeconds after which half of a dent in the book is filled again; infinite: never
 * @param permanentShare of an order's impact, 0 .. 1, that stays when the book has refilled
 * @param mostRounds after which a loop that still moves is given up
 * @param largestShock either way, a fraction
 * @param shocksPerSide how many first shocks on either side of none
 * @param depthFactors multiples of the measured depth
 * @param liquidations the flow of liquidations, empty: switched off
 */
public record CascadeModel(
        double hedgeShare,
        double roundSeconds,
        double refillHalfLifeSeconds,
        double permanentShare,
        int mostRounds,
        double largestShock,
        int shocksPerSide,
        List<Double> depthFactors,
        Optional<LiquidationModel> liquidations) {
    /**
     * Half of the missing hedge every 30 s, a minute's half-life, two thirds of the impact stay (what studies of large
     * orders find), shocks of -20 .. +20 % in steps of 1 %, depth x 1, 1/2, 1/4, 1/10, no liquidations.
     */
    public static final CascadeModel STANDARD =
            new CascadeModel(0.5, 30, 60, 2.0 / 3, 400, 0.20, 20, List.of(1.0, 0.5, 0.25, 0.1), Optional.empty());

    /** Throws {@link IllegalArgumentException} when a number makes no sense. */
    public CascadeModel {
        depthFactors = List.copyOf(depthFactors);
        boolean hedging = hedgeShare > 0 && hedgeShare <= 1 && mostRounds > 0;
        boolean book = roundSeconds > 0 && refillHalfLifeSeconds > 0 && permanentShare >= 0 && permanentShare <= 1;
        boolean shocks = largestShock > 0 && largestShock < 1 && shocksPerSide > 0;
        if (!hedging || !book || !shocks || depthFactors.stream().anyMatch(factor -> !(factor > 0))) {
            throw new IllegalArgumentException("not a cascade model");
        }
    }

    /** The same with the flow of liquidations. */
    public CascadeModel withLiquidations(LiquidationModel flow) {
        return new CascadeModel(
                hedgeShare,
                roundSeconds,
                refillHalfLifeSeconds,
                permanentShare,
                mostRounds,
                largestShock,
                shocksPerSide,
                depthFactors,
                Optional.of(flow));
    }

    /** The same with a refill that was measured. */
    public CascadeModel withRefill(double halfLifeSeconds) {
        return new CascadeModel(
                hedgeShare,
                roundSeconds,
                halfLifeSeconds,
                permanentShare,
                mostRounds,
                largestShock,
                shocksPerSide,
                depthFactors,
                liquidations);
    }

    /** The part of a dent in the book that outlives a round, 0 .. 1. */
    public double dentLeft() {
        return Math.pow(2, -roundSeconds / refillHalfLifeSeconds);
    }

    /**
     * The gain from which on the loop is unstable where gamma and depth are constant: 1 for a book that never refills;
     * else {@code min(1 / permanentShare, 1 + (1 / dentLeft - 1) / hedgeShare)}.
     */
    public double criticalGain() {
        double left = dentLeft();
        return left == 1 ? 1 : Math.min(1 / permanentShare, 1 + (1 / left - 1) / hedgeShare);
    }
}
