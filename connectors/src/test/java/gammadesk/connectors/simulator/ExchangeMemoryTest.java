package gammadesk.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.connectors.simulator.market.ModelSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a participant was told is there after a crash: the folder is copied while the exchange runs. */
class ExchangeMemoryTest {
    private static final String PERPETUAL = Trading.PERPETUAL;
    private static final List<String> QUESTIONS = List.of(
            "private/get_open_orders|{}",
            "private/get_order_history_by_currency|{\"currency\":\"BTC\",\"count\":100,\"include_unfilled\":true}",
            "private/get_user_trades_by_currency|{\"currency\":\"BTC\",\"count\":100,\"sorting\":\"asc\"}");

    private static final List<String> QUOTING_QUESTIONS = List.of(
            "private/get_mmp_config|{}",
            "private/get_mmp_status|{}",
            "private/get_trigger_order_history|{\"currency\":\"BTC\"}");

    @TempDir
    private Path folder;

    @Test
    void everythingThatWasToldIsThereAfterACrash() throws Exception {
        List<String> told = new ArrayList<>();
        double balance;
        Path copy;
        try (EmbeddedExchange exchange = start(folder.resolve("data"));
                WireClient demo = client(exchange)) {
            double mark = number(demo, "public/ticker", "{\"instrument_name\":\"" + PERPETUAL + "\"}", "mark_price");
            for (int i = 0; i < 20; i++) {
                String side = i % 4 == 0 ? "private/sell" : "private/buy";
                demo.result(side, order(i % 2 == 0 ? "market" : "limit", 10 * (i + 1), Math.round(mark * 0.99) + i));
            }
            demo.result("private/cancel_by_label", "{\"label\":\"n3\"}");
            demo.result(
                    "private/buy",
                    "{\"instrument_name\":\"" + PERPETUAL + "\",\"amount\":10,\"type\":\"stop_market\","
                            + "\"trigger_price\":" + Math.round(mark * 1.2) + ",\"trigger\":\"mark_price\"}");
            for (String question : QUESTIONS) {
                told.add(ask(demo, question));
            }
            copy = crash(folder.resolve("data"));
            balance = number(demo, "private/get_account_summary", "{\"currency\":\"BTC\"}", "balance");
        }
        try (EmbeddedExchange exchange = start(copy);
                WireClient demo = client(exchange)) {
            for (int i = 0; i < QUESTIONS.size(); i++) {
                assertThat(ask(demo, QUESTIONS.get(i))).isEqualTo(told.get(i));
            }
            assertThat(number(demo, "private/get_account_summary", "{\"currency\":\"BTC\"}", "balance"))
                    .isCloseTo(balance, within(1e-7));
            String next = demo.result("private/buy", order("market", 10, 0))
                    .at("order")
                    .at("order_id")
                    .text();
            assertThat(told.toString()).doesNotContain("\"order_id\":\"" + next + "\"");
        }
    }

    @Test
    void ordersOfAConnectionThatWantedThemCancelledAreGone() throws Exception {
        Path copy;
        try (EmbeddedExchange exchange = start(folder.resolve("data"));
                WireClient demo = client(exchange)) {
            demo.result("private/enable_cancel_on_disconnect", "{\"scope\":\"connection\"}");
            double mark = number(demo, "public/ticker", "{\"instrument_name\":\"" + PERPETUAL + "\"}", "mark_price");
            demo.result("private/buy", order("limit", 10, Math.round(mark * 0.99)));
            copy = crash(folder.resolve("data"));
        }
        try (EmbeddedExchange exchange = start(copy);
                WireClient demo = client(exchange)) {
            assertThat(demo.result("private/get_open_orders", "{}").size()).isZero();
            assertThat(demo.result(
                                    "private/get_order_history_by_currency",
                                    "{\"currency\":\"BTC\",\"include_unfilled\":true}")
                            .at(0)
                            .at("cancel_reason")
                            .text())
                    .isEqualTo("cancel_on_disconnect");
        }
    }

    @Test
    void combosAndOrdersInThemOutliveACrash() throws Exception {
        List<String> told = new ArrayList<>();
        Path copy;
        String spread;
        try (EmbeddedExchange exchange = start(folder.resolve("data"));
                WireClient demo = client(exchange)) {
            String future =
                    demo.result("public/get_instruments", "{\"currency\":\"BTC\",\"kind\":\"future\"}").items().stream()
                            .map(row -> row.at("instrument_name").text())
                            .filter(name -> !name.equals(PERPETUAL))
                            .reduce((_, last) -> last)
                            .orElseThrow();
            spread = demo.result("private/create_combo", "{\"trades\":" + Trading.legs(future, PERPETUAL) + "}")
                    .at("id")
                    .text();
            demo.result("private/buy", "{\"instrument_name\":\"" + spread + "\",\"amount\":100,\"type\":\"market\"}");
            demo.result("private/buy", "{\"instrument_name\":\"" + spread + "\",\"amount\":50,\"price\":-5000}");
            for (String question : comboQuestions(spread)) {
                told.add(ask(demo, question));
            }
            copy = crash(folder.resolve("data"));
        }
        try (EmbeddedExchange exchange = start(copy);
                WireClient demo = client(exchange)) {
            List<String> questions = comboQuestions(spread);
            for (int i = 0; i < questions.size(); i++) {
                assertThat(ask(demo, questions.get(i))).isEqualTo(told.get(i));
            }
            assertThat(demo.result("private/get_open_orders", "{}").size()).isEqualTo(1);
        }
    }

    @Test
    void whatCancelOnDisconnectTookStaysGoneAfterTheNextCrashToo() throws Exception {
        Path first;
        try (EmbeddedExchange exchange = start(folder.resolve("data"));
                WireClient demo = client(exchange)) {
            demo.result("private/enable_cancel_on_disconnect", "{\"scope\":\"connection\"}");
            double mark = number(demo, "public/ticker", "{\"instrument_name\":\"" + PERPETUAL + "\"}", "mark_price");
            demo.result("private/buy", order("limit", 10, Math.round(mark * 0.99)));
            first = crash(folder.resolve("data"), "first");
        }
        Path second;
        try (EmbeddedExchange exchange = start(first);
                WireClient demo = client(exchange)) {
            demo.result("private/buy", order("market", 10, 0));
            second = crash(first, "second");
        }
        try (EmbeddedExchange exchange = start(second);
                WireClient demo = client(exchange)) {
            assertThat(demo.result("private/get_open_orders", "{}").size()).isZero();
        }
    }

    @Test
    void protectionStepsOfTriggerOrdersAndLoginsOutliveACrash() throws Exception {
        List<String> told = new ArrayList<>();
        List<String> logins;
        Path copy;
        try (EmbeddedExchange exchange = start(folder.resolve("data"));
                WireClient demo = client(exchange)) {
            double mark = number(demo, "public/ticker", "{\"instrument_name\":\"" + PERPETUAL + "\"}", "mark_price");
            demo.result("private/set_mmp_config", protection("a", 0.0001));
            demo.result("private/set_mmp_config", protection("b", 100));
            demo.result("private/enable_cancel_on_disconnect", "{}");
            demo.result("private/mass_quote", quote("a", Math.round(mark * 1.01)));
            String stop = demo.result("private/sell", stop(Math.round(mark * 0.8)))
                    .at("order")
                    .at("order_id")
                    .text();
            demo.result("private/cancel", "{\"order_id\":\"" + stop + "\"}");
            for (String question : QUOTING_QUESTIONS) {
                told.add(ask(demo, question));
            }
            logins = logins(demo);
            copy = crash(folder.resolve("data"));
        }
        assertThat(told.get(1)).contains("frozen_until");
        assertThat(told.get(2)).contains("cancelled");
        try (EmbeddedExchange exchange = start(copy);
                WireClient demo = client(exchange)) {
            for (int i = 0; i < QUOTING_QUESTIONS.size(); i++) {
                assertThat(ask(demo, QUOTING_QUESTIONS.get(i))).isEqualTo(told.get(i));
            }
            List<String> now = logins(demo);
            assertThat(now).hasSizeGreaterThan(logins.size()).doesNotHaveDuplicates();
            assertThat(now.subList(now.size() - logins.size(), now.size())).isEqualTo(logins);
            demo.result("private/enable_cancel_on_disconnect", "{}");
            assertThat(demo.refusal("private/mass_quote", quote("a", 1))).isEqualTo(11030);
            demo.result("private/reset_mmp", "{\"index_name\":\"btc_usd\",\"mmp_group\":\"a\"}");
            assertThat(demo.result("private/get_mmp_status", "{}").size()).isZero();
        }
    }

    private static List<String> logins(WireClient client) throws Exception {
        return client.result("private/get_access_log", "{\"count\":100}").at("data").items().stream()
                .map(Json::toString)
                .toList();
    }

    private static String protection(String group, double quantity) {
        return "{\"index_name\":\"btc_usd\",\"mmp_group\":\"" + group + "\",\"interval\":10,\"frozen_time\":0,"
                + "\"quantity_limit\":" + quantity + ",\"max_quote_quantity\":2.5}";
    }

    private static String quote(String group, long price) {
        return "{\"quote_id\":\"1\",\"mmp_group\":\"" + group + "\",\"quotes\":[{\"instrument_name\":\"" + PERPETUAL
                + "\",\"bid\":{\"price\":" + price + ",\"amount\":1000}}]}";
    }

    private static String stop(long trigger) {
        return "{\"instrument_name\":\"" + PERPETUAL + "\",\"amount\":10,\"type\":\"stop_market\",\"trigger_price\":"
                + trigger + ",\"trigger\":\"mark_price\"}";
    }

    private static List<String> comboQuestions(String spread) {
        return List.of(
                "private/get_open_orders|{}",
                "private/get_user_trades_by_instrument|{\"instrument_name\":\"" + spread + "\"}",
                "public/get_combo_ids|{\"currency\":\"BTC\"}");
    }

    @Test
    void aFolderHasOneExchange() throws Exception {
        try (EmbeddedExchange _ = start(folder.resolve("data"))) {
            assertThatThrownBy(() -> start(folder.resolve("data"))).hasMessageContaining("another exchange uses");
        }
    }

    private static EmbeddedExchange start(Path data) throws IOException {
        return EmbeddedExchange.startIn(
                data,
                ExchangeSettings.defaults().withCredits(CreditLimits.none()).withOrderLimits(CreditLimits.none()),
                ModelSettings.defaults(System.currentTimeMillis()),
                new SystemClock());
    }

    private static WireClient client(EmbeddedExchange exchange) throws Exception {
        WireClient client = WireClient.connected(exchange);
        client.logIn(exchange.keys().full());
        return client;
    }

    private static String order(String type, int amount, long price) {
        String limit = type.equals("limit") ? ",\"price\":" + price : "";
        return "{\"instrument_name\":\"" + PERPETUAL + "\",\"amount\":" + amount + ",\"type\":\"" + type
                + "\",\"label\":\"n" + amount / 10 + "\"" + limit + "}";
    }

    /** The files as a killed process would leave them. */
    private Path crash(Path data) throws IOException {
        return crash(data, "copy");
    }

    private Path crash(Path data, String name) throws IOException {
        Path copy = Files.createDirectories(folder.resolve(name));
        for (String file : List.of("exchange.db", "exchange.db-wal")) {
            Files.copy(data.resolve(file), copy.resolve(file));
        }
        return copy;
    }

    private static String ask(WireClient client, String question) throws Exception {
        String[] parts = question.split("\\|", 2);
        return client.result(parts[0], parts[1]).toString();
    }

    private static double number(WireClient client, String method, String params, String name) throws Exception {
        return client.result(method, params).at(name).number();
    }
}
