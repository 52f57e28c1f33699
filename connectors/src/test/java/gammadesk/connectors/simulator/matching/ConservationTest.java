package gammadesk.connectors.simulator.matching;

import static gammadesk.connectors.simulator.matching.TestFloor.OPTION;
import static gammadesk.connectors.simulator.matching.TestFloor.PERPETUAL;
import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What must hold whatever is asked for: every kind of order, edit, cancel and move of the market, at random. */
class ConservationTest {
    private static final Logger LOG = LoggerFactory.getLogger(ConservationTest.class);
    private static final int ORDERS = 150_000;
    private static final List<String> NAMES = List.of(OPTION, PERPETUAL);
    private static final List<Long> ACCOUNTS = List.of(1L, 2L, 3L, 4L, 5L);

    private final TestFloor floor = new TestFloor();
    private final MatchingEngine engine = new MatchingEngine(floor, floor, floor);
    private final SplittableRandom random = new SplittableRandom(11);
    private final Map<String, BigDecimal> filled = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private long now = 1_800_000_000_000L;
    private final Map<String, Integer> legs = new HashMap<>();
    private long executions;
    private long pairs;

    @Test
    void nothingIsMadeNorLost() {
        floor.selfTrading.put(2L, new SelfTrading(2, SelfTrading.Mode.REJECT_TAKER));
        floor.selfTrading.put(5L, new SelfTrading(4, SelfTrading.Mode.CANCEL_MAKER));
        int placed = 0;
        while (placed < ORDERS) {
            now += random.nextInt(2_000);
            String name = NAMES.get(random.nextInt(2));
            setPrices(name);
            int dice = random.nextInt(100);
            if (dice < 60) {
                place(name);
                placed++;
            } else if (dice < 75) {
                edit();
            } else if (dice < 85) {
                cancel();
            } else if (dice < 95) {
                quote(name);
            } else {
                engine.advance(now);
            }
            check(name);
        }
        LOG.info("{} orders, {} executions, {} live", ORDERS, executions, live());
        assertThat(executions).isGreaterThan(ORDERS / 10);
        assertThat(pairs).isGreaterThan(100);
    }

    private long live() {
        return ACCOUNTS.stream()
                .mapToLong(account -> engine.open(account).size())
                .sum();
    }

    private void setPrices(String name) {
        double middle = name.equals(OPTION) ? 0.005 + 0.001 * random.nextInt(3) : 100 + random.nextInt(5);
        double index = name.equals(OPTION) ? 50_000 + random.nextInt(5_000) : middle;
        floor.prices = new MarketPort.Prices(middle, index, middle, middle / 2, middle * 2);
        floor.coinPerVolPoint = middle / 50;
    }

    private BigDecimal price(String name) {
        return name.equals(OPTION)
                ? BigDecimal.valueOf(30 + 5L * random.nextInt(12), 4)
                : BigDecimal.valueOf(950 + 5L * random.nextInt(20), 1);
    }

    private BigDecimal amount(String name) {
        long lots = 1 + random.nextInt(20);
        return name.equals(OPTION) ? BigDecimal.valueOf(lots, 1) : BigDecimal.valueOf(lots * 10);
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private void place(String name) {
        OrderType type = random.nextInt(3) > 0 ? OrderType.LIMIT : any(OrderType.values());
        BigDecimal price = price(name);
        Optional<Advanced> advanced = type == OrderType.LIMIT && random.nextInt(10) == 0
                ? Optional.of(any(Advanced.values()))
                : Optional.empty();
        BigDecimal asked = advanced.isEmpty()
                ? price
                : BigDecimal.valueOf(
                        advanced.get() == Advanced.USD ? 200 + random.nextInt(300) : 30 + random.nextInt(50));
        long account = ACCOUNTS.get(random.nextInt(5));
        boolean iceberg = random.nextInt(20) == 0;
        BigDecimal tip = BigDecimal.valueOf(name.equals(OPTION) ? 10 : 1_000);
        OrderTerms terms = new OrderTerms(
                name,
                any(Side.values()),
                type,
                iceberg ? amount(name).add(tip) : amount(name),
                Optional.of(asked),
                any(TimeInForce.values()),
                random.nextInt(8) == 0,
                random.nextInt(40) == 0,
                random.nextInt(6) == 0,
                Optional.of(new OrderTerms.Trigger(
                        any(TriggerSource.values()),
                        Optional.of(price(name)),
                        Optional.of(new BigDecimal(name.equals(OPTION) ? "0.001" : "2")))),
                advanced,
                OptionalLong.empty(),
                "",
                false,
                Optional.empty(),
                iceberg ? Optional.of(tip) : Optional.empty(),
                false);
        Outcome outcome = random.nextInt(6) == 0
                ? engine.place(account, terms, linked(terms), now)
                : engine.place(account, terms, now);
        assertThat(outcome).isNotNull();
    }

    private Linked linked(OrderTerms terms) {
        LinkedType type = any(LinkedType.values());
        int others = type == LinkedType.ONE_TRIGGERS_ONE_CANCELS_OTHER ? 2 : 1;
        List<OrderTerms> all = new ArrayList<>();
        for (int i = 0; i < others; i++) {
            String name = terms.instrument();
            all.add(OrderTerms.of(
                            name, any(Side.values()), any(OrderType.values()), amount(name), Optional.of(price(name)))
                    .withTrigger(new OrderTerms.Trigger(
                            any(TriggerSource.values()),
                            Optional.of(price(name)),
                            Optional.of(new BigDecimal(name.equals(OPTION) ? "0.001" : "2")))));
        }
        return new Linked(type, any(FillCondition.values()), all);
    }

    /** Of two orders of which any fill of one cancels the other only one is ever filled. */
    private void checkPair(OrderReport order) {
        order.links()
                .filter(links -> links.type() == LinkedType.ONE_CANCELS_OTHER)
                .filter(links -> links.condition() == FillCondition.FIRST_HIT)
                .filter(_ -> order.filled().signum() > 0)
                .ifPresent(links -> {
                    assertThat(legs.merge(links.bond(), links.leg(), (known, leg) -> known.equals(leg) ? leg : -1))
                            .as("both of %s", links.bond())
                            .isNotNegative();
                    pairs++;
                });
    }

    private Optional<OrderReport> pick() {
        List<OrderReport> open = engine.open(ACCOUNTS.get(random.nextInt(5)));
        return open.isEmpty() ? Optional.empty() : Optional.of(open.get(random.nextInt(open.size())));
    }

    private void edit() {
        pick().ifPresent(order -> engine.edit(
                order.account(),
                order.id(),
                Edit.of(amount(order.terms().instrument()), price(order.terms().instrument())),
                now));
    }

    private void cancel() {
        pick().ifPresent(order -> engine.cancel(order.account(), order.id(), now));
        if (live() > 200) {
            engine.cancelAll(1 + random.nextInt(5), _ -> random.nextBoolean(), CancelReason.USER_REQUEST, now);
        }
    }

    private void quote(String name) {
        TestFloor.TestHouse house = floor.house(name);
        house.bids.clear();
        house.asks.clear();
        long tick = Units.exact(new BigDecimal(name.equals(OPTION) ? "0.0005" : "0.5"));
        long lot = Units.exact(new BigDecimal(name.equals(OPTION) ? "0.1" : "10"));
        long middle = (name.equals(OPTION) ? 8 : 200) + random.nextInt(8);
        for (int i = 1; i <= random.nextInt(4); i++) {
            house.bids.add(new long[] {(middle - i) * tick, (1 + random.nextInt(9)) * lot});
            house.asks.add(new long[] {(middle + i) * tick, (1 + random.nextInt(9)) * lot});
        }
        engine.houseChanged(name, now);
    }

    private void check(String name) {
        floor.executions.forEach(this::check);
        for (OrderReport order : floor.reports) {
            checkPair(order);
            assertThat(order.filled()).isLessThanOrEqualTo(order.amount());
            assertThat(order.state() == OrderState.FILLED)
                    .isEqualTo(order.remaining().signum() == 0);
            if (order.state() == OrderState.CANCELLED
                    && order.terms().timeInForce() == TimeInForce.FILL_OR_KILL
                    && !order.replaced()) {
                assertThat(order.filled()).isEqualByComparingTo(BigDecimal.ZERO);
            }
        }
        List<Level> bids = engine.levels(name, Side.BUY, 1);
        List<Level> asks = engine.levels(name, Side.SELL, 1);
        assertThat(bids.isEmpty()
                        || asks.isEmpty()
                        || bids.getFirst().price() < asks.getFirst().price())
                .isTrue();
        BigDecimal sum = floor.position(0, name);
        for (long account : ACCOUNTS) {
            sum = sum.add(floor.position(account, name));
        }
        assertThat(sum).isEqualByComparingTo(BigDecimal.ZERO);
        executions += floor.executions.size();
        floor.executions.clear();
        floor.reports.clear();
        floor.changedBooks.clear();
    }

    private void check(Execution execution) {
        long expected = sequences.merge(execution.instrument(), 1L, Long::sum);
        assertThat(execution.tradeSequence()).isEqualTo(expected);
        assertThat(execution.amount()).isPositive();
        check(execution.taker(), execution);
        check(execution.maker(), execution);
    }

    private void check(Party party, Execution execution) {
        if (party instanceof Party.Participant participant) {
            OrderReport order = participant.order();
            BigDecimal known = filled.merge(order.id(), execution.amount(), BigDecimal::add);
            assertThat(order.filled()).isEqualByComparingTo(known);
            assertThat(known).isLessThanOrEqualTo(order.amount());
            BigDecimal limit = order.price().orElseThrow();
            assertThat(execution.price().compareTo(limit) * order.terms().side().sign())
                    .isNotPositive();
            if (order.state() == OrderState.FILLED) {
                filled.remove(order.id());
            }
        }
    }
}
