package gammadesk.analytics.hedging;

/** Somebody who knows how far delta may drift before it pays to trade. Not to be shared by threads. */
public interface BandRule {
    /** Around the target; the same state has the same band. */
    Band band(BandState state);

    /** Where that band comes from, in a clause, with how far the rule is to be believed. */
    String why(BandState state);

    /**
     * The ends of a band, coin above the target; trading goes to the nearer one.
     *
     * @param low usually below 0
     * @param high not below {@code low}
     */
    record Band(double low, double high) {}
}
