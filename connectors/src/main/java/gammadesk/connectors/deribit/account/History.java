package gammadesk.connectors.deribit.account;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.port.Past;
import gammadesk.analytics.port.PastAnswer;
import gammadesk.connectors.deribit.account.AccountMessage.Body;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * The account's past, loaded when somebody wants to see it. The venue keeps what is recent apart from what is
 * historical (orders after half an hour, executions after a day): first the one is read to its end, then the other. For
 * one thread only.
 */
final class History {
    private static final int PAGE = 200;

    private final Context context;
    private final Predicate<String> expected;
    private final Backlog<Order> orders;
    private final Backlog<Fill> trades;

    /**
     * Nothing is loaded yet.
     *
     * @param expected whether a label belongs to an order of ours whose answer is awaited
     */
    History(Context context, Queries queries, Predicate<String> expected) {
        this.context = context;
        this.expected = expected;
        this.orders = new Backlog<>(context.settings().currencies(), queries, new Orders());
        this.trades = new Backlog<>(context.settings().currencies(), queries, new Trades());
    }

    CompletableFuture<PastAnswer> load(Past past) {
        return switch (past) {
            case ORDERS -> orders.load();
            case TRADES -> trades.load();
        };
    }

    private static Params params(Currency currency, boolean historical) {
        return new Params()
                .text("currency", currency.code())
                .number("count", PAGE)
                .flag("historical", historical);
    }

    /** The venue hands out a token for the next page. */
    private final class Orders implements Backlog.Source<Order> {
        @Override
        public String method() {
            return "private/get_order_history_by_currency";
        }

        @Override
        public Params params(Backlog.Walk walk) {
            Params params = History.params(walk.currency(), walk.isHistorical())
                    .flag("include_old", true)
                    .flag("include_unfilled", true)
                    .flag("with_continuation", true);
            walk.continuation().ifPresent(token -> params.text("continuation", token));
            return params;
        }

        @Override
        public Optional<Backlog.Page<Order>> read(Body body) {
            return switch (body) {
                case Body.OrderPage(List<Order> rows, Optional<String> token) ->
                    Optional.of(new Backlog.Page<>(rows, token.isPresent() && !rows.isEmpty(), token));
                case Body.Orders(List<Order> rows) -> Optional.of(new Backlog.Page<>(rows, false, Optional.empty()));
                case Body.Nothing _ -> Optional.of(Backlog.Page.none());
                default -> Optional.empty();
            };
        }

        @Override
        public long millis(Order order) {
            return order.stamp().venueMillis();
        }

        @Override
        public boolean take(Order order) {
            return context.book().mergeOlder(order, expected);
        }

        @Override
        public boolean isFull() {
            return context.book().isFull(Past.ORDERS);
        }
    }

    /** Pages go on from the oldest execution of the page before. */
    private final class Trades implements Backlog.Source<Fill> {
        @Override
        public String method() {
            return "private/get_user_trades_by_currency";
        }

        @Override
        public Params params(Backlog.Walk walk) {
            Params params = History.params(walk.currency(), walk.isHistorical()).text("sorting", "desc");
            walk.endMillis().ifPresent(end -> params.number("end_timestamp", end));
            return params;
        }

        @Override
        public Optional<Backlog.Page<Fill>> read(Body body) {
            return switch (body) {
                case Body.Fills(List<Fill> rows, boolean more) ->
                    Optional.of(new Backlog.Page<>(newestFirst(rows), more, Optional.empty()));
                case Body.Nothing _ -> Optional.of(Backlog.Page.none());
                default -> Optional.empty();
            };
        }

        private static List<Fill> newestFirst(List<Fill> rows) {
            return rows.stream()
                    .sorted(Comparator.comparingLong((Fill fill) -> fill.stamp().venueMillis())
                            .reversed())
                    .toList();
        }

        @Override
        public long millis(Fill fill) {
            return fill.stamp().venueMillis();
        }

        @Override
        public boolean take(Fill fill) {
            return context.book().mergeOlder(fill);
        }

        @Override
        public boolean isFull() {
            return context.book().isFull(Past.TRADES);
        }
    }
}
