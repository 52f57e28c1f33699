package gammadesk.connectors.simulator;

/** The credits of one connection. Used by that connection's thread only. */
final class CreditPool {
    private final CreditLimits limits;
    private double credits;
    private long filledNanos;

    CreditPool(CreditLimits limits, long nowNanos) {
        this.limits = limits;
        credits = limits.pool();
        filledNanos = nowNanos;
    }

    /** Takes the price of a request; false when there is not enough. */
    boolean take(long nowNanos) {
        double earned = (nowNanos - filledNanos) / 1e9 * limits.refillPerSecond();
        credits = Math.min(limits.pool(), credits + earned);
        filledNanos = nowNanos;
        boolean enough = credits >= limits.perRequest();
        credits -= enough ? limits.perRequest() : 0;
        return enough;
    }
}
