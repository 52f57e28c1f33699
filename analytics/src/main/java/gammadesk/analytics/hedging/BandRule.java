package gammadesk.analytics.hedging;

/** Somebody who knows how far delta may drift before it pays to trade. Not to be shared by threads. */
public interface BandRule {
    /** Around the target; the same state has the same band. */
    Band band(BandState state);

    /** Where that band comes from, in a clause, with how far the rule is to be believed. */
    String why(BandState state);

    /** How far the rule is to be believed about a state, in numbers. */
    Belief belief(BandState state);

    /**
     * The ends of a band, coin above the target; trading goes to the nearer one.
     *
     * @param low usually below 0
     * @param high not below {@code low}
     */
    record Band(double low, double high) {
        /** No end farther from the target than this, coin; what is no number lets no room at all. */
        Band within(double most) {
            double room = most >= 0 ? most : 0;
            return new Band(Math.clamp(low, -room, room), Math.clamp(high, -room, room));
        }
    }
}
