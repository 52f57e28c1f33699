package gammadesk.drills;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.decision.HaltMode;
import gammadesk.analytics.decision.HaltState;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.trading.OrderTicket;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.app.desk.SystemClock;
import gammadesk.app.hedging.Flattening;
import gammadesk.app.trading.Purpose;
import gammadesk.connectors.simulator.CreditLimits;
import gammadesk.connectors.simulator.EmbeddedExchange;
import gammadesk.connectors.simulator.ExchangeSettings;
import gammadesk.connectors.simulator.market.ModelMarket;
import gammadesk.connectors.simulator.market.ModelSettings;
import gammadesk.connectors.simulator.market.Scenario;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The kill switch on the whole chain: a desk with its feed and its account, an exchange on loopback, and the exchange's
 * own record of what is open. Times are told, never asserted.
 */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class HaltDrillTest {
    private static final int ORDERS = 200;
    private static final int ROUNDS = 12;
    private static final int INSTRUMENTS = 40;
    private static final int AT_ONCE = 20;
    /** Between two looks: who looked without a pause would take a core from what is measured. */
    private static final long LOOK_NANOS = 100_000;

    private static final BigDecimal OPTION_TICK = new BigDecimal("0.0005");

    @TempDir
    private Path folder;

    private final MemoryLedger ledger = new MemoryLedger();
    private final List<OrderTicket> resting = new ArrayList<>();
    private EmbeddedExchange exchange;
    private Witness witness;
    private HaltDesk desk;

    @BeforeEach
    void open() throws Exception {
        SystemClock clock = new SystemClock();
        exchange = EmbeddedExchange.start(
                ExchangeSettings.defaults().withCredits(CreditLimits.none()).withOrderLimits(CreditLimits.none()),
                ModelMarket.create(new ModelSettings(9, Scenario.CALM, clock.epochMillis(), 0.3)),
                clock);
        witness = new Witness(exchange.address(), exchange.keys().full());
        start(Flattening.NONE);
        Await.until("ready", desk::isReady);
        prepare();
    }

    private void start(Flattening flattening) throws IOException {
        desk = new HaltDesk(exchange, ledger, folder, flattening);
    }

    /** Buys far below the mark, so that nothing is filled. */
    private void prepare() throws Exception {
        for (String name : witness.many(INSTRUMENTS)) {
            JsonNode rules = witness.result("public/get_instrument", Map.of("instrument_name", name));
            boolean isOption = rules.get("kind").stringValue().equals("option");
            BigDecimal tick = isOption ? OPTION_TICK : rules.get("tick_size").decimalValue();
            BigDecimal lot = rules.get("min_trade_amount").decimalValue();
            BigDecimal far = witness.mark(name).multiply(new BigDecimal(isOption ? "0.3" : "0.9"));
            BigDecimal price = far.divide(tick, 0, RoundingMode.FLOOR).multiply(tick);
            resting.add(OrderTicket.limit(name, Side.BUY, lot, price));
        }
    }

    @AfterEach
    void close() {
        desk.close();
        witness.close();
        exchange.close();
    }

    /** Spread over instruments, no two the same; so few at once that a slow machine answers all of them in time. */
    private void place(int count) throws InterruptedException {
        for (int from = 0; from < count; from += AT_ONCE) {
            IntStream.range(from, Math.min(count, from + AT_ONCE))
                    .mapToObj(i -> desk.submit(Purpose.HEDGE, variant(i)))
                    .toList()
                    .forEach(answer -> assertThat(answer.join()).isInstanceOf(Outcome.Accepted.class));
        }
        Await.until("orders seen", () -> desk.openOrders() == count);
    }

    private OrderTicket variant(int number) {
        OrderTicket base = resting.get(number % resting.size());
        BigDecimal lots = BigDecimal.valueOf(1L + number / resting.size());
        return OrderTicket.limit(
                base.instrument(),
                base.side(),
                base.amount().multiply(lots),
                base.limitPrice().orElseThrow());
    }

    private OrderTicket any() {
        return resting.getFirst();
    }

    private List<JsonNode> openAtTheExchange() throws Exception {
        return witness.openOrders();
    }

    private TradeOutcome end(CompletableFuture<TradeOutcome> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }

    private String words() {
        return desk.halt().state().sentence();
    }

    @Test
    void twoHundredOrdersAreGoneAndTheTimeIsTold() throws Exception {
        double[] acknowledged = new double[ROUNDS];
        double[] verified = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            place(ORDERS);
            assertThat(openAtTheExchange()).hasSize(ORDERS);
            long start = System.nanoTime();
            CompletableFuture<TradeOutcome> pressed = desk.halt().press(HaltMode.CANCEL, "the drill", "round " + round);
            long returned = System.nanoTime();
            while (!words().contains("cancelled at the venue")) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
            acknowledged[round] = (System.nanoTime() - start) / 1e6;
            assertThat(openAtTheExchange()).isEmpty();
            assertThat(end(pressed)).isInstanceOf(TradeOutcome.Done.class);
            verified[round] = (System.nanoTime() - start) / 1e6;
            assertThat(words()).contains("200 working orders cancelled at the venue and 0 taken back unsent in");
            assertThat(words()).endsWith("; no order is open.");
            System.out.printf(
                    "drill: halt %d: press returned after %.3f ms, cancels acknowledged after %.1f ms, verified after %.1f"
                            + " ms; %s%n",
                    round, (returned - start) / 1e6, acknowledged[round], verified[round], words());
            assertThat(end(desk.halt().reset("the drill", "next round"))).isInstanceOf(TradeOutcome.Done.class);
        }
        tell("cancels acknowledged", acknowledged);
        tell("verified", verified);
    }

    private static void tell(String what, double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        System.out.printf(
                "drill: halt of %d orders, %d rounds: %s, median %.1f ms, worst %.1f ms%n",
                ORDERS, sorted.length, what, sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    @Test
    void aBlockedAnalyticsAndHedgingThreadDoNotHoldItUp() throws Exception {
        place(ORDERS);
        CountDownLatch latch = desk.block();
        try {
            assertThat(end(desk.halt().press(HaltMode.CANCEL, "the drill", "all is stuck")))
                    .isInstanceOf(TradeOutcome.Done.class);
            assertThat(openAtTheExchange()).isEmpty();
            assertThat(words()).contains("no order is open");
        } finally {
            latch.countDown();
        }
    }

    @Test
    void aDeadFeedDoesNotHoldItUp() throws Exception {
        place(ORDERS);
        desk.feed().close();
        assertThat(end(desk.halt().press(HaltMode.CANCEL, "the drill", "the feed is dead")))
                .isInstanceOf(TradeOutcome.Done.class);
        assertThat(openAtTheExchange()).isEmpty();
    }

    @Test
    void withoutAConnectionTheCancelGoesOutAfterTheReturnAndNothingNewDoes() throws Exception {
        place(ORDERS);
        exchange.faults().refuseConnections(true);
        exchange.faults().dropConnections();
        Await.until("offline", () -> desk.trading().health().state() == GatewayState.RECONNECTING);
        CompletableFuture<TradeOutcome> pressed = desk.halt().press(HaltMode.CANCEL, "the drill", "the line is down");
        assertThat(words()).contains("as soon as");
        assertThat(notIn(pressed)).isTrue();
        assertThat(desk.submit(Purpose.HEDGE, any()).join())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason())
                                .isEqualTo("HALTED (Cancel) by the drill: the line is down"));
        exchange.faults().refuseConnections(false);
        assertThat(end(pressed)).isInstanceOf(TradeOutcome.Done.class);
        assertThat(openAtTheExchange()).isEmpty();
        assertThat(words()).contains("no order is open");
        Await.until("ready again", desk::isReady);
        assertThat(desk.submit(Purpose.HEDGE, any()).join()).isInstanceOf(Outcome.Refused.class);
        assertThat(openAtTheExchange()).isEmpty();
    }

    private static boolean notIn(CompletableFuture<TradeOutcome> pressed) throws Exception {
        try {
            pressed.get(200, TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException _) {
            return true;
        }
    }

    @Test
    void aPauseLeavesWorkingOrdersAndStopsAllNewOnes() throws Exception {
        place(5);
        end(desk.halt().press(HaltMode.PAUSE, "the drill", "a look around"));
        assertThat(openAtTheExchange()).hasSize(5);
        for (Purpose purpose : Purpose.values()) {
            assertThat(desk.submit(purpose, any()).join()).isInstanceOf(Outcome.Refused.class);
        }
        assertThat(openAtTheExchange()).hasSize(5);
        end(desk.halt().press(HaltMode.CANCEL, "the drill", "more of it"));
        assertThat(openAtTheExchange()).isEmpty();
    }

    @Test
    void aRestartIsStillHaltedAndSaysSoAtTheTicket() throws Exception {
        place(20);
        end(desk.halt().press(HaltMode.CANCEL, "the trader", "the book is wrong"));
        restart();
        assertThat(words()).startsWith("HALTED (Cancel) by the trader: the book is wrong. 20 working orders cancelled");
        var approval = desk.trading().newApproval();
        assertThat(desk.trading().place(approval, any()).join().sentence())
                .isEqualTo("Not sent: HALTED (Cancel) by the trader: the book is wrong. Nothing was booked.");
        assertThat(openAtTheExchange()).isEmpty();
        assertThat(end(desk.halt().reset("the trader", " "))).isInstanceOf(TradeOutcome.NotSent.class);
        assertThat(end(desk.halt().reset("the trader", "the book is right"))).isInstanceOf(TradeOutcome.Done.class);
        assertThat(desk.trading().place(desk.trading().newApproval(), any()).join())
                .isInstanceOf(TradeOutcome.Accepted.class);
        restart();
        assertThat(desk.halt().state()).isInstanceOf(HaltState.Running.class);
    }

    private void restart() throws Exception {
        desk.close();
        start(Flattening.NONE);
        Await.until("ready again", desk::isReady);
    }

    @Test
    void aLedgerThatFailsEveryWriteLosesNoHalt() throws Exception {
        place(ORDERS);
        ledger.fail(true);
        end(desk.halt().press(HaltMode.CANCEL, "the drill", "the disk is full"));
        assertThat(openAtTheExchange()).isEmpty();
        Await.until("the permit is gone", () -> Files.notExists(folder.resolve("kill-switch/permit")));
        Await.until("the failure is told", () -> words().contains("the ledger cannot be written (the disk is full)"));
        assertThat(end(desk.halt().reset("the drill", "go on")).sentence())
                .isEqualTo("Not reset: the ledger cannot be written (the disk is full).");
        assertThat(desk.submit(Purpose.HEDGE, any()).join()).isInstanceOf(Outcome.Refused.class);
        restart();
        assertThat(desk.halt().state()).isInstanceOf(HaltState.Halted.class);
        assertThat(desk.submit(Purpose.HEDGE, any()).join()).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void flatteningBeginsWhenNoOrderIsOpenAndIsTheOnlyThingSent() throws Exception {
        place(50);
        List<Integer> openThen = new ArrayList<>();
        desk.close();
        start(() -> {
            openThen.add(openNow());
            return desk.submit(Purpose.FLATTEN, any())
                    .thenApply(outcome -> "Sent: " + outcome.getClass().getSimpleName());
        });
        Await.until("ready again", desk::isReady);
        place(50);
        end(desk.halt().press(HaltMode.FLATTEN, "the drill", "enough"));
        assertThat(openThen).containsExactly(0);
        assertThat(words()).endsWith("no order is open; Sent: Accepted.");
        assertThat(openAtTheExchange()).hasSize(1);
        assertThat(desk.submit(Purpose.HEDGE, any()).join()).isInstanceOf(Outcome.Refused.class);
    }

    private int openNow() {
        try {
            return openAtTheExchange().size();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
