package gammadesk.connectors.simulator.matching;

import static gammadesk.connectors.simulator.matching.TestFloor.PERPETUAL;
import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** An engine that was saved goes on as if nothing had been. */
class RestoreTest {
    private static final long NOW = 1_800_000_000_000L;

    private final TestFloor floor = new TestFloor();
    private final MatchingEngine engine = new MatchingEngine(floor, floor, floor);
    private final TestFloor later = new TestFloor();
    private final MatchingEngine restored = new MatchingEngine(later, later, later);

    private static void trade(MatchingEngine engine, SplittableRandom random, int orders) {
        for (int i = 0; i < orders; i++) {
            long account = 1 + random.nextInt(4);
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            BigDecimal amount = BigDecimal.valueOf(10L * (1 + random.nextInt(9)));
            BigDecimal price = BigDecimal.valueOf(995 + 5L * random.nextInt(-3, 4), 1);
            OrderTerms terms = random.nextInt(5) > 0
                    ? OrderTerms.limit(PERPETUAL, side, amount, price)
                    : OrderTerms.of(PERPETUAL, side, OrderType.TRAILING_STOP, amount, Optional.empty())
                            .withTrigger(new OrderTerms.Trigger(
                                    TriggerSource.MARK_PRICE, Optional.empty(), Optional.of(BigDecimal.valueOf(3))));
            engine.place(account, terms, NOW + i);
            List<OrderReport> open = engine.open(account);
            if (open.size() > 6) {
                engine.cancel(account, open.get(random.nextInt(open.size())).id(), NOW + i);
            }
        }
    }

    @Test
    void everyOrderIsBackInItsPlace() {
        trade(engine, new SplittableRandom(1), 2_000);
        restored.restore(engine.save(), NOW + 2_000);
        assertThat(restored.save().stream().map(SavedOrder::order))
                .containsExactlyInAnyOrderElementsOf(
                        engine.save().stream().map(SavedOrder::order).toList());
        for (long account = 1; account <= 4; account++) {
            assertThat(restored.history(account)).isEqualTo(engine.history(account));
        }
        floor.executions.clear();
        trade(engine, new SplittableRandom(2), 500);
        trade(restored, new SplittableRandom(2), 500);
        assertThat(prices(later)).isEqualTo(prices(floor)).hasSizeGreaterThan(100);
        assertThat(ids(later)).isEqualTo(ids(floor));
    }

    @Test
    void triggersWaitOn() {
        OrderTerms stop = OrderTerms.of(PERPETUAL, Side.BUY, OrderType.STOP_MARKET, BigDecimal.TEN, Optional.empty())
                .withTrigger(OrderTerms.Trigger.at(TriggerSource.MARK_PRICE, BigDecimal.valueOf(105)));
        engine.place(1, stop, NOW);
        restored.restore(engine.save(), NOW);
        later.prices = new MarketPort.Prices(106, 100, 100, 50, 200);
        restored.advance(NOW + 1);
        assertThat(restored.find("ETH-SLMB-1").orElseThrow().state()).isEqualTo(OrderState.TRIGGERED);
    }

    @Test
    void whatIsNoLongerListedIsCancelled() {
        engine.place(1, OrderTerms.limit(PERPETUAL, Side.BUY, BigDecimal.TEN, BigDecimal.valueOf(90)), NOW);
        later.instruments.remove(PERPETUAL);
        restored.restore(engine.save(), NOW + 5);
        assertThat(restored.open(1)).isEmpty();
        assertThat(restored.history(1).getFirst().cancelReason()).contains(CancelReason.SETTLEMENT);
    }

    private static List<String> prices(TestFloor floor) {
        return floor.executions.stream()
                .map(execution -> execution.price() + " " + execution.amount())
                .toList();
    }

    private static List<String> ids(TestFloor floor) {
        return floor.executions.stream()
                .map(execution -> execution.maker() instanceof Party.Participant user
                        ? user.order().id()
                        : "house")
                .toList();
    }
}
