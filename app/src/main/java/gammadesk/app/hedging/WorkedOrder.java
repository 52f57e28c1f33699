package gammadesk.app.hedging;

import gammadesk.analytics.decision.OrderLine;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.port.OrderGateway.Outcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One order of a hedge as far as it is known, told by answers, streams and look-ups in whatever order and however
 * often. What is filled never falls; what is over does not come back, unless it was only inferred to be over. For one
 * thread.
 */
final class WorkedOrder {
    private final OrderNote note;
    private final Map<String, Fill> fills = new LinkedHashMap<>();
    private State state;
    private Optional<String> id = Optional.empty();
    private BigDecimal told = BigDecimal.ZERO;
    private Optional<BigDecimal> average = Optional.empty();
    private String remark = "";
    private long changedMillis;

    /** Where it stands. */
    enum State {
        /** On its way, no answer yet. */
        SENT,
        /** At the venue. */
        WORKING,
        /** The answer was lost; the gateway looks it up. */
        UNKNOWN,
        /** The gateway does not know it; its executions tell. */
        LOOKING,
        /** Over, by the venue's word. */
        GONE,
        /** Over, as far as its executions tell. */
        INFERRED,
        /** Never booked. */
        REFUSED
    }

    WorkedOrder(OrderNote note, State state, long nowMillis) {
        this.note = note;
        this.state = state;
        this.changedMillis = nowMillis;
    }

    OrderNote note() {
        return note;
    }

    State state() {
        return state;
    }

    Optional<String> id() {
        return id;
    }

    String remark() {
        return remark;
    }

    boolean isOver() {
        return state == State.GONE || state == State.INFERRED || state == State.REFUSED;
    }

    /** The venue's word on how it stands. */
    void take(Order fresh, long nowMillis) {
        id = Optional.of(fresh.id());
        if (fresh.filled().compareTo(told) >= 0) {
            told = fresh.filled();
            average = fresh.averagePrice().or(() -> average);
        }
        if (state != State.GONE) {
            remark = fresh.isLive() ? "" : fresh.cancelReason();
            move(fresh.isLive() ? State.WORKING : State.GONE, nowMillis);
        }
    }

    /** An execution; one that is known changes nothing. */
    void take(Fill fill, long nowMillis) {
        boolean isNew = fills.putIfAbsent(fill.tradeId(), fill) == null;
        if (isNew && executed().compareTo(note.amount()) >= 0) {
            move(State.GONE, nowMillis);
        }
    }

    /** Nothing was booked. */
    void refused(Outcome.Refused refused, long nowMillis) {
        if (state == State.SENT) {
            remark = refused.reason();
            move(State.REFUSED, nowMillis);
        }
    }

    /** No answer came. */
    void unknown(String reason, long nowMillis) {
        if (state == State.SENT) {
            remark = reason;
            move(State.UNKNOWN, nowMillis);
        }
    }

    /** The gateway knows nothing of it. */
    void strange(String reason, long nowMillis) {
        if (!isOver()) {
            remark = reason;
            move(State.LOOKING, nowMillis);
        }
    }

    /** It does not live, and all its executions are known. */
    void inferred(long nowMillis) {
        if (state == State.LOOKING) {
            move(State.INFERRED, nowMillis);
        }
    }

    private void move(State next, long nowMillis) {
        state = next;
        changedMillis = nowMillis;
    }

    /** What is filled: an order's state and its executions come apart, and neither is ever taken back. */
    BigDecimal filled() {
        return told.max(executed());
    }

    private BigDecimal executed() {
        return fills.values().stream().map(Fill::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether every part of what is filled is known with price and fee. */
    boolean isExplained() {
        return executed().compareTo(told) >= 0;
    }

    List<Fill> fills() {
        return List.copyOf(fills.values());
    }

    /** Price times amount of what is filled; what has no price of its own has the limit. */
    BigDecimal value() {
        if (!isExplained() && average.isPresent()) {
            return told.multiply(average.get());
        }
        BigDecimal known = fills.values().stream()
                .map(fill -> fill.price().multiply(fill.amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return known.add(filled().subtract(executed()).multiply(note.price()));
    }

    /** For the report. */
    OrderLine line() {
        BigDecimal filled = filled();
        Optional<BigDecimal> price =
                filled.signum() > 0 ? Optional.of(value().divide(filled, MathContext.DECIMAL64)) : Optional.empty();
        return new OrderLine(
                note.label(),
                note.leg(),
                note.instrument(),
                note.side(),
                note.amount(),
                note.price(),
                note.passive(),
                filled,
                price,
                lineState(),
                remark,
                changedMillis);
    }

    private OrderLine.State lineState() {
        return switch (state) {
            case SENT -> OrderLine.State.SENT;
            case WORKING -> OrderLine.State.WORKING;
            case UNKNOWN, LOOKING -> OrderLine.State.UNKNOWN;
            case REFUSED -> OrderLine.State.REFUSED;
            case GONE, INFERRED ->
                filled().compareTo(note.amount()) >= 0 ? OrderLine.State.FILLED : OrderLine.State.CANCELLED;
        };
    }
}
