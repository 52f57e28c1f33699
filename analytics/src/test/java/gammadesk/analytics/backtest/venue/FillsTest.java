package gammadesk.analytics.backtest.venue;

import static gammadesk.analytics.backtest.venue.Floor.CALL;
import static gammadesk.analytics.backtest.venue.Floor.PERPETUAL;
import static gammadesk.analytics.backtest.venue.Floor.START;
import static gammadesk.analytics.backtest.venue.Floor.level;
import static gammadesk.analytics.backtest.venue.Floor.plain;
import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.backtest.venue.VenueNews.Booked;
import gammadesk.analytics.backtest.venue.VenueNews.Cancelled;
import gammadesk.analytics.backtest.venue.VenueNews.Ending;
import gammadesk.analytics.backtest.venue.VenueNews.Filled;
import gammadesk.analytics.backtest.venue.VenueNews.Missed;
import gammadesk.analytics.backtest.venue.VenueNews.Refusal;
import gammadesk.analytics.backtest.venue.VenueNews.Rejected;
import gammadesk.analytics.backtest.venue.VenueTerms.Filling;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.TimeInForce;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What takers get, case by case, reckoned by hand. */
class FillsTest {
    private static final List<Level> BIDS = List.of(level(49_999.5, 100), level(49_999, 200));
    private static final List<Level> ASKS = List.of(level(50_000.5, 100), level(50_001, 200), level(50_005, 1_000));

    private static Floor floor(Filling filling) {
        Floor floor = new Floor(plain().withFilling(filling));
        floor.perpetual(START, 1_000);
        floor.book(PERPETUAL, START, BIDS, ASKS);
        return floor;
    }

    private static Floor floor() {
        return floor(Filling.PLAIN);
    }

    private static List<Double> prices(Floor floor) {
        return floor.fills().stream().map(Filled::price).toList();
    }

    private static List<Double> amounts(Floor floor) {
        return floor.fills().stream().map(Filled::amount).toList();
    }

    private static Refusal refusal(Floor floor, VenueOrder order) {
        floor.venue.submit(order);
        return floor.news(Rejected.class).getLast().why();
    }

    @Test
    void anOrderWalksTheBookLevelByLevel() {
        Floor floor = floor();
        floor.venue.submit(VenueOrder.market(PERPETUAL, Side.BUY, 350));
        assertThat(prices(floor)).containsExactly(50_000.5, 50_001.0, 50_005.0);
        assertThat(amounts(floor)).containsExactly(100.0, 200.0, 50.0);
        assertThat(floor.fills()).extracting(Filled::left).containsExactly(250.0, 50.0, 0.0);
        assertThat(floor.held(PERPETUAL)).isEqualTo(350);
    }

    @Test
    void nothingIsPaidBeyondTheLimitAndTheRestOfAnImmediateOrderIsCancelled() {
        Floor floor = floor();
        floor.venue.submit(VenueOrder.immediate(PERPETUAL, Side.BUY, 350, 50_001));
        assertThat(prices(floor)).containsExactly(50_000.5, 50_001.0);
        assertThat(floor.news(Cancelled.class)).containsExactly(new Cancelled(START, 1, 50, Ending.IMMEDIATE));
    }

    @Test
    void takenDepthStaysTakenUntilItsLevelIsShownWithAnotherAmount() {
        Floor floor = floor();
        floor.venue.submit(VenueOrder.immediate(PERPETUAL, Side.BUY, 60, 50_000.5));
        floor.venue.submit(VenueOrder.immediate(PERPETUAL, Side.BUY, 60, 50_000.5));
        floor.book(PERPETUAL, START + 1, BIDS, ASKS);
        floor.venue.submit(VenueOrder.immediate(PERPETUAL, Side.BUY, 60, 50_000.5));
        assertThat(amounts(floor)).containsExactly(60.0, 40.0);
        floor.book(PERPETUAL, START + 2, BIDS, List.of(level(50_000.5, 90), level(50_001, 200)));
        floor.venue.submit(VenueOrder.immediate(PERPETUAL, Side.BUY, 200, 50_000.5));
        assertThat(amounts(floor)).containsExactly(60.0, 40.0, 90.0);
    }

    @Test
    void aTickersSizesAreTakenLikeABookOfOneLevel() {
        Floor floor = new Floor(plain());
        floor.perpetual(START, 100);
        floor.venue.submit(VenueOrder.market(PERPETUAL, Side.SELL, 70));
        floor.perpetual(START + 1, 100);
        floor.venue.submit(VenueOrder.market(PERPETUAL, Side.SELL, 70));
        assertThat(amounts(floor)).containsExactly(70.0, 30.0);
        assertThat(prices(floor)).containsOnly(49_999.5);
    }

    @Test
    void aShareOfWhatIsShownCanBeHadInWholeLots() {
        Floor floor = floor(new Filling(1, 0, 0.25, 0, Long.MAX_VALUE));
        floor.venue.submit(VenueOrder.immediate(PERPETUAL, Side.BUY, 500, 50_001));
        assertThat(amounts(floor)).containsExactly(20.0, 50.0);
    }

    /** Mid 0.0215, touch 0.022: half of the way is 0.02175. */
    @Test
    void whereSizesAreUnknownAFractionOfTheHalfSpreadIsPaid() {
        for (double crossing : new double[] {0, 0.5, 1}) {
            Floor floor = new Floor(plain().withFilling(new Filling(crossing, 0, 1, 0, Long.MAX_VALUE)));
            floor.call(START, 0.021, 0.022, 0.0212);
            floor.venue.submit(VenueOrder.market(CALL, Side.BUY, 1_000));
            floor.venue.submit(VenueOrder.market(CALL, Side.SELL, 1_000));
            assertThat(prices(floor))
                    .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b), Double.class)
                    .containsExactly(0.0215 + crossing * 0.0005, 0.0215 - crossing * 0.0005);
        }
    }

    @Test
    void aLimitIsHeldAgainstWhatWouldBePaid() {
        Floor floor = new Floor(plain().withFilling(new Filling(0.5, 0, 1, 0, Long.MAX_VALUE)));
        floor.call(START, 0.02, 0.022, 0.021);
        floor.venue.submit(VenueOrder.immediate(CALL, Side.BUY, 1, 0.021));
        assertThat(floor.fills()).isEmpty();
        floor.venue.submit(VenueOrder.immediate(CALL, Side.BUY, 1, 0.0215));
        assertThat(floor.fills()).hasSize(1);
    }

    @Test
    void fillOrKillTakesAllOrNothing() {
        Floor floor = floor();
        for (double amount : new double[] {310, 300}) {
            floor.venue.submit(new VenueOrder(
                    PERPETUAL,
                    Side.BUY,
                    amount,
                    OptionalDouble.of(50_001),
                    TimeInForce.FILL_OR_KILL,
                    false,
                    false,
                    Long.MAX_VALUE,
                    ""));
        }
        assertThat(floor.news(Cancelled.class)).containsExactly(new Cancelled(START, 1, 310, Ending.IMMEDIATE));
        assertThat(amounts(floor)).containsExactly(100.0, 200.0);
    }

    @Test
    void postOnlyIsRefusedWhereItWouldTakeAndRestsElsewhere() {
        Floor floor = floor();
        assertThat(refusal(
                        floor,
                        VenueOrder.limit(PERPETUAL, Side.BUY, 10, 50_000.5).asPostOnly()))
                .isEqualTo(Refusal.WOULD_TAKE);
        floor.venue.submit(VenueOrder.limit(PERPETUAL, Side.BUY, 10, 50_000).asPostOnly());
        assertThat(floor.news(Booked.class)).hasSize(1);
        assertThat(refusal(
                        floor,
                        VenueOrder.limit(PERPETUAL, Side.SELL, 10, 50_000).asPostOnly()))
                .isEqualTo(Refusal.WOULD_TAKE);
        assertThat(floor.fills()).isEmpty();
    }

    @Test
    void reduceOnlyIsCutToThePositionAndNeverTurnsIt() {
        Floor floor = floor();
        assertThat(refusal(floor, VenueOrder.market(PERPETUAL, Side.SELL, 50).asReduceOnly()))
                .isEqualTo(Refusal.WOULD_OPEN);
        floor.venue.submit(VenueOrder.market(PERPETUAL, Side.BUY, 50));
        assertThat(refusal(floor, VenueOrder.market(PERPETUAL, Side.BUY, 50).asReduceOnly()))
                .isEqualTo(Refusal.WOULD_OPEN);
        long id = floor.venue.submit(VenueOrder.market(PERPETUAL, Side.SELL, 80).asReduceOnly());
        assertThat(floor.held(PERPETUAL)).isZero();
        assertThat(floor.news(Cancelled.class)).containsExactly(new Cancelled(START, id, 30, Ending.NOTHING_TO_REDUCE));
    }

    @Test
    void aRestingReduceOnlyOrderEndsWithThePosition() {
        Floor floor = floor();
        floor.venue.submit(VenueOrder.market(PERPETUAL, Side.BUY, 50));
        long id = floor.venue.submit(
                VenueOrder.limit(PERPETUAL, Side.SELL, 50, 50_010).asReduceOnly());
        floor.venue.submit(VenueOrder.market(PERPETUAL, Side.SELL, 50));
        assertThat(floor.news(Cancelled.class)).containsExactly(new Cancelled(START, id, 50, Ending.NOTHING_TO_REDUCE));
    }

    @Test
    void nothingIsTakenFromOneSidedCrossedStaleOrOldQuotes() {
        Floor floor = new Floor(plain().withFilling(new Filling(1, 0, 1, 0, 5_000)));
        VenueOrder order = VenueOrder.market(PERPETUAL, Side.BUY, 10);
        assertThat(refusal(floor, order)).isEqualTo(Refusal.NO_QUOTE);
        floor.ticker(PERPETUAL, START, new Quote(Double.NaN, 0, 50_000.5, 100), 50_000, 0);
        assertThat(refusal(floor, order)).isEqualTo(Refusal.NO_QUOTE);
        floor.ticker(PERPETUAL, START, new Quote(50_001, 100, 50_000.5, 100), 50_000, 0);
        assertThat(refusal(floor, order)).isEqualTo(Refusal.NO_QUOTE);
        floor.perpetual(START, 100);
        floor.venue.advance(START + 5_001);
        assertThat(refusal(floor, order)).isEqualTo(Refusal.NO_QUOTE);
        floor.book(PERPETUAL, START + 5_002, BIDS, ASKS);
        floor.staleBook(PERPETUAL, START + 5_003);
        floor.perpetual(START + 5_004, 100);
        assertThat(refusal(floor, order)).isEqualTo(Refusal.NO_QUOTE);
        assertThat(floor.fills()).isEmpty();
        floor.book(PERPETUAL, START + 5_005, BIDS, ASKS);
        floor.venue.submit(order);
        assertThat(floor.fills()).hasSize(1);
    }

    @Test
    void whatCannotBeIsRefusedWithItsReason() {
        Floor floor = floor();
        assertThat(refusal(floor, VenueOrder.market("BTC-PERP", Side.BUY, 10))).isEqualTo(Refusal.UNKNOWN_INSTRUMENT);
        assertThat(refusal(floor, VenueOrder.market(PERPETUAL, Side.BUY, 15))).isEqualTo(Refusal.BAD_AMOUNT);
        assertThat(refusal(floor, VenueOrder.market(PERPETUAL, Side.BUY, -10))).isEqualTo(Refusal.BAD_AMOUNT);
        assertThat(refusal(floor, VenueOrder.market(PERPETUAL, Side.BUY, Double.NaN)))
                .isEqualTo(Refusal.BAD_AMOUNT);
        assertThat(refusal(floor, VenueOrder.limit(PERPETUAL, Side.BUY, 10, 50_000.3)))
                .isEqualTo(Refusal.BAD_PRICE);
        assertThat(refusal(floor, VenueOrder.limit(PERPETUAL, Side.BUY, 10, 0))).isEqualTo(Refusal.BAD_PRICE);
        assertThat(refusal(floor, VenueOrder.limit(PERPETUAL, Side.BUY, 10, Double.NaN)))
                .isEqualTo(Refusal.BAD_PRICE);
        assertThat(refusal(floor, VenueOrder.market(PERPETUAL, Side.BUY, 10).asPostOnly()))
                .isEqualTo(Refusal.UNSUPPORTED);
        assertThat(refusal(floor, VenueOrder.market(PERPETUAL, Side.BUY, 10).validUntil(START)))
                .isEqualTo(Refusal.TOO_LATE);
        floor.ticker(PERPETUAL, START, new Quote(49_999.5, 10, 50_000.5, 10), 50_000, 0, InstrumentState.HALTED);
        assertThat(refusal(floor, VenueOrder.market(PERPETUAL, Side.BUY, 10))).isEqualTo(Refusal.BOOK_CLOSED);
        floor.perpetual(START, 10);
        floor.venue.on(new MarketEvent.PlatformUpdate("btc_usd", true, Floor.at(0)));
        assertThat(refusal(floor, VenueOrder.market(PERPETUAL, Side.BUY, 10))).isEqualTo(Refusal.BOOK_CLOSED);
        assertThat(floor.fills()).isEmpty();
        floor.venue.on(new MarketEvent.PlatformUpdate("btc_usd", false, Floor.at(0)));
        floor.venue.submit(VenueOrder.market(PERPETUAL, Side.BUY, 10));
        assertThat(floor.fills()).hasSize(1);
    }

    @Test
    void anOrderMeetsTheBookThatItFindsWhenItArrives() {
        Floor floor = new Floor(plain().withLatency(50));
        floor.perpetual(START, 100);
        floor.venue.submit(VenueOrder.market(PERPETUAL, Side.BUY, 10));
        floor.ticker(PERPETUAL, START + 49, new Quote(50_100, 50, 50_101, 50), 50_100, 0);
        assertThat(floor.news()).isEmpty();
        floor.ticker(PERPETUAL, START + 60, new Quote(50_200, 50, 50_201, 50), 50_200, 0);
        assertThat(floor.fills()).hasSize(1).allSatisfy(fill -> {
            assertThat(fill.millis()).isEqualTo(START + 50);
            assertThat(fill.price()).isEqualTo(50_101);
        });
    }

    @Test
    void aCancelAndAnAmendmentTakeAsLongAsAnOrder() {
        Floor floor = new Floor(plain().withLatency(50));
        floor.perpetual(START, 100);
        long one = floor.venue.submit(VenueOrder.limit(PERPETUAL, Side.BUY, 100, 49_000));
        long other = floor.venue.submit(VenueOrder.limit(PERPETUAL, Side.BUY, 100, 49_000));
        floor.venue.advance(START + 60);
        floor.venue.cancel(one);
        floor.venue.amend(other, 60, 50_000.5);
        floor.venue.advance(START + 109);
        assertThat(floor.news(Booked.class)).hasSize(2);
        assertThat(floor.fills()).isEmpty();
        floor.venue.advance(START + 110);
        assertThat(floor.news(Cancelled.class)).containsExactly(new Cancelled(START + 110, one, 100, Ending.ASKED));
        assertThat(amounts(floor)).containsExactly(60.0);
        floor.venue.cancel(one);
        floor.venue.advance(START + 200);
        assertThat(floor.news(Rejected.class)).extracting(Rejected::why).containsExactly(Refusal.NOT_OPEN);
    }

    @Test
    void aRefusedAmendmentLeavesTheOrderAsItWas() {
        Floor floor = floor();
        long id = floor.venue.submit(
                VenueOrder.limit(PERPETUAL, Side.BUY, 20, 50_000).asPostOnly());
        floor.venue.amend(id, 20, 50_000.5);
        floor.venue.amend(id, 25, 50_000);
        floor.venue.amend(id, 20, 50_000.1);
        assertThat(floor.news(Rejected.class))
                .extracting(Rejected::why)
                .containsExactly(Refusal.WOULD_TAKE, Refusal.BAD_AMOUNT, Refusal.BAD_PRICE);
        floor.trade(PERPETUAL, START + 1, Side.SELL, 50_000, 500);
        assertThat(amounts(floor)).containsExactly(20.0);
    }

    /** The embedded exchange cancels the resting order of the same owner and goes on. */
    @Test
    void nobodyTradesWithHimself() {
        Floor floor = floor();
        long own = floor.venue.submit(VenueOrder.limit(PERPETUAL, Side.SELL, 30, 50_000));
        floor.venue.submit(VenueOrder.market(PERPETUAL, Side.BUY, 40));
        assertThat(floor.news(Cancelled.class)).containsExactly(new Cancelled(START, own, 30, Ending.SELF_TRADE));
        assertThat(prices(floor)).containsExactly(50_000.5);
    }

    @Test
    void aMissedOrderTakesNothing() {
        Floor floor = floor(new Filling(1, 0, 1, 1, Long.MAX_VALUE));
        long immediate = floor.venue.submit(VenueOrder.market(PERPETUAL, Side.BUY, 10));
        assertThat(floor.news(Missed.class)).containsExactly(new Missed(START, immediate, PERPETUAL));
        assertThat(floor.news(Cancelled.class)).containsExactly(new Cancelled(START, immediate, 10, Ending.MISSED));
        floor.venue.submit(VenueOrder.limit(PERPETUAL, Side.BUY, 10, 50_000.5));
        assertThat(floor.fills()).isEmpty();
        floor.book(PERPETUAL, START + 1, BIDS, ASKS);
        assertThat(floor.fills()).hasSize(1).allMatch(Filled::maker);
    }

    /** Of 4,000 orders a quarter is missed, give or take four standard deviations of 27. */
    @Test
    void missesComeAsOftenAsTheyAreSaidTo() {
        Floor floor = floor(new Filling(1, 0, 1, 0.25, Long.MAX_VALUE));
        floor.ticker(CALL, START, new Quote(0.02, Double.NaN, 0.021, Double.NaN), 0.0205, Double.NaN);
        for (int i = 0; i < 4_000; i++) {
            floor.venue.submit(VenueOrder.market(CALL, i % 2 == 0 ? Side.BUY : Side.SELL, 0.1));
        }
        assertThat(floor.news(Missed.class)).hasSizeBetween(890, 1_110);
    }
}
