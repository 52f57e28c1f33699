package gammadesk.connectors.deribit.account;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.OrderGateway.Answer.Known;
import gammadesk.analytics.port.OrderGateway.Answer.Unavailable;
import gammadesk.analytics.port.PastAnswer;
import gammadesk.connectors.deribit.account.AccountMessage.Body;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * One kind of past, read page by page from the newest to the oldest, each currency by itself since the venue asks for
 * one at a time. For one thread only.
 */
final class Backlog<T> {
    /** So often a wish goes on by itself when everything that came was known already. */
    private static final int MOST_ROUNDS = 5;

    private final Queries queries;
    private final Source<T> source;
    private final List<Walk> walks;
    private Optional<CompletableFuture<PastAnswer>> underWay = Optional.empty();

    /** How one kind of rows is asked for. */
    interface Source<T> {
        String method();

        Params params(Walk walk);

        Optional<Page<T>> read(Body body);

        long millis(T row);

        /** Keeps a row; false when it was known. */
        boolean take(T row);

        boolean isFull();
    }

    /**
     * Rows, newest first.
     *
     * @param continuation the venue's token for the next page, where it hands one out
     */
    record Page<T>(List<T> rows, boolean hasMore, Optional<String> continuation) {
        static <T> Page<T> none() {
            return new Page<>(List.of(), false, Optional.empty());
        }
    }

    /** How far the past of one currency is read. */
    static final class Walk {
        private final Currency currency;
        private boolean historical;
        private boolean done;
        private Optional<String> continuation = Optional.empty();
        private OptionalLong endMillis = OptionalLong.empty();
        private OptionalLong oldestMillis = OptionalLong.empty();

        Walk(Currency currency) {
            this.currency = currency;
        }

        Currency currency() {
            return currency;
        }

        boolean isHistorical() {
            return historical;
        }

        Optional<String> continuation() {
            return continuation;
        }

        /** The next page ends here; in the same millisecond there may be more than was told. */
        OptionalLong endMillis() {
            return endMillis;
        }

        private void passed(Page<?> page, OptionalLong oldestOfPage) {
            boolean isStuck = endMillis.isPresent() && endMillis.equals(oldestOfPage);
            oldestOfPage.ifPresent(oldest -> {
                oldestMillis = OptionalLong.of(Math.min(oldest, oldestMillis.orElse(oldest)));
                endMillis = OptionalLong.of(isStuck ? oldest - 1 : oldest);
            });
            continuation = page.hasMore() ? page.continuation() : Optional.empty();
            if (!page.hasMore()) {
                done = historical;
                historical = true;
            }
        }
    }

    Backlog(List<Currency> currencies, Queries queries, Source<T> source) {
        this.queries = queries;
        this.source = source;
        this.walks = currencies.stream().map(Walk::new).toList();
    }

    /** One page more of every currency; who asks meanwhile hears the same answer. */
    CompletableFuture<PastAnswer> load() {
        return underWay.orElseGet(() -> {
            CompletableFuture<PastAnswer> answer = new CompletableFuture<>();
            underWay = Optional.of(answer);
            round(answer, 0, 1);
            return answer;
        });
    }

    private void round(CompletableFuture<PastAnswer> answer, int fresh, int rounds) {
        Deque<Walk> open =
                new ArrayDeque<>(walks.stream().filter(walk -> !walk.done).toList());
        if (source.isFull()) {
            end(answer, new PastAnswer.Unavailable("as many are loaded as this desk keeps, " + AccountBook.MOST_OLDER));
        } else if (open.isEmpty() || fresh > 0 || rounds > MOST_ROUNDS) {
            end(answer, new PastAnswer.Loaded(fresh, !open.isEmpty(), since(open)));
        } else {
            next(answer, open, fresh, rounds);
        }
    }

    private void next(CompletableFuture<PastAnswer> answer, Deque<Walk> open, int fresh, int rounds) {
        Walk walk = open.poll();
        if (walk == null) {
            round(answer, fresh, rounds + 1);
            return;
        }
        var _ = queries.ask(source.method(), source.params(walk), source::read).thenAccept(said -> {
            switch (said) {
                case Known<Page<T>>(Page<T> page) -> next(answer, open, fresh + take(walk, page), rounds);
                case Unavailable<Page<T>>(String why) -> end(answer, new PastAnswer.Unavailable(why));
            }
        });
    }

    private int take(Walk walk, Page<T> page) {
        walk.passed(page, page.rows().stream().mapToLong(source::millis).min());
        return (int) page.rows().stream().filter(source::take).count();
    }

    /** The youngest of the currencies' oldest rows: before it something may be missing. */
    private static OptionalLong since(Deque<Walk> open) {
        return open.stream().flatMapToLong(walk -> walk.oldestMillis.stream()).max();
    }

    private void end(CompletableFuture<PastAnswer> answer, PastAnswer said) {
        underWay = Optional.empty();
        answer.complete(said);
    }
}
