package gammadesk.drills;

import gammadesk.connectors.simulator.access.ApiKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Sees every order of an account the moment the exchange tells of it. */
final class OrderSight implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final String prefix;
    private long count;

    /** Counts what is told of orders whose labels begin with a prefix. */
    OrderSight(URI exchange, ApiKey key, String prefix) throws Exception {
        this.prefix = "\"label\":\"" + prefix;
        URI address = URI.create("ws://127.0.0.1:" + exchange.getPort() + "/ws/api/v2");
        socket = http.newWebSocketBuilder().buildAsync(address, new Eye()).get(5, TimeUnit.SECONDS);
        send(
                "public/auth",
                "{\"grant_type\":\"client_credentials\",\"client_id\":\"" + key.clientId() + "\",\"client_secret\":\""
                        + key.clientSecret().reveal() + "\"}");
        send("private/subscribe", "{\"channels\":[\"user.orders.any.any.raw\"]}");
    }

    private void send(String method, String params) throws Exception {
        socket.sendText("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}", true)
                .get(5, TimeUnit.SECONDS);
    }

    private synchronized void seen(String message) {
        if (message.contains(prefix)) {
            count++;
            notifyAll();
        }
    }

    synchronized long count() {
        return count;
    }

    /** Waits until so many were told of; false when it took too long. */
    synchronized boolean await(long wanted, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = millis;
        while (count < wanted && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        return count >= wanted;
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
        http.close();
    }

    private final class Eye implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                seen(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
