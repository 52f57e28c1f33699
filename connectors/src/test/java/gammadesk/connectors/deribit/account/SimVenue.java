package gammadesk.connectors.deribit.account;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** As much of a venue's private side as the drills need: it keeps one account and speaks the venue's protocol. */
final class SimVenue {
    final Map<String, SimOrder> orders = new LinkedHashMap<>();
    final Map<String, SimTrade> trades = new LinkedHashMap<>();
    final Map<String, BigDecimal> positions = new TreeMap<>();
    final List<String> methods = new ArrayList<>();
    final List<Json> requests = new ArrayList<>();
    private final Map<String, Deque<Refusal>> refusals = new HashMap<>();
    private final List<Conversation> conversations = new ArrayList<>();
    private final LongSupplier clock;
    private final RandomGenerator random;
    String scope = "connection mainaccount trade:read_write wallet:read account:read";
    String refreshToken = "refresh-token-of-the-venue";
    long expiresInSeconds = 900;
    double fillChance;
    /** Whether notifications get lost. */
    boolean mute;

    /** What is said of the request budgets. */
    String limits = "";

    int pageSize = 1_000;
    BigDecimal balance = new BigDecimal("10");
    private long lastOrder;
    private long lastTrade;

    /** A refusal that is due. */
    record Refusal(int code, String message) {}

    static final class SimOrder {
        String id;
        String label;
        String instrument;
        String direction;
        String type;
        BigDecimal amount;
        BigDecimal filled = BigDecimal.ZERO;
        BigDecimal price;
        String state = "open";
        String cancelReason = "";
        long created;
        long updated;
        boolean reduceOnly;

        boolean isOpen() {
            return state.equals("open");
        }

        String json() {
            return "{\"order_id\":\"" + id + "\",\"label\":\"" + label + "\",\"instrument_name\":\"" + instrument
                    + "\",\"direction\":\"" + direction + "\",\"order_type\":\"" + type + "\",\"order_state\":\""
                    + state
                    + "\",\"amount\":" + amount + ",\"filled_amount\":" + filled + ",\"average_price\":"
                    + (filled.signum() == 0 ? "0" : price.toPlainString()) + ",\"price\":"
                    + (type.equals("market") ? "\"market_price\"" : price.toPlainString())
                    + ",\"time_in_force\":\"good_til_cancelled\",\"post_only\":false,\"reduce_only\":" + reduceOnly
                    + ",\"api\":true,\"max_show\":" + amount
                    + (cancelReason.isEmpty() ? "" : ",\"cancel_reason\":\"" + cancelReason + "\"")
                    + ",\"creation_timestamp\":" + created + ",\"last_update_timestamp\":" + updated + "}";
        }
    }

    record SimTrade(String id, SimOrder order, BigDecimal amount, BigDecimal price, long time, long sequence) {
        String json() {
            return "{\"trade_id\":\"" + id + "\",\"trade_seq\":" + sequence + ",\"order_id\":\"" + order.id
                    + "\",\"label\":\"" + order.label + "\",\"instrument_name\":\"" + order.instrument
                    + "\",\"direction\":\"" + order.direction + "\",\"price\":" + price + ",\"amount\":" + amount
                    + ",\"fee\":0.0003,\"fee_currency\":\"BTC\",\"liquidity\":\"T\",\"matching_id\":null,\"timestamp\":"
                    + time + "}";
        }
    }

    /** One connection's side at the venue. */
    final class Conversation {
        private final Consumer<String> out;
        private final Set<String> channels = new HashSet<>();
        private final Set<String> placed = new HashSet<>();
        boolean signedIn;
        boolean cancelOnDisconnect;

        Conversation(Consumer<String> out) {
            this.out = out;
            conversations.add(this);
        }

        /** The venue notices that the connection is gone. */
        void end() {
            conversations.remove(this);
            if (cancelOnDisconnect) {
                placed.stream()
                        .map(orders::get)
                        .filter(SimOrder::isOpen)
                        .forEach(order -> cancel(order, "cancel_on_disconnect"));
            }
        }
    }

    SimVenue(LongSupplier venueMillis, RandomGenerator random) {
        this.clock = venueMillis;
        this.random = random;
    }

    long now() {
        return clock.getAsLong();
    }

    void refuseNext(String method, int code, String message) {
        refusals.computeIfAbsent(method, _ -> new ArrayDeque<>()).add(new Refusal(code, message));
    }

    long count(String method) {
        return methods.stream().filter(method::equals).count();
    }

    void receive(Conversation from, String text) {
        Json request = Json.parse(text);
        String method = request.at("method").text();
        methods.add(method);
        requests.add(request);
        long id = request.at("id").whole();
        Deque<Refusal> due = refusals.getOrDefault(method, new ArrayDeque<>());
        if (!due.isEmpty()) {
            refuse(from, id, due.poll());
        } else if (method.startsWith("private/") && !from.signedIn) {
            refuse(from, id, new Refusal(13009, "unauthorized"));
        } else {
            answer(from, id, method, request.at("params"));
        }
    }

    private void answer(Conversation from, long id, String method, Json params) {
        switch (method) {
            case "public/get_time" -> result(from, id, Long.toString(now()));
            case "public/auth" -> {
                from.signedIn = true;
                result(
                        from,
                        id,
                        "{\"access_token\":\"access-token-of-the-venue\",\"refresh_token\":\"" + refreshToken
                                + "\",\"expires_in\":" + expiresInSeconds + ",\"token_type\":\"bearer\",\"scope\":\""
                                + scope + "\"}");
            }
            case "private/enable_cancel_on_disconnect" -> {
                from.cancelOnDisconnect = true;
                result(from, id, "\"ok\"");
            }
            case "private/subscribe" -> {
                params.at("channels").items().forEach(channel -> from.channels.add(channel.text()));
                result(
                        from,
                        id,
                        params.at("channels").items().stream()
                                .map(channel -> '"' + channel.text() + '"')
                                .collect(Collectors.joining(",", "[", "]")));
            }
            case "private/buy", "private/sell" -> place(from, id, method.substring(8), params);
            case "private/edit" -> edit(from, id, params);
            case "private/cancel" -> cancelOne(from, id, params);
            case "private/cancel_all" -> cancelMany(from, id, _ -> true);
            case "private/cancel_all_by_instrument" ->
                cancelMany(
                        from,
                        id,
                        order -> order.instrument.equals(
                                params.at("instrument_name").text()));
            case "private/cancel_by_label" ->
                cancelMany(
                        from, id, order -> order.label.equals(params.at("label").text()));
            default -> query(from, id, method, params);
        }
    }

    private void query(Conversation from, long id, String method, Json params) {
        switch (method) {
            case "private/get_open_orders" -> orders(from, id, SimOrder::isOpen);
            case "private/get_order_state_by_label" ->
                orders(from, id, order -> order.label.equals(params.at("label").text()) && isRecent(order));
            case "private/get_open_orders_by_label" ->
                orders(
                        from,
                        id,
                        order -> order.isOpen()
                                && order.label.equals(params.at("label").text()));
            case "private/get_order_history_by_instrument" ->
                orders(
                        from,
                        id,
                        order -> !order.isOpen()
                                && order.instrument.equals(
                                        params.at("instrument_name").text())
                                && isRecent(order)
                                        != params.at("historical").value().equals(true));
            case "private/get_order_history_by_currency" -> orderPage(from, id, params);
            case "private/get_user_trades_by_currency" -> tradesBackwards(from, id, params);
            case "private/get_account_summary" -> result(from, id, "{\"currency\":\"BTC\"" + limits + "}");
            case "private/get_order_state" -> {
                SimOrder order = orders.get(params.at("order_id").text());
                if (order == null) {
                    refuse(from, id, new Refusal(10004, "order_not_found"));
                } else {
                    result(from, id, order.json());
                }
            }
            case "private/get_user_trades_by_currency_and_time", "private/get_user_trades_by_instrument_and_time" ->
                trades(from, id, params);
            case "private/get_positions" -> result(from, id, positions());
            case "private/get_account_summaries" -> result(from, id, "{\"id\":1,\"summaries\":[" + summary() + "]}");
            case "private/get_margins" ->
                result(from, id, "{\"sell\":0,\"min_price\":3684.8,\"max_price\":3759.24,\"buy\":0.0219949}");
            case "public/test" -> result(from, id, "{\"version\":\"1\"}");
            default -> result(from, id, "\"ok\"");
        }
    }

    private boolean isRecent(SimOrder order) {
        return order.isOpen() || now() - order.updated < 30 * 60_000L;
    }

    private String summary() {
        return "{\"currency\":\"BTC\",\"equity\":10.5,\"balance\":" + balance
                + ",\"available_funds\":9,\"initial_margin\":1,\"maintenance_margin\":0.5,\"fees\":[{\"a\":1}]}";
    }

    String portfolio() {
        return summary();
    }

    private String positions() {
        return positions.entrySet().stream()
                .filter(entry -> entry.getValue().signum() != 0)
                .map(entry -> position(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String position(String instrument, BigDecimal size) {
        return "{\"instrument_name\":\"" + instrument + "\",\"kind\":\"future\",\"size\":" + size
                + ",\"direction\":\"" + (size.signum() > 0 ? "buy" : size.signum() < 0 ? "sell" : "zero")
                + "\",\"average_price\":100,\"mark_price\":100,\"delta\":0,\"index_price\":100}";
    }

    private void place(Conversation from, long id, String direction, Json params) {
        if (params.at("valid_until").whole() <= now()) {
            refuse(from, id, new Refusal(13888, "timed_out"));
            return;
        }
        SimOrder order = new SimOrder();
        order.id = Long.toString(++lastOrder);
        order.label = params.at("label").text();
        order.instrument = params.at("instrument_name").text();
        order.direction = direction;
        order.type = params.at("type").text();
        order.amount = params.at("amount").number();
        order.price = params.find("price").map(Json::number).orElse(new BigDecimal("100"));
        order.reduceOnly = params.at("reduce_only").value().equals(true);
        order.created = now();
        order.updated = now();
        orders.put(order.id, order);
        from.placed.add(order.id);
        int before = trades.size();
        if (order.type.equals("market") || random.nextDouble() < fillChance) {
            fill(order, order.type.equals("market") ? order.amount : portion(order));
        } else {
            tell(order);
        }
        String fills =
                trades.values().stream().skip(before).map(SimTrade::json).collect(Collectors.joining(",", "[", "]"));
        result(from, id, "{\"order\":" + order.json() + ",\"trades\":" + fills + "}");
    }

    /** An order that another program of the same account placed. */
    SimOrder elsewhere(String instrument) {
        SimOrder order = new SimOrder();
        order.id = Long.toString(++lastOrder);
        order.label = "";
        order.instrument = instrument;
        order.direction = "buy";
        order.type = "limit";
        order.amount = BigDecimal.TEN;
        order.price = new BigDecimal("100");
        order.created = now();
        order.updated = now();
        orders.put(order.id, order);
        return order;
    }

    private BigDecimal portion(SimOrder order) {
        BigDecimal rest = order.amount.subtract(order.filled);
        return random.nextBoolean() ? rest : rest.min(BigDecimal.TEN);
    }

    /** Some of the open orders are executed. */
    void tradeSome() {
        orders.values().stream()
                .filter(SimOrder::isOpen)
                .filter(_ -> random.nextInt(10) == 0)
                .toList()
                .forEach(order -> fill(order, portion(order)));
    }

    void fill(SimOrder order, BigDecimal amount) {
        order.filled = order.filled.add(amount);
        order.state = order.filled.compareTo(order.amount) == 0 ? "filled" : "open";
        order.updated = now();
        String id = Long.toString(++lastTrade);
        trades.put(id, new SimTrade(id, order, amount, order.price, now(), lastTrade));
        positions.merge(order.instrument, order.direction.equals("buy") ? amount : amount.negate(), BigDecimal::add);
        tell(order);
        news("user.trades.any.any.raw", "[" + trades.get(id).json() + "]");
        news(
                "user.changes.any.any.raw",
                "{\"instrument_name\":\"" + order.instrument + "\",\"orders\":[" + order.json() + "],\"trades\":["
                        + trades.get(id).json() + "],\"positions\":["
                        + position(order.instrument, positions.get(order.instrument)) + "]}");
    }

    private void edit(Conversation from, long id, Json params) {
        SimOrder order = orders.get(params.at("order_id").text());
        if (params.at("valid_until").whole() <= now()) {
            refuse(from, id, new Refusal(13888, "timed_out"));
        } else if (order == null || !order.isOpen()) {
            refuse(from, id, new Refusal(11044, "not_open_order"));
        } else {
            order.amount = params.at("amount").number();
            order.price = params.at("price").number();
            order.updated = now();
            tell(order);
            result(from, id, "{\"order\":" + order.json() + ",\"trades\":[]}");
        }
    }

    private void cancelOne(Conversation from, long id, Json params) {
        SimOrder order = orders.get(params.at("order_id").text());
        if (order == null) {
            refuse(from, id, new Refusal(10004, "order_not_found"));
        } else if (!order.isOpen()) {
            refuse(from, id, new Refusal(order.state.equals("filled") ? 11008 : 10010, "already_closed"));
        } else {
            cancel(order, "user_request");
            result(from, id, order.json());
        }
    }

    private void cancelMany(Conversation from, long id, Predicate<SimOrder> which) {
        List<SimOrder> some =
                orders.values().stream().filter(SimOrder::isOpen).filter(which).toList();
        some.forEach(order -> cancel(order, "user_request"));
        result(from, id, Integer.toString(some.size()));
    }

    void cancel(SimOrder order, String reason) {
        order.state = "cancelled";
        order.cancelReason = reason;
        order.updated = now();
        tell(order);
    }

    private void orders(Conversation from, long id, Predicate<SimOrder> which) {
        result(
                from,
                id,
                orders.values().stream().filter(which).map(SimOrder::json).collect(Collectors.joining(",", "[", "]")));
    }

    private boolean isOf(String instrument, Json params) {
        return instrument.startsWith(params.at("currency").text() + "-");
    }

    /** Newest first; the token is the place of the next row. */
    private void orderPage(Conversation from, long id, Json params) {
        boolean historical = params.at("historical").value().equals(true);
        List<SimOrder> all = orders.values().stream()
                .filter(order -> !order.isOpen() && isOf(order.instrument, params))
                .filter(order -> isRecent(order) != historical)
                .toList()
                .reversed();
        int start = params.find("continuation")
                .map(token -> Integer.parseInt(token.text()))
                .orElse(0);
        int end = Math.min(all.size(), start + pageSize);
        String page = all.subList(start, end).stream().map(SimOrder::json).collect(Collectors.joining(",", "[", "]"));
        String next = end < all.size() ? "\"" + end + "\"" : "\"none\"";
        result(from, id, "{\"orders\":" + page + ",\"continuation\":" + next + "}");
    }

    private void tradesBackwards(Conversation from, long id, Json params) {
        long end = params.find("end_timestamp").map(Json::whole).orElse(Long.MAX_VALUE);
        boolean historical = params.at("historical").value().equals(true);
        List<SimTrade> all = trades.values().stream()
                .filter(trade -> isOf(trade.order().instrument, params) && trade.time() <= end)
                .filter(trade -> historical == now() - trade.time() > 86_400_000L)
                .toList()
                .reversed();
        String page = all.stream().limit(pageSize).map(SimTrade::json).collect(Collectors.joining(",", "[", "]"));
        result(from, id, "{\"trades\":" + page + ",\"has_more\":" + (all.size() > pageSize) + "}");
    }

    private void trades(Conversation from, long id, Json params) {
        long start = params.at("start_timestamp").whole();
        long end = params.at("end_timestamp").whole();
        boolean historical = params.at("historical").value().equals(true);
        Stream<SimTrade> found = trades.values().stream()
                .filter(trade -> trade.time() >= start && trade.time() <= end)
                .filter(trade -> historical == now() - trade.time() > 86_400_000L)
                .filter(trade -> params.find("currency")
                        .map(currency -> trade.order().instrument.startsWith(currency.text()))
                        .orElse(true))
                .filter(trade -> params.find("instrument_name")
                        .map(name -> trade.order().instrument.equals(name.text()))
                        .orElse(true));
        List<SimTrade> all = found.toList();
        String page = all.stream().limit(pageSize).map(SimTrade::json).collect(Collectors.joining(",", "[", "]"));
        result(from, id, "{\"trades\":" + page + ",\"has_more\":" + (all.size() > pageSize) + "}");
    }

    private void tell(SimOrder order) {
        news("user.orders.any.any.raw", order.json());
    }

    void news(String channel, String data) {
        if (mute) {
            return;
        }
        String text = "{\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":{\"channel\":\"" + channel
                + "\",\"data\":" + data + "}}";
        List.copyOf(conversations).stream()
                .filter(conversation -> conversation.channels.contains(channel))
                .forEach(conversation -> conversation.out.accept(text));
    }

    private void result(Conversation to, long id, String result) {
        to.out.accept("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + ",\"usIn\":" + now() * 1_000
                + ",\"usOut\":" + (now() * 1_000 + 1) + ",\"usDiff\":1,\"testnet\":true}");
    }

    private void refuse(Conversation to, long id, Refusal refusal) {
        to.out.accept("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":" + refusal.code()
                + ",\"message\":\"" + refusal.message() + "\",\"data\":{\"reason\":\"because\"}},\"usIn\":"
                + now() * 1_000 + ",\"usOut\":" + now() * 1_000 + ",\"usDiff\":0,\"testnet\":true}");
    }
}
