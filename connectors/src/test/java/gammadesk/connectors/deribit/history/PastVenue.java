package gammadesk.connectors.deribit.history;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/** A venue on loopback that has a past by rule, answers so much of it at a time, and fails when told to. */
public final class PastVenue implements AutoCloseable {
    public static final long HOUR = 3_600_000;

    private final MockWebServer server = new MockWebServer();
    private final Map<String, Function<HttpUrl, String>> methods = new ConcurrentHashMap<>();
    private final Deque<MockResponse> failures = new ArrayDeque<>();
    public final List<HttpUrl> asked = new CopyOnWriteArrayList<>();
    public volatile long now;
    public volatile int chartLimit = 5_000;
    public volatile LongPredicate hasBar = _ -> true;
    public volatile boolean standing;

    public PastVenue(long now) throws IOException {
        this.now = now;
        methods.put("get_time", _ -> Long.toString(this.now));
        methods.put("get_tradingview_chart_data", this::chart);
        methods.put("get_funding_rate_history", this::funding);
        methods.put("get_volatility_index_data", this::volatility);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request.getUrl());
            }
        });
        server.start(InetAddress.getByName("127.0.0.1"), 0);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    void method(String name, Function<HttpUrl, String> result) {
        methods.put(name, result);
    }

    /** The next answers but those to the question for the time are these errors. */
    void fail(int times, int code) {
        for (int i = 0; i < times; i++) {
            failures.add(new MockResponse.Builder()
                    .code(400)
                    .body("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":" + code + ",\"message\":\"no\"}}")
                    .build());
        }
    }

    /** How often something was asked. */
    public long count(String method) {
        return asked.stream()
                .filter(url -> url.pathSegments().getLast().equals(method))
                .count();
    }

    private synchronized MockResponse answer(HttpUrl url) {
        asked.add(url);
        String method = url.pathSegments().getLast();
        if (!method.equals("get_time") && !failures.isEmpty()) {
            return failures.poll();
        }
        String result = methods.getOrDefault(method, _ -> "null").apply(url);
        return new MockResponse.Builder()
                .body("{\"jsonrpc\":\"2.0\",\"result\":" + result + "}")
                .build();
    }

    private static long number(HttpUrl url, String name) {
        return Long.parseLong(String.valueOf(url.queryParameter(name)));
    }

    /** Bars by the hour until the running one, the newest where they are too many. */
    private String chart(HttpUrl url) {
        List<Long> ticks = hours(url, Long.parseLong(url.queryParameter("resolution")) * 60_000);
        List<Long> newest = ticks.subList(Math.max(0, ticks.size() - chartLimit), ticks.size());
        String close = join(newest, tick -> Double.toString(price(tick)));
        String high = join(newest, tick -> Double.toString(price(tick) + 1));
        String low = join(newest, tick -> Double.toString(price(tick) - 1));
        return "{\"status\":\"%s\",\"ticks\":[%s],\"open\":[%s],\"high\":[%s],\"low\":[%s],\"close\":[%s],\"volume\":[%s],\"cost\":[%s]}"
                .formatted(
                        newest.isEmpty() ? "no_data" : "ok",
                        join(newest, String::valueOf),
                        close,
                        high,
                        low,
                        close,
                        join(newest, _ -> "2"),
                        join(newest, _ -> "3"));
    }

    static double price(long tick) {
        return 1_000 + tick / HOUR % 1_000;
    }

    private List<Long> hours(HttpUrl url, long width) {
        long from = Math.floorDiv(number(url, "start_timestamp") + width - 1, width) * width;
        long to = Math.min(number(url, "end_timestamp"), now);
        return LongStream.iterate(from, tick -> tick <= to, tick -> tick + width)
                .filter(hasBar)
                .boxed()
                .toList();
    }

    private static String join(List<Long> ticks, Function<Long, String> text) {
        return ticks.stream().map(text).collect(Collectors.joining(","));
    }

    private String funding(HttpUrl url) {
        List<Long> ticks = hours(url, HOUR);
        return "["
                + join(
                        ticks.subList(Math.max(0, ticks.size() - 744), ticks.size()),
                        tick -> "{\"timestamp\":" + tick
                                + ",\"prev_index_price\":1,\"index_price\":2,\"interest_1h\":1e-5,\"interest_8h\":8e-5}")
                + "]";
    }

    /** A thousand rows, newest first come, and the end of the older ones. */
    private String volatility(HttpUrl url) {
        List<Long> ticks = new ArrayList<>(hours(url, HOUR));
        int left = Math.max(0, ticks.size() - 1_000);
        String rows = join(ticks.subList(left, ticks.size()), tick -> "[" + tick + ",50,52,49,51]");
        Object older = left == 0 ? "null" : standing ? number(url, "end_timestamp") : ticks.get(left - 1);
        return "{\"data\":[" + rows + "],\"continuation\":" + older + "}";
    }

    @Override
    public void close() {
        server.close();
    }
}
