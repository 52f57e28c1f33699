package gammadesk.connectors.deribit;

import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Stamp;
import gammadesk.connectors.deribit.BookBuilder.Outcome;
import gammadesk.connectors.deribit.BookBuilder.State;
import gammadesk.connectors.deribit.DeribitMessage.BookData;
import gammadesk.connectors.deribit.DeribitMessage.BookNews;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All order books of a feed. A book that broke is published as stale at once, and again when it is whole. For one
 * thread only.
 */
final class OrderBooks {
    private final Map<String, Entry> books = new HashMap<>();

    private static final class Entry {
        private final BookBuilder builder;
        private final String channel;
        private Stamp stamp = new Stamp(0, 0);
        private long resyncNanos = Long.MIN_VALUE;

        Entry(String instrument, String channel) {
            this.builder = new BookBuilder(instrument);
            this.channel = channel;
        }

        MarketEvent event() {
            return new MarketEvent.BookUpdate(book());
        }

        OrderBook book() {
            return builder.book(stamp);
        }

        boolean isDue(long nowNanos, long pauseNanos) {
            return resyncNanos == Long.MIN_VALUE || nowNanos - resyncNanos >= pauseNanos;
        }
    }

    /** Applies a snapshot or change and publishes the book when that changed it; tells what happened. */
    Outcome apply(BookNews news, Stamp stamp, Consumer<MarketEvent> out) {
        BookData data = news.book();
        Entry entry = books.computeIfAbsent(data.instrument(), name -> new Entry(name, news.channel()));
        Outcome outcome = entry.builder.apply(data);
        if (outcome == Outcome.APPLIED) {
            entry.stamp = stamp;
        }
        if (outcome != Outcome.WAITING) {
            out.accept(entry.event());
        }
        return outcome;
    }

    /** The connection is gone: every whole book becomes stale and is published as such. */
    void loseAll(Consumer<MarketEvent> out) {
        for (Entry entry : books.values()) {
            entry.resyncNanos = Long.MIN_VALUE;
            if (entry.builder.markStale()) {
                out.accept(entry.event());
            }
        }
    }

    /** The book is no longer followed. */
    void forget(String instrument) {
        books.remove(instrument);
    }

    /**
     * The channels of stale books that should be subscribed anew; one that was asked for within the pause is left out.
     */
    List<String> dueForResync(long nowNanos, long pauseNanos) {
        List<String> due = new ArrayList<>();
        for (Entry entry : books.values()) {
            if (entry.builder.state() != State.WHOLE && entry.isDue(nowNanos, pauseNanos)) {
                entry.resyncNanos = nowNanos;
                due.add(entry.channel);
            }
        }
        return due;
    }

    /** All levels of all books. */
    long levels() {
        return books.values().stream()
                .mapToLong(entry -> entry.builder.levels())
                .sum();
    }

    /** Books that were broken and wait for a snapshot. */
    int staleCount() {
        return (int) books.values().stream()
                .filter(entry -> entry.builder.state() == State.STALE)
                .count();
    }
}
