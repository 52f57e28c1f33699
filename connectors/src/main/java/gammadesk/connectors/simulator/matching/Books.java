package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.Instrument;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The books of those instruments in which participants have something resting; no other costs anything. */
final class Books {
    private final MarketPort market;
    private final Gate gate;
    private final Map<String, Book> books = new LinkedHashMap<>();
    private final Map<String, Rules> rules = new HashMap<>();
    private long arrivals;
    private int combos;

    Books(MarketPort market, Gate gate) {
        this.market = market;
        this.gate = gate;
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
        Book book = books.computeIfAbsent(of.instrument().name(), _ -> {
            combos += of.isCombo() ? 1 : 0;
            return fresh(of, () -> ++arrivals);
        });
        book.refresh();
        return book;
    }

    private Book fresh(Rules of, LongSupplier clock) {
        String name = of.instrument().name();
        HouseBook house = of.isCombo()
                ? market.combo(name)
                        .<HouseBook>map(combo -> new ImpliedBook(combo, of.lot(), this, this::reducible))
                        .orElse(HouseBook.EMPTY)
                : market.house(name);
        return new Book(of, house, clock);
    }

    private long reducible(LiveOrder order) {
        long position = Units.exact(gate.position(order.account, order.terms().instrument()));
        return Math.max(0, -order.side().sign() * position);
    }

    /** The book of a listed instrument, to be looked at or taken from, but not to be joined. */
    @Nullable
    Book look(String instrument) {
        Book book = books.get(instrument);
        if (book == null) {
            book = rules(instrument).map(of -> fresh(of, () -> 0)).orElse(null);
        }
        if (book != null) {
            book.refresh();
        }
        return book;
    }

    /** The books of combos in which participants have something resting. */
    List<Book> combos() {
        return combos == 0
                ? List.of()
                : books.values().stream().filter(book -> book.implied != null).toList();
    }

    /** Lets go of a book in which nothing rests. */
    void release(Book book) {
        book.refresh();
        if (book.isEmpty()) {
            forgetBook(book.name());
        }
    }

    /** Lets go of all books in which nothing rests. */
    void releaseEmpty() {
        all().stream().filter(Book::isEmpty).forEach(book -> forgetBook(book.name()));
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
        forgetBook(instrument);
        rules.remove(instrument);
    }

    private void forgetBook(String instrument) {
        Book gone = books.remove(instrument);
        combos -= gone != null && gone.rules.isCombo() ? 1 : 0;
    }
}
