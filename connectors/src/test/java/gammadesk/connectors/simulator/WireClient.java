package gammadesk.connectors.simulator;

import gammadesk.connectors.simulator.access.ApiKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A client that knows the exchange only by its address, made of what the JDK has. */
final class WireClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http;
    private final URI base;
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private WebSocket socket;
    private int lastId;

    WireClient(EmbeddedExchange exchange) {
        http = HttpClient.newHttpClient();
        base = exchange.address();
    }

    static WireClient connected(EmbeddedExchange exchange) throws Exception {
        WireClient client = new WireClient(exchange);
        client.connect();
        return client;
    }

    void connect() throws Exception {
        connect("/ws/api/v2");
    }

    void connect(String path) throws Exception {
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + base.getPort() + path), new Ear())
                .get(10, TimeUnit.SECONDS);
    }

    HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(base.resolve(pathAndQuery))
                        .timeout(PATIENCE)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String pathAndQuery, String authorization) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(base.resolve(pathAndQuery))
                        .timeout(PATIENCE)
                        .header("Authorization", authorization)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    void send(String text) throws Exception {
        socket.sendText(text, true).get(10, TimeUnit.SECONDS);
    }

    void sendBinary(String text) throws Exception {
        socket.sendBinary(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), true)
                .get(10, TimeUnit.SECONDS);
    }

    /** Calls a method and waits for its answer; what comes in between is kept. */
    Json call(String method, String params) throws Exception {
        int id = ++lastId;
        send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}");
        return await(json -> json.has("id") && json.at("id").number() == id);
    }

    /** Logs the connection in. */
    Json logIn(ApiKey key) throws Exception {
        return call(
                "public/auth",
                "{\"grant_type\":\"client_credentials\",\"client_id\":\"" + key.clientId() + "\",\"client_secret\":\""
                        + key.clientSecret().reveal() + "\"}");
    }

    /** The result of a call that must succeed. */
    Json result(String method, String params) throws Exception {
        Json answer = call(method, params);
        if (!answer.has("result")) {
            throw new AssertionError(method + params + ": " + answer.value());
        }
        return answer.at("result");
    }

    /** The code of a call that must be refused. */
    long refusal(String method, String params) throws Exception {
        Json answer = call(method, params);
        if (!answer.has("error")) {
            throw new AssertionError(method + params + ": " + answer.value());
        }
        return answer.at("error").at("code").whole();
    }

    Json subscribe(String... channels) throws Exception {
        return call("public/subscribe", "{\"channels\":[\"" + String.join("\",\"", channels) + "\"]}");
    }

    /** The next notification of a channel. */
    Json notification(String channel) throws Exception {
        return await(json -> json.has("params")
                        && json.at("params").has("channel")
                        && json.at("params").at("channel").text().equals(channel))
                .at("params")
                .at("data");
    }

    Json await(Predicate<Json> wanted) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> others = new ArrayList<>();
        try {
            while (System.nanoTime() < end) {
                String text = received.poll(100, TimeUnit.MILLISECONDS);
                if (text != null) {
                    Json json = Json.parse(text);
                    if (wanted.test(json)) {
                        return json;
                    }
                    others.add(text);
                }
            }
        } finally {
            received.addAll(others.stream()
                    .filter(text -> !text.contains("\"subscription\""))
                    .toList());
        }
        throw new AssertionError("nothing of the kind came, but " + others.size() + " others");
    }

    /** The next message as it came, empty after a while. */
    String next(Duration patience) throws InterruptedException {
        String text = received.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        return text == null ? "" : text;
    }

    int waiting() {
        return received.size();
    }

    /** Done when the socket is closed by whomever. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
        http.shutdownNow();
        http.close();
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                received.add(part.toString());
                part.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            ended.complete(null);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            ended.complete(null);
        }
    }
}
