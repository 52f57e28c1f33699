package gammadesk.connectors.deribit;

import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Stamp;
import gammadesk.connectors.deribit.DeribitMessage.BookData;

/**
 * Builds one instrument's order book out of a snapshot and the changes that follow it, each of which names the state on
 * which it builds. A change that builds on another state than the present one proves that something was missed: from
 * then on, until the next snapshot, the book is stale.
 */
final class BookBuilder {
    /** As deep as anybody looks; the book itself is kept whole. */
    private static final int PUBLISHED_LEVELS = 50;

    private final String instrument;
    private final BookSide bids = BookSide.bids();
    private final BookSide asks = BookSide.asks();
    private State state = State.EMPTY;
    private long changeId;

    /** Whether the book can be believed. */
    enum State {
        /** No snapshot yet. */
        EMPTY,
        /** Every change since the snapshot was seen. */
        WHOLE,
        /** A change was missed. */
        STALE
    }

    /** What a message did to the book. */
    enum Outcome {
        /** The book is whole and has changed. */
        APPLIED,
        /** The message proved that a change was missed; the book has become stale. */
        GAP,
        /** The book waits for a snapshot and the message was not one. */
        WAITING
    }

    BookBuilder(String instrument) {
        this.instrument = instrument;
    }

    State state() {
        return state;
    }

    Outcome apply(BookData data) {
        if (data.isSnapshot()) {
            bids.clear();
            asks.clear();
            return take(data);
        }
        if (state != State.WHOLE) {
            return Outcome.WAITING;
        }
        return data.previousChangeId() == changeId ? take(data) : lose();
    }

    /** Marks the book stale; false when it was not whole anyway. */
    boolean markStale() {
        boolean wasWhole = state == State.WHOLE;
        state = wasWhole ? State.STALE : state;
        return wasWhole;
    }

    /** Levels of both sides, those included that are not published. */
    int levels() {
        return bids.size() + asks.size();
    }

    /** The book as it stands. */
    OrderBook book(Stamp stamp) {
        return new OrderBook(
                instrument,
                changeId,
                bids.best(PUBLISHED_LEVELS),
                asks.best(PUBLISHED_LEVELS),
                state != State.WHOLE,
                stamp);
    }

    private Outcome take(BookData data) {
        bids.apply(data.bids());
        asks.apply(data.asks());
        changeId = data.changeId();
        state = State.WHOLE;
        return Outcome.APPLIED;
    }

    private Outcome lose() {
        state = State.STALE;
        return Outcome.GAP;
    }
}
