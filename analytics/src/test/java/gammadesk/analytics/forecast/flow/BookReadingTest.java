package gammadesk.analytics.forecast.flow;

import static gammadesk.analytics.forecast.flow.Books.book;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.OrderBook;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One book, and two in a row, worked out by hand. */
class BookReadingTest {
    private static final OrderBook BOOK =
            book(List.of(99.0, 30.0, 98.0, 10.0, 97.0, 20.0), List.of(101.0, 10.0, 102.0, 20.0));

    @Test
    void aBookReadByHand() {
        BookReading reading = BookReading.of(BOOK, 200);
        assertThat(reading.mid()).isEqualTo(100);
        // (99 x 10 + 101 x 30) / 40
        assertThat(reading.microprice()).isEqualTo(100.5);
        assertThat(reading.spreadBps()).isCloseTo(200, within(1e-9));
        assertThat(reading.imbalance1()).isEqualTo(0.5);
        // (60 - 30) / 90
        assertThat(reading.imbalance5()).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(reading.imbalance10()).isCloseTo(1 / 3.0, within(1e-15));
        // Two percent around 100: 98 and 102 are in, 97 is not.
        assertThat(reading.bidDepth()).isEqualTo(40);
        assertThat(reading.askDepth()).isEqualTo(30);
    }

    @Test
    void anEmptySideHasNoMiddleAndAnEmptyBookNoImbalance() {
        BookReading oneSided = BookReading.of(book(List.of(), List.of(101.0, 10.0)), 10);
        assertThat(oneSided.imbalance1()).isEqualTo(-1);
        assertThat(oneSided.mid()).isNaN();
        assertThat(oneSided.microprice()).isNaN();
        assertThat(oneSided.spreadBps()).isNaN();
        assertThat(oneSided.askDepth()).isNaN();
        assertThat(BookReading.of(book(List.of(), List.of()), 10).imbalance10()).isNaN();
    }

    @Test
    void orderFlowByTheSixCasesOfItsAuthors() {
        assertThat(flow(99, 30, 101, 10, 99, 35, 101, 10)).isEqualTo(5);
        assertThat(flow(99, 30, 101, 10, 99.5, 7, 101, 10)).isEqualTo(7);
        assertThat(flow(99, 30, 101, 10, 98, 50, 101, 10)).isEqualTo(-30);
        assertThat(flow(99, 30, 101, 10, 99, 30, 101, 4)).isEqualTo(6);
        assertThat(flow(99, 30, 101, 10, 99, 30, 100.5, 8)).isEqualTo(-8);
        assertThat(flow(99, 30, 101, 10, 99, 30, 102, 40)).isEqualTo(10);
    }

    private static double flow(
            double b0, double qb0, double a0, double qa0, double b1, double qb1, double a1, double qa1) {
        return OrderFlow.best(book(List.of(b0, qb0), List.of(a0, qa0)), book(List.of(b1, qb1), List.of(a1, qa1)));
    }

    @Test
    void aSideThatAppearsOrGoesCountsWhole() {
        OrderBook bare = book(List.of(), List.of(101.0, 10.0));
        OrderBook both = book(List.of(99.0, 3.0), List.of(101.0, 10.0));
        assertThat(OrderFlow.best(bare, both)).isEqualTo(3);
        assertThat(OrderFlow.best(both, bare)).isEqualTo(-3);
        assertThat(OrderFlow.best(bare, bare)).isZero();
    }

    @Test
    void deeperLevelsWeighLess() {
        OrderBook after = book(List.of(99.0, 30.0, 98.0, 14.0, 97.0, 20.0), List.of(101.0, 10.0, 102.0, 26.0));
        assertThat(OrderFlow.best(BOOK, after)).isZero();
        // Second level: 4 came to the bids, 6 to the asks.
        assertThat(OrderFlow.weighted(BOOK, after)).isEqualTo((4 - 6) / 2.0);
    }
}
