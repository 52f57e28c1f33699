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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Wishes to cancel, kept until the venue answered. Unlike an order a cancel is asked for again when its answer did not
 * come: twice cancelled is cancelled once, and it must go through. For the same reason it is not written down before.
 * For one thread only.
 */
final class CancelDesk {
    private final Context context;
    private final List<Wish> wishes = new ArrayList<>();
    private boolean signedIn;

    private static final class Wish {
        private final String subject;
        private final String method;
        private final Params params;
        private Consumer<Answer> tell;
        private boolean underWay;
        private long notBeforeNanos;

        Wish(String subject, String method, Params params, long nowNanos, Consumer<Answer> tell) {
            this.subject = subject;
            this.method = method;
            this.params = params;
            this.notBeforeNanos = nowNanos;
            this.tell = tell;
        }
    }

    CancelDesk(Context context) {
        this.context = context;
    }

    /** One order by its id. */
    CompletableFuture<Outcome> cancel(String orderId) {
        CompletableFuture<Outcome> future = new CompletableFuture<>();
        add(orderId, "private/cancel", new Params().text("order_id", orderId), answer -> {
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
        return future;
    }

    /** Everything in a scope; so many that had not been sent were taken back already. */
    CompletableFuture<CancelOutcome> cancelAll(Scope scope, int unsent) {
        CompletableFuture<CancelOutcome> future = new CompletableFuture<>();
        add(context.labels().next(), Requests.method(scope), Requests.params(scope), answer -> {
            future.complete(
                    switch (answer) {
                        case Answer.Result(Body.Count(long count), long _) -> new CancelOutcome.Done(count, unsent);
                        case Answer.Result _ -> new CancelOutcome.Unknown("the answer could not be understood");
                        case Answer.Refused(DeribitError error, long _) ->
                            new CancelOutcome.Refused(error.code(), error.toString());
                        case Answer.Lost(String reason, boolean _) -> new CancelOutcome.Unknown(reason);
                    });
        });
        return future;
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

    /** Who wishes the same while it is under way hears the same answer. */
    private void add(String subject, String method, Params params, Consumer<Answer> tell) {
        Optional<Wish> same =
                wishes.stream().filter(wish -> wish.subject.equals(subject)).findFirst();
        same.ifPresentOrElse(
                wish -> wish.tell = wish.tell.andThen(tell),
                () -> wishes.add(
                        new Wish(subject, method, params, context.clock().nanos(), tell)));
        tick();
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
                        .add(Call.of(wish.method, wish.params, Priority.CANCEL, answer -> answered(wish, answer)));
            }
        }
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
        wish.notBeforeNanos = context.inNanos(millis);
    }

    /** The end of this run. */
    void close() {
        List<Wish> rest = List.copyOf(wishes);
        wishes.clear();
        rest.forEach(wish -> wish.tell.accept(new Answer.Lost("this program ends", true)));
    }
}
