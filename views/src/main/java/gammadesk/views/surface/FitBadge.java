package gammadesk.views.surface;

import gammadesk.analytics.surface.ArbitrageReport;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.ModelKind;

/** Whether the fit of an expiry may be believed, in one sign; the sign never stands without its words. */
enum FitBadge {
    GOOD("✓", "good fit"),
    DOUBTFUL("≈", "rough fit"),
    STALE("!", "stale fit"),
    REFUSED("×", "no fit");

    private static final double FEWEST_INSIDE = 0.75;
    private static final int FEWEST_JUDGED = 4;

    private final String sign;
    private final String words;

    FitBadge(String sign, String words) {
        this.sign = sign;
        this.words = words;
    }

    String sign() {
        return sign;
    }

    String words() {
        return words;
    }

    static FitBadge of(FittedSlice slice, ArbitrageReport arbitrage) {
        return switch (slice.state()) {
            case REFUSED -> REFUSED;
            case STALE -> STALE;
            case FRESH -> isDoubtful(slice, arbitrage) ? DOUBTFUL : GOOD;
        };
    }

    private static boolean isDoubtful(FittedSlice slice, ArbitrageReport arbitrage) {
        boolean outside =
                slice.health().judged() >= FEWEST_JUDGED && slice.health().insideBidAsk() < FEWEST_INSIDE;
        return outside
                || slice.kind() == ModelKind.SCALED
                || slice.kind() == ModelKind.LINEAR
                || arbitrage.fit().stream().anyMatch(finding -> finding.expiry().equals(slice.expiry()));
    }
}
