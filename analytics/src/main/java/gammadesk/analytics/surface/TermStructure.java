package gammadesk.analytics.surface;

import java.util.List;
import java.util.Optional;

/** Between and beyond the fitted expiries; smiles ascend in time. */
final class TermStructure {
    private TermStructure() {}

    static Optional<Smile> smileAt(List<Smile> smiles, double years) {
        if (smiles.isEmpty() || !(years > 0) || Double.isInfinite(years)) {
            return Optional.empty();
        }
        int right = rightOf(smiles, years);
        double forward = forward(smiles, years, right);
        if (right == 0 || right == smiles.size()) {
            Smile edge = smiles.get(right == 0 ? 0 : right - 1);
            return Optional.of(new Smile(forward, years, edge.model().scaled(years / edge.years())));
        }
        Smile near = smiles.get(right - 1);
        Smile far = smiles.get(right);
        double weight = (years - near.years()) / (far.years() - near.years());
        return Optional.of(
                new Smile(forward, years, new BlendedVariance(near.model(), 1 - weight, far.model(), weight)));
    }

    private static int rightOf(List<Smile> smiles, double years) {
        int right = 0;
        while (right < smiles.size() && smiles.get(right).years() < years) {
            right++;
        }
        return right;
    }

    /** Geometric in time; beyond the edges with the carry of the outermost two. */
    private static double forward(List<Smile> smiles, double years, int right) {
        if (smiles.size() == 1) {
            return smiles.getFirst().forward();
        }
        int far = Math.clamp(right, 1, smiles.size() - 1);
        Smile a = smiles.get(far - 1);
        Smile b = smiles.get(far);
        double carry = Math.log(b.forward() / a.forward()) / (b.years() - a.years());
        return a.forward() * Math.exp(carry * (years - a.years()));
    }

    static double forwardVol(List<Smile> smiles, double fromYears, double toYears) {
        if (!(toYears > fromYears)) {
            return Double.NaN;
        }
        double from = fromYears > 0 ? atTheMoney(smiles, fromYears) : 0;
        double variance = atTheMoney(smiles, toYears) - from;
        return variance < 0 ? Double.NaN : 100 * Math.sqrt(variance / (toYears - fromYears));
    }

    private static double atTheMoney(List<Smile> smiles, double years) {
        return smileAt(smiles, years)
                .map(smile -> smile.model().totalVariance(0))
                .orElse(Double.NaN);
    }

    static double volatilityIndex(List<Smile> smiles, double years) {
        if (smiles.isEmpty() || !(years > 0)) {
            return Double.NaN;
        }
        int right = rightOf(smiles, years);
        if (right == 0 || right == smiles.size()) {
            return smiles.get(right == 0 ? 0 : right - 1).varianceSwapIv();
        }
        Smile near = smiles.get(right - 1);
        Smile far = smiles.get(right);
        double weight = (years - near.years()) / (far.years() - near.years());
        double variance = (1 - weight) * VarianceSwap.totalVariance(near.model())
                + weight * VarianceSwap.totalVariance(far.model());
        return 100 * Math.sqrt(variance / years);
    }
}
