package gammadesk.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every private method and channel, for success and refusal, against the venue's own published contract. */
class PrivateContractTest {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateContractTest.class);
    private static final Path GUIDE = Path.of("../resources/guide/embedded-exchange.md");
    private static final String PERPETUAL = Trading.PERPETUAL;
    private static final Pattern ROW =
            Pattern.compile("^\\| `(private/[a-z_/]+|user\\.[a-z_().]+|[a-z_]+[a-z_().]*)` \\|.*");
    /** What the venue's schema gets wrong: its own examples are objects where the schema has arrays, and so on. */
    private static final Set<String> BY_EXAMPLE_ONLY = Set.of(
            "private/get_settlement_history_by_currency",
            "private/get_settlement_history_by_instrument",
            "private/get_access_log",
            "private/get_user_trades_by_order");
    /** Fields whose type in the schema differs from that in the venue's own examples and recordings. */
    private static final Set<String> MISTYPED = Set.of(
            ".reduce_only",
            ".post_only",
            ".combo_trade_id",
            ".price",
            ".currency",
            ".order_state",
            ".matching_id",
            ".self_trading_extended_to_subaccounts",
            ".block_rfq_self_match_prevention");
    /** What the venue's examples have and this exchange cannot, or says under the schema's newer name. */
    private static final Set<String> NOT_HERE = Set.of(
            "private/get_settlement_history_by_currency",
            "private/get_settlement_history_by_instrument",
            "private/get_transaction_log",
            "private/set_mmp_config");
    /** Names of older answers that the schema no longer has, and what only some rows have. */
    private static final Set<String> OPTIONAL = Set.of("offset", "message");

    private Trading trading;
    private WireClient demo;
    private Json api;
    private String option = "";
    private String neighbour = "";
    private String combo = "";
    private String orderId = "";
    private String triggerId = "";
    private String advancedId = "";
    private long price;
    private final Map<String, String> calls = new LinkedHashMap<>();

    @BeforeEach
    void open() throws Exception {
        api = Json.parse(Files.readString(shared("reference/deribit_openapi.json")));
        trading = Trading.open();
        demo = trading.demo;
        option = trading.option();
        neighbour = trading.neighbour(option);
        combo = demo.result("private/create_combo", "{\"trades\":" + Trading.legs(option, neighbour) + "}")
                .at("id")
                .text();
        price = trading.lowPrice();
        orderId = id(trading.buy(demo, PERPETUAL, "\"amount\":10,\"price\":" + price + ",\"label\":\"l\""));
        triggerId = id(trading.sell(
                demo,
                PERPETUAL,
                "\"amount\":10,\"type\":\"stop_market\",\"trigger\":\"index_price\",\"trigger_price\":"
                        + (price - 500)));
        advancedId = id(trading.buy(demo, option, "\"amount\":0.1,\"price\":10,\"advanced\":\"implv\""));
        trading.buy(demo, option, "\"amount\":0.2,\"type\":\"market\"");
        trading.buy(demo, "ETH-PERPETUAL", "\"amount\":10,\"type\":\"market\"");
        trading.buy(demo, PERPETUAL, "\"amount\":100,\"type\":\"market\"");
    }

    private static String id(Json result) {
        return result.at("order").at("order_id").text();
    }

    @AfterEach
    void close() {
        trading.close();
    }

    private static Path shared(String name) {
        Path file = Path.of(System.getProperty("shared.dir", "../shared")).resolve(name);
        if (!Files.exists(file)) {
            if (Boolean.getBoolean("shared.required")) {
                fail("the contract is required, but there is no " + file);
            }
            assumeTrue(false, "skipped: the contract is not beside the project");
        }
        return file;
    }

    /** Every offered method with parameters that must work, in an order in which they do. */
    private void fill() {
        String perpetual = "\"instrument_name\":\"" + PERPETUAL + "\"";
        String anOption = "\"instrument_name\":\"" + option + "\"";
        String currency = "{\"currency\":\"BTC\"}";
        String span = ",\"start_timestamp\":0,\"end_timestamp\":9999999999999";
        calls.put("private/get_account_summary", "{\"currency\":\"BTC\",\"extended\":true}");
        calls.put("private/get_account_summaries", "{\"extended\":true}");
        calls.put("private/get_position", "{" + perpetual + "}");
        calls.put("private/get_positions", "{\"currency\":\"BTC\",\"kind\":\"future\"}");
        calls.put("private/get_margins", "{" + anOption + ",\"amount\":1,\"price\":0.01}");
        calls.put(
                "private/simulate_portfolio",
                "{\"currency\":\"BTC\",\"simulated_positions\":{\"" + PERPETUAL + "\":-1000.0}}");
        calls.put(
                "private/pme/simulate", "{\"currency\":\"BTC\",\"simulated_positions\":{\"" + PERPETUAL + "\":-1.0}}");
        calls.put("private/change_margin_model", "{\"margin_model\":\"segregated_pm\",\"dry_run\":true}");
        calls.put("private/set_self_trading_config", "{\"mode\":\"cancel_maker\",\"extended_to_subaccounts\":false}");
        calls.put("private/get_user_locks", "{}");
        calls.put("private/get_access_log", "{}");
        calls.put("private/list_api_keys", "{}");
        calls.put("private/get_subaccounts", "{\"with_portfolio\":true}");
        calls.put("private/get_subaccounts_details", "{\"currency\":\"ETH\",\"with_open_orders\":true}");
        calls.put("private/get_transaction_log", "{\"currency\":\"BTC\"" + span + "}");
        calls.put("private/get_settlement_history_by_currency", currency);
        calls.put("private/get_settlement_history_by_instrument", "{" + perpetual + "}");
        calls.put("private/get_deposits", currency);
        calls.put("private/get_withdrawals", currency);
        calls.put("private/get_transfers", currency);
        calls.put("private/get_address_book", "{\"currency\":\"BTC\",\"type\":\"withdrawal\"}");
        calls.put("private/get_new_announcements", "{}");
        calls.put("private/get_block_trades", currency);
        calls.put("private/get_pending_block_trades", "{}");
        calls.put("private/get_block_trade_requests", "{}");
        calls.put("private/get_block_rfqs", "{\"role\":\"any\"}");
        calls.put("private/enable_cancel_on_disconnect", "{}");
        calls.put("private/get_cancel_on_disconnect", "{\"scope\":\"account\"}");
        calls.put("private/subscribe", "{\"channels\":[\"deribit_price_index.btc_usd\"]}");
        calls.put("private/unsubscribe", "{\"channels\":[\"deribit_price_index.btc_usd\"]}");
        calls.put("private/unsubscribe_all", "{}");
        calls.put("private/get_open_orders", "{}");
        calls.put("private/get_open_orders_by_instrument", "{" + perpetual + "}");
        calls.put("private/get_open_orders_by_currency", currency);
        calls.put("private/get_open_orders_by_label", "{\"currency\":\"BTC\",\"label\":\"l\"}");
        calls.put("private/get_order_state", "{\"order_id\":\"" + orderId + "\"}");
        calls.put("private/get_order_state_by_label", "{\"currency\":\"BTC\",\"label\":\"l\"}");
        calls.put("private/get_order_history_by_instrument", "{" + perpetual + "}");
        calls.put("private/get_order_history_by_currency", currency);
        calls.put("private/get_order_margin_by_ids", "{\"ids\":[\"" + orderId + "\"]}");
        calls.put("private/get_trigger_order_history", currency);
        calls.put("private/get_user_trades_by_instrument", "{" + perpetual + "}");
        calls.put("private/get_user_trades_by_instrument_and_time", "{" + perpetual + span + "}");
        calls.put("private/get_user_trades_by_currency", "{\"currency\":\"BTC\",\"kind\":\"option\"}");
        calls.put("private/get_user_trades_by_currency_and_time", "{\"currency\":\"BTC\"" + span + "}");
        calls.put("private/get_user_trades_by_order", "{\"order_id\":\"" + orderId + "\"}");
        calls.put("private/buy", "{" + anOption + ",\"amount\":0.1,\"type\":\"market\",\"label\":\"m\"}");
        calls.put(
                "private/sell",
                "{" + perpetual + ",\"amount\":10,\"type\":\"stop_limit\",\"trigger\":\"last_price\",\"price\":" + price
                        + "," + "\"trigger_price\":" + (price - 500) + "}");
        calls.put(
                "private/edit",
                "{\"order_id\":\"" + advancedId + "\",\"amount\":0.2,\"price\":11,\"advanced\":\"implv\"}");
        calls.put("private/edit_by_label", "{\"label\":\"l\"," + perpetual + ",\"amount\":30,\"price\":" + price + "}");
        calls.put("private/create_combo", "{\"trades\":" + Trading.legs(option, neighbour) + "}");
        calls.put("private/get_leg_prices", "{\"price\":0.002,\"legs\":" + Trading.legs(option, neighbour) + "}");
        calls.put("private/close_position", "{" + perpetual + ",\"type\":\"market\"}");
        calls.put("private/cancel", "{\"order_id\":\"" + triggerId + "\"}");
        calls.put(
                "private/set_mmp_config",
                "{\"index_name\":\"btc_usd\",\"mmp_group\":\"g\",\"interval\":60,\"frozen_time\":0,"
                        + "\"quantity_limit\":3.0,\"delta_limit\":1.5,\"vega_limit\":90,\"max_quote_quantity\":2.5}");
        calls.put("private/get_mmp_config", "{\"index_name\":\"btc_usd\"}");
        calls.put(
                "private/mass_quote",
                "{\"quote_id\":\"1\",\"mmp_group\":\"g\",\"detailed\":true,\"quotes\":[{" + perpetual
                        + ",\"bid\":{\"price\":" + price + ",\"amount\":10}}]}");
        calls.put("private/get_mmp_status", "{}");
        calls.put("private/reset_mmp", "{\"index_name\":\"btc_usd\",\"mmp_group\":\"g\"}");
        calls.put(
                "private/cancel_quotes",
                "{\"cancel_type\":\"all\",\"currency\":\"BTC\",\"currency_pair\":\"btc_usd\"}");
        calls.put("private/cancel_by_label", "{\"label\":\"l\"}");
        calls.put("private/cancel_all_by_instrument", "{" + perpetual + "}");
        calls.put("private/cancel_all_by_currency", currency);
        calls.put("private/cancel_all_by_currency_pair", "{\"currency_pair\":\"btc_usd\"}");
        calls.put("private/cancel_all_by_kind_or_type", "{\"currency\":\"any\",\"kind\":\"future\"}");
        calls.put("private/cancel_all", "{}");
        calls.put("private/disable_cancel_on_disconnect", "{}");
        calls.put("private/logout", "{}");
    }

    @Test
    void everyOfferedMethodAnswersWithTheFieldsOfItsContract() throws Exception {
        fill();
        SoftAssertions soft = new SoftAssertions();
        for (Map.Entry<String, String> call : calls.entrySet()) {
            if (!call.getKey().equals("private/logout")) {
                soft.check(() -> check(call.getKey(), call.getValue()));
            }
        }
        soft.assertAll();
        demo.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"private/logout\",\"params\":{}}");
        demo.ended().get(10, TimeUnit.SECONDS);
    }

    private void check(String method, String params) throws Exception {
        Json answer = demo.call(method, params);
        assertThat(answer.has("result")).as(method + ": " + answer.value()).isTrue();
        Json get = api.at("paths").at("/" + method).at("get");
        Json response = get.at("responses").at("200");
        Json result = answer.at("result");
        if (!BY_EXAMPLE_ONLY.contains(method)) {
            Json schema = Schema.of(api, response).at("properties");
            if (schema.has("result")) {
                Schema.check(api, schema.at("result"), result, method, MISTYPED);
            }
        }
        if (!NOT_HERE.contains(method) && hasExample(response)) {
            Schema.sameFields(example(response), result, method, OPTIONAL);
        }
    }

    private static boolean hasExample(Json response) {
        return response.has("content")
                && response.at("content").at("application/json").has("examples");
    }

    private static Json example(Json response) {
        Json examples = response.at("content").at("application/json").at("examples");
        return examples.at(examples.names().iterator().next()).at("value").at("result");
    }

    @Test
    void everyOfferedMethodRefusesStrangersAndWhatIsRequired() throws Exception {
        fill();
        SoftAssertions soft = new SoftAssertions();
        try (WireClient stranger = WireClient.connected(trading.exchange)) {
            for (String method : calls.keySet()) {
                soft.check(() -> assertThat(stranger.refusal(method, calls.get(method)))
                        .as(method)
                        .isEqualTo(13009));
                if (isDemanding(method)) {
                    soft.check(() -> refusesNothing(method));
                }
            }
        }
        soft.assertAll();
    }

    private boolean isDemanding(String method) {
        Json get = api.at("paths").at("/" + method).at("get");
        return get.has("parameters")
                && get.at("parameters").items().stream()
                        .anyMatch(parameter -> parameter.has("required")
                                && parameter.at("required").flag());
    }

    private void refusesNothing(String method) throws Exception {
        Json error = demo.call(method, "{}").at("error");
        assertThat(error.at("code").whole()).as(method).isEqualTo(-32602);
        assertThat(error.at("message").text()).isEqualTo("Invalid params");
        assertThat(error.at("data").at("param").text()).as(method).isNotEmpty();
        assertThat(error.at("data").at("reason").text()).as(method).isNotEmpty();
    }

    @Test
    void whatIsNotOfferedIsUnknownAndListedInTheGuideWithAReason() throws Exception {
        fill();
        Set<String> missing = new TreeSet<>();
        for (String path : api.at("paths").names()) {
            String method = path.substring(1);
            if (method.startsWith("private/") && !calls.containsKey(method)) {
                assertThat(demo.refusal(method, "{}")).as(method).isEqualTo(-32601);
                missing.add(method);
            }
        }
        LOG.info("not offered: {}", String.join(", ", missing));
        assertThat(rows("## Methods not offered")).containsExactlyInAnyOrderElementsOf(missing);
        assertThat(rows("## Methods offered")).containsExactlyInAnyOrderElementsOf(calls.keySet());
    }

    /** The first cells of the table behind a heading of the guide. */
    private static Set<String> rows(String heading) throws IOException {
        Set<String> rows = new LinkedHashSet<>();
        boolean within = false;
        for (String line : Files.readAllLines(GUIDE)) {
            within = line.startsWith("## ") ? line.equals(heading) : within;
            Matcher row = ROW.matcher(line);
            if (within && row.matches()) {
                rows.add(row.group(1));
            }
        }
        return rows;
    }

    @Test
    void everyChannelOfAnAccountSpeaksWithTheFieldsOfItsContract() throws Exception {
        Json async = Json.parse(Files.readString(shared("reference/deribit_asyncapi.json")));
        Set<String> missing = new TreeSet<>();
        SoftAssertions soft = new SoftAssertions();
        for (String address : new TreeSet<>(async.at("channels").names())) {
            if (address.startsWith("user.")) {
                soft.check(() -> {
                    try {
                        if (!checkChannel(async.at("channels").at(address), address)) {
                            missing.add(address);
                        }
                    } catch (AssertionError wrong) {
                        throw new AssertionError(address + ": " + wrong.getMessage(), wrong);
                    }
                });
            }
        }
        soft.assertAll();
        LOG.info("channels not offered: {}", String.join(", ", missing));
        assertThat(rows("## Channels not offered")).containsExactlyInAnyOrderElementsOf(missing);
    }

    private boolean checkChannel(Json description, String address) throws Exception {
        for (String interval : List.of("100ms", "agg2")) {
            boolean combos = address.contains("combo_trades");
            String channel = address.replace("(instrument_name)", combos ? option : PERPETUAL)
                    .replace("(interval)", interval)
                    .replace("(kind)", combos ? "combo" : "future")
                    .replace("(currency)", "BTC")
                    .replace("(index_name)", "btc_usd");
            if (demo.subscribe(channel).at("result").size() == 0) {
                return false;
            }
            happen(address);
            Json data = demo.notification(channel);
            Json message = description.at("messages").at("subscription_message");
            if (message.has("examples")) {
                Schema.sameFields(trimmed(message), data, channel);
            }
            demo.call("private/unsubscribe_all", "{}");
        }
        return true;
    }

    private static Json trimmed(Json message) {
        Json payload = message.at("examples").at(0).at("payload");
        return payload.isObject() && payload.has("orders")
                ? Json.parse("{\"trades\":[],\"positions\":[],\"orders\":[]}")
                : payload;
    }

    /** Something for the channel to tell. */
    private void happen(String address) throws Exception {
        if (address.contains("combo_trades")) {
            trading.buy(demo, combo, "\"amount\":0.1,\"type\":\"market\"");
        } else if (address.contains("mmp")) {
            stopAMaker();
        } else if (address.contains("access_log")) {
            try (WireClient other = WireClient.connected(trading.exchange)) {
                other.logIn(trading.exchange.keys().full());
            }
        } else if (!address.contains("lock")) {
            trading.buy(demo, PERPETUAL, "\"amount\":10,\"type\":\"market_limit\"");
        }
    }

    private void stopAMaker() throws Exception {
        demo.result(
                "private/set_mmp_config",
                "{\"index_name\":\"btc_usd\",\"interval\":60,\"frozen_time\":0,\"quantity_limit\":0.0000001}");
        double ask = trading.price(PERPETUAL, "best_ask_price");
        trading.buy(demo, PERPETUAL, "\"amount\":10,\"mmp\":true,\"price\":" + Math.rint(ask * 1.005));
    }
}
