package gammadesk.app.replay;

import gammadesk.app.hedging.ReplayedHedging.Approval;
import gammadesk.app.market.CycleScope;
import java.time.Duration;

/**
 * How a session is replayed.
 *
 * @param latencyMillis from the desk to the venue's book and back, for orders and cancels
 * @param cycle of the replay's time between two pictures of the market and two turns of the desk
 * @param scope how much of a cycle is computed
 * @param approval who approves hedges
 * @param cashCoins that lie in the account in every coin of the book, beside what the book itself says
 * @param seed of everything that is left to chance
 */
public record ReplaySettings(
        long latencyMillis, Duration cycle, CycleScope scope, Approval approval, double cashCoins, long seed) {
    /**
     * As live, but with less in a cycle: a surface is fitted in every fourth of its turns, with two currencies every
     * two seconds as advisors are asked, and of the dealers, at whom no hedge looks, there is the naive map alone.
     */
    public static final ReplaySettings USUAL =
            new ReplaySettings(50, Duration.ofMillis(250), new CycleScope(4, false), Approval.RULE, 20, 1);

    /** Throws {@link IllegalArgumentException} when a number makes no sense. */
    public ReplaySettings {
        if (latencyMillis < 0 || cycle.compareTo(Duration.ofMillis(10)) < 0 || !(cashCoins >= 0)) {
            throw new IllegalArgumentException(
                    "a replay takes a latency and a cash of 0 or more and a cycle of at least 10 ms");
        }
    }

    /** The same with another latency. */
    public ReplaySettings withLatency(long millis) {
        return new ReplaySettings(millis, cycle, scope, approval, cashCoins, seed);
    }

    /** The same with another cycle. */
    public ReplaySettings withCycle(Duration next) {
        return new ReplaySettings(latencyMillis, next, scope, approval, cashCoins, seed);
    }

    /** The same with more or less computed. */
    public ReplaySettings withScope(CycleScope next) {
        return new ReplaySettings(latencyMillis, cycle, next, approval, cashCoins, seed);
    }

    /** The same with another way of approving. */
    public ReplaySettings withApproval(Approval next) {
        return new ReplaySettings(latencyMillis, cycle, scope, next, cashCoins, seed);
    }
}
