package gammadesk.connectors.deribit;

import gammadesk.analytics.port.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The transport: makes one socket after the other, numbers them and reports what happens on them. It knows nothing of
 * the protocol.
 */
public final class DeribitClient implements AutoCloseable {
    private static final int NORMAL_CLOSURE = 1000;

    private final DeribitSettings settings;
    private final Clock clock;
    private final Consumer<Inbound> inbound;
    private final ExecutorService io;
    private final OkHttpClient http;
    private @Nullable WebSocket socket;
    private int connection;

    /** A transport without a connection; what happens on it is told on its own threads. */
    public DeribitClient(DeribitSettings settings, Clock clock, Consumer<Inbound> inbound) {
        this.settings = settings;
        this.clock = clock;
        this.inbound = inbound;
        this.io = daemons();
        this.http = new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(io))
                .connectTimeout(Duration.ofMillis(settings.connectTimeoutMillis()))
                .writeTimeout(Duration.ofMillis(settings.requestTimeoutMillis()))
                .readTimeout(Duration.ofMillis(settings.requestTimeoutMillis()))
                .retryOnConnectionFailure(false)
                .build();
    }

    /** Starts to open a socket in place of the present one and tells its number. */
    public int connect() {
        drop();
        connection++;
        Request request =
                new Request.Builder().url(settings.webSocket().toString()).build();
        socket = http.newWebSocket(request, new Listener(connection));
        return connection;
    }

    /** Sends on the present socket; a socket that is going down swallows it and will report itself lost. */
    public void send(String text) {
        if (socket != null) {
            socket.send(text);
        }
    }

    /** Lets go of the present socket at once. */
    public void drop() {
        if (socket != null) {
            socket.cancel();
            socket = null;
        }
    }

    /** Says goodbye on the present socket and ends all threads. */
    @Override
    public void close() {
        if (socket != null) {
            socket.close(NORMAL_CLOSURE, "done");
            drop();
        }
        io.shutdownNow();
        http.connectionPool().evictAll();
    }

    private static ExecutorService daemons() {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                5,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name("deribit-socket-", 0).factory());
    }

    private final class Listener extends WebSocketListener {
        private final int number;

        Listener(int number) {
            this.number = number;
        }

        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            inbound.accept(new Inbound.Opened(number));
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            inbound.accept(new Inbound.Message(number, text, clock.nanos()));
        }

        @Override
        public void onMessage(WebSocket webSocket, ByteString bytes) {
            inbound.accept(new Inbound.Message(number, bytes.utf8(), clock.nanos()));
        }

        /** A goodbye must be returned, or the socket's streams stay open. */
        @Override
        public void onClosing(WebSocket webSocket, int code, String reason) {
            webSocket.close(NORMAL_CLOSURE, null);
            inbound.accept(new Inbound.Lost(number, "closed by the venue (" + code + " " + reason + ")"));
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable problem, @Nullable Response response) {
            String status = response == null ? "" : " (HTTP " + response.code() + ")";
            inbound.accept(new Inbound.Lost(number, problem + status));
        }
    }
}
