package gammadesk.connectors.deribit.account;

import gammadesk.analytics.market.AdvancedPrice;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.OrderType;
import gammadesk.analytics.port.Intent;
import gammadesk.connectors.deribit.DeribitError.Kind;
import gammadesk.connectors.deribit.account.AccountMessage.Body;
import gammadesk.connectors.deribit.account.Call.Priority;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of an order or edit whose answer did not come. That the venue knows nothing of it proves
 * nothing while the request may still be on its way: only what the venue says after the end of the request's validity
 * does. For one thread only.
 */
final class Lookup {
    private static final Logger LOG = LoggerFactory.getLogger(Lookup.class);
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 100;
    /** The clocks of the venue's machines need not agree to the millisecond. */
    private static final long MARGIN_MILLIS = 5_000;
    /** The venue keeps closed orders at hand for half an hour; after that they are among the historical records. */
    private static final long RECENT_MILLIS = 20 * 60_000L;

    private static final int PATIENCE_AFTER_REFUSAL = 4;

    private final Context context;
    private final Intent intent;
    private final Verdict verdict;
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private boolean asking;
    private long nextNanos;

    /** What a look-up finds. */
    interface Verdict {
        /** The venue booked it; so stands the order. */
        void booked(Order order);

        /** It is certain that the venue did not book it and never will. */
        void notBooked(String reason);
    }

    Lookup(Context context, Intent intent, Verdict verdict) {
        this.context = context;
        this.intent = intent;
        this.verdict = verdict;
        this.nextNanos = context.clock().nanos();
    }

    /** Asks, if it is time to ask and no answer is awaited. */
    void tick() {
        if (asking || !context.isDue(nextNanos)) {
            return;
        }
        steps.clear();
        if (intent.kind() == Intent.Kind.EDIT) {
            askOrder(intent.orderId(), this::edited, () -> unfinished("the order is not known to the venue any more"));
        } else {
            ask("private/get_order_state_by_label", byLabel(), this::firstAnswer);
        }
    }

    private Params byLabel() {
        return new Params()
                .text("currency", Instruments.currency(intent.instrument()).code())
                .text("label", intent.label());
    }

    /** Present is proof at any time, absent only after the order's validity. */
    private void firstAnswer(Answer.Result result) {
        if (isFound(result)) {
            return;
        }
        if (isTooEarly(result)) {
            later(1);
            return;
        }
        steps.add(() -> ask("private/get_open_orders_by_label", byLabel(), this::nextUnlessFound));
        steps.add(() -> askFills(intent.plannedMillis() - MARGIN_MILLIS, false, 1));
        steps.add(() -> askHistory(0, false));
        if (context.venueClock().millis() - intent.plannedMillis() > RECENT_MILLIS) {
            steps.add(() -> askFills(intent.plannedMillis() - MARGIN_MILLIS, true, 1));
            steps.add(() -> askHistory(0, true));
        }
        nextStep();
    }

    private boolean isTooEarly(Answer.Result result) {
        return result.venueInMillis()
                <= intent.validUntilMillis() + context.settings().graceMillis();
    }

    private void nextUnlessFound(Answer.Result result) {
        if (!isFound(result)) {
            nextStep();
        }
    }

    private void nextStep() {
        Runnable step = steps.poll();
        if (step == null) {
            verdict.notBooked("the venue does not know it and its validity has ended");
        } else {
            step.run();
        }
    }

    private boolean isFound(Answer.Result result) {
        Optional<Order> order = orders(result.body()).stream()
                .filter(found -> found.label().equals(intent.label()))
                .findFirst();
        order.ifPresent(verdict::booked);
        return order.isPresent();
    }

    private static List<Order> orders(Body body) {
        return switch (body) {
            case Body.Orders(List<Order> orders) -> orders;
            case Body.OneOrder(Order order) -> List.of(order);
            default -> List.of();
        };
    }

    private void askHistory(int offset, boolean historical) {
        Params params = new Params()
                .text("instrument_name", intent.instrument())
                .number("count", PAGE)
                .number("offset", offset)
                .flag("include_old", true)
                .flag("include_unfilled", true)
                .flag("historical", historical);
        ask("private/get_order_history_by_instrument", params, result -> {
            if (isFound(result)) {
                return;
            }
            boolean isLast = orders(result.body()).size() < PAGE || offset >= PAGE * MOST_PAGES;
            if (isLast) {
                nextStep();
            } else {
                askHistory(offset + PAGE, historical);
            }
        });
    }

    private void askFills(long fromMillis, boolean historical, int page) {
        Params params = FillPages.params(fromMillis, context.venueClock().millis() + MARGIN_MILLIS, historical)
                .text("instrument_name", intent.instrument());
        ask("private/get_user_trades_by_instrument_and_time", params, result -> {
            Body.Fills fills = result.body() instanceof Body.Fills some ? some : new Body.Fills(List.of(), false);
            List<Fill> ours = fills.fills().stream()
                    .filter(fill -> fill.label().equals(intent.label()))
                    .toList();
            if (!ours.isEmpty()) {
                ours.forEach(fill -> context.book().merge(fill, AccountBook.Origin.COMPARED));
                askOrder(ours.getFirst().orderId(), this::bookedAs, () -> verdict.booked(fromFills(ours)));
            } else if (fills.hasMore() && page < MOST_PAGES) {
                askFills(FillPages.next(fromMillis, fills.fills()), historical, page + 1);
            } else {
                nextStep();
            }
        });
    }

    private void bookedAs(Order order, Answer.Result result) {
        LOG.debug("found by its executions, asked at {}", result.venueInMillis());
        verdict.booked(order);
    }

    /** The venue has forgotten the order but not its executions: they tell what was filled, the rest is gone. */
    private Order fromFills(List<Fill> fills) {
        BigDecimal filled = fills.stream().map(Fill::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean whole = filled.compareTo(intent.amount()) >= 0;
        return new Order(
                fills.getFirst().orderId(),
                intent.label(),
                intent.instrument(),
                intent.side(),
                intent.price().map(_ -> OrderType.LIMIT),
                intent.advanced().isPresent() ? Optional.empty() : intent.price(),
                intent.amount(),
                filled,
                Optional.empty(),
                whole ? Order.State.FILLED : Order.State.CANCELLED,
                false,
                false,
                "",
                intent.plannedMillis(),
                fills.getLast().stamp(),
                intent.advanced());
    }

    private interface OrderUse {
        void accept(Order order, Answer.Result result);
    }

    private void askOrder(String id, OrderUse then, Runnable unknown) {
        ask("private/get_order_state", new Params().text("order_id", id), result -> {
            if (result.body() instanceof Body.OneOrder(Order order)) {
                then.accept(order, result);
            } else {
                unknown.run();
            }
        });
    }

    /** An edit is done when the order looks as wished, and undone when it does not and never will. */
    private void edited(Order order, Answer.Result result) {
        boolean asWished = order.amount().compareTo(intent.amount()) == 0
                && samePrice(order)
                && order.stamp().venueMillis() >= intent.plannedMillis() - MARGIN_MILLIS;
        if (asWished) {
            verdict.booked(order);
        } else if (!order.isLive()) {
            verdict.notBooked("the order was closed before");
        } else if (isTooEarly(result)) {
            later(1);
        } else {
            verdict.notBooked("the order is unchanged and the edit's validity has ended");
        }
    }

    /** The price that was given: where the venue keeps it, that in coin moves by itself. */
    private boolean samePrice(Order order) {
        Optional<BigDecimal> given = order.advanced().map(AdvancedPrice::value).or(order::price);
        return order.advanced()
                        .map(AdvancedPrice::quoting)
                        .equals(intent.advanced().map(AdvancedPrice::quoting))
                && given.isPresent() == intent.price().isPresent()
                && given.flatMap(price -> intent.price().map(wish -> price.compareTo(wish) == 0))
                        .orElse(true);
    }

    /** A closed order is forgotten after a while; a live one never is. */
    private void unfinished(String reason) {
        boolean isOver = context.venueClock().millis()
                > intent.validUntilMillis() + context.settings().graceMillis();
        if (isOver) {
            verdict.notBooked(reason);
        } else {
            later(1);
        }
    }

    private void ask(String method, Params params, Consumer<Answer.Result> then) {
        asking = true;
        context.outbox().add(Call.of(method, params, Priority.LOOKUP, answer -> {
            asking = false;
            switch (answer) {
                case Answer.Result result -> then.accept(result);
                case Answer.Refused refused
                when refused.error().kind() == Kind.ORDER_NOT_FOUND ->
                    then.accept(new Answer.Result(new Body.Nothing(), refused.venueInMillis()));
                case Answer.Refused refused -> {
                    LOG.warn("The venue refused to look an order up: {}", refused.error());
                    later(PATIENCE_AFTER_REFUSAL);
                }
                case Answer.Lost _ -> later(1);
            }
        }));
    }

    private void later(int rounds) {
        nextNanos = context.inNanos(rounds * context.settings().lookupMillis());
    }
}
