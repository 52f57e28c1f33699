package gammadesk.connectors.deribit.account;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.Position;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.port.AccountEvent;
import gammadesk.connectors.deribit.DeribitError.Kind;
import gammadesk.connectors.deribit.account.AccountBook.Origin;
import gammadesk.connectors.deribit.account.AccountMessage.Body;
import gammadesk.connectors.deribit.account.Call.Priority;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the account with the venue after signing in: open orders, executions since the last known one, positions,
 * balances. It asks one question after the other and ends with its connection. For one thread only.
 */
final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final long MARGIN_MILLIS = 60_000;
    /** The venue keeps executions at hand for a day; after that they are among the historical records. */
    private static final long RECENT_MILLIS = 23 * 3_600_000L;

    private final Context context;
    private final Origin origin;
    private final long fromMillis;
    private final Consumer<Order> seen;
    private final Predicate<String> expected;
    private final Runnable done;
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private Optional<Retry> retry = Optional.empty();

    private record Retry(Runnable step, long dueNanos) {}

    /**
     * A comparison that has not begun.
     *
     * @param origin whether this is the first look at the account
     * @param fromMillis venue time until which all executions are known
     * @param expected whether a label belongs to an order of ours whose answer is awaited
     * @param seen gets every order that the venue shows
     * @param done is told once, at the end
     */
    Reconciler(
            Context context,
            Origin origin,
            long fromMillis,
            Predicate<String> expected,
            Consumer<Order> seen,
            Runnable done) {
        this.context = context;
        this.origin = origin;
        this.fromMillis = fromMillis;
        this.expected = expected;
        this.seen = seen;
        this.done = done;
    }

    void start() {
        steps.add(this::askOpenOrders);
        context.settings().currencies().forEach(currency -> steps.add(() -> askFills(currency)));
        steps.add(this::askPositions);
        steps.add(this::askSummaries);
        next();
    }

    /** Asks again what the venue could not answer at the time. */
    void tick() {
        retry.filter(waiting -> context.isDue(waiting.dueNanos())).ifPresent(waiting -> {
            retry = Optional.empty();
            waiting.step().run();
        });
    }

    private void next() {
        Runnable step = steps.poll();
        if (step == null) {
            done.run();
        } else {
            step.run();
        }
    }

    private void askOpenOrders() {
        Set<String> openBefore = context.book().openIds();
        ask("private/get_open_orders", new Params(), this::askOpenOrders, body -> {
            List<Order> orders = body instanceof Body.Orders(List<Order> some) ? some : List.of();
            orders.forEach(this::take);
            Set<String> missing = new HashSet<>(openBefore);
            orders.forEach(order -> missing.remove(order.id()));
            missing.forEach(id -> steps.addFirst(() -> askOrder(id)));
        });
    }

    private void askOrder(String id) {
        ask("private/get_order_state", new Params().text("order_id", id), () -> askOrder(id), body -> {
            if (body instanceof Body.OneOrder(Order order)) {
                take(order);
            } else {
                context.book().order(id).ifPresent(this::forgotten);
            }
        });
    }

    /** The venue closes no order without a trace for half an hour; after that only its executions are left. */
    private void forgotten(Order order) {
        Stamp now = new Stamp(context.venueClock().millis(), context.clock().nanos());
        boolean isFilled = order.filled().compareTo(order.amount()) >= 0;
        take(new Order(
                order.id(),
                order.label(),
                order.instrument(),
                order.side(),
                order.type(),
                order.price(),
                order.amount(),
                order.filled(),
                order.averagePrice(),
                isFilled ? Order.State.FILLED : Order.State.CANCELLED,
                order.reduceOnly(),
                order.postOnly(),
                "closed long ago",
                order.createdMillis(),
                now,
                order.advanced()));
    }

    private void take(Order order) {
        context.book().merge(order, origin, expected);
        seen.accept(order);
    }

    private void askFills(Currency currency) {
        long now = context.venueClock().millis();
        if (now - fromMillis > RECENT_MILLIS) {
            steps.addFirst(() -> askFills(currency, fromMillis, false));
            askFills(currency, fromMillis, true);
        } else {
            askFills(currency, fromMillis, false);
        }
    }

    private void askFills(Currency currency, long pageMillis, boolean historical) {
        Params params = FillPages.params(pageMillis, context.venueClock().millis() + MARGIN_MILLIS, historical)
                .text("currency", currency.code());
        Runnable again = () -> askFills(currency, pageMillis, historical);
        ask("private/get_user_trades_by_currency_and_time", params, again, body -> {
            if (body instanceof Body.Fills(List<Fill> fills, boolean hasMore)) {
                fills.forEach(fill -> context.book().merge(fill, origin));
                if (hasMore) {
                    steps.addFirst(() -> askFills(currency, FillPages.next(pageMillis, fills), historical));
                }
            }
        });
    }

    private void askPositions() {
        Params params = new Params().text("currency", "any");
        ask("private/get_positions", params, this::askPositions, body -> {
            var positions = body instanceof Body.Positions(var some) ? some : List.<Position>of();
            Stamp now = new Stamp(context.venueClock().millis(), context.clock().nanos());
            context.book().mergeAll(positions, origin, now);
        });
    }

    private void askSummaries() {
        Params params = new Params().flag("extended", true);
        ask("private/get_account_summaries", params, this::askSummaries, body -> {
            if (body instanceof Body.Summaries(var summaries)) {
                summaries.forEach(summary -> context.book().merge(summary, origin));
            }
        });
    }

    /** A question that the venue will never answer is told and passed over; one that it cannot answer now waits. */
    private void ask(String method, Params params, Runnable again, Consumer<Body> then) {
        context.outbox().add(Call.of(method, params, Priority.QUERY, answer -> {
            switch (answer) {
                case Answer.Result(Body body, long _) -> {
                    then.accept(body);
                    next();
                }
                case Answer.Refused refused
                when refused.error().kind() == Kind.ORDER_NOT_FOUND -> {
                    then.accept(new Body.Nothing());
                    next();
                }
                case Answer.Refused refused when isPassing(refused) -> retryLater(again);
                case Answer.Refused refused -> {
                    LOG.warn("The venue refused {}: {}", method, refused.error());
                    context.events()
                            .accept(new AccountEvent.Notice("The account could not be compared completely: the venue"
                                    + " refused " + method + " (" + refused.error() + ")."));
                    next();
                }
                case Answer.Lost _ -> retryLater(again);
            }
        }));
    }

    private static boolean isPassing(Answer.Refused refused) {
        return switch (refused.error().remedy()) {
            case SEND_AGAIN, BACK_OFF, SIGN_IN, SETTLE -> true;
            case TELL, LOOK_UP -> false;
        };
    }

    private void retryLater(Runnable step) {
        retry = Optional.of(new Retry(step, context.inNanos(context.settings().sendAgainMillis())));
    }
}
