package gammadesk.connectors.deribit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/** A venue on loopback that says what the test wants: it grants requests, and misbehaves when told to. */
final class ScriptedVenue implements AutoCloseable {
    private static final Pattern METHOD = Pattern.compile("\"id\":(\\d+),\"method\":\"([^\"]+)\"");
    private static final Pattern CHANNEL = Pattern.compile("\"((?:[a-z_]+)(?:\\.[^\"]+)?)\"");
    private static final Pattern CURRENCY = Pattern.compile("\"currency\":\"([^\"]+)\"");

    private final List<WebSocket> sockets = new CopyOnWriteArrayList<>();
    private final Map<String, List<String>> listings = new ConcurrentHashMap<>();
    private final Map<String, String> combos = new ConcurrentHashMap<>();
    private final Map<String, Long> changeIds = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final Set<String> subscribed = ConcurrentHashMap.newKeySet();
    volatile boolean frozen;
    volatile boolean rejecting;
    private final MockWebServer server = new MockWebServer();
    private final Relay relay;

    /** A request that the venue got. */
    record Asked(long id, String method, List<String> channels) {}

    ScriptedVenue() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return rejecting
                        ? new MockResponse.Builder().code(503).build()
                        : new MockResponse.Builder()
                                .webSocketUpgrade(new Conversation())
                                .build();
            }
        });
        server.start(InetAddress.getByName("127.0.0.1"), 0);
        relay = new Relay(server.getPort());
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + relay.port());
    }

    void list(String currency, String... names) {
        listings.put(currency, List.of(names));
    }

    /** What the venue says when it is asked for combos. */
    void combos(String currency, String json) {
        combos.put(currency, json);
    }

    /** A subscription request that names it fails as a whole. */
    void refuse(String channel) {
        refused.add(channel);
    }

    /** It is left out of the answer to a subscription. */
    void doNotKnow(String channel) {
        unknown.add(channel);
    }

    int connections() {
        return (int) asked.stream()
                .filter(request -> request.method().equals("public/set_heartbeat"))
                .count();
    }

    List<String> methods() {
        return asked.stream().map(Asked::method).toList();
    }

    long count(String method) {
        return methods().stream().filter(method::equals).count();
    }

    /** Sends a text to everybody, unless frozen. */
    void send(String text) {
        if (!frozen) {
            sockets.forEach(socket -> socket.send(text));
        }
    }

    void news(String channel, String data) {
        send("{\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":{\"channel\":\"" + channel + "\",\"data\":"
                + data + "}}");
    }

    void index(double price) {
        news(
                "deribit_price_index.btc_usd",
                "{\"index_name\":\"btc_usd\",\"price\":" + price + ",\"timestamp\":1700000000000}");
    }

    void ticker(String instrument, double bid) {
        news(
                "ticker." + instrument + ".100ms",
                "{\"timestamp\":1700000000001,\"state\":\"open\",\"instrument_name\":\"" + instrument
                        + "\",\"best_bid_price\":" + bid + ",\"best_bid_amount\":5,\"best_ask_price\":0,"
                        + "\"best_ask_amount\":0,\"mark_price\":" + bid + "}");
    }

    /** The next change of a book: one more bid. */
    void change(String instrument, double bid) {
        long previous = changeIds.getOrDefault(instrument, 1L);
        changeIds.put(instrument, previous + 1);
        news(
                Channel.book(instrument),
                "{\"type\":\"change\",\"timestamp\":1700000000002,\"instrument_name\":\"" + instrument
                        + "\",\"change_id\":" + (previous + 1) + ",\"prev_change_id\":" + previous
                        + ",\"bids\":[[\"new\"," + bid + ",10]],\"asks\":[]}");
    }

    /** A change that nobody hears of. */
    void loseChange(String instrument) {
        changeIds.merge(instrument, 1L, Long::sum);
    }

    /** All connections break without a word. */
    void cutSockets() {
        relay.cut();
    }

    /** Ends every conversation as the protocol demands. */
    void sayGoodbye() {
        sockets.forEach(socket -> socket.close(1001, "going away"));
    }

    @Override
    public void close() throws IOException {
        relay.close();
        server.close();
    }

    private final class Conversation extends WebSocketListener {
        @Override
        public void onOpen(WebSocket socket, Response response) {
            sockets.add(socket);
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            Asked request = request(text);
            asked.add(request);
            if (!frozen) {
                answer(socket, request, text);
            }
        }

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            sockets.remove(socket);
            socket.close(code, reason);
        }

        @Override
        public void onFailure(WebSocket socket, Throwable problem, Response response) {
            sockets.remove(socket);
        }
    }

    private void answer(WebSocket socket, Asked request, String text) {
        switch (request.method()) {
            case "public/subscribe" -> subscribe(socket, request);
            case "public/unsubscribe" -> {
                subscribed.removeAll(request.channels());
                result(socket, request, list(request.channels()));
            }
            case "public/get_instruments" -> result(socket, request, listing(currency(text)));
            case "public/get_combos" -> result(socket, request, combos.getOrDefault(currency(text), "[]"));
            case "public/test" -> result(socket, request, "{\"version\":\"1\"}");
            default -> result(socket, request, "\"ok\"");
        }
    }

    private void subscribe(WebSocket socket, Asked request) {
        if (request.channels().stream().anyMatch(refused::contains)) {
            socket.send("{\"jsonrpc\":\"2.0\",\"id\":" + request.id()
                    + ",\"error\":{\"code\":-32602,\"message\":\"Invalid params\"}}");
            return;
        }
        List<String> granted = new ArrayList<>(request.channels());
        granted.removeAll(unknown);
        subscribed.addAll(granted);
        result(socket, request, list(granted));
        granted.stream().filter(channel -> channel.startsWith("book.")).forEach(channel -> snapshot(socket, channel));
    }

    private void snapshot(WebSocket socket, String channel) {
        String instrument = channel.split("\\.")[1];
        long id = changeIds.computeIfAbsent(instrument, _ -> 1L);
        socket.send("{\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":{\"channel\":\"" + channel
                + "\",\"data\":{\"type\":\"snapshot\",\"timestamp\":1700000000000,\"instrument_name\":\"" + instrument
                + "\",\"change_id\":" + id + ",\"bids\":[[\"new\",100,1]],\"asks\":[[\"new\",101,2]]}}}");
    }

    private static void result(WebSocket socket, Asked request, String result) {
        socket.send("{\"jsonrpc\":\"2.0\",\"id\":" + request.id() + ",\"result\":" + result
                + ",\"usIn\":1700000000000000,\"usOut\":1700000000000001,\"usDiff\":1,\"testnet\":true}");
    }

    private String listing(String currency) {
        return listings.getOrDefault(currency, List.of()).stream()
                .map(name -> instrument(currency, name))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String instrument(String currency, String name) {
        String kind = name.endsWith("-C") || name.endsWith("-P") ? "option" : "future";
        String period = name.endsWith("PERPETUAL") ? "perpetual" : "month";
        return "{\"instrument_name\":\"" + name + "\",\"kind\":\"" + kind + "\",\"settlement_period\":\"" + period
                + "\",\"base_currency\":\"" + currency + "\",\"quote_currency\":\"USD\",\"tick_size\":0.5,"
                + "\"instrument_type\":\"reversed\",\"is_active\":true,\"min_trade_amount\":10,\"contract_size\":10}";
    }

    private static String list(List<String> names) {
        return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    private static Asked request(String text) {
        Matcher head = METHOD.matcher(text);
        if (!head.find()) {
            throw new IllegalArgumentException(text);
        }
        List<String> channels = new ArrayList<>();
        int from = text.indexOf("\"channels\":[");
        if (from >= 0) {
            Matcher channel = CHANNEL.matcher(text.substring(from + 12));
            while (channel.find()) {
                channels.add(channel.group(1));
            }
        }
        return new Asked(Long.parseLong(head.group(1)), head.group(2), channels);
    }

    private static String currency(String text) {
        Matcher matcher = CURRENCY.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
