package gammadesk.app.trading;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.QuotedInstrument;
import gammadesk.analytics.market.AdvancedPrice;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.Quoting;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.port.AccountEvent;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.OrderGateway;
import gammadesk.analytics.port.OrderGateway.CancelOutcome;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.trading.CancelScope;
import gammadesk.analytics.trading.OrderTicket;
import gammadesk.analytics.trading.TicketCheck;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.analytics.trading.TradingActions.Approval;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one path by which an order reaches a gateway. Whatever can book something comes with an approval, is looked at
 * once more against the latest market and the connection, and is sent at most once for that approval.
 */
final class OrderDesk {
    private static final Logger LOG = LoggerFactory.getLogger(OrderDesk.class);

    /** What the venue has not taken by then it must refuse: an order must not come alive after the trader gave up. */
    private static final long VALID_MILLIS = 10_000;

    private final OrderGateway gateway;
    private final Supplier<DeskSnapshot> desk;
    private final Clock clock;
    private final TradingGate gate;
    private final VenuePace pace;
    private final Unanswered unanswered = new Unanswered();
    private final Map<Approval, CompletableFuture<TradeOutcome>> answers = new ConcurrentHashMap<>();
    /** By label, of what was decided elsewhere and has no answer yet. */
    private final Map<String, Purpose> purposes = new ConcurrentHashMap<>();

    OrderDesk(OrderGateway gateway, Supplier<DeskSnapshot> desk, Clock clock, TradingGate gate, VenuePace pace) {
        this.gateway = gateway;
        this.desk = desk;
        this.clock = clock;
        this.gate = gate;
        this.pace = pace;
    }

    /** The gate, asked by the gateway right before something goes out: it may have closed since it was passed here. */
    Optional<String> objection(String label) {
        return gate.obstacle(purposes.getOrDefault(label, Purpose.PERSON));
    }

    /** What the gateway tells of orders whose answers were lost. */
    void onEvent(AccountEvent event) {
        unanswered.onEvent(event, gateway);
    }

    CompletableFuture<TradeOutcome> place(Approval approval, OrderTicket ticket) {
        return once(approval, () -> {
            String label = gateway.newLabel();
            return refusal(ticket)
                    .or(() -> begin(label, ticket))
                    .map(OrderDesk::notSent)
                    .orElseGet(() -> send(label, ticket)
                            .thenApply(outcome -> told(outcome, ticket.instrument(), ticket.side())));
        });
    }

    /** An order that was decided and written down under its label elsewhere. */
    CompletableFuture<Outcome> submit(Purpose purpose, String label, OrderTicket ticket) {
        return obstacle(purpose, ticket)
                .or(() -> begin(label, ticket))
                .map(OrderDesk::refused)
                .orElseGet(() -> sure(label, () -> send(purpose, label, ticket)).thenApply(outcome -> {
                    purposes.remove(label);
                    lost(outcome, ticket.instrument(), ticket.side());
                    return outcome;
                }));
    }

    /** The same as {@link #guarded}, for an order that its label can find again. */
    private static CompletableFuture<Outcome> sure(String label, Supplier<CompletableFuture<Outcome>> act) {
        try {
            return act.get().exceptionally(failure -> failed(label, failure));
        } catch (RuntimeException failure) {
            return CompletableFuture.completedFuture(failed(label, failure));
        }
    }

    private static Outcome failed(String label, Throwable failure) {
        LOG.error("Something failed on the way to the venue", failure);
        return new Outcome.Unknown(label, "this program failed on the way to the venue");
    }

    CompletableFuture<Outcome> cancel(String orderId) {
        return gateway.cancel(orderId);
    }

    CompletableFuture<CancelOutcome> cancelEverything() {
        return gateway.cancelAll(new OrderGateway.Scope.Everything());
    }

    CompletableFuture<TradeOutcome> edit(Approval approval, Order order, BigDecimal amount, BigDecimal price) {
        Quoting quoting = order.advanced().map(AdvancedPrice::quoting).orElse(Quoting.PRICE);
        OrderTicket ticket = OrderTicket.limit(order.instrument(), order.side(), amount, price)
                .quoted(quoting);
        return once(
                approval,
                () -> refusal(ticket)
                        .map(OrderDesk::notSent)
                        .orElseGet(() -> gateway.edit(
                                        new OrderGateway.Edit(order, amount, price, order.postOnly(), validUntil()))
                                .thenApply(outcome -> told(outcome, order.instrument(), order.side()))));
    }

    CompletableFuture<TradeOutcome> close(Approval approval, String instrument, Optional<BigDecimal> price) {
        return once(
                approval,
                () -> closingObstacle(instrument)
                        .map(OrderDesk::notSent)
                        .orElseGet(() -> gateway.closePosition(instrument, price, validUntil())
                                .thenApply(outcome -> told(outcome, instrument, closingSide(instrument)))));
    }

    CompletableFuture<TradeOutcome> cancel(Order order) {
        return guarded(() -> gateway.cancel(order.id())
                .thenApply(outcome -> OutcomeWords.ofCancel(outcome, order, settlement(outcome))));
    }

    CompletableFuture<TradeOutcome> cancelAll(CancelScope scope) {
        return guarded(() ->
                gateway.cancelAll(gatewayScope(scope)).thenApply(outcome -> OutcomeWords.ofCancels(outcome, scope)));
    }

    /** The same approval again gets the first answer: a second click sends nothing. */
    private CompletableFuture<TradeOutcome> once(Approval approval, Supplier<CompletableFuture<TradeOutcome>> act) {
        CompletableFuture<TradeOutcome> mine = new CompletableFuture<>();
        CompletableFuture<TradeOutcome> first = answers.putIfAbsent(approval, mine);
        if (first != null) {
            return first.copy();
        }
        var _ = guarded(act).thenAccept(mine::complete);
        return mine.copy();
    }

    /** A failure of this program in the middle of sending leaves it open whether the order is out. */
    private static CompletableFuture<TradeOutcome> guarded(Supplier<CompletableFuture<TradeOutcome>> act) {
        try {
            return act.get().exceptionally(OrderDesk::failed);
        } catch (RuntimeException failure) {
            return CompletableFuture.completedFuture(failed(failure));
        }
    }

    private static TradeOutcome failed(Throwable failure) {
        LOG.error("Something failed on the way to the venue", failure);
        return OutcomeWords.failed();
    }

    private Optional<String> refusal(OrderTicket ticket) {
        return obstacle(Purpose.PERSON, ticket);
    }

    private Optional<String> obstacle(Purpose purpose, OrderTicket ticket) {
        return gate.obstacle(purpose)
                .or(() -> preflight().obstacle(ticket.instrument()))
                .or(() -> unanswered.obstacle(ticket.instrument(), ticket.side()))
                .or(() -> misfit(ticket));
    }

    private static CompletableFuture<Outcome> refused(String clause) {
        return CompletableFuture.completedFuture(new Outcome.Refused(0, clause, true));
    }

    private Optional<String> misfit(OrderTicket ticket) {
        Optional<QuotedInstrument> market =
                QuotedInstrument.find(desk.get().markets(), ticket.instrument(), clock.nanos());
        return market.isEmpty()
                ? Optional.of(ticket.instrument() + " is not listed here")
                : TicketCheck.problems(ticket, market.get().instrument()).stream()
                        .findFirst()
                        .map(problem -> lowerFirst(problem.sentence()));
    }

    private static String lowerFirst(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1).replaceFirst("\\.$", "");
    }

    private Optional<String> closingObstacle(String instrument) {
        return gate.obstacle(Purpose.PERSON)
                .or(() -> preflight().obstacle(instrument))
                .or(() -> unanswered.obstacle(instrument, Side.BUY))
                .or(() -> unanswered.obstacle(instrument, Side.SELL));
    }

    private Preflight preflight() {
        return new Preflight(gateway.venue(), gateway.health(), desk.get(), clock.nanos());
    }

    private Optional<String> begin(String label, OrderTicket ticket) {
        return unanswered.begin(label, ticket)
                ? Optional.empty()
                : Optional.of("the very same order is on its way to the venue");
    }

    private CompletableFuture<Outcome> send(Purpose purpose, String label, OrderTicket ticket) {
        purposes.put(label, purpose);
        return send(label, ticket);
    }

    private CompletableFuture<Outcome> send(String label, OrderTicket ticket) {
        return gateway.submit(request(label, ticket)).thenApply(outcome -> {
            unanswered.end(label);
            return outcome;
        });
    }

    private TradeOutcome told(Outcome outcome, String instrument, Side side) {
        lost(outcome, instrument, side);
        return OutcomeWords.of(outcome, settlement(outcome));
    }

    private void lost(Outcome outcome, String instrument, Side side) {
        if (outcome instanceof Outcome.Unknown unknown) {
            unanswered.lost(unknown.label(), instrument, side, gateway);
        }
    }

    private CompletableFuture<TradeOutcome> settlement(Outcome outcome) {
        return outcome instanceof Outcome.Unknown unknown
                ? gateway.settlement(unknown.label())
                        .thenApply(found -> OutcomeWords.of(found, new CompletableFuture<>()))
                : new CompletableFuture<>();
    }

    /** The position's size is the venue's business; what may be booked is on the other side of what is held. */
    private Side closingSide(String instrument) {
        return gateway.view().positions().stream()
                .filter(position -> position.instrument().equals(instrument))
                .findFirst()
                .filter(position -> position.size().signum() < 0)
                .map(_ -> Side.BUY)
                .orElse(Side.SELL);
    }

    private long validUntil() {
        return gateway.venueMillis() + pace.ahead(VALID_MILLIS);
    }

    private OrderGateway.Request request(String label, OrderTicket ticket) {
        boolean triggered = OrderTicket.hasTrigger(ticket.type());
        return new OrderGateway.Request(
                label,
                ticket.instrument(),
                ticket.side(),
                ticket.amount(),
                ticket.type(),
                ticket.limitPrice(),
                triggered ? ticket.triggerPrice() : Optional.empty(),
                triggered ? Optional.of(trigger(ticket.trigger())) : Optional.empty(),
                ticket.timeInForce(),
                ticket.quoting(),
                ticket.postOnly(),
                ticket.reduceOnly(),
                validUntil(),
                Set.of());
    }

    private static OrderGateway.Trigger trigger(OrderTicket.TriggerSource source) {
        return switch (source) {
            case MARK -> OrderGateway.Trigger.MARK_PRICE;
            case INDEX -> OrderGateway.Trigger.INDEX_PRICE;
            case LAST -> OrderGateway.Trigger.LAST_PRICE;
        };
    }

    private static OrderGateway.Scope gatewayScope(CancelScope scope) {
        return switch (scope) {
            case CancelScope.Everything _ -> new OrderGateway.Scope.Everything();
            case CancelScope.OfCurrency(var currency) -> new OrderGateway.Scope.OfCurrency(currency);
            case CancelScope.OfInstrument(var instrument) -> new OrderGateway.Scope.OfInstrument(instrument);
        };
    }

    private static CompletableFuture<TradeOutcome> notSent(String clause) {
        return CompletableFuture.completedFuture(OutcomeWords.notSent(clause));
    }
}
