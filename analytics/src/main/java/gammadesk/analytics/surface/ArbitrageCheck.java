package gammadesk.analytics.surface;

import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the arbitrage report: contradictions among the quotes, and what is left of them in the fit. */
final class ArbitrageCheck {
    private static final double TOLERANCE = SurfaceFitter.TOLERANCE;

    private ArbitrageCheck() {}

    static ArbitrageReport report(List<FittedSlice> slices) {
        return new ArbitrageReport(amongQuotes(slices), amongFits(slices));
    }

    private static List<ArbitrageFinding> amongFits(List<FittedSlice> slices) {
        List<ArbitrageFinding> findings = new ArrayList<>();
        List<FittedSlice> fitted =
                slices.stream().filter(slice -> slice.smile().isPresent()).toList();
        for (int i = 0; i < fitted.size(); i++) {
            inside(fitted.get(i), findings);
            if (i > 0) {
                between(fitted.get(i - 1), fitted.get(i), findings);
            }
        }
        return findings;
    }

    private static SmileModel model(FittedSlice slice) {
        return slice.smile().orElseThrow().model();
    }

    private static void inside(FittedSlice slice, List<ArbitrageFinding> findings) {
        SmileModel model = model(slice);
        ArbitrageScan.Least least = ArbitrageScan.butterfly(model);
        if (least.size() < -TOLERANCE) {
            findings.add(finding(ArbitrageFinding.Kind.BUTTERFLY, slice, least.logMoneyness(), -least.size()));
        }
        wing(slice, -1, model.leftWingSlope(), findings);
        wing(slice, 1, model.rightWingSlope(), findings);
    }

    private static void wing(FittedSlice slice, int side, double slope, List<ArbitrageFinding> findings) {
        if (slope > 2) {
            findings.add(finding(ArbitrageFinding.Kind.WING_SLOPE, slice, side, slope - 2));
        }
    }

    private static ArbitrageFinding finding(ArbitrageFinding.Kind kind, FittedSlice slice, double k, double size) {
        return new ArbitrageFinding(kind, slice.expiry(), Optional.empty(), k, size);
    }

    private static void between(FittedSlice near, FittedSlice far, List<ArbitrageFinding> findings) {
        ArbitrageScan.Least least = ArbitrageScan.calendar(model(near), model(far));
        if (least.size() < -TOLERANCE) {
            findings.add(crossing(near, far, least.logMoneyness(), -least.size()));
        }
    }

    private static ArbitrageFinding crossing(FittedSlice near, FittedSlice far, double k, double size) {
        return new ArbitrageFinding(ArbitrageFinding.Kind.CALENDAR, near.expiry(), Optional.of(far.expiry()), k, size);
    }

    private static List<ArbitrageFinding> amongQuotes(List<FittedSlice> slices) {
        List<ArbitrageFinding> findings = new ArrayList<>();
        List<Mids> mids = slices.stream().map(Mids::new).toList();
        for (int i = 0; i < mids.size(); i++) {
            mids.get(i).butterflies(findings);
            if (i > 0) {
                mids.get(i - 1).crossings(mids.get(i), findings);
            }
        }
        return findings;
    }

    /** The middles of one expiry's used quotes, ascending in strike. */
    private static final class Mids {
        private final FittedSlice slice;
        private final double[] k;
        private final double[] w;
        private int size;

        private Mids(FittedSlice slice) {
            this.slice = slice;
            SliceQuotes quotes = slice.quotes();
            k = new double[quotes.size()];
            w = new double[quotes.size()];
            for (int row = 0; row < quotes.size(); row++) {
                double at = quotes.logMoneyness().get(row);
                if (quotes.isUsed(row) && (size == 0 || at > k[size - 1])) {
                    double mid = quotes.midIv(row) / 100;
                    k[size] = at;
                    w[size] = mid * mid * slice.years();
                    size++;
                }
            }
        }

        /** Call prices must be convex in the strike. */
        private void butterflies(List<ArbitrageFinding> findings) {
            for (int i = 1; i + 1 < size; i++) {
                double left = Math.exp(k[i - 1]);
                double right = Math.exp(k[i + 1]);
                double share = (Math.exp(k[i]) - left) / (right - left);
                double excess = call(i) - (1 - share) * call(i - 1) - share * call(i + 1);
                if (excess > TOLERANCE) {
                    findings.add(finding(ArbitrageFinding.Kind.BUTTERFLY, slice, k[i], excess));
                }
            }
        }

        private double call(int i) {
            return Black76.priceUsd(1, Math.exp(k[i]), 1, Math.sqrt(w[i]), OptionType.CALL);
        }

        private void crossings(Mids later, List<ArbitrageFinding> findings) {
            int right = 1;
            for (int i = 0; i < size; i++) {
                while (right < later.size && later.k[right] < k[i]) {
                    right++;
                }
                if (right < later.size && later.k[right - 1] <= k[i]) {
                    double share = (k[i] - later.k[right - 1]) / (later.k[right] - later.k[right - 1]);
                    double rise = (1 - share) * later.w[right - 1] + share * later.w[right] - w[i];
                    if (rise < -TOLERANCE) {
                        findings.add(crossing(slice, later.slice, k[i], -rise));
                    }
                }
            }
        }
    }
}
