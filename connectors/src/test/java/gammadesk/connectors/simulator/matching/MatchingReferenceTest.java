package gammadesk.connectors.simulator.matching;

import static gammadesk.connectors.simulator.matching.TestFloor.PERPETUAL;
import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.matching.NaiveBook.Entry;
import gammadesk.connectors.simulator.matching.NaiveBook.Fill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine against a matcher that was written apart from it and is too simple to be wrong. */
class MatchingReferenceTest {
    /** Of an iceberg, in lots: the least that is allowed. */
    private static final int TIP = 100;

    private static final int OPERATIONS = 40_000;
    private static final long TICK = Units.exact(new BigDecimal("0.5"));
    private static final long LOT = Units.exact(BigDecimal.TEN);

    private final TestFloor floor = new TestFloor();
    private final MatchingEngine engine = new MatchingEngine(floor, floor, floor);
    private final NaiveBook naive = new NaiveBook();
    private final TestFloor.TestHouse house = floor.house(PERPETUAL);
    private long now;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void fillsWhatTheReferenceFills(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        floor.selfTrading.put(3L, new SelfTrading(3, SelfTrading.Mode.REJECT_TAKER));
        floor.selfTrading.put(4L, new SelfTrading(2, SelfTrading.Mode.CANCEL_MAKER));
        floor.prices = new MarketPort.Prices(100, 100, 100, 1, 1_000);
        long fills = 0;
        for (int i = 0; i < OPERATIONS; i++) {
            now++;
            operate(random);
            compare(i);
            fills += naive.fills.size();
            naive.fills.clear();
            floor.executions.clear();
            floor.reports.clear();
            floor.changedBooks.clear();
        }
        assertThat(fills).isGreaterThan(OPERATIONS / 5);
    }

    private void operate(SplittableRandom random) {
        int dice = random.nextInt(100);
        if (dice < 50) {
            place(random);
        } else if (dice < 65) {
            cancel(random);
        } else if (dice < 80) {
            edit(random);
        } else if (dice < 92) {
            quote(random);
        } else {
            customer(random);
        }
    }

    private static long owner(long account) {
        return account == 4 ? 2 : account;
    }

    private void place(SplittableRandom random) {
        long account = 1 + random.nextInt(4);
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long price = 200 + random.nextInt(-8, 9);
        boolean iceberg = random.nextInt(12) == 0;
        long amount = iceberg ? TIP + random.nextInt(2 * TIP) : 1 + random.nextInt(12);
        TimeInForce time = TimeInForce.values()[random.nextInt(4)];
        boolean market = random.nextInt(10) == 0;
        iceberg &= !market && time.mayRest();
        boolean postOnly = !market && time == TimeInForce.GOOD_TIL_CANCELLED && random.nextInt(3) == 0;
        OrderTerms terms = (market
                        ? OrderTerms.market(PERPETUAL, side, amount(amount))
                        : OrderTerms.limit(PERPETUAL, side, amount(amount), price(price)))
                .withTimeInForce(time)
                .withPostOnly(postOnly, false)
                .withDisplayAmount(iceberg ? Optional.of(amount(TIP)) : Optional.empty());
        Outcome outcome = engine.place(account, terms, now);
        long limit = market ? (side == Side.BUY ? 2_000 : 2) : price;
        Optional<Entry> best = naive.best(side == Side.BUY ? Side.SELL : Side.BUY);
        if (postOnly
                && best.isPresent()
                && (side == Side.BUY ? best.get().price <= limit : best.get().price >= limit)) {
            limit = best.get().price - side.sign();
        }
        if (account == 3 && naive.meetsOwn(side, limit, amount, 3)) {
            assertThat(outcome).isEqualTo(new Outcome.Refused(Refusal.of(Refusal.Reason.ORDER_OVERLAP)));
            return;
        }
        String id = ((Outcome.Accepted) outcome).order().id();
        long owner = owner(account);
        if (time == TimeInForce.FILL_OR_KILL
                && naive.available(side, limit, entry -> owner(entry.owner) != owner) < amount) {
            return;
        }
        long left = naive.take(owner, id, side, limit, amount);
        if (left > 0 && time.mayRest() && !market) {
            naive.rest(owner, id, side, limit, left, iceberg ? TIP : left);
        }
    }

    private Optional<Entry> pick(SplittableRandom random) {
        List<Entry> users =
                naive.resting.stream().filter(entry -> entry.owner != 0).toList();
        return users.isEmpty() ? Optional.empty() : Optional.of(users.get(random.nextInt(users.size())));
    }

    private void cancel(SplittableRandom random) {
        pick(random).ifPresent(entry -> {
            OrderReport order = engine.find(entry.id).orElseThrow();
            assertThat(engine.cancel(order.account(), entry.id, now)).isInstanceOf(Outcome.Accepted.class);
            naive.cancel(entry.id);
        });
    }

    private void edit(SplittableRandom random) {
        Optional<Entry> picked = pick(random);
        if (picked.isEmpty()) {
            return;
        }
        Entry entry = picked.get();
        OrderReport order = engine.find(entry.id).orElseThrow();
        long filled = order.filled().longValueExact() / 10;
        boolean iceberg = order.terms().displayAmount().isPresent();
        long left = iceberg ? TIP + random.nextInt(TIP) : 1 + random.nextInt(12);
        long price = random.nextBoolean() ? entry.price : 200 + random.nextInt(-8, 9);
        Edit edit = new Edit(
                Optional.of(amount(filled + left)),
                Optional.of(price(price)),
                Optional.of(false),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty());
        Outcome outcome = engine.edit(order.account(), entry.id, edit, now);
        if (order.account() == 3 && naive.meetsOwn(entry.side, price, left, 3)) {
            assertThat(outcome).isEqualTo(new Outcome.Refused(Refusal.of(Refusal.Reason.ORDER_OVERLAP)));
        } else if (price == entry.price && left <= entry.left + entry.hidden) {
            entry.left = Math.min(entry.left, left);
            entry.hidden = left - entry.left;
        } else {
            naive.cancel(entry.id);
            long rest = naive.take(entry.owner, entry.id, entry.side, price, left);
            if (rest > 0) {
                naive.rest(entry.owner, entry.id, entry.side, price, rest, iceberg ? TIP : rest);
            }
        }
    }

    /** The market's own levels move, sometimes through what rests. */
    private void quote(SplittableRandom random) {
        long middle = 200 + random.nextInt(-6, 7);
        List<long[]> bids = levels(random, middle - 1, -1);
        List<long[]> asks = levels(random, middle + 1, 1);
        set(house.bids, bids);
        set(house.asks, asks);
        engine.houseChanged(PERPETUAL, now);
        naive.quote(Side.BUY, bids);
        naive.quote(Side.SELL, asks);
        naive.uncross(Side.BUY);
        naive.uncross(Side.SELL);
    }

    private static List<long[]> levels(SplittableRandom random, long best, int step) {
        List<long[]> levels = new ArrayList<>();
        long price = best;
        for (int i = random.nextInt(4); i > 0; i--) {
            levels.add(new long[] {price, 1 + random.nextInt(6)});
            price += step * (1L + random.nextInt(2));
        }
        return levels;
    }

    private static void set(List<long[]> side, List<long[]> levels) {
        side.clear();
        levels.forEach(level -> side.add(new long[] {level[0] * TICK, level[1] * LOT}));
    }

    /** A customer takes the market's best level, and participants who come before it. */
    private void customer(SplittableRandom random) {
        Side taker = random.nextBoolean() ? Side.BUY : Side.SELL;
        Side resting = taker == Side.BUY ? Side.SELL : Side.BUY;
        if (house.levels(resting) == 0) {
            return;
        }
        long limit = house.price(resting, 0);
        long amount = 1 + random.nextInt(15);
        long left = engine.customerTakes(PERPETUAL, taker, amount * LOT, limit, now);
        long taken = Math.min(left, house.levels(resting) == 0 ? 0 : house.amount(resting, 0));
        if (taken > 0) {
            house.take(resting, taken);
            left = engine.customerTakes(PERPETUAL, taker, left - taken, limit, now);
        }
        long naiveLeft = naive.take(0, "house", taker, limit / TICK, amount);
        naive.fills.removeIf(fill -> fill.maker().equals("house"));
        assertThat(left / LOT).isEqualTo(naiveLeft);
    }

    private void compare(int step) {
        List<Fill> fills = floor.executions.stream()
                .map(execution -> new Fill(
                        id(execution.taker()),
                        id(execution.maker()),
                        Units.exact(execution.price()) / TICK,
                        Units.exact(execution.amount()) / LOT))
                .toList();
        assertThat(fills).as("operation %d", step).isEqualTo(naive.fills);
        assertThat(shown(engine.levels(PERPETUAL, Side.BUY, 100)))
                .as("operation %d", step)
                .isEqualTo(wanted(Side.BUY));
        assertThat(shown(engine.levels(PERPETUAL, Side.SELL, 100)))
                .as("operation %d", step)
                .isEqualTo(wanted(Side.SELL));
    }

    private static String id(Party party) {
        return party instanceof Party.Participant participant
                ? participant.order().id()
                : "house";
    }

    private static List<List<Long>> shown(List<Level> levels) {
        return levels.stream()
                .map(level -> List.of(Math.round(level.price() * 2), Math.round(level.amount() / 10)))
                .toList();
    }

    private List<List<Long>> wanted(Side side) {
        TreeMap<Long, Long> sums =
                new TreeMap<>(side == Side.BUY ? Comparator.<Long>reverseOrder() : Comparator.<Long>naturalOrder());
        naive.resting.stream()
                .filter(entry -> entry.side == side)
                .forEach(entry -> sums.merge(entry.price, entry.left, Long::sum));
        return sums.entrySet().stream()
                .map(entry -> List.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static BigDecimal price(long ticks) {
        return Units.decimal(ticks * TICK);
    }

    private static BigDecimal amount(long lots) {
        return Units.decimal(lots * LOT);
    }
}
