package gammadesk.connectors.deribit;

import gammadesk.connectors.deribit.DeribitSettings.Credits;

/** Our own account of the venue's request budget, so that it is never overdrawn. For one thread only. */
public final class CreditBucket {
    private static final double NANOS_PER_SECOND = 1e9;

    private Credits credits;
    private double level;
    private long updatedNanos;

    /** A full bucket. */
    public CreditBucket(Credits credits, long nowNanos) {
        this.credits = credits;
        this.level = credits.burst();
        this.updatedNanos = nowNanos;
    }

    /** Goes on with another budget: what was saved counts in requests, up to what the other can hold. */
    public void change(Credits other, long nowNanos) {
        refill(nowNanos);
        level = Math.min(other.burst(), level / credits.perRequest() * other.perRequest());
        credits = other;
    }

    /** How many requests a full bucket pays for. */
    public int requests() {
        return (int) (credits.burst() / credits.perRequest());
    }

    /** Takes the cost of one request; false, and nothing is taken, when there is not enough. */
    public boolean take(long nowNanos) {
        return take(nowNanos, 0);
    }

    /** The same, but only when the cost of so many further requests stays in the bucket. */
    public boolean take(long nowNanos, int kept) {
        refill(nowNanos);
        if (level < credits.perRequest() * (1 + kept)) {
            return false;
        }
        level -= credits.perRequest();
        return true;
    }

    /** Takes the cost of a request that cannot wait, if need be on credit. */
    public void force(long nowNanos) {
        refill(nowNanos);
        level -= credits.perRequest();
    }

    /** The venue says that the budget is used up: it knows better. */
    public void empty(long nowNanos) {
        refill(nowNanos);
        level = Math.min(level, 0);
    }

    private void refill(long nowNanos) {
        double seconds = Math.max(0, nowNanos - updatedNanos) / NANOS_PER_SECOND;
        level = Math.min(credits.burst(), level + seconds * credits.refillPerSecond());
        updatedNanos = nowNanos;
    }
}
