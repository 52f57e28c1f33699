package gammadesk.analytics.forecast.flow;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Side;
import java.util.OptionalDouble;

/**
 * A step in which takers ate a good part of one side, and how it came back. Depth is that up to one price, the band's
 * end before the sweep, so that a market which moved away does not count as healed.
 *
 * @param millis end of the step, milliseconds since the epoch
 * @param direction side of the takers
 * @param limit price up to which depth is counted
 * @param before depth at the end of the step before
 * @param after depth at the end of this step
 * @param traded by takers of this direction in the step
 * @param stepMillis from one value of {@code recovered} to the next
 * @param recovered share of the lost depth that was back one step later, two steps later, and so on; may pass 1
 * @param ending whether, and why, watching ended
 */
public record Sweep(
        long millis,
        Side direction,
        double limit,
        double before,
        double after,
        double traded,
        long stepMillis,
        Column recovered,
        Ending ending) {
    /** Why watching ended. */
    public enum Ending {
        /** It did not. */
        WATCHING,
        /** A minute was over. */
        OVER,
        /** The same side was swept again. */
        SWEPT_AGAIN,
        /** The book was lost. */
        GAP
    }

    /** Share of the lost depth that was back after so many seconds; empty when it was not watched for so long. */
    public OptionalDouble recoveredAfter(double seconds) {
        int steps = (int) Math.round(seconds * 1_000 / stepMillis);
        boolean isKnown = steps >= 1 && steps <= recovered.size();
        return isKnown ? OptionalDouble.of(recovered.get(steps - 1)) : OptionalDouble.empty();
    }

    /** Seconds until half of the lost depth was back, on a straight line between steps; empty when it never was. */
    public OptionalDouble halfLifeSeconds() {
        double last = 0;
        for (int i = 0; i < recovered.size(); i++) {
            double now = recovered.get(i);
            if (now >= 0.5) {
                return OptionalDouble.of((i + (0.5 - last) / (now - last)) * stepMillis / 1_000);
            }
            last = now;
        }
        return OptionalDouble.empty();
    }
}
