package gammadesk.drills;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.app.desk.SystemClock;
import gammadesk.connectors.simulator.CreditLimits;
import gammadesk.connectors.simulator.EmbeddedExchange;
import gammadesk.connectors.simulator.ExchangeSettings;
import gammadesk.connectors.simulator.Fault;
import gammadesk.connectors.simulator.FaultKind;
import gammadesk.connectors.simulator.market.ModelSettings;
import gammadesk.connectors.simulator.market.Scenario;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Everything that can go wrong at random, for a while, while two desks share an account and two participants without
 * manners trade against them. A minute in an ordinary build; {@code mvn -Psoak verify} takes ten.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class SoakTest {
    private static final int SECONDS = Integer.getInteger("soak.seconds", 60);
    private static final int MOST_PENDING = 16;
    private static final long MEGABYTE = 1024 * 1024;
    /** What classes, caches and the compiler may have added for good. */
    private static final long MOST_GROWTH = 64 * MEGABYTE;
    /** All that an exchange with its memory and two desks may hold, beside what the process held before them. */
    private static final long MOST_HEAP = 256 * MEGABYTE;

    private static final long VALID_MILLIS = 1_500;
    /** Once an order is valid no longer, the venue has to be reached once in between all this. */
    private static final long LONGEST_DOUBT_MILLIS = 30_000;

    private static final List<String> OURS = List.of("exchange-market", "exchange-sockets", "deribit-account");

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(23);

    @Test
    void nothingLeaksLocksOrStaysUnexplained() throws Exception {
        try (ErrorWatch log = new ErrorWatch()) {
            soak("warm-up", 5, heap());
            long before = heap();
            soak("soak", SECONDS, before);
            Await.until(
                    "all threads ended",
                    () -> Thread.getAllStackTraces().keySet().stream()
                            .noneMatch(thread -> OURS.contains(thread.getName())));
            long grown = heap() - before;
            System.out.printf("drill: heap grown by %d kB%n", grown / 1024);
            assertThat(grown).isLessThan(MOST_GROWTH);
            assertThat(log.errors()).isEmpty();
        }
    }

    private void soak(String name, int seconds, long heapBefore) throws Exception {
        SystemClock clock = new SystemClock();
        try (EmbeddedExchange exchange = EmbeddedExchange.startIn(
                folder.resolve(name),
                ExchangeSettings.defaults().withCredits(CreditLimits.none()).withOrderLimits(CreditLimits.none()),
                new ModelSettings(31, Scenario.CALM, clock.epochMillis(), 0.5),
                clock)) {
            soak(exchange, name, seconds, heapBefore);
        }
    }

    private void soak(EmbeddedExchange exchange, String name, int seconds, long heapBefore) throws Exception {
        try (Witness witness = new Witness(exchange.address(), exchange.keys().trader());
                DrillDesk one = desk(exchange, name + "-one", 41);
                DrillDesk two = desk(exchange, name + "-two", 42);
                RawTrader rude = rival(exchange, witness, 43);
                RawTrader ruder = rival(exchange, witness, 44)) {
            List<String> instruments = witness.liquid();
            OrderMix first = new OrderMix(witness, instruments, 45);
            OrderMix second = new OrderMix(witness, instruments, 46);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            while (System.nanoTime() < end) {
                disturb(exchange);
                for (int i = 0; i < 10; i++) {
                    actUnlessBusy(first, one);
                    actUnlessBusy(second, two);
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(30));
                }
            }
            rude.end();
            ruder.end();
            calm(exchange);
            settle(one);
            settle(two);
            System.out.printf(
                    "drill: %s sent %d and %d orders, %d and %d raw ones, %d and %d reconnections, longest doubt %d ms%n",
                    name,
                    first.submitted(),
                    second.submitted(),
                    rude.sent(),
                    ruder.sent(),
                    one.reconnects(),
                    two.reconnects(),
                    Math.max(one.longestMillis(), two.longestMillis()));
            agree(witness, one);
            agree(witness, two);
            JsonNode audit = witness.result("sim/audit", Map.of());
            assertThat(audit.get("sound").booleanValue()).as("%s", audit).isTrue();
            assertThat(Math.max(one.longestMillis(), two.longestMillis())).isLessThan(LONGEST_DOUBT_MILLIS);
            assertThat(ManagementFactory.getThreadMXBean().findDeadlockedThreads())
                    .isNull();
            assertThat(heap() - heapBefore).isLessThan(MOST_HEAP);
        }
    }

    private DrillDesk desk(EmbeddedExchange exchange, String name, long seed) throws Exception {
        DrillDesk desk = new DrillDesk(
                exchange.address(), exchange.keys().trader(), folder.resolve(name + ".intents"), seed, VALID_MILLIS);
        Await.until(name + " ready", desk::isQuiet);
        return desk;
    }

    private static RawTrader rival(EmbeddedExchange exchange, Witness witness, long seed) throws Exception {
        double mark = witness.mark("BTC-PERPETUAL").doubleValue();
        return new RawTrader(exchange.address(), exchange.keys().rival(), mark, seed);
    }

    private static void actUnlessBusy(OrderMix orders, DrillDesk desk) {
        if (desk.pending() < MOST_PENDING) {
            orders.act(desk);
        }
    }

    /** A few faults of any kind for a while, or none. */
    private void disturb(EmbeddedExchange exchange) {
        calm(exchange);
        int dice = random.nextInt(20);
        if (dice == 0) {
            exchange.faults().freeze(true);
        } else if (dice == 1) {
            exchange.faults().sendGarbage(random.nextInt(10));
        } else if (dice == 2) {
            exchange.faults().dropConnections();
        } else if (dice == 3) {
            exchange.faults().refuseConnections(true);
            exchange.faults().dropConnections();
        } else if (dice < 17) {
            FaultKind kind = FaultKind.values()[random.nextInt(FaultKind.values().length)];
            double often = kind == FaultKind.HALF_OPEN ? 0.002 : 0.02;
            exchange.faults().inject(Fault.always(kind).sized(size(kind)).withProbability(often));
        }
    }

    private long size(FaultKind kind) {
        return switch (kind) {
            case DELAY -> random.nextInt(100);
            case SLOW_START -> random.nextInt(300);
            case CLOCK_SKEW -> random.nextInt(-100, 100);
            case THROTTLE -> 100_000;
            case HTTP_ERROR -> 503;
            default -> 0;
        };
    }

    private static void calm(EmbeddedExchange exchange) {
        exchange.faults().clear();
    }

    private static void settle(DrillDesk desk) throws Exception {
        try {
            Await.until("everything settled", desk::isQuiet);
        } catch (AssertionError e) {
            throw new AssertionError(desk.describe(), e);
        }
    }

    private static void agree(Witness witness, DrillDesk desk) throws Exception {
        Ledgers told = Ledgers.of(witness);
        Ledgers seen = Ledgers.of(desk.gateway().view());
        for (int i = 0; i < 100 && !told.equals(seen); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            told = Ledgers.of(witness);
            seen = Ledgers.of(desk.gateway().view());
        }
        assertThat(seen).isEqualTo(told);
    }

    private static long heap() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(100);
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
