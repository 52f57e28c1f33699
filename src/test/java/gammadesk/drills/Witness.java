package gammadesk.drills;

import gammadesk.connectors.simulator.access.ApiKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks an exchange about an account over single HTTP requests, with nothing of the connector in between. */
final class Witness implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PAGE = 100;
    /** Of options whose tick is a small part of their price, coin. */
    private static final double LEAST_MARK = 0.02;

    private static final double NEAR_MONEY_MARK = 0.04;
    private static final List<String> CURRENCIES = List.of("BTC", "ETH", "USDC");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final URI address;
    private final String authorization;

    Witness(URI exchange, ApiKey key) {
        this(exchange, key.clientId(), key.clientSecret().reveal());
    }

    Witness(URI exchange, String clientId, String secret) {
        address = exchange.resolve("/api/v2");
        authorization = "Basic "
                + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** What the venue said to a request: a result or an error. */
    JsonNode ask(String method, Map<String, ?> params) throws IOException, InterruptedException {
        String body = json.writeValueAsString(Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", params));
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return json.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** The result of a request that must succeed. */
    JsonNode result(String method, Map<String, ?> params) throws IOException, InterruptedException {
        JsonNode answer = ask(method, params);
        if (!answer.has("result")) {
            throw new AssertionError(method + " " + params + ": " + answer);
        }
        return answer.get("result");
    }

    BigDecimal mark(String instrument) throws IOException, InterruptedException {
        return result("public/ticker", Map.of("instrument_name", instrument))
                .get("mark_price")
                .decimalValue();
    }

    /** Instruments with a price: the perpetuals, the two nearest futures and an option near the money of each coin. */
    List<String> liquid() throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        for (String coin : List.of("BTC", "ETH")) {
            names.add(coin + "-PERPETUAL");
            items(result("public/get_instruments", Map.of("currency", coin, "kind", "future"))).stream()
                    .map(future -> future.get("instrument_name").stringValue())
                    .filter(name -> !name.endsWith("PERPETUAL"))
                    .limit(2)
                    .forEach(names::add);
            items(result("public/get_book_summary_by_currency", Map.of("currency", coin, "kind", "option"))).stream()
                    .filter(option -> option.get("mark_price").doubleValue() > 0.02
                            && option.get("mark_price").doubleValue() < 0.08)
                    .filter(option -> option.get("bid_price").isNumber()
                            && option.get("ask_price").isNumber())
                    .map(option -> option.get("instrument_name").stringValue())
                    .limit(1)
                    .forEach(names::add);
        }
        return names;
    }

    /** The liquid ones, and options of every expiry that somebody buys and sells: the nearest to the money first. */
    List<String> many(int most) throws IOException, InterruptedException {
        Set<String> names = new LinkedHashSet<>(liquid());
        for (String coin : List.of("BTC", "ETH")) {
            items(result("public/get_book_summary_by_currency", Map.of("currency", coin, "kind", "option"))).stream()
                    .filter(option -> option.get("bid_price").isNumber()
                            && option.get("ask_price").isNumber()
                            && option.get("mark_price").doubleValue() > LEAST_MARK)
                    .sorted(Comparator.comparingDouble(
                            option -> Math.abs(option.get("mark_price").doubleValue() - NEAR_MONEY_MARK)))
                    .limit(most / 2)
                    .forEach(option -> names.add(option.get("instrument_name").stringValue()));
        }
        return List.copyOf(names);
    }

    List<JsonNode> openOrders() throws IOException, InterruptedException {
        return items(result("private/get_open_orders", Map.of()));
    }

    /** Closed orders, as far back as the venue tells. */
    List<JsonNode> closedOrders() throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        for (String currency : CURRENCIES) {
            List<JsonNode> page;
            int offset = 0;
            do {
                page = items(result(
                        "private/get_order_history_by_currency",
                        Map.of(
                                "currency",
                                currency,
                                "count",
                                PAGE,
                                "offset",
                                offset,
                                "include_old",
                                true,
                                "include_unfilled",
                                true)));
                all.addAll(page);
                offset += page.size();
            } while (page.size() == PAGE);
        }
        return all;
    }

    /** All executions of the account, oldest first in each currency. */
    List<JsonNode> trades() throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        for (String currency : CURRENCIES) {
            boolean more = true;
            Set<String> ids = new TreeSet<>();
            long from = 0;
            while (more) {
                JsonNode page = result(
                        "private/get_user_trades_by_currency_and_time",
                        Map.of(
                                "currency",
                                currency,
                                "start_timestamp",
                                from,
                                "end_timestamp",
                                Long.MAX_VALUE / 2_000_000,
                                "count",
                                1000,
                                "sorting",
                                "asc"));
                for (JsonNode trade : items(page.get("trades"))) {
                    from = trade.get("timestamp").longValue();
                    if (ids.add(trade.get("trade_id").stringValue())) {
                        all.add(trade);
                    }
                }
                more = page.get("has_more").booleanValue();
            }
        }
        return all;
    }

    Map<String, BigDecimal> positions() throws IOException, InterruptedException {
        Map<String, BigDecimal> sizes = new TreeMap<>();
        for (JsonNode position : items(result("private/get_positions", Map.of("currency", "any")))) {
            BigDecimal size = position.get("size").decimalValue();
            if (size.signum() != 0) {
                sizes.put(position.get("instrument_name").stringValue(), size.stripTrailingZeros());
            }
        }
        return sizes;
    }

    Map<String, BigDecimal> balances() throws IOException, InterruptedException {
        Map<String, BigDecimal> balances = new TreeMap<>();
        for (JsonNode summary : items(result("private/get_account_summaries", Map.of("extended", true))
                .get("summaries"))) {
            balances.put(
                    summary.get("currency").stringValue(),
                    summary.get("balance").decimalValue().stripTrailingZeros());
        }
        return balances;
    }

    static List<JsonNode> items(JsonNode list) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        return items;
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
