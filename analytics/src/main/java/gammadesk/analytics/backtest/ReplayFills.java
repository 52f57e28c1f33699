package gammadesk.analytics.backtest;

import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.market.Side;

/**
 * How orders meet recorded quotes, of which nobody knows how much stood there: every order is filled whole, or missed.
 *
 * @param delay moments between decision and fill; 0 fills at the quotes that the decision saw
 * @param crossing how much of the way from the mid to the touch is paid: 0 fills at the mid, 1 at the touch, 3 as if
 *     spreads were three times as wide. A price does not fall below 0
 * @param missChance that a leg finds nothing there any more, drawn for each leg
 * @param seed of what is drawn; every run draws the same
 */
public record ReplayFills(int delay, double crossing, double missChance, long seed) {
    /** At the touch that the decision saw, nothing missed. */
    public static final ReplayFills AT_TOUCH = new ReplayFills(0, 1, 0, 1);

    /** Throws {@link IllegalArgumentException} for a negative number, or a chance that is none. */
    public ReplayFills {
        if (delay < 0 || !(crossing >= 0) || !(missChance >= 0 && missChance <= 1)) {
            throw new IllegalArgumentException(
                    "no fills: delay " + delay + ", crossing " + crossing + ", chance of a miss " + missChance);
        }
    }

    /** The same so many moments late. */
    public ReplayFills late(int moments) {
        return new ReplayFills(moments, crossing, missChance, seed);
    }

    double price(HedgeInstrument instrument, Side side) {
        double touch = instrument.touch(side);
        double mid = instrument.mid();
        return crossing == 1 ? touch : Math.max(0, mid + crossing * (touch - mid));
    }
}
