package gammadesk.analytics.surface;

/**
 * Looks for the worst butterfly and calendar violation of fitted smiles, for strikes from a 148th to 148 times the
 * forward (|k| up to 5), on nodes that are dense where the smiles bend.
 */
public final class ArbitrageScan {
    /** How far a scan reaches, log-moneyness. */
    public static final double REACH = 5;

    private static final int NODES = 41;
    private static final double SPACING = 0.2;
    private static final double[] NODE = new double[2 * NODES + 1];

    static {
        for (int i = 0; i < NODE.length; i++) {
            NODE[i] = Math.sinh((i - NODES) * SPACING);
        }
    }

    private ArbitrageScan() {}

    /**
     * A place and a size.
     *
     * @param logMoneyness where
     * @param size g there, or total variance of the later smile minus that of the earlier
     */
    public record Least(double logMoneyness, double size) {}

    /** The smallest g(k) of a smile and where it is. */
    public static Least butterfly(SmileModel model) {
        if (model instanceof LinearVariance linear) {
            return kink(linear);
        }
        double width = width(model);
        double centre = centre(model);
        double least = Double.POSITIVE_INFINITY;
        double at = 0;
        for (double node : NODE) {
            double k = centre + width * node;
            if (Math.abs(k) <= REACH) {
                double g = orWorst(model.butterfly(k));
                if (g < least) {
                    least = g;
                    at = k;
                }
            }
        }
        return least > 0.05 ? new Least(at, least) : refined(model, at, width);
    }

    private static double orWorst(double g) {
        return Double.isNaN(g) ? Double.NEGATIVE_INFINITY : g;
    }

    /** A kink that bends down by x is a negative density of x / 2 in one point. */
    private static Least kink(LinearVariance linear) {
        double at = 0;
        double most = 0;
        for (int i = 0; i < linear.logMoneyness().size(); i++) {
            if (linear.kink(i) > most) {
                most = linear.kink(i);
                at = linear.logMoneyness().get(i);
            }
        }
        return new Least(at, -most / 2);
    }

    private static Least refined(SmileModel model, double at, double width) {
        double reach = Math.hypot(at - centre(model), width) * SPACING;
        double left = at - reach;
        double right = at + reach;
        for (int i = 0; i < 40; i++) {
            double third = (right - left) / 3;
            if (orWorst(model.butterfly(left + third)) < orWorst(model.butterfly(right - third))) {
                right -= third;
            } else {
                left += third;
            }
        }
        double k = (left + right) / 2;
        double there = orWorst(model.butterfly(k));
        double before = orWorst(model.butterfly(at));
        return there < before ? new Least(k, there) : new Least(at, before);
    }

    /** The smallest rise of total variance from an earlier smile to a later one, and where it is. */
    public static Least calendar(SmileModel earlier, SmileModel later) {
        Least first = calendar(earlier, later, earlier);
        Least second = calendar(earlier, later, later);
        return first.size() < second.size() ? first : second;
    }

    private static Least calendar(SmileModel earlier, SmileModel later, SmileModel nodes) {
        double width = width(nodes);
        double centre = centre(nodes);
        double least = Double.POSITIVE_INFINITY;
        double at = 0;
        for (double node : NODE) {
            double k = Math.clamp(centre + width * node, -REACH, REACH);
            double rise = later.totalVariance(k) - earlier.totalVariance(k);
            if (rise < least) {
                least = rise;
                at = k;
            }
        }
        return new Least(at, least);
    }

    private static double centre(SmileModel model) {
        return model instanceof RawSvi svi ? svi.m() : 0;
    }

    private static double width(SmileModel model) {
        return switch (model) {
            case RawSvi svi -> svi.sigma();
            case LinearVariance linear -> Math.sqrt(linear.totalVariance(0)) / 4;
            case BlendedVariance blend -> width(blend.near());
        };
    }
}
