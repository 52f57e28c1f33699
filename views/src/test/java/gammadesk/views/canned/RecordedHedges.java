package gammadesk.views.canned;

import gammadesk.analytics.decision.HaltMode;
import gammadesk.analytics.decision.HedgeActions;
import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.trading.TradeOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Shows the boards it is given and writes down what it is asked for; each answer is the test's to give. */
public final class RecordedHedges implements HedgeActions {
    private final List<String> asked = new ArrayList<>();
    private CompletableFuture<TradeOutcome> answer = new CompletableFuture<>();
    private volatile HedgeBoard board;
    private Optional<HedgePolicy> changed = Optional.empty();
    private boolean failing;

    public RecordedHedges(HedgeBoard first) {
        this.board = first;
    }

    public void show(HedgeBoard next) {
        board = next;
    }

    /** From now on the kill switch throws. */
    public void fail() {
        failing = true;
    }

    public List<String> asked() {
        return List.copyOf(asked);
    }

    public Optional<HedgePolicy> changed() {
        return changed;
    }

    /** Answers the last question. */
    public void answer(String sentence) {
        answer.complete(new TradeOutcome.Done(sentence));
    }

    private CompletableFuture<TradeOutcome> note(String what) {
        asked.add(what);
        answer = new CompletableFuture<>();
        return answer;
    }

    @Override
    public HedgeBoard board() {
        return board;
    }

    @Override
    public CompletableFuture<TradeOutcome> approve(String proposal, String hash, long revision) {
        return note("approve " + proposal + " " + hash + " " + revision);
    }

    @Override
    public CompletableFuture<TradeOutcome> reject(String proposal, long revision, String reason) {
        return note("reject " + proposal + " " + revision + " " + reason);
    }

    @Override
    public CompletableFuture<TradeOutcome> edit(String proposal, long revision, List<HedgeLeg> legs) {
        return note("edit " + proposal + " " + revision + " "
                + legs.stream().map(HedgeLeg::words).toList());
    }

    @Override
    public CompletableFuture<TradeOutcome> showAgain(String proposal, long revision) {
        return note("again " + proposal + " " + revision);
    }

    @Override
    public CompletableFuture<TradeOutcome> stop(String proposal) {
        return note("stop " + proposal);
    }

    @Override
    public CompletableFuture<TradeOutcome> halt(HaltMode mode) {
        if (failing) {
            throw new IllegalStateException("broken");
        }
        return note("halt " + mode);
    }

    @Override
    public CompletableFuture<TradeOutcome> reset(String reason) {
        return note("reset " + reason);
    }

    @Override
    public CompletableFuture<TradeOutcome> change(HedgePolicy policy) {
        changed = Optional.of(policy);
        return note("change " + policy.coin());
    }

    @Override
    public CompletableFuture<TradeOutcome> arm(Currency coin, Duration during) {
        return note("arm " + coin + " " + during);
    }

    @Override
    public CompletableFuture<TradeOutcome> disarm(Currency coin) {
        return note("disarm " + coin);
    }

    @Override
    public CompletableFuture<TradeOutcome> acknowledge() {
        return note("acknowledge");
    }

    @Override
    public CompletableFuture<TradeOutcome> adviseNow(Currency coin) {
        return note("advise " + coin);
    }
}
