package gammadesk.analytics.backtest.venue;

import static gammadesk.analytics.backtest.venue.Floor.CALL;
import static gammadesk.analytics.backtest.venue.Floor.PERPETUAL;
import static gammadesk.analytics.backtest.venue.Floor.START;
import static gammadesk.analytics.backtest.venue.Floor.level;
import static gammadesk.analytics.backtest.venue.Floor.plain;
import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.backtest.venue.VenueNews.Filled;
import gammadesk.analytics.backtest.venue.VenueTerms.Filling;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Side;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The place in the queue, case by case, reckoned by hand. We bid 50 at 100 unless a case says otherwise. */
class QueueTest {
    private static final List<Level> ASKS = List.of(level(101, 1_000));

    private final Floor floor;

    QueueTest() {
        floor = floor(0);
    }

    private static Floor floor(double queueShare) {
        Floor floor = new Floor(plain().withFilling(new Filling(1, queueShare, 1, 0, Long.MAX_VALUE)));
        floor.index(START, 100);
        show(floor, 0, 300);
        return floor;
    }

    private static void show(Floor floor, long after, double atHundred) {
        floor.book(PERPETUAL, START + after, List.of(level(100, atHundred), level(99, 500)), ASKS);
    }

    private static long bid(Floor floor, double amount, double price) {
        return floor.venue.submit(VenueOrder.limit(PERPETUAL, Side.BUY, amount, price));
    }

    private static void hit(Floor floor, long after, double price, double amount) {
        floor.trade(PERPETUAL, START + after, Side.SELL, price, amount);
    }

    private static double filled(Floor floor) {
        return floor.fills().stream().mapToDouble(Filled::amount).sum();
    }

    @Test
    void whatStoodThereTradesFirst() {
        bid(floor, 50, 100);
        hit(floor, 1, 100, 290);
        assertThat(filled(floor)).isZero();
        hit(floor, 2, 100, 30);
        assertThat(filled(floor)).isEqualTo(20);
        hit(floor, 3, 100, 1_000);
        assertThat(filled(floor)).isEqualTo(50);
        assertThat(floor.fills()).allSatisfy(fill -> {
            assertThat(fill.price()).isEqualTo(100);
            assertThat(fill.maker()).isTrue();
        });
    }

    /** 300 become 200 although only 40 traded: 60 were cancelled, of which the share stood in front. */
    @Test
    void cancelsComeOffInFrontByTheirShare() {
        for (double share : new double[] {0, 0.5, 1}) {
            Floor own = floor(share);
            bid(own, 50, 100);
            hit(own, 1, 100, 40);
            show(own, 2, 200);
            double ahead = Math.min(200, 300 - 40 - share * 60);
            hit(own, 3, 100, ahead + 10);
            assertThat(filled(own)).isEqualTo(10);
        }
    }

    /** The book said 260 before the trade of 40 that explains it: the queue moves by 40 and not by more. */
    @Test
    void aTradeThatTheBookKnewAlreadyCountsOnce() {
        for (double share : new double[] {0, 0.5, 1}) {
            Floor own = floor(share);
            bid(own, 50, 100);
            show(own, 5, 260);
            hit(own, 5, 100, 40);
            show(own, 6, 260);
            hit(own, 7, 100, 270);
            assertThat(filled(own)).isEqualTo(10);
        }
    }

    @Test
    void weAreNeverBehindMoreThanIsShown() {
        bid(floor, 50, 100);
        show(floor, 1, 30);
        show(floor, 2, 400);
        hit(floor, 3, 100, 50);
        assertThat(filled(floor)).isEqualTo(20);
    }

    @Test
    void whoImprovesThePriceIsFirst() {
        bid(floor, 50, 100.5);
        hit(floor, 1, 100.5, 20);
        assertThat(filled(floor)).isEqualTo(20);
    }

    @Test
    void aTradeThroughThePriceFillsWhateverStoodInFront() {
        bid(floor, 50, 100);
        hit(floor, 1, 99, 20);
        assertThat(filled(floor)).isEqualTo(20);
        hit(floor, 2, 100.5, 1_000);
        assertThat(filled(floor)).isEqualTo(20);
    }

    @Test
    void atOnePriceTheFirstToComeIsTheFirstToBeFilledWithOthersBetween() {
        long first = bid(floor, 50, 100);
        show(floor, 1, 400);
        long second = bid(floor, 50, 100);
        hit(floor, 2, 100, 320);
        assertThat(floor.fills()).extracting(Filled::id).containsExactly(first);
        assertThat(filled(floor)).isEqualTo(20);
        hit(floor, 3, 100, 30 + 100 + 10);
        assertThat(floor.fills()).extracting(Filled::id).containsExactly(first, first, second);
        assertThat(floor.fills()).extracting(Filled::amount).containsExactly(20.0, 30.0, 10.0);
    }

    @Test
    void aPriceOutOfSightHasAnUnknownQueueUntilItIsShown() {
        bid(floor, 50, 98);
        hit(floor, 1, 98, 10_000);
        assertThat(filled(floor)).isZero();
        floor.book(PERPETUAL, START + 2, List.of(level(98, 70)), ASKS);
        hit(floor, 3, 98, 80);
        assertThat(filled(floor)).isEqualTo(10);
    }

    @Test
    void whoComesToUsPaysOurPriceUpToWhatHeBrings() {
        bid(floor, 50, 100);
        floor.book(PERPETUAL, START + 1, List.of(level(98, 10)), List.of(level(99, 20), level(100, 10)));
        assertThat(floor.fills()).extracting(Filled::price).containsOnly(100.0);
        assertThat(filled(floor)).isEqualTo(30);
        floor.book(PERPETUAL, START + 2, List.of(level(98, 10)), List.of(level(99, 20), level(100, 10)));
        assertThat(filled(floor)).isEqualTo(30);
    }

    @Test
    void aSmallerAmountKeepsThePlaceAndALargerOneLosesIt() {
        long id = bid(floor, 50, 100);
        hit(floor, 1, 100, 100);
        show(floor, 2, 500);
        floor.venue.amend(id, 40, 100);
        hit(floor, 3, 100, 210);
        assertThat(filled(floor)).isEqualTo(10);
        floor.venue.amend(id, 60, 100);
        hit(floor, 4, 100, 500);
        assertThat(filled(floor)).isEqualTo(10);
        hit(floor, 5, 100, 10);
        assertThat(filled(floor)).isEqualTo(20);
    }

    @Test
    void aTickersBestPriceHasAQueueToo() {
        Floor own = new Floor(plain());
        own.perpetual(START, 80);
        own.venue.submit(VenueOrder.limit(PERPETUAL, Side.SELL, 30, 50_000.5));
        own.trade(PERPETUAL, START + 1, Side.BUY, 50_000.5, 90);
        assertThat(filled(own)).isEqualTo(10);
    }

    @Test
    void withoutSizesOnlyWhatGoesThroughFills() {
        Floor own = new Floor(plain());
        own.call(START, 0.02, 0.022, 0.021);
        own.venue.submit(VenueOrder.limit(CALL, Side.SELL, 3, 0.022));
        own.trade(CALL, START + 1, Side.BUY, 0.022, 100);
        assertThat(filled(own)).isZero();
        own.trade(CALL, START + 2, Side.BUY, 0.0225, 1);
        assertThat(filled(own)).isEqualTo(1);
        own.call(START + 3, 0.022, 0.023, 0.0225);
        assertThat(filled(own)).isEqualTo(3);
    }

    @Test
    void blocksAreNotTradedInTheBook() {
        bid(floor, 50, 100);
        floor.trade(PERPETUAL, START + 1, Side.SELL, 99, 1_000, Optional.of("block"));
        assertThat(filled(floor)).isZero();
    }

    @Test
    void theQuoteOfATickerIsNoOrderInAFollowedBook() {
        bid(floor, 50, 100);
        floor.ticker(PERPETUAL, START + 1, new Quote(90, 10, 91, 10), 95, 0);
        assertThat(filled(floor)).isZero();
    }
}
