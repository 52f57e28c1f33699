package gammadesk.drills;

import gammadesk.connectors.simulator.access.ApiKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A participant without manners on a thread of its own: it sends orders without waiting for answers, some of them
 * nonsense, and connects again whenever its connection ends.
 */
final class RawTrader implements AutoCloseable {
    private final URI address;
    private final ApiKey key;
    private final double mark;
    private final SplittableRandom random;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicLong sent = new AtomicLong();
    private final Thread thread;
    private volatile boolean over;

    RawTrader(URI exchange, ApiKey key, double mark, long seed) {
        address = URI.create("ws://127.0.0.1:" + exchange.getPort() + "/ws/api/v2");
        this.key = key;
        this.mark = mark;
        random = new SplittableRandom(seed);
        thread = Thread.ofPlatform().daemon().name("raw-trader").start(this::run);
    }

    long sent() {
        return sent.get();
    }

    private void run() {
        while (!over) {
            try {
                trade();
            } catch (ExecutionException | TimeoutException | CompletionException _) {
                // What else was to be expected: it comes back.
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void trade() throws ExecutionException, TimeoutException, InterruptedException {
        WebSocket socket =
                http.newWebSocketBuilder().buildAsync(address, new Deaf()).get(2, TimeUnit.SECONDS);
        try {
            send(
                    socket,
                    "public/auth",
                    "{\"grant_type\":\"client_credentials\",\"client_id\":\"" + key.clientId()
                            + "\",\"client_secret\":\"" + key.clientSecret().reveal() + "\"}");
            send(
                    socket,
                    "private/subscribe",
                    "{\"channels\":[\"user.changes.any.any.raw\",\"book.BTC-PERPETUAL.raw\"]}");
            for (int i = 0; i < 2_000 && !over && !socket.isOutputClosed() && !socket.isInputClosed(); i++) {
                act(socket);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(20));
            }
        } finally {
            socket.abort();
        }
    }

    private void act(WebSocket socket) throws ExecutionException, TimeoutException, InterruptedException {
        int dice = random.nextInt(100);
        if (dice < 2) {
            send(socket, "private/buy", "{\"instrument_name\":\"NO-SUCH\",\"amount\":-1}");
        } else if (dice < 8) {
            send(socket, "private/cancel_all_by_instrument", "{\"instrument_name\":\"BTC-PERPETUAL\"}");
        } else {
            boolean buys = random.nextBoolean();
            double away = (random.nextDouble() - 0.7) * 0.004 * (buys ? 1 : -1);
            send(
                    socket,
                    buys ? "private/buy" : "private/sell",
                    String.format(
                            Locale.ROOT,
                            "{\"instrument_name\":\"BTC-PERPETUAL\",\"amount\":%d,\"price\":%d,\"label\":\"raw\"}",
                            10 * (1 + random.nextInt(40)),
                            Math.round(mark * (1 + away))));
        }
        sent.incrementAndGet();
    }

    private static void send(WebSocket socket, String method, String params)
            throws ExecutionException, TimeoutException, InterruptedException {
        socket.sendText("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}", true)
                .get(2, TimeUnit.SECONDS);
    }

    /** Ends it, once it has done what it is at. */
    void end() throws InterruptedException {
        over = true;
        thread.join(5_000);
    }

    @Override
    public void close() {
        over = true;
        thread.interrupt();
        http.shutdownNow();
        http.close();
    }

    private static final class Deaf implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            socket.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            socket.abort();
        }
    }
}
