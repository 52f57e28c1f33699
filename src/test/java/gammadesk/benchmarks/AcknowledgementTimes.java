package gammadesk.benchmarks;

import gammadesk.app.desk.SystemClock;
import gammadesk.connectors.simulator.CreditLimits;
import gammadesk.connectors.simulator.EmbeddedExchange;
import gammadesk.connectors.simulator.ExchangeSettings;
import gammadesk.connectors.simulator.ExchangeStats;
import gammadesk.connectors.simulator.Latency;
import gammadesk.connectors.simulator.access.ApiKey;
import gammadesk.connectors.simulator.market.ModelMarket;
import gammadesk.connectors.simulator.market.ModelSettings;
import gammadesk.connectors.simulator.market.Scenario;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * How long an order waits for its acknowledgement over loopback while the whole market of BTC and ETH runs and another
 * client follows tickers, in memory and kept in a folder. It prints what the client saw and what the exchange counted.
 */
public final class AcknowledgementTimes {
    private static final int WARM_UP = 4_000;
    private static final int ORDERS = 10_000;
    /** About 250 requests a second: a busy desk, not a flood. */
    private static final long PAUSE_NANOS = 3_000_000;

    private AcknowledgementTimes() {}

    /** Measures both kinds of exchange, one after the other. */
    public static void main(String[] arguments) throws Exception {
        SystemClock clock = new SystemClock();
        ExchangeSettings settings =
                ExchangeSettings.defaults().withCredits(CreditLimits.none()).withOrderLimits(CreditLimits.none());
        ModelSettings model = new ModelSettings(1, Scenario.CALM, clock.epochMillis(), 1);
        measure("in memory", () -> EmbeddedExchange.start(settings, ModelMarket.create(model), clock));
        Path folder = Files.createTempDirectory("acknowledgements");
        measure("with --data", () -> EmbeddedExchange.startIn(folder, settings, model, clock));
    }

    private interface Start {
        EmbeddedExchange start() throws IOException;
    }

    private static void measure(String name, Start start) throws Exception {
        try (EmbeddedExchange exchange = start.start();
                HttpClient http = HttpClient.newHttpClient()) {
            Follower follower = new Follower();
            WebSocket following = connect(http, exchange, follower);
            send(
                    following,
                    "public/subscribe",
                    "{\"channels\":[\"ticker.BTC-PERPETUAL.100ms\","
                            + "\"ticker.ETH-PERPETUAL.100ms\",\"book.BTC-PERPETUAL.100ms\"]}");
            Trader trader = new Trader();
            WebSocket socket = connect(http, exchange, trader);
            ApiKey key = exchange.keys().trader();
            trader.ask(
                    socket,
                    "public/auth",
                    "{\"grant_type\":\"client_credentials\",\"client_id\":\"" + key.clientId()
                            + "\",\"client_secret\":\"" + key.clientSecret().reveal() + "\"}");
            double mark =
                    Double.parseDouble(trader.ask(socket, "public/ticker", "{\"instrument_name\":\"BTC-PERPETUAL\"}")
                            .replaceAll(".*\"mark_price\":([0-9.]+).*", "$1"));
            place(trader, socket, mark, WARM_UP);
            Latency before = exchange.stats().acknowledgements();
            Histogram seen = place(trader, socket, mark, ORDERS);
            print(name, seen, exchange.stats(), before.count());
            socket.abort();
            following.abort();
            http.shutdownNow();
        }
    }

    private static Histogram place(Trader trader, WebSocket socket, double mark, int orders) throws Exception {
        Histogram seen = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
        String order = "{\"instrument_name\":\"BTC-PERPETUAL\",\"amount\":10,\"price\":" + Math.round(mark * 0.99)
                + ",\"label\":\"a\"}";
        for (int i = 0; i < orders; i++) {
            long asked = System.nanoTime();
            String answer = trader.ask(socket, "private/buy", order);
            seen.recordValue(System.nanoTime() - asked);
            if (!answer.contains("\"order_state\":\"open\"")) {
                throw new IllegalStateException(answer);
            }
            String id = answer.replaceAll(".*\"order_id\":\"([^\"]+)\".*", "$1");
            long cancelled = System.nanoTime();
            trader.ask(socket, "private/cancel", "{\"order_id\":\"" + id + "\"}");
            seen.recordValue(System.nanoTime() - cancelled);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return seen;
    }

    private static void print(String name, Histogram seen, ExchangeStats stats, long warmUp) {
        Latency counted = stats.acknowledgements();
        System.out.printf(
                Locale.ROOT,
                "%-12s client: %d requests, p50 %.3f ms, p99 %.3f ms, p99.9 %.3f ms, most %.3f ms%n"
                        + "%-12s exchange (with %d of the warm-up): %d requests, p50 %.3f ms, p99 %.3f ms, most %.3f ms%n",
                name,
                seen.getTotalCount(),
                seen.getValueAtPercentile(50) / 1e6,
                seen.getValueAtPercentile(99) / 1e6,
                seen.getValueAtPercentile(99.9) / 1e6,
                seen.getMaxValue() / 1e6,
                "",
                warmUp,
                counted.count(),
                counted.medianMicros() / 1e3,
                counted.p99Micros() / 1e3,
                counted.mostMicros() / 1e3);
    }

    private static WebSocket connect(HttpClient http, EmbeddedExchange exchange, WebSocket.Listener listener)
            throws Exception {
        return http.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + exchange.port() + "/ws/api/v2"), listener)
                .get(10, TimeUnit.SECONDS);
    }

    private static void send(WebSocket socket, String method, String params) throws Exception {
        socket.sendText("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":" + params + "}", true)
                .get(10, TimeUnit.SECONDS);
    }

    /** One question at a time. */
    private static final class Trader implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private final Semaphore answered = new Semaphore(0);
        private volatile String answer = "";

        String ask(WebSocket socket, String method, String params) throws Exception {
            send(socket, method, params);
            if (!answered.tryAcquire(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no answer to " + method);
            }
            return answer;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                answer = text.toString();
                text.setLength(0);
                answered.release();
            }
            socket.request(1);
            return null;
        }
    }

    /** Reads what it is sent and forgets it. */
    private static final class Follower implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            socket.request(1);
            return null;
        }
    }
}
