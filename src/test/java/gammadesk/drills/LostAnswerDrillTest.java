package gammadesk.drills;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.port.OrderGateway.Request;
import gammadesk.app.desk.SystemClock;
import gammadesk.connectors.simulator.CreditLimits;
import gammadesk.connectors.simulator.EmbeddedExchange;
import gammadesk.connectors.simulator.ExchangeSettings;
import gammadesk.connectors.simulator.Fault;
import gammadesk.connectors.simulator.FaultKind;
import gammadesk.connectors.simulator.market.ModelSettings;
import gammadesk.connectors.simulator.market.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Orders through a connection that dies at a random moment around each of them. In the end the desk and the exchange
 * tell the same of the account, and every order was booked once or never.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class LostAnswerDrillTest {
    private static final int ORDERS = 1_000;
    private static final int FEWER = 200;
    /** Under way when something is started anew. */
    private static final int UNDER_WAY = 8;
    /**
     * The connection dies once for an order; a slow machine needs seconds to be back, and no order may expire before.
     */
    private static final long VALID_MILLIS = 5_000;
    /** An order of unknown fate holds its instrument for as long as it is valid. */
    private static final int INSTRUMENTS = 200;

    @TempDir
    private Path folder;

    private EmbeddedExchange exchange;
    private DrillDesk desk;
    private Trouble trouble;

    private final SplittableRandom chance = new SplittableRandom(3);

    @BeforeEach
    void open() throws Exception {
        exchange = start(0);
        desk = new DrillDesk(exchange.address(), exchange.keys().trader(), folder.resolve("intents"), 5, VALID_MILLIS);
        trouble = new Trouble(exchange.faults(), 7);
        Await.until("ready", desk::isQuiet);
    }

    private EmbeddedExchange start(int port) throws IOException {
        SystemClock clock = new SystemClock();
        return EmbeddedExchange.startIn(
                folder.resolve("exchange"),
                ExchangeSettings.defaults()
                        .withPort(port)
                        .withCredits(CreditLimits.none())
                        .withOrderLimits(CreditLimits.none()),
                new ModelSettings(9, Scenario.CALM, clock.epochMillis(), 0.3),
                clock);
    }

    @AfterEach
    void close() {
        desk.close();
        exchange.close();
    }

    private OrderMix mix(long seed) throws IOException, InterruptedException {
        try (Witness witness = witness()) {
            return new OrderMix(witness, witness.many(INSTRUMENTS), seed);
        }
    }

    private Witness witness() {
        return new Witness(exchange.address(), exchange.keys().full());
    }

    @Test
    void noOrderIsLostNorDoubledAlthoughTheDeskIsStartedAnewInTheMiddle() throws Exception {
        OrderMix orders = mix(11);
        send(orders, ORDERS / 2);
        leaveUnderWay(orders);
        desk.restart();
        send(orders, ORDERS);
        agree(orders);
    }

    @Test
    void noOrderIsLostNorDoubledAlthoughTheExchangeIsStartedAnewInTheMiddle() throws Exception {
        OrderMix orders = mix(12);
        send(orders, FEWER / 2);
        leaveUnderWay(orders);
        int port = exchange.port();
        exchange.close();
        exchange = start(port);
        trouble = new Trouble(exchange.faults(), 8);
        send(orders, FEWER);
        agree(orders);
    }

    /** One after the other: the next one is submitted when the last one has its answer, or has lost it for good. */
    private void send(OrderMix orders, int upTo) throws Exception {
        while (orders.submitted() < upTo) {
            Request request = next(orders);
            trouble.lieInWait(request.side());
            CompletableFuture<Outcome> answer = desk.submit(request);
            trouble.strike();
            var _ = answer.get(30, TimeUnit.SECONDS);
            trouble.bury();
            trouble.brew();
            if (chance.nextInt(3) == 0) {
                orders.meddle(desk);
            }
        }
        assertThat(trouble.missed()).as("orders that nothing happened to").isLessThan(trouble.died() / 10);
    }

    private Request next(OrderMix orders) throws InterruptedException {
        Optional<Request> next = orders.next(desk);
        for (int i = 0; i < 3_000 && next.isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(10);
            next = orders.next(desk);
        }
        return next.orElseThrow(() -> new AssertionError("all instruments wait: " + desk.describe()));
    }

    /** Some are waiting, some on their way, and of at least one nobody knows what became of it. */
    private void leaveUnderWay(OrderMix orders) throws InterruptedException {
        exchange.faults().inject(Fault.once(FaultKind.DISCONNECT_BEFORE, "private/buy"));
        exchange.faults().inject(Fault.once(FaultKind.DISCONNECT_BEFORE, "private/sell"));
        for (int i = 0; i < UNDER_WAY; i++) {
            var _ = desk.submit(next(orders));
        }
        Await.until("something unknown", () -> desk.gateway().health().unknown() > 0);
    }

    private void agree(OrderMix orders) throws Exception {
        System.out.println("drill: died " + trouble.deaths() + ", missed " + trouble.missed() + ", reconnected "
                + desk.reconnects());
        exchange.faults().clear();
        try {
            Await.until("everything settled", desk::isQuiet);
        } catch (AssertionError e) {
            throw new AssertionError(desk.describe(), e);
        }
        for (int i = 0; i < 5; i++) {
            orders.rest(desk);
        }
        Await.until("the last ones settled", desk::isQuiet);
        try (Witness witness = witness()) {
            sameBooks(witness);
            onceOrNever(witness);
        }
        assertThat(desk.gateway().view().openOrders()).isNotEmpty();
        assertThat(desk.gateway().view().fills()).hasSizeGreaterThan(30);
        desk.close();
        assertThat(desk.unresolved()).isEmpty();
    }

    /** The market moves on, so what is compared is what two askings with one look in between agree on. */
    private void sameBooks(Witness witness) throws Exception {
        Ledgers told = Ledgers.of(witness);
        Ledgers seen = Ledgers.of(desk.gateway().view());
        for (int i = 0; i < 50 && !told.equals(seen); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            told = Ledgers.of(witness);
            seen = Ledgers.of(desk.gateway().view());
        }
        assertThat(seen.open()).isEqualTo(told.open());
        assertThat(seen.fills()).isEqualTo(told.fills());
        assertThat(seen.positions()).isEqualTo(told.positions());
        assertThat(seen.balances()).isEqualTo(told.balances());
    }

    private void onceOrNever(Witness witness) throws Exception {
        Map<String, String> booked = new HashMap<>();
        for (List<JsonNode> part : List.of(witness.openOrders(), witness.closedOrders())) {
            for (JsonNode order : part) {
                String id = order.get("order_id").stringValue();
                String before = booked.put(order.get("label").stringValue(), id);
                assertThat(before)
                        .as("first order of the same label as %s", order)
                        .isIn(null, id);
            }
        }
        Map<String, Outcome> outcomes = desk.outcomes();
        assertThat(outcomes.keySet()).as("orphans").containsAll(booked.keySet());
        Map<String, Integer> kinds = new HashMap<>();
        outcomes.forEach((label, outcome) -> {
            kinds.merge(outcome.getClass().getSimpleName(), 1, Integer::sum);
            switch (outcome) {
                case Outcome.Accepted(var order) -> assertThat(booked).containsEntry(label, order.id());
                case Outcome.Refused refused ->
                    assertThat(booked).as(refused.toString()).doesNotContainKey(label);
                case Outcome.Unknown unknown -> throw new AssertionError(unknown);
            }
        });
        System.out.println("drill: " + kinds + ", booked " + booked.size());
        assertThat(kinds.getOrDefault("Accepted", 0)).isGreaterThan(outcomes.size() / 2);
    }
}
