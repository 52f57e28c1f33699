package gammadesk.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Life and death of connections: heartbeats, credits, slow consumers, faults, the end. */
class SessionsTest {
    private final FakeMarket market = new FakeMarket(5);
    private EmbeddedExchange exchange;

    private void start(ExchangeSettings settings) throws IOException {
        exchange = EmbeddedExchange.start(settings, market, new SystemClock());
    }

    @AfterEach
    void close() {
        if (exchange != null) {
            exchange.close();
        }
    }

    private static void waitUntil(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time: " + what).isLessThan(end);
            Thread.sleep(5);
        }
    }

    private static boolean isTestRequest(Json json) {
        return json.has("method")
                && json.at("method").text().equals("heartbeat")
                && json.at("params").at("type").text().equals("test_request");
    }

    @Test
    void whoAnswersTestRequestsStaysAndWhoDoesNotIsCutOff() throws Exception {
        start(ExchangeSettings.defaults().withMinimumHeartbeat(Duration.ofMillis(300)));
        try (WireClient client = WireClient.connected(exchange)) {
            assertThat(client.call("public/set_heartbeat", "{\"interval\":0.1}")
                            .at("error")
                            .at("data")
                            .at("param")
                            .text())
                    .isEqualTo("interval");
            assertThat(client.call("public/set_heartbeat", "{\"interval\":0.3}")
                            .at("result")
                            .text())
                    .isEqualTo("ok");
            for (int i = 0; i < 3; i++) {
                client.await(SessionsTest::isTestRequest);
                client.call("public/test", "{}");
            }
            assertThat(client.ended()).isNotDone();
            client.ended().get(10, TimeUnit.SECONDS);
            waitUntil("the session is gone", () -> exchange.stats().connections() == 0);
        }
    }

    @Test
    void aDisabledHeartbeatAsksNoMore() throws Exception {
        start(ExchangeSettings.defaults().withMinimumHeartbeat(Duration.ofMillis(100)));
        try (WireClient client = WireClient.connected(exchange)) {
            client.call("public/set_heartbeat", "{\"interval\":0.1}");
            client.await(SessionsTest::isTestRequest);
            assertThat(client.call("public/disable_heartbeat", "{}")
                            .at("result")
                            .text())
                    .isEqualTo("ok");
            client.subscribe("deribit_price_index.btc_usd");
            for (int i = 0; i < 20; i++) {
                client.notification("deribit_price_index.btc_usd");
            }
            assertThat(client.ended()).isNotDone();
        }
    }

    @Test
    void whoAsksTooMuchIsToldSoAndCutOff() throws Exception {
        start(ExchangeSettings.defaults().withCredits(new CreditLimits(1, 500, 2_500)));
        try (WireClient client = WireClient.connected(exchange)) {
            String[] many = IntStream.range(0, 12)
                    .mapToObj(i -> market.instruments().get(i).name())
                    .map(name -> "quote." + name)
                    .toArray(String[]::new);
            assertThat(client.subscribe(many).at("result").size())
                    .as("one request")
                    .isEqualTo(12);
            for (int i = 0; i < 4; i++) {
                assertThat(client.call("public/test", "{}").has("result")).isTrue();
            }
            client.send("{\"jsonrpc\":\"2.0\",\"id\":99,\"method\":\"public/test\"}");
            Json error = client.await(json -> json.has("error")).at("error");
            assertThat(error.at("code").whole()).isEqualTo(10028);
            assertThat(error.at("message").text()).isEqualTo("too_many_requests");
            client.ended().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aConsumerThatDoesNotReadIsCutOffAndTheOthersAreServed() throws Exception {
        ExchangeSettings settings = ExchangeSettings.defaults().withOutbound(1_000_000, Duration.ofMillis(500));
        exchange = EmbeddedExchange.start(settings, new FakeMarket(100), new SystemClock());
        try (WireClient client = WireClient.connected(exchange);
                Socket deaf = new Socket()) {
            deaf.setReceiveBufferSize(4096);
            deaf.connect(new InetSocketAddress("127.0.0.1", exchange.port()));
            upgrade(deaf);
            client.subscribe("deribit_price_index.btc_usd");
            askForMoreThanTheKernelKeeps(deaf);
            waitUntil("the deaf one is cut off", () -> exchange.stats().droppedConsumers() == 1);
            assertThat(client.notification("deribit_price_index.btc_usd")
                            .at("price")
                            .number())
                    .isPositive();
            assertThat(client.ended()).isNotDone();
        }
    }

    /** Ninety answers of some 150 kB each, unless the exchange has had enough before. */
    private static void askForMoreThanTheKernelKeeps(Socket deaf) {
        try {
            for (int i = 0; i < 90; i++) {
                sendMasked(deaf, "{\"method\":\"public/get_instruments\",\"params\":{\"currency\":\"any\"}}");
            }
        } catch (IOException cutOffAlready) {
            assertThat(cutOffAlready).hasMessageMatching(".*(reset|[Bb]roken pipe).*");
        }
    }

    private static void upgrade(Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(("GET /ws/api/v2 HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        byte[] head = in.readNBytes(12);
        assertThat(new String(head, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 101");
    }

    private static void sendMasked(Socket socket, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        OutputStream out = socket.getOutputStream();
        out.write(0x81);
        if (content.length < 126) {
            out.write(0x80 | content.length);
        } else {
            out.write(new byte[] {(byte) (0x80 | 126), (byte) (content.length >> 8), (byte) content.length});
        }
        out.write(new byte[4]);
        out.write(content);
    }

    @Test
    void aFrozenExchangeIsSilentAndGoesOnWithoutAGap() throws Exception {
        start(ExchangeSettings.defaults());
        try (WireClient client = WireClient.connected(exchange)) {
            String channel = "book.BTC-PERPETUAL.100ms";
            client.subscribe(channel);
            long last = client.notification(channel).at("change_id").whole();
            exchange.faults().freeze(true);
            String text = client.next(Duration.ofSeconds(1));
            while (!text.isEmpty()) {
                last = Json.parse(text).at("params").at("data").at("change_id").whole();
                text = client.next(Duration.ofSeconds(1));
            }
            client.send("{\"id\":77,\"method\":\"public/get_time\"}");
            assertThat(client.next(Duration.ofMillis(300)))
                    .as("nothing is sent")
                    .isEmpty();
            assertThat(client.ended()).isNotDone();
            exchange.faults().freeze(false);
            Json answer = client.await(json -> json.has("id"));
            assertThat(answer.at("result").whole()).isGreaterThan(FakeMarket.START);
            Json change = client.notification(channel);
            assertThat(change.at("prev_change_id").whole()).isEqualTo(last);
        }
    }

    @Test
    void droppedConnectionsCanBeMadeAgainUnlessTheyAreRefused() throws Exception {
        start(ExchangeSettings.defaults());
        try (WireClient client = WireClient.connected(exchange)) {
            waitUntil("connected", () -> exchange.stats().connections() == 1);
            exchange.faults().dropConnections();
            client.ended().get(10, TimeUnit.SECONDS);
            exchange.faults().refuseConnections(true);
            assertThatThrownBy(() -> client.get("/api/v2/public/test")).isInstanceOf(IOException.class);
            exchange.faults().refuseConnections(false);
            assertThat(client.get("/api/v2/public/test").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void garbageComesInTheNumberAskedForAndTheRestGoesOn() throws Exception {
        start(ExchangeSettings.defaults());
        try (WireClient client = WireClient.connected(exchange)) {
            client.call("public/test", "{}");
            exchange.faults().sendGarbage(5);
            int malformed = 0;
            String text = client.next(Duration.ofSeconds(5));
            for (int i = 0; i < 5; i++) {
                malformed += Arrays.stream(Faults.Garbage.values())
                                .map(Faults.Garbage::text)
                                .anyMatch(text::equals)
                        ? 1
                        : 0;
                text = i < 4 ? client.next(Duration.ofSeconds(5)) : text;
            }
            assertThat(malformed).isEqualTo(5);
            assertThat(client.call("public/test", "{}").has("result")).isTrue();
        }
    }

    @Test
    void aTakenPortIsSaidPlainly() throws Exception {
        start(ExchangeSettings.defaults());
        ExchangeSettings same = ExchangeSettings.defaults().withPort(exchange.port());
        assertThatThrownBy(() -> EmbeddedExchange.start(same, new FakeMarket(1), new SystemClock()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:" + exchange.port());
    }

    @Test
    void closingFreesThePortTheThreadsAndTheClients() throws Exception {
        start(ExchangeSettings.defaults());
        int port = exchange.port();
        try (WireClient client = WireClient.connected(exchange)) {
            client.subscribe("quote.BTC-PERPETUAL");
            assertThat(threads()).isPositive();
            exchange.close();
            exchange.close();
            client.ended().get(10, TimeUnit.SECONDS);
        }
        waitUntil("no thread is left", () -> threads() == 0);
        start(ExchangeSettings.defaults().withPort(port));
        assertThat(exchange.port()).isEqualTo(port);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("exchange-"))
                .count();
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> ExchangeSettings.defaults().withPort(70_000))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ExchangeSettings.defaults().withSpeed(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMarketsTimeRunsAtItsOwnSpeed() throws Exception {
        start(ExchangeSettings.defaults().withSpeed(60).withCredits(CreditLimits.none()));
        try (WireClient client = new WireClient(exchange)) {
            long start = System.nanoTime();
            waitUntil("a minute has passed", () -> time(client) > FakeMarket.START + 60_000);
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(30));
        }
    }

    @Test
    void aMarketThatCannotKeepItsPaceStillAnswers() throws Exception {
        market.takesMillis(60);
        start(ExchangeSettings.defaults());
        try (WireClient client = new WireClient(exchange)) {
            long first = time(client);
            for (int i = 0; i < 5; i++) {
                assertThat(time(client)).isGreaterThanOrEqualTo(first);
            }
        }
    }

    private static long time(WireClient client) {
        try {
            return Json.parse(client.get("/api/v2/public/get_time").body())
                    .at("result")
                    .whole();
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
