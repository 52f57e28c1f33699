package gammadesk.connectors.simulator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.TickLadder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Combos against the books of their legs and against one another. */
class ComboMatchingTest {
    private static final String LOW = "BTC-25DEC26-90000-C";
    private static final String HIGH = "BTC-25DEC26-95000-C";
    private static final String SPREAD = "BTC-CS-25DEC26-90000_95000";
    private static final String RATIO = "BTC-CSR12-25DEC26-90000_95000";
    private static final long BUYER = 1;
    private static final long SELLER = 2;
    private static final long OTHER = 3;

    private final TestFloor floor = new TestFloor();
    private final MatchingEngine engine = new MatchingEngine(floor, floor, floor);

    @BeforeEach
    void list() {
        list(HIGH, InstrumentKind.OPTION);
        combo(SPREAD, 1, -1);
        combo(RATIO, 1, -2);
        floor.prices = new MarketPort.Prices(0.05, 60_000, 0.05, -10, 10);
    }

    private void combo(String name, int low, int high) {
        list(name, InstrumentKind.OPTION_COMBO);
        floor.combos.put(name, new Combo(name, List.of(new Combo.Leg(LOW, low), new Combo.Leg(HIGH, high))));
    }

    private void list(String name, InstrumentKind kind) {
        floor.list(new Instrument(
                name,
                kind,
                Currency.BTC,
                Currency.BTC,
                Currency.BTC,
                Settlement.INVERSE,
                Expiry.parse("25DEC26"),
                Optional.empty(),
                BigDecimal.ONE,
                TickLadder.flat(new BigDecimal("0.0001")),
                new BigDecimal("0.1"),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0,
                InstrumentState.OPEN));
    }

    private OrderReport place(long account, OrderTerms terms) {
        Outcome outcome = engine.place(account, terms, 1);
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        String id = ((Outcome.Accepted) outcome).order().id();
        return engine.find(id).orElseThrow();
    }

    private OrderReport limit(long account, String name, Side side, String amount, String price) {
        return place(account, OrderTerms.limit(name, side, new BigDecimal(amount), new BigDecimal(price)));
    }

    private OrderReport now(String name, Side side, String amount, String price, TimeInForce time) {
        return place(
                BUYER,
                OrderTerms.limit(name, side, new BigDecimal(amount), new BigDecimal(price))
                        .withTimeInForce(time));
    }

    private BigDecimal position(long account, String name) {
        return floor.position(account, name);
    }

    private void legs(String ask, String askAmount, String bid, String bidAmount) {
        limit(SELLER, LOW, Side.SELL, askAmount, ask);
        limit(OTHER, HIGH, Side.BUY, bidAmount, bid);
    }

    @Test
    void theBookShowsWhatTheLegsMakeUp() {
        legs("0.05", "2", "0.02", "0.5");
        assertThat(engine.levels(SPREAD, Side.SELL, 5)).containsExactly(new OrderBook.Level(0.03, 0.5));
        assertThat(engine.levels(SPREAD, Side.BUY, 5)).isEmpty();
        assertThat(engine.levels(RATIO, Side.SELL, 5)).containsExactly(new OrderBook.Level(0.01, 0.2));
    }

    @Test
    void aMarketOrderTakesAllLegsAtPricesThatSumExactly() {
        legs("0.05", "2", "0.02", "0.5");
        limit(OTHER, HIGH, Side.BUY, "3", "0.01");
        OrderReport order = place(BUYER, OrderTerms.market(SPREAD, Side.BUY, new BigDecimal("1.2")));
        assertThat(order.state()).isEqualTo(OrderState.FILLED);
        assertThat(floor.comboExecutions).hasSize(2);
        for (ComboExecution execution : floor.comboExecutions) {
            checkSum(execution);
            assertThat(execution.legs()).hasSize(2);
        }
        assertThat(position(BUYER, LOW)).isEqualByComparingTo("1.2");
        assertThat(position(BUYER, HIGH)).isEqualByComparingTo("-1.2");
        assertThat(position(BUYER, SPREAD)).isZero();
        assertThat(order.averagePrice()).isEqualByComparingTo("0.0358333333");
    }

    /** Legs' prices by direction and amount are the combo's price by its amount. */
    private static void checkSum(ComboExecution execution) {
        Execution whole = execution.whole();
        BigDecimal paid = BigDecimal.ZERO;
        for (Execution leg : execution.legs()) {
            BigDecimal cost = leg.price().multiply(leg.amount());
            paid = leg.direction() == whole.direction() ? paid.add(cost) : paid.subtract(cost);
            assertThat(leg.combo()).contains(new Combo.Tag(whole.instrument(), whole.tradeId()));
        }
        assertThat(paid).isEqualByComparingTo(whole.price().multiply(whole.amount()));
    }

    @Test
    void aLegWithoutLiquidityMeansThatNothingIsDone() {
        limit(SELLER, LOW, Side.SELL, "2", "0.05");
        for (TimeInForce time : List.of(TimeInForce.IMMEDIATE_OR_CANCEL, TimeInForce.FILL_OR_KILL)) {
            OrderReport order = now(SPREAD, Side.BUY, "1", "0.2", time);
            assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
            assertThat(order.filled()).isZero();
        }
        assertThat(floor.executions).isEmpty();
        assertThat(engine.levels(LOW, Side.SELL, 5)).containsExactly(new OrderBook.Level(0.05, 2));
    }

    @Test
    void fillOrKillNeedsAllOfItImmediateOrCancelTakesWhatIsThere() {
        legs("0.05", "2", "0.02", "0.5");
        assertThat(now(SPREAD, Side.BUY, "0.6", "0.03", TimeInForce.FILL_OR_KILL)
                        .filled())
                .isZero();
        assertThat(floor.executions).isEmpty();
        assertThat(now(SPREAD, Side.BUY, "0.6", "0.0299", TimeInForce.IMMEDIATE_OR_CANCEL)
                        .filled())
                .isZero();
        assertThat(now(SPREAD, Side.BUY, "0.6", "0.03", TimeInForce.IMMEDIATE_OR_CANCEL)
                        .filled())
                .isEqualByComparingTo("0.5");
        assertThat(position(BUYER, LOW)).isEqualByComparingTo("0.5");
        assertThat(position(BUYER, HIGH)).isEqualByComparingTo("-0.5");
    }

    @Test
    void aRestingOrderIsFilledWhenTheLegsAllowIt() {
        OrderReport resting = limit(BUYER, SPREAD, Side.BUY, "1", "0.03");
        assertThat(resting.state()).isEqualTo(OrderState.OPEN);
        limit(SELLER, LOW, Side.SELL, "2", "0.05");
        assertThat(engine.find(resting.id()).orElseThrow().filled()).isZero();
        limit(OTHER, HIGH, Side.BUY, "0.4", "0.02");
        assertThat(engine.find(resting.id()).orElseThrow().filled()).isEqualByComparingTo("0.4");
        assertThat(engine.levels(SPREAD, Side.BUY, 5)).containsExactly(new OrderBook.Level(0.03, 0.6));
        limit(OTHER, HIGH, Side.BUY, "1", "0.025");
        OrderReport filled = engine.find(resting.id()).orElseThrow();
        assertThat(filled.state()).isEqualTo(OrderState.FILLED);
        assertThat(filled.averagePrice()).isEqualByComparingTo("0.027");
        floor.comboExecutions.forEach(ComboMatchingTest::checkSum);
        assertThat(engine.open(BUYER)).isEmpty();
        assertThat(engine.hasOrders(SPREAD)).isFalse();
    }

    @Test
    void aRatioTakesSeveralMakersOfOneLeg() {
        limit(SELLER, LOW, Side.SELL, "0.1", "0.05");
        limit(OTHER, HIGH, Side.BUY, "0.1", "0.02");
        limit(SELLER, HIGH, Side.BUY, "0.1", "0.0199");
        OrderReport order = now(RATIO, Side.BUY, "0.1", "0.0101", TimeInForce.FILL_OR_KILL);
        assertThat(order.state()).isEqualTo(OrderState.FILLED);
        assertThat(order.averagePrice()).isEqualByComparingTo("0.0101");
        assertThat(floor.comboExecutions.getFirst().legs()).hasSize(3);
        floor.comboExecutions.forEach(ComboMatchingTest::checkSum);
        assertThat(position(BUYER, HIGH)).isEqualByComparingTo("-0.2");
    }

    @Test
    void twoOrdersInTheComboMeetAtTheOlderPriceBelowZeroToo() {
        limit(SELLER, RATIO, Side.SELL, "1", "-0.0302");
        OrderReport taker = limit(BUYER, RATIO, Side.BUY, "0.3", "0.01");
        assertThat(taker.state()).isEqualTo(OrderState.FILLED);
        assertThat(taker.averagePrice()).isEqualByComparingTo("-0.0302");
        checkSum(floor.comboExecutions.getFirst());
        assertThat(position(SELLER, LOW)).isEqualByComparingTo("-0.3");
        assertThat(position(SELLER, HIGH)).isEqualByComparingTo("0.6");
        assertThat(position(BUYER, HIGH)).isEqualByComparingTo("-0.6");
    }

    @Test
    void theBetterPriceGoesFirstWhetherOfTheLegsOrOfAnOrder() {
        legs("0.05", "2", "0.02", "0.5");
        limit(OTHER, SPREAD, Side.SELL, "0.2", "0.0299");
        limit(OTHER, SPREAD, Side.SELL, "0.2", "0.0301");
        OrderReport order = now(SPREAD, Side.BUY, "0.9", "0.0301", TimeInForce.FILL_OR_KILL);
        assertThat(order.state()).isEqualTo(OrderState.FILLED);
        assertThat(floor.comboExecutions.stream()
                        .map(execution -> execution.whole().price().toPlainString()))
                .containsExactly("0.0299", "0.03", "0.0301");
    }

    @Test
    void ownOrdersInALegAreCancelledOrRefuseTheCombo() {
        legs("0.05", "2", "0.02", "0.5");
        OrderReport mine = limit(BUYER, HIGH, Side.BUY, "1", "0.021");
        floor.selfTrading.put(BUYER, new SelfTrading(BUYER, SelfTrading.Mode.REJECT_TAKER));
        Outcome refused = engine.place(BUYER, OrderTerms.market(SPREAD, Side.BUY, new BigDecimal("0.1")), 1);
        assertThat(refused).isEqualTo(new Outcome.Refused(Refusal.of(Refusal.Reason.ORDER_OVERLAP)));
        floor.selfTrading.put(BUYER, new SelfTrading(BUYER, SelfTrading.Mode.CANCEL_MAKER));
        place(BUYER, OrderTerms.market(SPREAD, Side.BUY, new BigDecimal("0.1")));
        assertThat(engine.find(mine.id()).orElseThrow().state()).isEqualTo(OrderState.CANCELLED);
        assertThat(position(BUYER, HIGH)).isEqualByComparingTo("-0.1");
    }

    @Test
    void aRefusalByTheAccountsLeavesEverythingAsItWas() {
        legs("0.05", "2", "0.02", "0.5");
        floor.refusal = Optional.of(Refusal.of(Refusal.Reason.NOT_ENOUGH_FUNDS));
        assertThat(engine.place(BUYER, OrderTerms.market(SPREAD, Side.BUY, new BigDecimal("0.1")), 1))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(floor.executions).isEmpty();
        assertThat(engine.levels(SPREAD, Side.SELL, 5)).containsExactly(new OrderBook.Level(0.03, 0.5));
    }

    @Test
    void aPostOnlyOrderGivesWayToWhatTheLegsOffer() {
        legs("0.05", "2", "0.02", "0.5");
        OrderReport order = place(
                BUYER,
                OrderTerms.limit(SPREAD, Side.BUY, new BigDecimal("0.1"), new BigDecimal("0.04"))
                        .withPostOnly(true, false));
        assertThat(order.price()).contains(new BigDecimal("0.0299"));
        assertThat(order.state()).isEqualTo(OrderState.OPEN);
    }
}
