package gammadesk.analytics.exposure;

import java.util.List;

/**
 * What becomes of a first shock when dealers hedge it into the live book: hedging moves the price, which asks for more
 * hedging. Every move is a fraction of the present spot.
 *
 * @param basis convention, weighting and expiries
 * @param stickiness what volatility does when spot moves
 * @param spot USD
 * @param depthSource the books' names, or what was stated
 * @param coinDown coin that can be sold before the price is 1 % down
 * @param coinUp coin that can be bought before the price is 1 % up
 * @param model the assumptions
 * @param curves one per depth factor
 */
public record CascadeMap(
        ExposureBasis basis,
        Stickiness stickiness,
        double spot,
        String depthSource,
        double coinDown,
        double coinUp,
        CascadeModel model,
        List<Curve> curves) {
    public CascadeMap {
        curves = List.copyOf(curves);
    }

    /**
     * The cascade at one multiple of the measured depth.
     *
     * @param depthFactor the multiple
     * @param gainDown hedge flow over depth for a small fall: above 0 the flow feeds the move, from
     *     {@link CascadeModel#criticalGain} on it outgrows it
     * @param gainUp the same for a small rise
     * @param points by shock, ascending; a shock of 0 is left out
     * @param unstableDown the smallest fall after which the loop is unstable
     * @param unstableUp the smallest rise after which the loop is unstable
     */
    public record Curve(
            double depthFactor,
            double gainDown,
            double gainUp,
            List<Point> points,
            Threshold unstableDown,
            Threshold unstableUp) {
        public Curve {
            points = List.copyOf(points);
        }
    }

    /**
     * What becomes of one first shock.
     *
     * @param shock the first move
     * @param outcome how the loop ends
     * @param bound where it would end if the book never refilled: with the shock itself it encloses the final move
     *     whenever the loop settles; the grid's edge when it would not end before
     * @param largestGain hedge flow over depth where it is largest between the present spot and the end
     */
    public record Point(double shock, CascadeOutcome outcome, double bound, double largestGain) {
        /** Final move over shock; beyond the edge at least this much; NaN where it swings. */
        public double amplification() {
            return outcome.finalOrEdge() / shock;
        }
    }

    /** From which shock on the loop is unstable. */
    public sealed interface Threshold {
        /** The smallest such shock, a fraction, refined to 0.01 %. */
        record At(double shock) implements Threshold {}

        /** None up to the largest shock of the map. */
        record NoneUpTo(double shock) implements Threshold {}
    }
}
