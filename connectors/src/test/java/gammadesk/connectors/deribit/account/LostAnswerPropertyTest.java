package gammadesk.connectors.deribit.account;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.OrderType;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.port.IntentLog;
import gammadesk.analytics.port.OrderGateway.Edit;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.port.OrderGateway.Request;
import gammadesk.connectors.deribit.account.Stage.Fault;
import gammadesk.connectors.ledger.FileIntentLog;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Orders through a connection that dies at a random moment around each of them, with the desk itself dying now and
 * then: at the end both sides know the same, nothing was booked twice, nothing lives on unseen.
 */
class LostAnswerPropertyTest {
    private static final int ORDERS = 1_000;
    private static final List<String> INSTRUMENTS =
            List.of("BTC-PERPETUAL", "BTC-27MAR26", "BTC-27MAR26-100000-C", "ETH-PERPETUAL");
    private static final Set<String> FAULTY = Set.of("private/buy", "private/sell", "private/edit", "private/cancel");

    @TempDir
    Path folder;

    private SplittableRandom random;
    private Stage stage;
    private final Map<String, Outcome> told = new LinkedHashMap<>();
    private final Map<String, Request> sent = new LinkedHashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bothSidesKnowTheSameInTheEnd(long seed) throws IOException {
        random = new SplittableRandom(seed);
        IntentLog log = FileIntentLog.open(folder.resolve("intents"));
        stage = new Stage(seed, log);
        stage.venue.fillChance = 0.3;
        stage.venue.pageSize = 60;
        stage.faults = this::fault;
        stage.openAndSettle();
        int restarts = 0;
        for (int i = 0; i < ORDERS; i++) {
            actOnce();
            stage.advance(random.nextInt(4) == 0 ? random.nextInt(800) : random.nextInt(60));
            stage.venue.tradeSome();
            if (random.nextInt(100) == 0) {
                log = restart(log);
                restarts++;
            }
        }
        stage.faults = _ -> Fault.NONE;
        stage.until(this::isQuiet);
        stage.advance(2 * stage.settings.compareMillis());
        assertThat(restarts).isPositive();
        assertThat(told.values().stream().filter(Outcome.Unknown.class::isInstance))
                .as("answers were lost, or this would test nothing")
                .hasSizeGreaterThan(ORDERS / 10);
        checkOrders();
        checkViews();
        assertThat(log.unresolved()).isEmpty();
        log.close();
    }

    private Fault fault(String method) {
        if (!FAULTY.contains(method)) {
            return random.nextInt(400) == 0 ? Fault.DIES_AFTER : Fault.NONE;
        }
        return random.nextInt(3) == 0 ? Fault.values()[random.nextInt(Fault.values().length)] : Fault.NONE;
    }

    private void actOnce() {
        String label = stage.labels.next();
        String instrument = INSTRUMENTS.get(random.nextInt(INSTRUMENTS.size()));
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        BigDecimal amount = BigDecimal.valueOf(10L * (1 + random.nextInt(5)));
        long validUntil = stage.validUntil(500 + random.nextInt(2_000));
        Request request = random.nextInt(5) == 0
                ? Request.market(label, instrument, side, amount, validUntil)
                : Request.limit(label, instrument, side, amount, BigDecimal.valueOf(100), validUntil);
        if (random.nextInt(20) == 0) {
            stage.venue.refuseNext("private/" + side.name().toLowerCase(java.util.Locale.ROOT), 10040, "retry");
        }
        sent.put(label, request);
        remember(label, stage.core.orders().submit(request));
        List<Order> open = stage.core.view().openOrders();
        if (!open.isEmpty() && random.nextInt(4) == 0) {
            Order order = open.get(random.nextInt(open.size()));
            if (random.nextBoolean()) {
                stage.core.cancels().cancel(order.id());
            } else if (order.type().equals(Optional.of(OrderType.LIMIT))) {
                BigDecimal more = order.amount().add(BigDecimal.TEN);
                stage.core.orders().edit(new Edit(order, more, BigDecimal.valueOf(99), false, stage.validUntil(1_000)));
            }
        }
    }

    private void remember(String label, CompletableFuture<Outcome> future) {
        future.thenAccept(outcome -> told.put(label, outcome));
    }

    /** The desk's process dies and comes back; it has nothing but its log. */
    private IntentLog restart(IntentLog log) throws IOException {
        stage.kill();
        log.close();
        stage.advance(random.nextInt(2_000));
        IntentLog again = FileIntentLog.open(folder.resolve("intents"));
        stage.newGateway(again);
        stage.open();
        return again;
    }

    private boolean isQuiet() {
        var health = stage.core.health();
        return stage.core.isReady() && health.unknown() == 0 && health.waiting() == 0 && health.inFlight() == 0;
    }

    /** What was told about an order is what the venue has of it. */
    private void checkOrders() {
        Map<String, List<SimVenue.SimOrder>> booked =
                stage.venue.orders.values().stream().collect(Collectors.groupingBy(order -> order.label));
        assertThat(booked.values()).as("nothing is booked twice").allMatch(orders -> orders.size() == 1);
        assertThat(sent.keySet()).containsAll(booked.keySet());
        sent.keySet().forEach(label -> {
            switch (told.get(label)) {
                case Outcome.Accepted _ -> assertThat(booked).as("accepted").containsKey(label);
                case Outcome.Refused refused ->
                    assertThat(booked).as("refused: " + refused).doesNotContainKey(label);
                case Outcome.Unknown _ -> checkSettled(label, booked.containsKey(label));
                case null -> {
                    // The desk died before it could tell.
                }
            }
        });
    }

    /** One that was settled in a run that is over is only known to that run and to the venue. */
    private void checkSettled(String label, boolean isBooked) {
        List<Outcome> outcomes = stage.events(gammadesk.analytics.port.AccountEvent.OrderSettled.class).stream()
                .filter(event -> event.intent().label().equals(label))
                .map(gammadesk.analytics.port.AccountEvent.OrderSettled::outcome)
                .toList();
        assertThat(outcomes).as("settled once: " + label).hasSize(1);
        assertThat(outcomes.getFirst() instanceof Outcome.Accepted).isEqualTo(isBooked);
    }

    private void checkViews() {
        assertThat(stage.core.view().openOrders().stream()
                        .collect(Collectors.toMap(Order::id, LostAnswerPropertyTest::state)))
                .isEqualTo(stage.venue.orders.values().stream()
                        .filter(SimVenue.SimOrder::isOpen)
                        .collect(Collectors.toMap(order -> order.id, LostAnswerPropertyTest::state)));
        assertThat(stage.core.view().fills().stream().map(Fill::tradeId).toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(stage.venue.trades.keySet());
        Map<String, BigDecimal> positions = stage.venue.positions.entrySet().stream()
                .filter(entry -> entry.getValue().signum() != 0)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().stripTrailingZeros()));
        assertThat(stage.core.view().positions().stream()
                        .collect(Collectors.toMap(
                                position -> position.instrument(),
                                position -> position.size().stripTrailingZeros())))
                .isEqualTo(positions);
    }

    private static String state(Order order) {
        return order.label() + " " + order.filled().stripTrailingZeros().toPlainString() + "/"
                + order.amount().stripTrailingZeros().toPlainString() + " "
                + order.price()
                        .map(price -> price.stripTrailingZeros().toPlainString())
                        .orElse("market");
    }

    private static String state(SimVenue.SimOrder order) {
        String price = order.type.equals("market")
                ? "market"
                : order.price.stripTrailingZeros().toPlainString();
        return order.label + " " + order.filled.stripTrailingZeros().toPlainString() + "/"
                + order.amount.stripTrailingZeros().toPlainString() + " " + price;
    }
}
