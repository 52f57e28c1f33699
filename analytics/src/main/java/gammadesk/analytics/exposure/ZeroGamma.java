package gammadesk.analytics.exposure;

import gammadesk.analytics.market.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Where total gamma exposure crosses zero: all such spots, or the word that there is none, or why it is unknown. */
public sealed interface ZeroGamma {
    /**
     * A crossing.
     *
     * @param spot USD
     * @param rising true when gamma is negative below and positive above it
     * @param residual exposure left at this spot, USD per 1 %
     */
    record Root(double spot, boolean rising, double residual) {}

    /**
     * There are crossings.
     *
     * @param roots ascending, at least one
     * @param nearest the one nearest to the present spot
     */
    record Roots(List<Root> roots, Root nearest) implements ZeroGamma {
        public Roots {
            roots = List.copyOf(roots);
        }
    }

    /**
     * Gamma has one sign over the whole range.
     *
     * @param low USD
     * @param high USD
     * @param positive which sign
     */
    record NoneInRange(double low, double high, boolean positive) implements ZeroGamma {}

    /** Nothing can be said. */
    record Unknown(String reason) implements ZeroGamma {}

    /** All crossings, ascending; empty when there is none or nothing is known. */
    default List<Root> all() {
        return this instanceof Roots(List<Root> roots, Root _) ? roots : List.of();
    }

    /** The crossing nearest to spot, USD; NaN when there is none. */
    default double nearestOrNaN() {
        return this instanceof Roots(List<Root> _, Root nearest) ? nearest.spot() : Double.NaN;
    }

    /**
     * Finds every change of sign between neighbouring points and refines it by full repricing. Two crossings between
     * the same neighbours cancel and stay unseen.
     *
     * @param exact exposure at a spot, USD per 1 %
     */
    static ZeroGamma find(DealerCurve curve, DoubleUnaryOperator exact) {
        Column values = curve.usdPerPercent();
        Column spots = curve.spots();
        List<Root> roots = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            if (value != 0 && last >= 0 && Math.signum(value) != Math.signum(values.get(last))) {
                roots.add(refine(spots.get(last), values.get(last), spots.get(i), value, exact));
            }
            last = value == 0 ? last : i;
        }
        if (last < 0) {
            return new Unknown("no option with a volatility has a position");
        }
        double first = spots.get(0);
        return roots.isEmpty()
                ? new NoneInRange(first, spots.get(spots.size() - 1), values.get(last) > 0)
                : new Roots(roots, nearest(roots, curve.spot()));
    }

    private static Root nearest(List<Root> roots, double spot) {
        return roots.stream()
                .min(Comparator.comparingDouble(root -> Math.abs(root.spot() - spot)))
                .orElseThrow();
    }

    private static Root refine(double low, double atLow, double high, double atHigh, DoubleUnaryOperator exact) {
        double root = RootFinder.find(low, atLow, high, atHigh, exact);
        return new Root(root, atHigh > 0, exact.applyAsDouble(root));
    }
}
