package gammadesk.benchmarks;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.TickLadder;
import gammadesk.connectors.simulator.matching.Edit;
import gammadesk.connectors.simulator.matching.MatchingEngine;
import gammadesk.connectors.simulator.matching.OrderReport;
import gammadesk.connectors.simulator.matching.OrderTerms;
import gammadesk.connectors.simulator.matching.Outcome;
import gammadesk.connectors.simulator.matching.TimeInForce;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Order operations a second of the matching engine alone, on one core: placing (limit, immediate and market orders),
 * editing, cancelling and matching in turn, of eight accounts in one instrument with the market's own levels in it.
 * Every operation tells a listener, as in the exchange. Run it with
 *
 * <pre>mvn -B -Pbench -pl src/test -am test -DskipTests</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class MatchingBenchmark {
    private static final String NAME = "BTC-PERPETUAL";
    private static final int SLOTS = 1_024;
    private static final int ACCOUNTS = 8;
    private static final int MIDDLE = 200_000;

    private final BigDecimal[] prices = new BigDecimal[64];
    private final BigDecimal[] amounts = new BigDecimal[32];
    private final String[] live = new String[SLOTS];
    private SplittableRandom random;
    private BenchmarkMarket market;
    private MatchingEngine engine;
    private long now;

    /** A fresh engine and the same random numbers for every run. */
    @Setup
    public void open() {
        random = new SplittableRandom(1);
        for (int i = 0; i < prices.length; i++) {
            prices[i] = BigDecimal.valueOf((MIDDLE - 32 + i) * 5L, 1);
        }
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = BigDecimal.valueOf(10 * (i + 1L));
        }
        market = new BenchmarkMarket(perpetual());
        engine = new MatchingEngine(market, market, market);
    }

    private static Instrument perpetual() {
        return new Instrument(
                NAME,
                InstrumentKind.PERPETUAL,
                Currency.BTC,
                Currency.USD,
                Currency.BTC,
                Settlement.INVERSE,
                Optional.empty(),
                Optional.empty(),
                BigDecimal.TEN,
                TickLadder.flat(new BigDecimal("0.5")),
                BigDecimal.TEN,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0,
                InstrumentState.OPEN);
    }

    /** One operation; what it is depends on what the slot holds. */
    @Benchmark
    public Object operate() {
        now++;
        int slot = random.nextInt(SLOTS);
        if (random.nextInt(64) == 0) {
            market.move(MIDDLE - 16 + random.nextInt(32), random);
            engine.houseChanged(NAME, now);
        }
        return live[slot] == null ? place(slot) : change(slot, live[slot]);
    }

    private Outcome place(int slot) {
        Outcome outcome = engine.place(account(slot), terms(slot), now);
        live[slot] = outcome instanceof Outcome.Accepted accepted && isLive(accepted.order())
                ? accepted.order().id()
                : null;
        return outcome;
    }

    private OrderTerms terms(int slot) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        BigDecimal amount = amounts[random.nextInt(amounts.length)];
        int dice = random.nextInt(16);
        if (dice == 0) {
            return OrderTerms.market(NAME, side, amount);
        }
        int away = random.nextInt(24) - 4;
        OrderTerms limit = OrderTerms.limit(NAME, side, amount, prices[32 - side.sign() * away]);
        return dice < 3 ? limit.withTimeInForce(TimeInForce.IMMEDIATE_OR_CANCEL) : limit;
    }

    private Outcome change(int slot, String id) {
        int away = random.nextInt(60);
        Outcome outcome = random.nextInt(3) == 0
                ? engine.edit(account(slot), id, Edit.of(amounts[random.nextInt(32)], prices[away]), now)
                : engine.cancel(account(slot), id, now);
        boolean stays = outcome instanceof Outcome.Accepted accepted && isLive(accepted.order());
        live[slot] = stays ? id : null;
        return outcome;
    }

    private static long account(int slot) {
        return 1 + slot % ACCOUNTS;
    }

    private static boolean isLive(OrderReport order) {
        return order.state().isLive();
    }
}
