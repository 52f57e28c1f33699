package gammadesk.analytics.exposure;

import java.util.List;

/**
 * What dealers must trade to stay hedged after a move, by full repricing of their delta: minus its change. Each rung is
 * one move alone, from the present.
 *
 * @param basis convention, weighting and expiries
 * @param stickiness what volatility does when spot moves
 * @param spot USD
 * @param spotRungs moves in percent of spot
 * @param volRungs parallel shifts in vol points
 * @param timeRungs hours that pass; what expires needs no hedge any more
 */
public record HedgeLadder(
        ExposureBasis basis,
        Stickiness stickiness,
        double spot,
        List<Rung> spotRungs,
        List<Rung> volRungs,
        List<Rung> timeRungs) {
    /** Moves of spot, percent. */
    public static final List<Double> SPOT_PERCENT =
            List.of(-10.0, -7.5, -5.0, -3.0, -2.0, -1.0, -0.5, 0.5, 1.0, 2.0, 3.0, 5.0, 7.5, 10.0);
    /** Shifts of volatility, vol points. */
    public static final List<Double> VOL_POINTS = List.of(-10.0, -5.0, -2.0, -1.0, 1.0, 2.0, 5.0, 10.0);
    /** Time that passes, hours. */
    public static final List<Double> HOURS = List.of(1.0, 2.0, 4.0, 8.0, 12.0, 24.0);

    public HedgeLadder {
        spotRungs = List.copyOf(spotRungs);
        volRungs = List.copyOf(volRungs);
        timeRungs = List.copyOf(timeRungs);
    }

    /**
     * One move.
     *
     * @param move in the ladder's unit
     * @param hedgeCoin dealers buy (positive) or sell (negative), coin
     */
    public record Rung(double move, double hedgeCoin) {}
}
