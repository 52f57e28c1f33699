package gammadesk.connectors.deribit;

import gammadesk.connectors.deribit.DeribitSettings.Credits;

/** Our own account of the venue's request budget, so that it is never overdrawn. For one thread only. */
final class CreditBucket {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Credits credits;
    private double level;
    private long updatedNanos;

    CreditBucket(Credits credits, long nowNanos) {
        this.credits = credits;
        this.level = credits.burst();
        this.updatedNanos = nowNanos;
    }

    /** Takes the cost of one request; false, and nothing is taken, when there is not enough. */
    boolean take(long nowNanos) {
        refill(nowNanos);
        if (level < credits.perRequest()) {
            return false;
        }
        level -= credits.perRequest();
        return true;
    }

    /** Takes the cost of a request that cannot wait, if need be on credit. */
    void force(long nowNanos) {
        refill(nowNanos);
        level -= credits.perRequest();
    }

    /** The venue says that the budget is used up: it knows better. */
    void empty(long nowNanos) {
        refill(nowNanos);
        level = Math.min(level, 0);
    }

    private void refill(long nowNanos) {
        double seconds = Math.max(0, nowNanos - updatedNanos) / NANOS_PER_SECOND;
        level = Math.min(credits.burst(), level + seconds * credits.refillPerSecond());
        updatedNanos = nowNanos;
    }
}
