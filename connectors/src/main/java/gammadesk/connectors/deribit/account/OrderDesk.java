package gammadesk.connectors.deribit.account;

import gammadesk.analytics.market.Order;
import gammadesk.analytics.port.AccountEvent;
import gammadesk.analytics.port.Intent;
import gammadesk.analytics.port.OrderGateway;
import gammadesk.analytics.port.OrderGateway.Edit;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.port.OrderGateway.Outcome.Accepted;
import gammadesk.analytics.port.OrderGateway.Outcome.Refused;
import gammadesk.analytics.port.OrderGateway.Outcome.Unknown;
import gammadesk.analytics.port.OrderGateway.Request;
import gammadesk.analytics.port.OrderGateway.Scope;
import gammadesk.connectors.deribit.DeribitError;
import gammadesk.connectors.deribit.account.AccountMessage.Body;
import gammadesk.connectors.deribit.account.Call.Priority;
import gammadesk.connectors.deribit.account.Ticket.Phase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Every order and edit from the wish to the proof of what became of it. What was on the wire and got no answer is
 * unknown; until it is settled nothing in the same instrument, and nothing that named it, goes out. For one thread.
 */
final class OrderDesk {
    private static final int MOST_REMEMBERED = 20_000;

    private final Context context;
    private final Supplier<Optional<String>> tradingObjection;
    private final OrderGateway.Guard guard;
    private final Map<String, Ticket> open = new LinkedHashMap<>();
    private final Map<String, Outcome> settled = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Outcome> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private boolean ready;
    private boolean signedIn;

    /**
     * A desk that begins with what an earlier run left unsettled.
     *
     * @param tradingObjection says why no order may go out, asked before anything is sent
     * @param guard says why one of them may not, asked while it waits and before it is sent
     */
    OrderDesk(Context context, Supplier<Optional<String>> tradingObjection, OrderGateway.Guard guard) {
        this.context = context;
        this.tradingObjection = tradingObjection;
        this.guard = guard;
        for (Intent intent : context.log().unresolved()) {
            Ticket ticket = Ticket.leftOver(intent, context.clock().nanos());
            open.put(intent.label(), ticket);
            lookUp(ticket);
        }
    }

    /** Tells of what an earlier run left behind. */
    void tellLeftOvers() {
        open.values().stream()
                .filter(ticket -> ticket.phase == Phase.UNKNOWN)
                .forEach(ticket -> tell(new AccountEvent.OrderUnknown(ticket.intent, "this program ended meanwhile")));
    }

    CompletableFuture<Outcome> submit(Request request) {
        Intent intent = new Intent(
                request.label(),
                Intent.Kind.SUBMIT,
                "",
                request.instrument(),
                request.side(),
                request.amount(),
                request.limitPrice(),
                context.venueClock().millis(),
                request.validUntilMillis(),
                request.quoting());
        Optional<String> flaw = Requests.flaw(request).or(() -> objection(intent));
        return flaw.map(OrderDesk::refused)
                .orElseGet(() -> take(intent, Requests.method(request), Requests.params(request), request.after()));
    }

    CompletableFuture<Outcome> edit(Edit edit) {
        Intent intent = new Intent(
                context.labels().next(),
                Intent.Kind.EDIT,
                edit.order().id(),
                edit.order().instrument(),
                edit.order().side(),
                edit.amount(),
                Optional.of(edit.price()),
                context.venueClock().millis(),
                edit.validUntilMillis(),
                Requests.quoting(edit.order()));
        return objection(intent)
                .map(OrderDesk::refused)
                .orElseGet(() -> take(intent, "private/edit", Requests.params(edit), Set.of()));
    }

    private Optional<String> objection(Intent intent) {
        if (open.containsKey(intent.label()) || settled.containsKey(intent.label())) {
            return Optional.of("the label was used before");
        }
        if (open.size() >= context.settings().mostWaiting()) {
            return Optional.of("too many orders wait for an answer");
        }
        return tradingObjection
                .get()
                .or(() -> isOver(intent) ? Optional.of("its validity has ended already") : Optional.empty());
    }

    private CompletableFuture<Outcome> take(Intent intent, String method, Params params, Set<String> after) {
        Ticket ticket =
                new Ticket(intent, method, params, after, context.clock().nanos());
        open.put(ticket.label(), ticket);
        tick();
        return ticket.answer;
    }

    private static CompletableFuture<Outcome> refused(String reason) {
        return CompletableFuture.completedFuture(new Refused(0, reason, false));
    }

    /** Whether the connection is signed in, and whether the account was compared since. */
    void connection(boolean isSignedIn, boolean isReady) {
        signedIn = isSignedIn;
        ready = isReady;
        if (isReady) {
            tick();
        }
    }

    /** Sends what may go now, refuses what came too late, looks up what is unknown. */
    void tick() {
        for (Ticket ticket : List.copyOf(open.values())) {
            switch (ticket.phase) {
                case WAITING -> sendOrRefuse(ticket);
                case UNKNOWN -> lookFurther(ticket);
                case QUEUED, SENT, SETTLED -> {
                    // Others will say when there is something to do.
                }
            }
        }
    }

    private void lookFurther(Ticket ticket) {
        if (signedIn) {
            ticket.lookup.ifPresent(Lookup::tick);
        }
    }

    private void sendOrRefuse(Ticket ticket) {
        Optional<String> objection = guard.objection(ticket.label());
        if (isOver(ticket.intent)) {
            settle(ticket, new Refused(0, "it could not be sent while it was valid", true));
        } else if (objection.isPresent()) {
            settle(ticket, new Refused(0, objection.get(), false));
        } else if (ready && context.isDue(ticket.notBeforeNanos) && !isBlocked(ticket)) {
            ticket.phase = Phase.QUEUED;
            context.outbox()
                    .add(new Call(
                            ticket.method,
                            ticket.params,
                            Priority.ORDER,
                            () -> isStillWanted(ticket),
                            answer -> answered(ticket, answer)));
        }
    }

    private boolean isBlocked(Ticket ticket) {
        return ticket.after.stream().anyMatch(open::containsKey)
                || open.values().stream()
                        .anyMatch(other -> other.phase == Phase.UNKNOWN
                                && other.intent.instrument().equals(ticket.intent.instrument()));
    }

    private boolean isOver(Intent intent) {
        return context.venueClock().millis() >= intent.validUntilMillis();
    }

    /** The last moment before it is on the wire: from here on it stands in the log. */
    private boolean isStillWanted(Ticket ticket) {
        if (ticket.phase != Phase.QUEUED) {
            return false;
        }
        if (isBlocked(ticket)) {
            ticket.phase = Phase.WAITING;
            return false;
        }
        Optional<String> objection = lastObjection(ticket);
        objection.ifPresent(reason -> settle(ticket, new Refused(0, reason, false)));
        if (objection.isEmpty()) {
            ticket.phase = Phase.SENT;
        }
        return objection.isEmpty();
    }

    private Optional<String> lastObjection(Ticket ticket) {
        if (isOver(ticket.intent)) {
            return Optional.of("it could not be sent while it was valid");
        }
        Optional<String> objection = tradingObjection.get().or(() -> guard.objection(ticket.label()));
        if (objection.isPresent()) {
            return objection;
        }
        ticket.planned = ticket.planned || context.log().plan(ticket.intent);
        return ticket.planned ? Optional.empty() : Optional.of("it could not be written down, so it was not sent");
    }

    private void answered(Ticket ticket, Answer answer) {
        switch (answer) {
            case Answer.Result(Body.Placed(Order order, var fills), long _) -> {
                fills.forEach(fill -> context.book().merge(fill, AccountBook.Origin.LIVE));
                booked(ticket, order);
            }
            case Answer.Result _ -> unknown(ticket, "the answer could not be understood");
            case Answer.Refused(DeribitError error, long _) -> refusedByVenue(ticket, error);
            case Answer.Lost(String reason, boolean wasSent) when wasSent -> unknown(ticket, reason);
            case Answer.Lost _ -> waitAgain(ticket, 0);
        }
    }

    private void refusedByVenue(Ticket ticket, DeribitError error) {
        boolean mayBeSentAgain = ticket.phase == Phase.SENT
                && ticket.refusals < context.settings().mostAttempts() - 1;
        switch (error.remedy()) {
            case SETTLE -> unknown(ticket, error.toString());
            case SEND_AGAIN, BACK_OFF, SIGN_IN -> {
                if (mayBeSentAgain) {
                    waitAgain(ticket, context.settings().sendAgainMillis() << ticket.refusals++);
                } else {
                    settle(ticket, new Refused(error.code(), error.toString(), true));
                }
            }
            case TELL, LOOK_UP -> settle(ticket, new Refused(error.code(), error.toString(), error.retryable()));
        }
    }

    private void waitAgain(Ticket ticket, long millis) {
        if (ticket.phase == Phase.SENT || ticket.phase == Phase.QUEUED) {
            ticket.phase = Phase.WAITING;
            ticket.notBeforeNanos = context.inNanos(millis);
        }
    }

    private void unknown(Ticket ticket, String reason) {
        if (ticket.phase != Phase.SENT) {
            return;
        }
        lookUp(ticket);
        ticket.answer.complete(new Unknown(ticket.label(), reason));
        tell(new AccountEvent.OrderUnknown(ticket.intent, reason));
        if (ticket.intent.kind() == Intent.Kind.SUBMIT) {
            context.book().byLabel(ticket.label()).ifPresent(order -> booked(ticket, order));
        }
    }

    private void lookUp(Ticket ticket) {
        ticket.phase = Phase.UNKNOWN;
        ticket.lookup = Optional.of(new Lookup(context, ticket.intent, new Lookup.Verdict() {
            @Override
            public void booked(Order order) {
                OrderDesk.this.booked(ticket, order);
            }

            @Override
            public void notBooked(String reason) {
                settle(ticket, new Refused(0, reason, false));
            }
        }));
    }

    /** An order came by on a stream or in a comparison: if its answer did not come, this is the answer. */
    void seen(Order order) {
        Ticket ticket = open.get(order.label());
        if (ticket != null && ticket.phase == Phase.UNKNOWN && ticket.intent.kind() == Intent.Kind.SUBMIT) {
            booked(ticket, order);
        }
    }

    private void booked(Ticket ticket, Order order) {
        context.book().merge(order, AccountBook.Origin.LIVE, _ -> true);
        Order newest = context.book().order(order.id()).orElse(order);
        settle(
                ticket,
                newest.state() == Order.State.REJECTED
                        ? new Refused(0, "the venue rejected the order", false)
                        : new Accepted(newest));
    }

    private void settle(Ticket ticket, Outcome outcome) {
        if (ticket.phase == Phase.SETTLED) {
            return;
        }
        boolean wasUnknown = ticket.phase == Phase.UNKNOWN;
        ticket.phase = Phase.SETTLED;
        ticket.lookup = Optional.empty();
        open.remove(ticket.label());
        settled.put(ticket.label(), outcome);
        if (ticket.planned) {
            context.log().settle(ticket.label(), words(outcome));
        }
        ticket.answer.complete(outcome);
        ticket.settlement.complete(outcome);
        if (wasUnknown) {
            tell(new AccountEvent.OrderSettled(ticket.intent, outcome));
        }
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Accepted(Order order) -> "Accepted: order " + order.id() + " is " + order.state();
            case Refused refused -> "Refused: " + refused.reason();
            case Unknown unknown -> "Unknown: " + unknown.reason();
        };
    }

    /** Takes back what was not sent yet and lies in a scope; tells how many that were. */
    int dropUnsent(Scope scope) {
        List<Ticket> dropped = open.values().stream()
                .filter(Ticket::isUnsent)
                .filter(ticket -> isIn(ticket, scope))
                .toList();
        dropped.forEach(ticket -> settle(ticket, new Refused(0, "it was cancelled before it was sent", false)));
        return dropped.size();
    }

    private static boolean isIn(Ticket ticket, Scope scope) {
        return switch (scope) {
            case Scope.Everything _ -> true;
            case Scope.OfCurrency(var currency) ->
                Instruments.currency(ticket.intent.instrument()).equals(currency);
            case Scope.OfInstrument(String instrument) ->
                ticket.intent.instrument().equals(instrument);
            case Scope.OfLabel(String label) -> ticket.label().equals(label);
        };
    }

    CompletableFuture<Outcome> settlement(String label) {
        @Nullable Ticket ticket = open.get(label);
        if (ticket != null) {
            return ticket.settlement;
        }
        Outcome outcome = settled.get(label);
        return outcome == null
                ? refused("no order of this label is known here")
                : CompletableFuture.completedFuture(outcome);
    }

    /** The end of this run: what was not sent never will be, what was sent is looked up by the next one. */
    void close() {
        for (Ticket ticket : List.copyOf(open.values())) {
            if (ticket.isUnsent()) {
                settle(ticket, new Refused(0, "this program ended before it was sent", false));
            } else {
                Outcome outcome = new Unknown(ticket.label(), "this program ends; the next start looks it up");
                ticket.answer.complete(outcome);
                ticket.settlement.complete(outcome);
            }
        }
    }

    boolean isOpen(String label) {
        return open.containsKey(label);
    }

    int count(Set<Phase> phases) {
        return (int) open.values().stream()
                .filter(ticket -> phases.contains(ticket.phase))
                .count();
    }

    List<String> unknownLabels() {
        return open.values().stream()
                .filter(ticket -> ticket.phase == Phase.UNKNOWN)
                .map(Ticket::label)
                .toList();
    }

    private void tell(AccountEvent event) {
        context.events().accept(event);
    }
}
