package gammadesk.analytics.hedging;

import java.util.ArrayList;
import java.util.List;

/**
 * How far what was learned is believed about a book, and what held it back.
 *
 * @param weight share of the learned correction in the band, 0 to 1; the rest is the classical band's
 * @param disagreement of those that were trained alike, a share of a width; NaN where they were not asked
 * @param mostDisagreement at which nothing is left of the weight
 * @param distance of the book from the middle of what was trained on, 1 at its edge and more beyond; NaN when a number
 *     of the book is not known
 * @param farthest in what it lies farthest out, in words
 * @param isInside whether it is like what was trained on; outside the classical band stands
 * @param clamps limits that changed what the rule wanted; empty when none did
 */
public record Belief(
        double weight,
        double disagreement,
        double mostDisagreement,
        double distance,
        String farthest,
        boolean isInside,
        List<Clamp> clamps) {
    public Belief {
        clamps = List.copyOf(clamps);
    }

    /**
     * A limit that was active.
     *
     * @param limit which, in words
     * @param wanted without it
     * @param kept with it
     * @param unit of both
     */
    public record Clamp(String limit, double wanted, double kept, String unit) {}

    /** The same with more limits. */
    Belief clamped(List<Clamp> more) {
        List<Clamp> all = new ArrayList<>(clamps);
        all.addAll(more);
        return new Belief(weight, disagreement, mostDisagreement, distance, farthest, isInside, all);
    }
}
