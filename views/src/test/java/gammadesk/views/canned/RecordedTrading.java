package gammadesk.views.canned;

import gammadesk.analytics.market.Order;
import gammadesk.analytics.port.MarginAnswer;
import gammadesk.analytics.port.Past;
import gammadesk.analytics.port.PastAnswer;
import gammadesk.analytics.trading.CancelScope;
import gammadesk.analytics.trading.OrderTicket;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.analytics.trading.TradingActions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Writes down what it was asked for; each answer is the test's to give. */
public final class RecordedTrading implements TradingActions {
    private final List<String> asked = new ArrayList<>();
    private CompletableFuture<TradeOutcome> answer = new CompletableFuture<>();
    private final List<String> margins = new ArrayList<>();
    private CompletableFuture<MarginAnswer> margin = new CompletableFuture<>();
    private CompletableFuture<PastAnswer> older = new CompletableFuture<>();
    private long approvals;

    /** What was asked for, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** Answers the last question. */
    public void answer(TradeOutcome outcome) {
        answer.complete(outcome);
    }

    /** The orders whose margin was asked for, in order. */
    public List<String> margins() {
        return List.copyOf(margins);
    }

    /** The future of the last question about a margin. */
    public CompletableFuture<MarginAnswer> margin() {
        return margin;
    }

    @Override
    public CompletableFuture<MarginAnswer> margins(String instrument, BigDecimal amount, BigDecimal price) {
        margins.add(amount.toPlainString() + " " + instrument + " at " + price.toPlainString());
        margin = new CompletableFuture<>();
        return margin;
    }

    /** The future of the last wish for older rows. */
    public CompletableFuture<PastAnswer> older() {
        return older;
    }

    @Override
    public CompletableFuture<PastAnswer> loadOlder(Past past) {
        asked.add("older " + past);
        older = new CompletableFuture<>();
        return older;
    }

    private CompletableFuture<TradeOutcome> note(String what) {
        asked.add(what);
        answer = new CompletableFuture<>();
        return answer;
    }

    @Override
    public Approval newApproval() {
        return new Approval(++approvals);
    }

    @Override
    public CompletableFuture<TradeOutcome> place(Approval approval, OrderTicket ticket) {
        return note("place " + ticket.terms());
    }

    @Override
    public CompletableFuture<TradeOutcome> edit(Approval approval, Order order, BigDecimal amount, BigDecimal price) {
        return note("edit " + order.id() + " to " + amount.toPlainString() + " at " + price.toPlainString());
    }

    @Override
    public CompletableFuture<TradeOutcome> close(Approval approval, String instrument, Optional<BigDecimal> price) {
        return note("close " + instrument);
    }

    @Override
    public CompletableFuture<TradeOutcome> cancel(Order order) {
        return note("cancel " + order.id());
    }

    @Override
    public CompletableFuture<TradeOutcome> cancelAll(CancelScope scope) {
        return note("cancel " + scope.words());
    }

    @Override
    public CompletableFuture<TradeOutcome> arm(String typedAddress) {
        return note("arm " + typedAddress);
    }

    @Override
    public void disarm() {
        asked.add("disarm");
    }

    @Override
    public void followBook(Optional<String> instrument) {
        asked.add("follow " + instrument.orElse("nothing"));
    }
}
