package gammadesk.connectors.deribit;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Stamp;
import gammadesk.connectors.deribit.BookBuilder.Outcome;
import gammadesk.connectors.deribit.DeribitMessage.BookData;
import gammadesk.connectors.deribit.DeribitMessage.BookNews;
import gammadesk.connectors.deribit.DeribitMessage.BookRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderBooksTest {
    private static final Stamp STAMP = new Stamp(1, 2);
    private static final String CHANNEL = "book.X.100ms";

    private final OrderBooks books = new OrderBooks();
    private final List<OrderBook> published = new ArrayList<>();

    @Test
    void everyBookOfTheRecordingIsContiguous() {
        List<BookNews> recorded = recorded();
        assertThat(recorded).hasSize(46);
        assertThat(recorded).allSatisfy(news -> assertThat(apply(news)).isEqualTo(Outcome.APPLIED));
        assertThat(published).hasSize(46).noneMatch(OrderBook::stale).allSatisfy(OrderBooksTest::isOrdered);
    }

    @ParameterizedTest
    @MethodSource("changesWithASuccessor")
    void aRecordedChangeLeftOutIsAGapOfExactlyThatBook(int left) {
        List<BookNews> recorded = recorded();
        String instrument = recorded.get(left).book().instrument();
        Set<String> broken = new HashSet<>();
        for (int i = 0; i < recorded.size(); i++) {
            if (i != left && apply(recorded.get(i)) == Outcome.GAP) {
                broken.add(recorded.get(i).book().instrument());
            }
        }
        assertThat(broken).containsExactly(instrument);
        assertThat(books.staleCount()).isEqualTo(1);
        assertThat(published)
                .filteredOn(OrderBook::stale)
                .singleElement()
                .satisfies(book -> assertThat(book.instrument()).isEqualTo(instrument));
        assertThat(books.dueForResync(0, 1)).containsExactly("book." + instrument + ".raw");
    }

    /** The last change of a book has nothing after it that could betray its absence. */
    static IntStream changesWithASuccessor() {
        List<BookNews> recorded = recorded();
        return IntStream.range(0, recorded.size())
                .filter(i -> !recorded.get(i).book().isSnapshot())
                .filter(i -> recorded.stream()
                        .skip(i + 1L)
                        .anyMatch(later -> later.book()
                                .instrument()
                                .equals(recorded.get(i).book().instrument())));
    }

    @Test
    void aStaleBookIsWholeAgainAfterASnapshot() {
        apply(snapshot(10));
        assertThat(apply(change(12, 11))).isEqualTo(Outcome.GAP);
        assertThat(apply(change(13, 12))).isEqualTo(Outcome.WAITING);
        assertThat(published.getLast().stale()).isTrue();
        assertThat(apply(snapshot(20))).isEqualTo(Outcome.APPLIED);
        assertThat(apply(change(21, 20))).isEqualTo(Outcome.APPLIED);
        assertThat(published).hasSize(4);
        assertThat(published.getLast().stale()).isFalse();
        assertThat(books.staleCount()).isZero();
    }

    @Test
    void aChangeWithoutASnapshotAsksForOne() {
        assertThat(apply(change(2, 1))).isEqualTo(Outcome.WAITING);
        assertThat(published).isEmpty();
        assertThat(books.dueForResync(0, 100)).containsExactly(CHANNEL);
        assertThat(books.dueForResync(99, 100)).isEmpty();
        assertThat(books.dueForResync(100, 100)).containsExactly(CHANNEL);
    }

    @Test
    void aLostConnectionMakesWholeBooksStaleOnce() {
        apply(snapshot(10));
        books.loseAll(this::publish);
        books.loseAll(this::publish);
        assertThat(published).hasSize(2);
        assertThat(published.getLast().stale()).isTrue();
        assertThat(published.getLast().bids()).isEqualTo(published.getFirst().bids());
    }

    @Test
    void isWhatASortedMapWouldBe() {
        SplittableRandom random = new SplittableRandom(5);
        TreeMap<Double, Double> bids = new TreeMap<>(Comparator.reverseOrder());
        TreeMap<Double, Double> asks = new TreeMap<>();
        apply(new BookNews(CHANNEL, new BookData("X", true, 1, 0, List.of(), List.of(), 1)));
        for (int id = 2; id < 2_000; id++) {
            List<BookRow> bidRows = rows(random, 0, bids);
            List<BookRow> askRows = rows(random, 200, asks);
            apply(new BookNews(CHANNEL, new BookData("X", false, id, id - 1, bidRows, askRows, 1)));
            assertThat(published.getLast().bids()).isEqualTo(levels(bids));
            assertThat(published.getLast().asks()).isEqualTo(levels(asks));
        }
        assertThat(bids).hasSizeGreaterThan(50);
    }

    private static List<BookRow> rows(SplittableRandom random, int from, TreeMap<Double, Double> side) {
        double price = (from + random.nextInt(200)) / 2.0;
        double amount = random.nextInt(3) == 0 ? 0 : random.nextInt(1, 100);
        if (amount == 0) {
            side.remove(price);
        } else {
            side.put(price, amount);
        }
        return List.of(new BookRow(amount == 0, price, amount));
    }

    private static List<Level> levels(TreeMap<Double, Double> side) {
        return side.entrySet().stream()
                .limit(50)
                .map((Map.Entry<Double, Double> level) -> new Level(level.getKey(), level.getValue()))
                .toList();
    }

    private static void isOrdered(OrderBook book) {
        assertThat(book.bids()).isSortedAccordingTo(Comparator.comparing(Level::price, Comparator.reverseOrder()));
        assertThat(book.asks()).isSortedAccordingTo(Comparator.comparing(Level::price));
        if (book.quote().isTwoSided()) {
            assertThat(book.quote().bid()).isLessThan(book.quote().ask());
        }
    }

    private static List<BookNews> recorded() {
        DeribitParser parser = new DeribitParser();
        return Recordings.socket().stream()
                .map(parser::parse)
                .filter(BookNews.class::isInstance)
                .map(BookNews.class::cast)
                .toList();
    }

    private static BookNews snapshot(long id) {
        return new BookNews(CHANNEL, new BookData("X", true, id, 0, List.of(new BookRow(false, 1, 1)), List.of(), 1));
    }

    private static BookNews change(long id, long previous) {
        return new BookNews(
                CHANNEL, new BookData("X", false, id, previous, List.of(new BookRow(false, 2, 1)), List.of(), 1));
    }

    private Outcome apply(BookNews news) {
        return books.apply(news, STAMP, this::publish);
    }

    private void publish(MarketEvent event) {
        published.add(((MarketEvent.BookUpdate) event).book());
    }
}
