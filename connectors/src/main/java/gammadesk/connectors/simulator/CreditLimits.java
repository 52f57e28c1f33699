package gammadesk.connectors.simulator;

import gammadesk.connectors.simulator.methods.Methods;

/**
 * How much a connection may ask. Every request costs credits out of a pool that is filled again at a steady rate; who
 * asks with an empty pool gets {@code too_many_requests} and is cut off, as at the venue.
 *
 * @param refillPerSecond credits
 * @param perRequest credits that a request costs, however many channels it names
 * @param pool the most credits that can be saved up, and what a new connection starts with
 */
public record CreditLimits(double refillPerSecond, double perRequest, double pool) {
    private static final double BEYOND_REACH = 1_000_000;

    /** The venue's limits for those without a volume: 20 requests a second, 100 at once. */
    public static CreditLimits venue() {
        return new CreditLimits(10_000, 500, 50_000);
    }

    /** The venue's limits of its matching engine at the lowest tier: 5 requests a second, 20 at once. */
    public static CreditLimits matchingEngine() {
        return new CreditLimits(5, 1, 20);
    }

    /** No limits. */
    public static CreditLimits none() {
        return new CreditLimits(0, 0, 0);
    }

    /** The same in requests. The contract has no word for "no limit": what nobody can reach is told instead. */
    Methods.Rate rate() {
        return perRequest > 0
                ? new Methods.Rate(refillPerSecond / perRequest, pool / perRequest)
                : new Methods.Rate(BEYOND_REACH, BEYOND_REACH);
    }
}
