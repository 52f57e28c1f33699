package gammadesk.benchmarks;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.TickLadder;
import gammadesk.connectors.simulator.matching.Combo;
import gammadesk.connectors.simulator.matching.MatchingEngine;
import gammadesk.connectors.simulator.matching.OrderReport;
import gammadesk.connectors.simulator.matching.OrderTerms;
import gammadesk.connectors.simulator.matching.Outcome;
import gammadesk.connectors.simulator.matching.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Order operations a second of the matching engine with combos: orders in two legs and in the spread that they make up,
 * placed, taken and cancelled in turn, of eight accounts. Orders that rest in a combo are looked at after every
 * operation, for the legs may have come to meet them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ComboBenchmark {
    private static final String NEAR = "BTC-26JUN26";
    private static final String FAR = "BTC-25SEP26";
    private static final String SPREAD = "BTC-FS-25SEP26_26JUN26";
    private static final int SLOTS = 256;
    private static final int ACCOUNTS = 8;
    private static final int MIDDLE = 200_000;

    /** Of a hundred operations so many are in the combo. */
    @Param({"5", "30"})
    private int share;

    private final String[] live = new String[SLOTS];
    private SplittableRandom random;
    private BenchmarkMarket market;
    private MatchingEngine engine;
    private long now;

    /** A fresh engine and the same random numbers for every run. */
    @Setup
    public void open() {
        random = new SplittableRandom(1);
        Combo combo = new Combo(SPREAD, List.of(new Combo.Leg(FAR, 1), new Combo.Leg(NEAR, -1)));
        market = new BenchmarkMarket(
                Map.of(
                        NEAR, instrument(NEAR, InstrumentKind.FUTURE),
                        FAR, instrument(FAR, InstrumentKind.FUTURE),
                        SPREAD, instrument(SPREAD, InstrumentKind.FUTURE_COMBO)),
                Map.of(SPREAD, combo));
        engine = new MatchingEngine(market, market, market);
    }

    private static Instrument instrument(String name, InstrumentKind kind) {
        return new Instrument(
                name,
                kind,
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
        String id = live[slot];
        Outcome outcome =
                id == null ? engine.place(account(slot), terms(), now) : engine.cancel(account(slot), id, now);
        live[slot] = outcome instanceof Outcome.Accepted accepted && isLive(accepted.order())
                ? accepted.order().id()
                : null;
        return outcome;
    }

    private OrderTerms terms() {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        BigDecimal amount = BigDecimal.valueOf(10 * (1L + random.nextInt(30)));
        int away = random.nextInt(24) - 4;
        boolean inCombo = random.nextInt(100) < share;
        String name = inCombo ? SPREAD : random.nextBoolean() ? NEAR : FAR;
        long ticks = (inCombo ? 0 : MIDDLE) - side.sign() * (long) away;
        OrderTerms limit = OrderTerms.limit(name, side, amount, BigDecimal.valueOf(ticks * 5, 1));
        return random.nextInt(8) == 0 ? limit.withTimeInForce(TimeInForce.IMMEDIATE_OR_CANCEL) : limit;
    }

    private static long account(int slot) {
        return 1 + slot % ACCOUNTS;
    }

    private static boolean isLive(OrderReport order) {
        return order.state().isLive();
    }
}
