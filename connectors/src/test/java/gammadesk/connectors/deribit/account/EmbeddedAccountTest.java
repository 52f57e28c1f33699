package gammadesk.connectors.deribit.account;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.AdvancedPrice;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.OrderType;
import gammadesk.analytics.market.Quoting;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.TimeInForce;
import gammadesk.analytics.port.AccountEvent;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.MarginAnswer;
import gammadesk.analytics.port.OrderGateway.CancelOutcome;
import gammadesk.analytics.port.OrderGateway.Edit;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.port.OrderGateway.Request;
import gammadesk.analytics.port.OrderGateway.Scope;
import gammadesk.analytics.port.Past;
import gammadesk.analytics.port.PastAnswer;
import gammadesk.analytics.port.Venue;
import gammadesk.connectors.deribit.DeribitSettings;
import gammadesk.connectors.deribit.DeribitSettings.Credits;
import gammadesk.connectors.simulator.EmbeddedExchange;
import gammadesk.connectors.simulator.ExchangeSettings;
import gammadesk.connectors.simulator.market.ModelMarket;
import gammadesk.connectors.simulator.market.ModelSettings;
import gammadesk.connectors.simulator.market.Scenario;
import gammadesk.connectors.vault.ApiKey;
import gammadesk.connectors.vault.Secret;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the gateway asks of an account, answered by the embedded exchange. */
@Timeout(120)
class EmbeddedAccountTest {
    private static final String PERPETUAL = "BTC-PERPETUAL";
    /** 14 March 2024, 10:00 UTC. */
    private static final long START = 1_710_410_400_000L;

    private static final Clock CLOCK = new Clock() {
        @Override
        public long epochMillis() {
            return System.currentTimeMillis();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    };

    private final List<AccountEvent> events = new CopyOnWriteArrayList<>();
    private EmbeddedExchange exchange;
    private DeribitOrderGateway gateway;

    @BeforeEach
    void opens() throws IOException {
        exchange = EmbeddedExchange.start(
                ExchangeSettings.defaults(), ModelMarket.create(new ModelSettings(7, Scenario.CALM, START, 1)), CLOCK);
        gateway = gateway(exchange.keys().full());
    }

    @AfterEach
    void closes() {
        gateway.close();
        exchange.close();
    }

    private DeribitOrderGateway gateway(gammadesk.connectors.simulator.access.ApiKey key) {
        AccountSettings settings = AccountSettings.of(DeribitSettings.at(exchange.address()))
                .withProof(AccountSettings.Proof.CREDENTIALS)
                .withMatching(new Credits(1_000, 1_000, 1), 5)
                .withCurrencies(List.of(Currency.BTC, Currency.ETH));
        ApiKey ours = new ApiKey(
                "demo",
                Venue.Environment.EMBEDDED,
                key.clientId(),
                ApiKey.Access.TRADE,
                Secret.of(key.clientSecret().reveal()));
        return new DeribitOrderGateway(settings, ours, new MemoryIntentLog(), CLOCK, new SplittableRandom(2));
    }

    private void ready() {
        gateway.open(events::add);
        await(() -> gateway.health().state() == GatewayState.READY);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it came about in time").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static <T> T of(CompletableFuture<T> future) {
        return future.orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Test
    void theMarginOfAnOrderIsKnownBeforeItIsSent() {
        gateway.close();
        gateway = gateway(exchange.keys().trader());
        ready();
        MarginAnswer small = of(gateway.margins("BTC-PERPETUAL", new BigDecimal("1000"), new BigDecimal("70000")));
        MarginAnswer large = of(gateway.margins("BTC-PERPETUAL", new BigDecimal("2000"), new BigDecimal("70000")));
        assertThat(small).isInstanceOfSatisfying(MarginAnswer.Known.class, known -> {
            assertThat(known.margins().buy()).isPositive();
            assertThat(known.margins().currency()).isEqualTo(Currency.BTC);
            assertThat(known.margins().maximumPrice())
                    .hasValueSatisfying(most -> assertThat(most)
                            .isGreaterThan(known.margins().minimumPrice().orElseThrow()));
        });
        assertThat(((MarginAnswer.Known) large).margins().buy())
                .isGreaterThan(((MarginAnswer.Known) small).margins().buy());
        assertThat(of(gateway.margins("BTC-NONSENSE", BigDecimal.ONE, BigDecimal.ONE)))
                .isInstanceOf(MarginAnswer.Refused.class);
    }

    private Outcome buy(String instrument, String amount, double price) {
        return of(gateway.submit(Request.limit(
                gateway.newLabel(),
                instrument,
                Side.BUY,
                new BigDecimal(amount),
                BigDecimal.valueOf(price),
                gateway.venueMillis() + 30_000)));
    }

    private double mark() {
        return gateway.view().positions().stream()
                .filter(position -> position.instrument().equals(PERPETUAL))
                .findFirst()
                .orElseThrow()
                .markPrice()
                .doubleValue();
    }

    private void hold() {
        assertThat(of(gateway.submit(Request.market(
                        gateway.newLabel(),
                        PERPETUAL,
                        Side.BUY,
                        new BigDecimal("100"),
                        gateway.venueMillis() + 30_000))))
                .isInstanceOf(Outcome.Accepted.class);
        await(() ->
                gateway.view().positions().stream().anyMatch(p -> p.markPrice().signum() > 0));
    }

    @Test
    void theAccountsOwnBudgetHoldsSoThatItIsNeverOverdrawn() {
        gateway.close();
        gateway = gateway(exchange.keys().trader());
        ready();
        hold();
        double price = Math.floor(mark() * 0.99);
        List<CompletableFuture<Outcome>> answers = new ArrayList<>();
        for (int i = 0; i < 35; i++) {
            answers.add(gateway.submit(Request.limit(
                    gateway.newLabel(),
                    PERPETUAL,
                    Side.BUY,
                    BigDecimal.TEN,
                    BigDecimal.valueOf(price - i),
                    gateway.venueMillis() + 60_000)));
        }
        answers.forEach(answer -> assertThat(of(answer)).isInstanceOf(Outcome.Accepted.class));
        assertThat(gateway.health().reconnects())
                .as("the settings would let a thousand a second through; the exchange ends such a session")
                .isZero();
        assertThat(of(gateway.cancelAll(new Scope.Everything()))).isEqualTo(new CancelOutcome.Done(35, 0));
    }

    @Test
    void aNewDeskLoadsWhatAnotherTraded() {
        gateway.close();
        gateway = gateway(exchange.keys().trader());
        ready();
        hold();
        double price = Math.floor(mark() * 0.99);
        for (int i = 0; i < 4; i++) {
            buy(PERPETUAL, "10", price - i);
        }
        of(gateway.cancelAll(new Scope.Everything()));
        gateway.close();
        gateway = gateway(exchange.keys().trader());
        ready();
        assertThat(gateway.view().closedOrders()).isEmpty();
        CompletableFuture<PastAnswer> answer = gateway.loadOlder(Past.ORDERS);
        CompletableFuture<Integer> seen =
                answer.thenApply(_ -> gateway.view().closedOrders().size());
        assertThat(of(answer)).isInstanceOfSatisfying(PastAnswer.Loaded.class, loaded -> {
            assertThat(loaded.fresh()).isEqualTo(5);
        });
        assertThat(of(seen)).as("what is loaded is seen by who is told so").isEqualTo(5);
        assertThat(of(gateway.loadOlder(Past.ORDERS))).isEqualTo(new PastAnswer.Loaded(0, false, OptionalLong.empty()));
        int known = gateway.view().fills().size();
        assertThat(of(gateway.loadOlder(Past.TRADES))).isEqualTo(new PastAnswer.Loaded(0, false, OptionalLong.empty()));
        assertThat(gateway.view().fills()).hasSize(known).isNotEmpty();
    }

    private Json asked(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + exchange.address().getPort() + "/api/v2/public/" + path))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return Json.parse(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .at("result");
        }
    }

    /** A call far enough away and long enough to live that a low volatility rests. */
    private String call() throws IOException, InterruptedException {
        double index = asked("get_index_price?index_name=btc_usd")
                .at("index_price")
                .number()
                .doubleValue();
        return asked("get_instruments?currency=BTC&kind=option").items().stream()
                .filter(one -> one.at("option_type").text().equals("call"))
                .filter(one -> one.at("expiration_timestamp").whole() > START + 20 * 86_400_000L)
                .min(Comparator.comparingDouble(
                        one -> Math.abs(one.at("strike").number().doubleValue() - index)))
                .orElseThrow()
                .at("instrument_name")
                .text();
    }

    @Test
    void theVenueKeepsAnOrderAtAVolatilityAlsoAfterAnEdit() throws IOException, InterruptedException {
        gateway.close();
        gateway = gateway(exchange.keys().trader());
        ready();
        Request request = new Request(
                gateway.newLabel(),
                call(),
                Side.BUY,
                BigDecimal.ONE,
                OrderType.LIMIT,
                Optional.of(new BigDecimal("22.5")),
                Optional.empty(),
                Optional.empty(),
                TimeInForce.GOOD_TIL_CANCELLED,
                Quoting.IMPLIED_VOLATILITY,
                false,
                false,
                gateway.venueMillis() + 30_000,
                Set.of());
        Order order = ((Outcome.Accepted) of(gateway.submit(request))).order();
        assertThat(order.advanced())
                .hasValueSatisfying(kept -> assertThat(kept.words()).isEqualTo("implv 22.5 %"));
        assertThat(order.price())
                .hasValueSatisfying(
                        coin -> assertThat(coin).isBetween(new BigDecimal("0.0001"), new BigDecimal("0.2")));
        Outcome edited = of(gateway.edit(
                new Edit(order, BigDecimal.TWO, new BigDecimal("24"), false, gateway.venueMillis() + 30_000)));
        Order changed = ((Outcome.Accepted) edited).order();
        assertThat(changed.advanced().map(AdvancedPrice::words)).hasValue("implv 24 %");
        assertThat(changed.price().orElseThrow()).isGreaterThan(order.price().orElseThrow());
        await(() -> gateway.view().openOrders().stream()
                .anyMatch(open -> open.advanced().map(AdvancedPrice::words).equals(Optional.of("implv 24 %"))));
        assertThat(of(gateway.cancel(order.id()))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void whatTheVenueWouldNotKeepIsNotSent() throws IOException, InterruptedException {
        gateway.close();
        gateway = gateway(exchange.keys().trader());
        ready();
        Request plain = Request.limit(
                gateway.newLabel(),
                call(),
                Side.BUY,
                BigDecimal.ONE,
                new BigDecimal("2500"),
                gateway.venueMillis() + 30_000);
        Request post = new Request(
                plain.label(),
                plain.instrument(),
                plain.side(),
                plain.amount(),
                plain.type(),
                plain.limitPrice(),
                Optional.empty(),
                Optional.empty(),
                plain.timeInForce(),
                Quoting.USD,
                true,
                false,
                plain.validUntilMillis(),
                Set.of());
        assertThat(of(gateway.submit(post)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.venueCode()).isZero());
    }

    @Test
    void whatTheKeyMayDoIsToldAsTheVenueGrantsItAlsoWhenTheKeyIsRefused() {
        gateway.open(events::add);
        await(() -> gateway.health().state() == GatewayState.REFUSED);
        assertThat(events)
                .filteredOn(AccountEvent.Granted.class::isInstance)
                .singleElement()
                .satisfies(event -> assertThat(((AccountEvent.Granted) event).scopes())
                        .contains("wallet:read_write", "trade:read_write"));
    }
}
