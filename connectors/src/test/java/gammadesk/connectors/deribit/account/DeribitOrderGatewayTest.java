package gammadesk.connectors.deribit.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.port.AccountEvent;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.OrderGateway.Answer;
import gammadesk.analytics.port.OrderGateway.CancelOutcome;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.port.OrderGateway.Request;
import gammadesk.analytics.port.OrderGateway.Scope;
import gammadesk.analytics.port.Past;
import gammadesk.analytics.port.PastAnswer;
import gammadesk.connectors.deribit.DeribitSettings;
import gammadesk.connectors.deribit.account.KeyCheck.Verdict;
import gammadesk.connectors.vault.ApiKey;
import gammadesk.connectors.vault.Secret;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** The same over real sockets and threads. */
@Timeout(60)
class DeribitOrderGatewayTest {
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

    private final SimVenue venue = new SimVenue(System::currentTimeMillis, new SplittableRandom(1));
    private final List<AccountEvent> events = new CopyOnWriteArrayList<>();
    private final List<WebSocket> sockets = new CopyOnWriteArrayList<>();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final MockWebServer server = new MockWebServer();
    private AccountSettings settings;
    private DeribitOrderGateway gateway;

    @BeforeEach
    void opens() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return request.getTarget().startsWith("/ws")
                        ? new MockResponse.Builder()
                                .webSocketUpgrade(new Conversation())
                                .build()
                        : http(request);
            }
        });
        server.start(InetAddress.getByName("127.0.0.1"), 0);
        DeribitSettings address = DeribitSettings.at(URI.create("http://127.0.0.1:" + server.getPort()));
        settings = AccountSettings.of(address)
                .withCurrencies(List.of(Currency.BTC))
                .withWaits(200, 50, 20, 300);
        gateway = gateway(settings, Stage.key(ApiKey.Access.TRADE));
        logged.start();
        Logger root = (Logger) LoggerFactory.getLogger("ROOT");
        root.addAppender(logged);
        ((Logger) LoggerFactory.getLogger("gammadesk")).setLevel(Level.TRACE);
    }

    @AfterEach
    void closes() throws IOException {
        gateway.close();
        server.close();
        ((Logger) LoggerFactory.getLogger("gammadesk")).setLevel(null);
        ((Logger) LoggerFactory.getLogger("ROOT")).detachAppender(logged);
    }

    private static DeribitOrderGateway gateway(AccountSettings settings, ApiKey key) {
        return new DeribitOrderGateway(settings, key, new MemoryIntentLog(), CLOCK, new SplittableRandom(2));
    }

    private MockResponse http(RecordedRequest request) {
        StringBuilder answer = new StringBuilder();
        synchronized (venue) {
            String body = request.getTarget().endsWith("get_time")
                    ? "{\"id\":1,\"method\":\"public/get_time\",\"params\":{}}"
                    : request.getBody().utf8();
            venue.receive(venue.new Conversation(answer::append), body);
        }
        return new MockResponse.Builder().body(answer.toString()).build();
    }

    private final class Conversation extends WebSocketListener {
        private SimVenue.Conversation conversation;

        @Override
        public void onOpen(WebSocket socket, Response response) {
            sockets.add(socket);
            synchronized (venue) {
                conversation = venue.new Conversation(socket::send);
            }
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            synchronized (venue) {
                venue.receive(conversation, text);
            }
        }

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            socket.close(code, reason);
            end();
        }

        @Override
        public void onFailure(WebSocket socket, Throwable problem, Response response) {
            end();
        }

        private void end() {
            synchronized (venue) {
                conversation.end();
            }
        }
    }

    private void openAndSettle() {
        gateway.open(events::add);
        await(() -> gateway.health().state() == GatewayState.READY);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it came about in time").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private Request limit(String amount) {
        return Request.limit(
                gateway.newLabel(),
                Stage.PERPETUAL,
                Side.BUY,
                new BigDecimal(amount),
                new BigDecimal("100"),
                gateway.venueMillis() + 5_000);
    }

    private <T> T of(CompletableFuture<T> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void anOrderGoesOutComesBackAndIsCancelled() {
        openAndSettle();
        Order order = ((Outcome.Accepted) of(gateway.submit(limit("10")))).order();
        await(() -> gateway.view().openOrders().size() == 1);
        assertThat(of(gateway.cancel(order.id()))).isInstanceOf(Outcome.Accepted.class);
        await(() -> gateway.view().openOrders().isEmpty());
        assertThat(of(gateway.cancelAll(new Scope.Everything()))).isEqualTo(new CancelOutcome.Done(0, 0));
    }

    @Test
    void aPositionIsClosedByAReduceOnlyOrderWithALabel() {
        openAndSettle();
        Request market = Request.market(
                gateway.newLabel(), Stage.PERPETUAL, Side.BUY, BigDecimal.TEN, gateway.venueMillis() + 5_000);
        of(gateway.submit(market));
        await(() -> gateway.view().positions().size() == 1);
        Outcome outcome = of(gateway.closePosition(Stage.PERPETUAL, Optional.empty(), gateway.venueMillis() + 5_000));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> {
            assertThat(accepted.order().reduceOnly()).isTrue();
            assertThat(accepted.order().side()).isEqualTo(Side.SELL);
            assertThat(accepted.order().label()).startsWith("gd-");
        });
        await(() -> gateway.view().positions().isEmpty());
        assertThat(of(gateway.closePosition(Stage.PERPETUAL, Optional.empty(), gateway.venueMillis() + 5_000)))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void historyAndExecutionsAreAskedForPageByPage() {
        venue.pageSize = 2;
        openAndSettle();
        for (int i = 0; i < 5; i++) {
            long before = CLOCK.epochMillis();
            await(() -> CLOCK.epochMillis() > before);
            of(gateway.submit(Request.market(
                    gateway.newLabel(), Stage.PERPETUAL, Side.BUY, BigDecimal.TEN, gateway.venueMillis() + 5_000)));
        }
        var fills = of(gateway.fills(Currency.BTC, 0, CLOCK.epochMillis() + 10_000));
        assertThat(fills)
                .isInstanceOfSatisfying(
                        Answer.Known.class,
                        known -> assertThat((List<?>) known.value()).hasSize(5));
        assertThat(gateway.view().fills()).hasSize(5);
        assertThat(of(gateway.loadOlder(Past.ORDERS))).isInstanceOf(PastAnswer.Loaded.class);
        assertThat(gateway.view().closedOrders()).hasSize(5);
    }

    @Test
    void aCutSocketIsReplacedAndTheAccountComparedAnew() {
        openAndSettle();
        of(gateway.submit(limit("10")));
        sockets.forEach(socket -> socket.close(1001, "going away"));
        await(() -> gateway.health().reconnects() == 1 && gateway.health().state() == GatewayState.READY);
        assertThat(events).anyMatch(AccountEvent.OrderClosedUnseen.class::isInstance);
        assertThat(gateway.view().openOrders()).isEmpty();
    }

    @Test
    void afterClosingEverythingIsRefusedAndNoThreadIsLeft() {
        openAndSettle();
        gateway.close();
        gateway.close();
        assertThat(of(gateway.submit(limit("10")))).isInstanceOf(Outcome.Refused.class);
        assertThat(gateway.health().state()).isEqualTo(GatewayState.CLOSED);
        await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("deribit-account")));
        assertThatIllegalStateException().isThrownBy(() -> gateway.open(_ -> {}));
    }

    @Test
    void aKeyIsTriedBeforeItIsKept() {
        try (ApiKey key = Stage.key(ApiKey.Access.TRADE)) {
            assertThat(KeyCheck.test(settings, key, CLOCK, "nonce"))
                    .isInstanceOfSatisfying(
                            Verdict.Usable.class,
                            usable -> assertThat(usable.mayTrade()).isTrue());
            venue.scope = "connection trade:read";
            assertThat(KeyCheck.test(settings, key, CLOCK, "nonce"))
                    .isInstanceOfSatisfying(
                            Verdict.Usable.class,
                            usable -> assertThat(usable.mayTrade()).isFalse());
            venue.scope = "connection wallet:read_write";
            assertThat(KeyCheck.test(settings, key, CLOCK, "nonce"))
                    .isInstanceOfSatisfying(
                            Verdict.Unusable.class,
                            unusable -> assertThat(unusable.reason()).contains("withdrawn"));
            venue.refuseNext("public/auth", 13004, "invalid_credentials");
            assertThat(KeyCheck.test(settings, key, CLOCK, "nonce")).isInstanceOf(Verdict.Unusable.class);
        }
    }

    @Test
    void noSecretAndNoTokenIsEverSeen() {
        for (AccountSettings.Proof proof : AccountSettings.Proof.values()) {
            gateway.close();
            gateway = gateway(settings.withProof(proof), Stage.key(ApiKey.Access.TRADE));
            openAndSettle();
            of(gateway.submit(limit("10")));
            sockets.forEach(socket -> socket.send(
                    "{\"id\":1,\"result\":{\"access_token\":\"access-token-of-the-venue\",\"expires_in\":\"odd"));
            sockets.forEach(socket -> socket.close(1001, "going away"));
            await(() -> gateway.health().reconnects() == 1 && gateway.health().state() == GatewayState.READY);
        }
        venue.refuseNext("public/auth", 13004, "invalid_credentials");
        KeyCheck.test(settings, Stage.key(ApiKey.Access.TRADE), CLOCK, "nonce");
        gateway.close();
        assertThat(logged.list).as("something was logged at all").isNotEmpty();
        String everything = String.join(
                        "\n",
                        logged.list.stream().map(DeribitOrderGatewayTest::text).toList())
                + events.stream().map(event -> event + event.sentence()).toList()
                + gateway.health()
                + gateway.view()
                + gateway
                + settings;
        assertThat(everything)
                .doesNotContain(Stage.SECRET)
                .doesNotContain("access-token-of-the-venue")
                .doesNotContain(venue.refreshToken);
    }

    @Test
    void aFailureOfOursShowsNoSecretEither() {
        Secret secret = Secret.of(Stage.SECRET);
        try {
            secret.withChars(_ -> {
                throw new IllegalStateException("failed with " + secret);
            });
        } catch (IllegalStateException e) {
            assertThat(e.toString()).doesNotContain(Stage.SECRET);
        }
    }

    private static String text(ILoggingEvent event) {
        StringBuilder text = new StringBuilder(event.getFormattedMessage());
        for (IThrowableProxy problem = event.getThrowableProxy(); problem != null; problem = problem.getCause()) {
            text.append(problem.getClassName()).append(problem.getMessage());
        }
        return text.toString();
    }
}
