package gammadesk.analytics.learning.book;

import gammadesk.analytics.hedging.BandState;
import java.util.List;

/** What the nets see of a book: numbers without a unit. */
final class BandFeatures {
    static final int COUNT = 6;
    /** What each is, in words. */
    static final List<String> NAMES =
            List.of("width of the classical band", "cost", "time to expiry", "side of gamma", "vanna", "volatility");

    /** It has a side and no size. */
    static final int SIDE = 3;

    private static final double LEAST = 1e-12;
    private static final double MOST_VANNA = 5;
    private static final double POINTS = 100;

    private BandFeatures() {}

    /**
     * The classical width in what delta moves by in a step; cost in what the price moves by; steps to expiry; the side
     * of gamma; how much delta moves with volatility against how much with the price; volatility.
     */
    static void of(BandState state, float[] out, int at, int stride) {
        double move = state.vol() * Math.sqrt(state.stepYears());
        double drift = Math.max(LEAST, state.deltaDeviation());
        out[at] = (float) Math.log(Math.max(LEAST, state.classicalHalfWidth()) / drift);
        out[at + stride] = (float) Math.log(state.cost() / move);
        out[at + 2 * stride] = (float) Math.log(state.years() / state.stepYears());
        out[at + 3 * stride] = (float) Math.signum(state.gamma());
        out[at + 4 * stride] = (float) Math.clamp(
                state.vanna() * POINTS * state.vol() * Math.sqrt(state.stepYears()) / drift, -MOST_VANNA, MOST_VANNA);
        out[at + 5 * stride] = (float) Math.log(state.vol());
    }
}
