package gammadesk.app.desk;

import gammadesk.analytics.decision.HaltMode;
import gammadesk.analytics.decision.HaltState;
import gammadesk.analytics.decision.HedgeActions;
import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.decision.Reconciliation;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.trading.TradeOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Stands where no hedge desk runs: does nothing, and says so each time. */
enum NoHedgeDesk implements HedgeActions {
    NONE;

    private static final HedgeBoard BOARD = new HedgeBoard(
            0,
            new HaltState.Running(),
            "no hedge desk runs here",
            new Reconciliation(true, List.of(), true),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    private static CompletableFuture<TradeOutcome> nothing() {
        return CompletableFuture.completedFuture(new TradeOutcome.NotSent(
                "NOTHING WAS DONE: no hedge desk runs here. Cancel orders in the Orders panel (F8)."));
    }

    @Override
    public HedgeBoard board() {
        return BOARD;
    }

    @Override
    public CompletableFuture<TradeOutcome> approve(String proposal, String hash, long revision) {
        return nothing();
    }

    @Override
    public CompletableFuture<TradeOutcome> reject(String proposal, long revision, String reason) {
        return nothing();
    }

    @Override
    public CompletableFuture<TradeOutcome> edit(String proposal, long revision, List<HedgeLeg> legs) {
        return nothing();
    }

    @Override
    public CompletableFuture<TradeOutcome> showAgain(String proposal, long revision) {
        return nothing();
    }

    @Override
    public CompletableFuture<TradeOutcome> stop(String proposal) {
        return nothing();
    }

    @Override
    public CompletableFuture<TradeOutcome> halt(HaltMode mode) {
        return nothing();
    }

    @Override
    public CompletableFuture<TradeOutcome> reset(String reason) {
        return nothing();
    }

    @Override
    public CompletableFuture<TradeOutcome> change(HedgePolicy policy) {
        return nothing();
    }

    @Override
    public CompletableFuture<TradeOutcome> arm(Currency coin, Duration during) {
        return nothing();
    }

    @Override
    public CompletableFuture<TradeOutcome> disarm(Currency coin) {
        return nothing();
    }

    @Override
    public CompletableFuture<TradeOutcome> acknowledge() {
        return nothing();
    }

    @Override
    public CompletableFuture<TradeOutcome> adviseNow(Currency coin) {
        return nothing();
    }
}
