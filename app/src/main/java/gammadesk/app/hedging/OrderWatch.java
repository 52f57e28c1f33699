package gammadesk.app.hedging;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.port.AccountView;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.OrderGateway.Answer;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.trading.OrderTicket;
import gammadesk.app.hedging.WorkedOrder.State;
import gammadesk.app.trading.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Follows one order from its sending to its end. What the gateway says it does not know proves nothing, for it may be
 * another gateway than the one that sent it: then the open orders and the executions of the account tell. For one
 * thread.
 */
final class OrderWatch {
    private static final long AGAIN_MILLIS = 1_000;
    /** After so long without an answer a question is put again: the one who was asked may be gone. */
    private static final long PATIENCE_MILLIS = 10_000;
    /** The account's view may be a moment behind what it tells. */
    private static final long MISSING_MILLIS = 3_000;
    /** The clocks of the venue and of this machine need not agree, and one of a replay runs faster. */
    private static final long MARGIN_MILLIS = 12 * 3_600_000L;

    private final Surroundings around;
    private final WorkedOrder order;
    private boolean isAsking;
    private Optional<State> askedAs = Optional.empty();
    private long askedMillis;
    private long seenMillis;
    private long nowMillis;
    private boolean isCancelNoted;
    private Optional<Outcome.Refused> refusal = Optional.empty();

    OrderWatch(Surroundings around, OrderNote note, State state, long nowMillis) {
        this.around = around;
        this.order = new WorkedOrder(note, state, nowMillis);
        this.nowMillis = nowMillis;
        this.seenMillis = nowMillis;
    }

    WorkedOrder order() {
        return order;
    }

    /** A refusal that nobody acted on yet. */
    Optional<Outcome.Refused> takeRefusal() {
        Optional<Outcome.Refused> taken = refusal;
        refusal = Optional.empty();
        return taken;
    }

    void send(Purpose purpose, OrderTicket ticket) {
        around.then(around.path().submit(purpose, order.note().label(), ticket), this::answered);
    }

    private void answered(Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted(Order booked) -> order.take(booked, nowMillis);
            case Outcome.Refused refused -> refused(refused);
            case Outcome.Unknown unknown -> order.unknown(unknown.reason(), nowMillis);
        }
    }

    private void refused(Outcome.Refused refused) {
        if (order.state() == State.SENT) {
            refusal = Optional.of(refused);
            order.refused(refused, nowMillis);
        }
    }

    /** The account tells of the order. */
    void take(Order fresh) {
        seenMillis = nowMillis;
        order.take(fresh, nowMillis);
    }

    /** The account tells of an execution. */
    void take(Fill fill) {
        order.take(fill, nowMillis);
    }

    /** Why it is not known how the order stands; empty when it is. */
    Optional<String> blindness() {
        if (order.isOver()) {
            return Optional.empty();
        }
        if (!isAccountInUse()) {
            return Optional.of("the account “" + order.note().account() + "” is not in use");
        }
        return order.state() == State.UNKNOWN || order.state() == State.LOOKING
                ? Optional.of("it is not known how order " + order.note().label() + " stands (" + order.remark()
                        + "); it is being looked up")
                : Optional.empty();
    }

    private boolean isAccountInUse() {
        return around.path().account().filter(order.note().account()::equals).isPresent();
    }

    /** Asks what is to be asked now, and takes the order back where that is wanted. */
    void tick(long now, boolean unwanted) {
        nowMillis = now;
        if (order.isOver() || !isAccountInUse()) {
            seenMillis = now;
            return;
        }
        switch (order.state()) {
            case WORKING -> {
                if (unwanted) {
                    cancel();
                }
                missing();
            }
            case UNKNOWN -> settle();
            case LOOKING -> look();
            case SENT, GONE, INFERRED, REFUSED -> {
                // The answer will come, or has come.
            }
        }
    }

    /** Each state has its own question. */
    private boolean isDue() {
        if (askedAs.filter(order.state()::equals).isEmpty()) {
            return true;
        }
        long since = nowMillis - askedMillis;
        return isAsking ? since >= PATIENCE_MILLIS : since >= AGAIN_MILLIS;
    }

    private void ask() {
        isAsking = true;
        askedAs = Optional.of(order.state());
        askedMillis = nowMillis;
    }

    private void cancel() {
        if (!isDue()) {
            return;
        }
        ask();
        if (!isCancelNoted) {
            isCancelNoted = true;
            around.note(Ledger.Kind.CHANGE, order.note().label(), order.note().cancelJson());
        }
        around.then(around.path().cancel(order.id().orElseThrow()), outcome -> {
            isAsking = false;
            if (outcome instanceof Outcome.Accepted(Order cancelled)) {
                take(cancelled);
            }
        });
    }

    private boolean isReady() {
        return around.path().health().state() == GatewayState.READY;
    }

    /** A gateway that is new knows nothing of what an earlier one sent. */
    private void missing() {
        if (!isReady() || nowMillis - seenMillis < AGAIN_MILLIS) {
            seenMillis = isReady() ? seenMillis : nowMillis;
            return;
        }
        if (read(around.path().view())) {
            seenMillis = nowMillis;
        } else if (nowMillis - seenMillis >= MISSING_MILLIS) {
            order.strange("the account shows no such order", nowMillis);
        }
    }

    /** Takes in what an account shows of it; false when it shows no such order. */
    boolean read(AccountView view) {
        String label = order.note().label();
        view.fills().stream().filter(fill -> fill.label().equals(label)).forEach(this::take);
        List<Order> shown = Stream.concat(view.openOrders().stream(), view.closedOrders().stream())
                .filter(one -> one.label().equals(label))
                .toList();
        shown.forEach(this::take);
        return !shown.isEmpty();
    }

    private void settle() {
        if (!isDue()) {
            return;
        }
        ask();
        around.then(around.path().settlement(order.note().label()), outcome -> {
            isAsking = false;
            if (order.state() == State.UNKNOWN) {
                settled(outcome);
            }
        });
    }

    /** A refusal that may be tried again is one to answer, not to book. */
    private void settled(Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted(Order booked) -> take(booked);
            case Outcome.Refused refused when !refused.retryable() -> order.strange(refused.reason(), nowMillis);
            case Outcome.Refused _, Outcome.Unknown _ -> {
                // Asked again in a while.
            }
        }
    }

    private void look() {
        if (!isDue() || !isReady()) {
            return;
        }
        AccountView view = around.path().view();
        if (view.unknownLabels().contains(order.note().label()) || read(view)) {
            return;
        }
        ask();
        long back = Math.max(0, nowMillis - order.note().atMillis()) + MARGIN_MILLIS;
        around.then(around.path().fills(currency(), back), answer -> {
            isAsking = false;
            if (answer instanceof Answer.Known<List<Fill>>(List<Fill> fills)) {
                executed(fills);
            }
        });
    }

    private void executed(List<Fill> fills) {
        fills.stream().filter(fill -> fill.label().equals(order.note().label())).forEach(this::take);
        order.inferred(nowMillis);
    }

    /** Under which the venue files the instrument's executions. */
    private Currency currency() {
        String name = order.note().instrument();
        return InstrumentName.parse(name)
                .map(InstrumentName::family)
                .map(family -> family.quote().orElse(family.base()))
                .orElseThrow(() -> new IllegalStateException("not an instrument's name: " + name));
    }
}
