package gammadesk.analytics.decision;

import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.trading.TradeOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What a person may ask of the hedge desk. Nothing blocks, no future ends exceptionally, and each ends with words for
 * the place where it was asked; on which thread it ends is not said.
 */
public interface HedgeActions {
    /** The desk as it is now. Cheap, from any thread. */
    HedgeBoard board();

    /**
     * Approves what was shown.
     *
     * @param hash of the version that was on the screen
     * @param revision on which the person acted; on any other it is refused
     */
    CompletableFuture<TradeOutcome> approve(String proposal, String hash, long revision);

    /** Says no, with a reason that is kept. */
    CompletableFuture<TradeOutcome> reject(String proposal, long revision, String reason);

    /** Puts other legs in the place of the shown ones: a new version, checked again, that waits for a decision. */
    CompletableFuture<TradeOutcome> edit(String proposal, long revision, List<HedgeLeg> legs);

    /** Shows an expired one again in the present market: a new version that waits for a decision. */
    CompletableFuture<TradeOutcome> showAgain(String proposal, long revision);

    /** Ends an execution: its orders are cancelled, what is filled stays. */
    CompletableFuture<TradeOutcome> stop(String proposal);

    /** Presses the kill switch. Takes effect before this returns; the future tells what became of it. */
    CompletableFuture<TradeOutcome> halt(HaltMode mode);

    /** Lets orders be sent again after a halt; empty reasons are refused. */
    CompletableFuture<TradeOutcome> reset(String reason);

    /** Lays down another policy; version, who and when are set here. Disarms the coin's autonomy. */
    CompletableFuture<TradeOutcome> change(HedgePolicy policy);

    /** Lets the desk act by itself on a coin's book, at the level of its policy, for a while. */
    CompletableFuture<TradeOutcome> arm(Currency coin, Duration during);

    /** Takes that leave away. */
    CompletableFuture<TradeOutcome> disarm(Currency coin);

    /** The findings of the start were seen. */
    CompletableFuture<TradeOutcome> acknowledge();

    /** Asks the coin's advisor now instead of at the next round. */
    CompletableFuture<TradeOutcome> adviseNow(Currency coin);
}
