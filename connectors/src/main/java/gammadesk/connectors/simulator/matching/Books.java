package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.Instrument;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The books of those instruments in which participants have something resting; no other costs anything. */
final class Books {
    private final MarketPort market;
    private final Map<String, Book> books = new LinkedHashMap<>();
    private final Map<String, Rules> rules = new HashMap<>();
    private long arrivals;

    Books(MarketPort market) {
        this.market = market;
    }

    /** The rules of a listed instrument, with its present state. */
    Optional<Rules> rules(String instrument) {
        return market.instrument(instrument).map(this::current);
    }

    private Rules current(Instrument instrument) {
        Rules known = rules.get(instrument.name());
        if (known == null || !known.instrument().equals(instrument)) {
            known = Rules.of(instrument);
            rules.put(instrument.name(), known);
        }
        return known;
    }

    /** The book of an instrument with the market's own levels as they are now; to be released after use. */
    Book open(Rules of) {
        Book book = books.computeIfAbsent(
                of.instrument().name(), name -> new Book(of, market.house(name), () -> ++arrivals));
        book.refresh();
        return book;
    }

    /** Lets go of a book in which nothing rests. */
    void release(Book book) {
        book.refresh();
        if (book.isEmpty()) {
            books.remove(book.name());
        }
    }

    /** The book in which participants have something resting. */
    @Nullable
    Book find(String instrument) {
        return books.get(instrument);
    }

    List<Book> all() {
        return List.copyOf(books.values());
    }

    void forget(String instrument) {
        books.remove(instrument);
        rules.remove(instrument);
    }
}
