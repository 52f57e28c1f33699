package gammadesk.connectors.deribit.account;

import gammadesk.analytics.market.Order;
import gammadesk.analytics.port.OrderGateway.CancelOutcome;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.port.OrderGateway.Scope;
import gammadesk.connectors.deribit.DeribitError;
import gammadesk.connectors.deribit.DeribitError.Remedy;
import gammadesk.connectors.deribit.account.AccountMessage.Body;
import gammadesk.connectors.deribit.account.Call.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Wishes to cancel, kept until the venue answered. Unlike an order a cancel is asked for again when its answer did not
 * come: twice cancelled is cancelled once, and it must go through. For the same reason it is not written down before.
 *
 * <p>So many single cancels may wait to be sent and no more. Beyond that, those that name every open order of an
 * instrument become one cancel of the instrument, which is the same and costs one request; where that makes no room the
 * newest is refused, with the advice to cancel all. A wish to cancel all takes the place of the single cancels in its
 * scope that still wait. For one thread only.
 */
final class CancelDesk {
    /** At the venue's lowest tier, five a second, these take twenty seconds. */
    static final int MOST_WAITING = 100;

    private final Context context;
    private final List<Wish> wishes = new ArrayList<>();
    private boolean signedIn;

    private static final class Wish {
        private final String subject;
        private final String method;
        private final Params params;
        private final Optional<String> orderId;
        private Consumer<Answer> tell;
        private boolean underWay;
        private boolean sent;
        private long notBeforeNanos;

        Wish(
                String subject,
                Optional<String> orderId,
                String method,
                Params params,
                long nowNanos,
                Consumer<Answer> tell) {
            this.subject = subject;
            this.orderId = orderId;
            this.method = method;
            this.params = params;
            this.notBeforeNanos = nowNanos;
            this.tell = tell;
        }

        boolean isWaitingSingle() {
            return orderId.isPresent() && !sent;
        }
    }

    CancelDesk(Context context) {
        this.context = context;
    }

    /** One order by its id. */
    CompletableFuture<Outcome> cancel(String orderId) {
        CompletableFuture<Outcome> future = new CompletableFuture<>();
        Params params = new Params().text("order_id", orderId);
        Wish fresh = wish(orderId, Optional.of(orderId), "private/cancel", params, answer -> {
            switch (answer) {
                case Answer.Result(Body.OneOrder(Order order), long _) -> {
                    context.book().merge(order, AccountBook.Origin.LIVE, _ -> true);
                    future.complete(new Outcome.Accepted(order));
                }
                case Answer.Result _ ->
                    future.complete(new Outcome.Unknown(orderId, "the answer could not be understood"));
                case Answer.Refused(DeribitError error, long _) -> {
                    refresh(orderId, error);
                    future.complete(new Outcome.Refused(error.code(), error.toString(), error.retryable()));
                }
                case Answer.Lost(String reason, boolean _) -> future.complete(new Outcome.Unknown(orderId, reason));
            }
        });
        add(fresh);
        if (isTooMuch(fresh)) {
            makeRoom();
        }
        if (isTooMuch(fresh)) {
            wishes.remove(fresh);
            String reason = MOST_WAITING + " cancels wait to be sent already; cancel all of the instrument instead";
            future.complete(new Outcome.Refused(0, reason, true));
        }
        tick();
        return future;
    }

    /** Everything in a scope; so many that had not been sent were taken back already. */
    CompletableFuture<CancelOutcome> cancelAll(Scope scope, int unsent) {
        CompletableFuture<CancelOutcome> future = new CompletableFuture<>();
        Wish all = wish(scope, answer -> {
            future.complete(
                    switch (answer) {
                        case Answer.Result(Body.Count(long count), long _) -> new CancelOutcome.Done(count, unsent);
                        case Answer.Result _ -> new CancelOutcome.Unknown("the answer could not be understood");
                        case Answer.Refused(DeribitError error, long _) ->
                            new CancelOutcome.Refused(error.code(), error.toString());
                        case Answer.Lost(String reason, boolean _) -> new CancelOutcome.Unknown(reason);
                    });
        });
        takeOver(all, wish -> isIn(wish, scope));
        add(all);
        tick();
        return future;
    }

    private Wish wish(Scope scope, Consumer<Answer> tell) {
        return wish(scope.toString(), Optional.empty(), Requests.method(scope), Requests.params(scope), tell);
    }

    private Wish wish(String subject, Optional<String> order, String method, Params params, Consumer<Answer> tell) {
        return new Wish(subject, order, method, params, context.clock().nanos(), tell);
    }

    private boolean isTooMuch(Wish fresh) {
        return wishes.contains(fresh) && waitingSingles().size() > MOST_WAITING;
    }

    private List<Wish> waitingSingles() {
        return wishes.stream().filter(Wish::isWaitingSingle).toList();
    }

    /** One cancel for all orders of an instrument is the same as one for each, where each is to be cancelled. */
    private void makeRoom() {
        Set<String> named =
                waitingSingles().stream().flatMap(wish -> wish.orderId.stream()).collect(Collectors.toSet());
        Map<String, List<String>> open = context.book().openIds().stream()
                .flatMap(id -> context.book().order(id).stream())
                .collect(Collectors.groupingBy(Order::instrument, Collectors.mapping(Order::id, Collectors.toList())));
        open.forEach((instrument, ids) -> {
            if (ids.size() > 1 && named.containsAll(ids)) {
                Scope scope = new Scope.OfInstrument(instrument);
                Wish all = wish(scope, _ -> {});
                takeOver(all, wish -> isIn(wish, scope));
                add(all);
            }
        });
    }

    private boolean isIn(Wish wish, Scope scope) {
        Optional<Order> order = wish.orderId.flatMap(context.book()::order);
        return switch (scope) {
            case Scope.Everything _ -> true;
            case Scope.OfInstrument(String instrument) ->
                order.filter(known -> known.instrument().equals(instrument)).isPresent();
            case Scope.OfCurrency(var currency) ->
                order.filter(known -> Instruments.currency(known.instrument()).equals(currency))
                        .isPresent();
            case Scope.OfLabel(String label) ->
                order.filter(known -> known.label().equals(label)).isPresent();
        };
    }

    /** Who wished to cancel one of them hears how his order stands once they are cancelled together. */
    private void takeOver(Wish all, Predicate<Wish> which) {
        List<Wish> taken = waitingSingles().stream().filter(which).toList();
        wishes.removeAll(taken);
        taken.forEach(single -> all.tell = all.tell.andThen(answer -> tellSingle(single, answer)));
    }

    private void tellSingle(Wish single, Answer answer) {
        String id = single.orderId.orElseThrow();
        if (!(answer instanceof Answer.Result)) {
            single.tell.accept(answer);
            return;
        }
        context.book()
                .order(id)
                .filter(order -> !order.isLive())
                .ifPresentOrElse(
                        order -> single.tell.accept(new Answer.Result(new Body.OneOrder(order), 0)),
                        () -> context.outbox()
                                .add(Call.of(
                                        "private/get_order_state",
                                        new Params().text("order_id", id),
                                        Priority.LOOKUP,
                                        single.tell)));
    }

    /** The order is not what it was taken for: see how it stands. */
    private void refresh(String orderId, DeribitError error) {
        if (error.remedy() == Remedy.LOOK_UP) {
            Params params = new Params().text("order_id", orderId);
            context.outbox().add(Call.of("private/get_order_state", params, Priority.LOOKUP, answer -> {
                if (answer instanceof Answer.Result(Body.OneOrder(Order order), long _)) {
                    context.book().merge(order, AccountBook.Origin.LIVE, _ -> true);
                }
            }));
        }
    }

    /**
     * Who wishes the same hears the same answer; but a cancel of many that is out already may have missed what came
     * after it, so it is sent again.
     */
    private void add(Wish fresh) {
        Optional<Wish> same = wishes.stream()
                .filter(wish -> wish.subject.equals(fresh.subject))
                .filter(wish -> wish.orderId.isPresent() || !wish.sent)
                .findFirst();
        same.ifPresentOrElse(wish -> wish.tell = wish.tell.andThen(fresh.tell), () -> wishes.add(fresh));
    }

    void connection(boolean isSignedIn) {
        signedIn = isSignedIn;
        tick();
    }

    /** Sends what may go now. */
    void tick() {
        for (Wish wish : List.copyOf(wishes)) {
            if (signedIn && !wish.underWay && context.isDue(wish.notBeforeNanos)) {
                wish.underWay = true;
                context.outbox()
                        .add(new Call(
                                wish.method,
                                wish.params,
                                Priority.CANCEL,
                                () -> isStillWanted(wish),
                                answer -> answered(wish, answer)));
            }
        }
    }

    private boolean isStillWanted(Wish wish) {
        wish.sent = wishes.contains(wish);
        return wish.sent;
    }

    private void answered(Wish wish, Answer answer) {
        if (!wishes.contains(wish)) {
            return;
        }
        switch (answer) {
            case Answer.Lost lost -> {
                again(wish, 0);
                wish.tell.accept(lost);
            }
            case Answer.Refused(DeribitError error, long _)
            when mayGoThroughLater(error) -> again(wish, context.settings().sendAgainMillis());
            case Answer.Refused _, Answer.Result _ -> {
                wishes.remove(wish);
                wish.tell.accept(answer);
            }
        }
    }

    private static boolean mayGoThroughLater(DeribitError error) {
        return switch (error.remedy()) {
            case SEND_AGAIN, BACK_OFF, SIGN_IN, SETTLE -> true;
            case TELL, LOOK_UP -> false;
        };
    }

    private void again(Wish wish, long millis) {
        wish.underWay = false;
        wish.sent = false;
        wish.notBeforeNanos = context.inNanos(millis);
    }

    /** The end of this run. */
    void close() {
        List<Wish> rest = List.copyOf(wishes);
        wishes.clear();
        rest.forEach(wish -> wish.tell.accept(new Answer.Lost("this program ends", true)));
    }
}
