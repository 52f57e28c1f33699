package gammadesk.connectors.macro;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * FRED on loopback as its documentation has it: real-time periods are cut to what was asked, 2,000 vintages at most.
 */
final class FakeFred implements AutoCloseable {
    private static final int MOST_VINTAGES = 2_000;

    private final HttpServer server;
    private final NavigableMap<LocalDate, NavigableMap<LocalDate, String>> values = new TreeMap<>();
    private final List<LocalDate> releases = new ArrayList<>();
    private final Deque<Integer> failures = new ArrayDeque<>();
    final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    String release = "Gross Domestic Product";
    int perPage = Integer.MAX_VALUE;

    FakeFred() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/fred", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fred");
    }

    /** On a day a value of a date came out. */
    void publish(String vintage, String date, String value) {
        publish(LocalDate.parse(vintage), LocalDate.parse(date), value);
    }

    void publish(LocalDate vintage, LocalDate date, String value) {
        values.computeIfAbsent(date, _ -> new TreeMap<>()).put(vintage, value);
    }

    void schedule(String... dates) {
        Arrays.stream(dates).map(LocalDate::parse).forEach(releases::add);
    }

    void fail(int... statuses) {
        Arrays.stream(statuses).forEach(failures::add);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        Map<String, String> query = Arrays.stream(
                        exchange.getRequestURI().getQuery().split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        asked.add(query);
        int status = failures.isEmpty() ? 200 : failures.poll();
        String path = exchange.getRequestURI().getPath();
        String body = status == 200
                ? body(path, query)
                : "{\"error_code\":" + status + ",\"error_message\":\"Bad Request. The value for variable api_key, "
                        + query.get("api_key") + ", is not registered.\"}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(body.contains("error_code") && status == 200 ? 400 : status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String body(String path, Map<String, String> query) {
        return switch (path) {
            case "/fred/series/vintagedates" ->
                page(
                        "vintage_dates",
                        query,
                        vintages().stream().map(FakeFred::quoted).toList());
            case "/fred/series/observations" -> observations(query);
            case "/fred/series/release" ->
                "{\"releases\":[{\"id\":53,\"name\":\"" + release + "\",\"press_release\":true}]}";
            case "/fred/release/dates" ->
                page(
                        "release_dates",
                        query,
                        releases.stream()
                                .map(date -> "{\"release_id\":53,\"date\":" + quoted(date) + "}")
                                .toList());
            default -> "{\"error_code\":404,\"error_message\":\"Not Found\"}";
        };
    }

    private List<LocalDate> vintages() {
        return values.values().stream()
                .flatMap(byVintage -> byVintage.keySet().stream())
                .sorted()
                .distinct()
                .toList();
    }

    private String observations(Map<String, String> query) {
        LocalDate since = LocalDate.parse(query.get("realtime_start"));
        LocalDate until = LocalDate.parse(query.get("realtime_end"));
        long inPeriod = vintages().stream()
                .filter(date -> !date.isBefore(since) && !date.isAfter(until))
                .count();
        if (inPeriod > MOST_VINTAGES) {
            return "{\"error_code\":400,\"error_message\":\"Bad Request.  There are " + inPeriod
                    + " vintage dates in the specified real-time period. This exceeds the maximum number of vintage"
                    + " dates allowed (2000).\"}";
        }
        List<String> rows = new ArrayList<>();
        values.subMap(
                        LocalDate.parse(query.get("observation_start")),
                        true,
                        LocalDate.parse(query.get("observation_end")),
                        true)
                .forEach((date, byVintage) -> byVintage.forEach((vintage, value) -> {
                    LocalDate next = byVintage.higherKey(vintage);
                    LocalDate last = next == null ? LocalDate.parse("9999-12-31") : next.minusDays(1);
                    if (!vintage.isAfter(until) && !last.isBefore(since)) {
                        rows.add("{\"realtime_start\":" + quoted(vintage.isBefore(since) ? since : vintage)
                                + ",\"realtime_end\":" + quoted(last.isAfter(until) ? until : last) + ",\"date\":"
                                + quoted(date) + ",\"value\":\"" + value + "\"}");
                    }
                }));
        return page("observations", query, rows);
    }

    private String page(String name, Map<String, String> query, List<String> rows) {
        int offset = Integer.parseInt(query.get("offset"));
        int limit = Math.min(perPage, Integer.parseInt(query.get("limit")));
        String some = rows.stream().skip(offset).limit(limit).collect(Collectors.joining(","));
        return "{\"count\":" + rows.size() + ",\"offset\":" + offset + ",\"limit\":" + limit + ",\"" + name + "\":["
                + some + "]}";
    }

    private static String quoted(LocalDate date) {
        return "\"" + date + "\"";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
