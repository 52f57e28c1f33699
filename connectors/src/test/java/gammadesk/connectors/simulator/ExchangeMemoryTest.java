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
        Path copy = Files.createDirectories(folder.resolve("copy"));
        for (String name : List.of("exchange.db", "exchange.db-wal")) {
            Files.copy(data.resolve(name), copy.resolve(name));
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
