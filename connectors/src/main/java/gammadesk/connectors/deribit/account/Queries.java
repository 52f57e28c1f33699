package gammadesk.connectors.deribit.account;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.port.OrderGateway;
import gammadesk.analytics.port.OrderGateway.Answer.Known;
import gammadesk.analytics.port.OrderGateway.Answer.Unavailable;
import gammadesk.connectors.deribit.account.AccountMessage.Body;
import gammadesk.connectors.deribit.account.Call.Priority;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Questions whose answers are for somebody outside; without a connection there is none. For one thread only. */
final class Queries {
    /** The venue files what is older than a day apart from the rest. */
    private static final long RECENT_MILLIS = 23 * 3_600_000L;

    private static final int MOST_WAITING = 500;

    private final Context context;
    private final BooleanSupplier connected;

    Queries(Context context, BooleanSupplier connected) {
        this.context = context;
        this.connected = connected;
    }

    /** One question. */
    <T> CompletableFuture<OrderGateway.Answer<T>> ask(
            String method, Params params, Function<Body, Optional<T>> reading) {
        if (!connected.getAsBoolean()) {
            return CompletableFuture.completedFuture(new Unavailable<>("there is no connection"));
        }
        if (context.outbox().waiting(Priority.QUERY) >= MOST_WAITING) {
            return CompletableFuture.completedFuture(new Unavailable<>("too many questions wait already"));
        }
        CompletableFuture<OrderGateway.Answer<T>> future = new CompletableFuture<>();
        context.outbox().add(Call.of(method, params, Priority.QUERY, answer -> future.complete(read(answer, reading))));
        return future;
    }

    private static <T> OrderGateway.Answer<T> read(Answer answer, Function<Body, Optional<T>> reading) {
        return switch (answer) {
            case Answer.Result(Body body, long _) ->
                reading.apply(body)
                        .<OrderGateway.Answer<T>>map(Known::new)
                        .orElseGet(() -> new Unavailable<>("the answer could not be understood"));
            case Answer.Refused refused -> new Unavailable<>(refused.error().toString());
            case Answer.Lost(String why, boolean _) -> new Unavailable<>(why);
        };
    }

    /** Executions from a moment on, page by page; the second time is exclusive. */
    CompletableFuture<OrderGateway.Answer<List<Fill>>> fills(Currency currency, long fromMillis, long toMillis) {
        boolean isOld = context.venueClock().millis() - fromMillis > RECENT_MILLIS;
        return isOld
                ? then(
                        fills(currency, fromMillis, toMillis, true, List.of()),
                        old -> fills(currency, fromMillis, toMillis, false, old))
                : fills(currency, fromMillis, toMillis, false, List.of());
    }

    private CompletableFuture<OrderGateway.Answer<List<Fill>>> fills(
            Currency currency, long fromMillis, long toMillis, boolean historical, List<Fill> before) {
        Params params = FillPages.params(fromMillis, toMillis - 1, historical).text("currency", currency.code());
        CompletableFuture<OrderGateway.Answer<Body.Fills>> page =
                ask("private/get_user_trades_by_currency_and_time", params, Queries::page);
        return then(page, fresh -> {
            List<Fill> all = FillPages.joined(before, fresh.fills());
            return fresh.hasMore()
                    ? fills(currency, FillPages.next(fromMillis, fresh.fills()), toMillis, historical, all)
                    : CompletableFuture.completedFuture(new Known<>(all));
        });
    }

    private static Optional<Body.Fills> page(Body body) {
        return switch (body) {
            case Body.Fills fills -> Optional.of(fills);
            case Body.Nothing _ -> Optional.of(new Body.Fills(List.of(), false));
            default -> Optional.empty();
        };
    }

    private static <T, R> CompletableFuture<OrderGateway.Answer<R>> then(
            CompletableFuture<OrderGateway.Answer<T>> first,
            Function<T, CompletableFuture<OrderGateway.Answer<R>>> second) {
        return first.thenCompose(answer -> switch (answer) {
            case Known<T>(T value) -> second.apply(value);
            case Unavailable<T>(String why) -> CompletableFuture.completedFuture(new Unavailable<>(why));
        });
    }
}
