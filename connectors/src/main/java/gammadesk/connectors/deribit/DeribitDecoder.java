package gammadesk.connectors.deribit;

import gammadesk.analytics.market.Combo;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.connectors.deribit.BookBuilder.Outcome;
import gammadesk.connectors.deribit.DeribitMessage.BookNews;
import gammadesk.connectors.deribit.DeribitMessage.InstrumentData;
import java.util.List;
import java.util.function.Consumer;

/**
 * The half of a feed that knows of no connection: text in, messages and events of the market out. What comes over a
 * socket and what comes out of a recording go through the same one. For one thread only.
 */
final class DeribitDecoder {
    private final DeribitParser parser = new DeribitParser();
    private final DeribitMapper mapper = new DeribitMapper();
    private final OrderBooks books = new OrderBooks();
    private final Consumer<MarketEvent> out;

    DeribitDecoder(Consumer<MarketEvent> out) {
        this.out = out;
    }

    /** Reads one message. */
    DeribitMessage parse(String text) {
        return parser.parse(text);
    }

    /** Publishes what news other than of a book mean for the market. */
    void map(DeribitMessage news, long receivedNanos) {
        mapper.map(news, receivedNanos, out);
    }

    /** Applies news of a book and publishes it; tells what happened to the book. */
    Outcome book(BookNews news, long receivedNanos) {
        return books.apply(news, mapper.stamp(news.book().timestampMillis(), receivedNanos), out);
    }

    /** Publishes a currency's listing, forgets what is gone and tells how many rows were of no known kind. */
    int listed(Listings listings, Currency currency, List<InstrumentData> rows, long nowNanos) {
        MarketEvent.Listing listing = mapper.listing(currency, rows, nowNanos);
        listings.replace(currency, listing.instruments()).forEach(this::forget);
        out.accept(listing);
        return rows.size() - listing.instruments().size();
    }

    private void forget(String instrument) {
        mapper.forget(instrument);
        books.forget(instrument);
    }

    /** Publishes a currency's combos. */
    void combos(Currency currency, List<Combo> combos, long nowNanos) {
        out.accept(new MarketEvent.Combos(currency, combos, mapper.stamp(0, nowNanos)));
    }

    /** The connection is gone: no book can be believed. */
    void loseAll() {
        books.loseAll(out);
    }

    /** Lets go of the book of a channel that is no longer followed; other channels pass by. */
    void unfollow(String channel) {
        Channel gone = Channel.of(channel);
        if (gone.kind() == Channel.Kind.BOOK) {
            books.forget(gone.subject());
        }
    }

    int staleBooks() {
        return books.staleCount();
    }

    /** The channels of stale books that should be subscribed anew now. */
    List<String> dueForResync(long nowNanos, long pauseNanos) {
        return books.dueForResync(nowNanos, pauseNanos);
    }

    /** How much is remembered: tickers and levels of books. */
    long remembered() {
        return mapper.remembered() + books.levels();
    }
}
