package gammadesk.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Habits of clients that were written for the venue and by others. */
class StrangersTest {
    private static final String PERPETUAL = Trading.PERPETUAL;

    private Trading trading;
    private WireClient demo;

    @BeforeEach
    void open() throws Exception {
        trading = Trading.open();
        demo = trading.demo;
    }

    @AfterEach
    void close() {
        trading.close();
    }

    /** What comes back for a request that no library would send, until the exchange closes the socket. */
    private String raw(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", trading.exchange.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws/api/v2/", "/ws/api/v2?client=mine"})
    void theSocketsAddressMayHaveASlashOrAQueryBehindIt(String path) throws Exception {
        try (WireClient client = new WireClient(trading.exchange)) {
            client.connect(path);
            assertThat(client.result("public/test", "{}").has("version")).isTrue();
        }
    }

    @Test
    void whoIsRefusedIsToldThatTheConnectionEnds() throws Exception {
        String answer = raw("GET /elsewhere HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 404").containsIgnoringCase("connection: close");
    }

    @Test
    void anAddressThatCannotBeReadIsAnswered() throws Exception {
        String answer = raw(
                "GET /api/v2/public/ticker?instrument_name=%zz HTTP/1.1\r\nHost: x\r\n" + "Connection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":11050");
    }

    @Test
    void aPageInABrowserMayAsk() throws Exception {
        String answer = raw("OPTIONS /api/v2/private/get_positions HTTP/1.1\r\nHost: x\r\nOrigin: http://page\r\n"
                + "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization,x-mine\r\n"
                + "Connection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 204")
                .containsIgnoringCase("access-control-allow-origin: *")
                .containsIgnoringCase("access-control-allow-headers: authorization,x-mine");
        HttpResponse<String> response = demo.get("/api/v2/public/test");
        assertThat(response.headers().firstValue("access-control-allow-origin")).contains("*");
    }

    @Test
    void aRefusalCarriesTheIdOfWhatCouldNotBeRead() throws Exception {
        demo.send("{\"jsonrpc\":\"2.0\",\"id\":77,\"method\":\"public/ticker\",\"params\":\"none\"}");
        Json answer = demo.await(json -> json.has("error"));
        assertThat(answer.at("error").at("code").whole()).isEqualTo(11050);
        assertThat(answer.at("id").whole()).isEqualTo(77);
    }

    @Test
    void whoAsksTooMuchLearnsWhichRequestItWas() throws Exception {
        ExchangeSettings few = ExchangeSettings.defaults().withCredits(new CreditLimits(1, 500, 500));
        try (EmbeddedExchange strict = Trading.start(few);
                WireClient client = WireClient.connected(strict)) {
            assertThat(client.result("public/test", "{}").has("version")).isTrue();
            Json refused = client.call("public/test", "{}");
            assertThat(refused.at("error").at("code").whole()).isEqualTo(10028);
            client.ended().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aBinaryFrameIsReadLikeAText() throws Exception {
        demo.sendBinary("{\"jsonrpc\":\"2.0\",\"id\":5000,\"method\":\"public/test\"}");
        assertThat(demo.await(json -> json.has("id") && json.at("id").whole() == 5000)
                        .has("result"))
                .isTrue();
    }

    @Test
    void theTimeIsThatOfTheAnswerAndNotOfTheLastStepOfTheMarket() throws Exception {
        for (int i = 0; i < 20; i++) {
            Json answer = demo.call("public/get_time", "{}");
            assertThat(answer.at("result").whole())
                    .isBetween(
                            answer.at("usIn").whole() / 1000, answer.at("usOut").whole() / 1000 + 1);
        }
    }

    @Test
    void aNumberIsTakenAsItWasMeant() throws Exception {
        String option = trading.option();
        Json order = trading.buy(demo, option, "\"amount\":0.30000000000000004,\"price\":0.0055000000000000005")
                .at("order");
        assertThat(order.at("amount").number()).isEqualTo(0.3);
        assertThat(order.at("price").number()).isEqualTo(0.0055);
    }

    @Test
    void aLevelThatIsNotUnderstoodGrantsNothing() throws Exception {
        try (WireClient client = WireClient.connected(trading.exchange)) {
            String id = trading.exchange.keys().full().clientId();
            String secret = trading.exchange.keys().full().clientSecret().reveal();
            Json granted = client.result(
                    "public/auth",
                    "{\"grant_type\":\"client_credentials\",\"client_id\":\"" + id + "\",\"client_secret\":\"" + secret
                            + "\",\"scope\":\"trade:reed\"}");
            assertThat(granted.at("scope").text()).isEqualTo("connection mainaccount");
            assertThat(client.refusal("private/cancel_all", "{}")).isEqualTo(13021);
        }
    }

    @Test
    void candlesOfTheFutureAreNone() throws Exception {
        long now = demo.result("public/get_time", "{}").whole();
        Json candles = demo.result(
                "public/get_tradingview_chart_data",
                "{\"instrument_name\":\"" + PERPETUAL + "\",\"start_timestamp\":" + (now + 3_600_000)
                        + ",\"end_timestamp\":" + (now + 7_200_000) + ",\"resolution\":\"1\"}");
        assertThat(candles.at("status").text()).isEqualTo("no_data");
        assertThat(candles.at("ticks").size()).isZero();
    }

    @Test
    void aQuoteThatComesTooLateChangesNothing() throws Exception {
        String option = trading.option();
        demo.result(
                "private/set_mmp_config",
                "{\"index_name\":\"btc_usd\",\"mmp_group\":\"g\",\"interval\":10,\"frozen_time\":1,"
                        + "\"max_quote_quantity\":5}");
        demo.result("private/enable_cancel_on_disconnect", "{}");
        String quote = "{\"mmp_group\":\"g\",\"quote_id\":\"q\",\"detailed\":true,%s\"quotes\":[{\"instrument_name\":\""
                + option + "\",\"bid\":{\"price\":%s,\"amount\":0.1}}]}";
        Json first = demo.result("private/mass_quote", quote.formatted("", "0.0010"));
        String id = first.at("orders").at(0).at("order_id").text();
        Json late = demo.result("private/mass_quote", quote.formatted("\"valid_until\":5,", "0.0020"));
        assertThat(late.at("errors").at(0).at("error").at("code").whole()).isEqualTo(13888);
        assertThat(demo.result("private/get_order_state", "{\"order_id\":\"" + id + "\"}")
                        .at("price")
                        .number())
                .isEqualTo(0.001);
    }

    @Test
    void whoCancelsMayWantNoQuotesForASecond() throws Exception {
        String quote = "{\"mmp_group\":\"g\",\"quote_id\":\"q\",\"quotes\":[{\"instrument_name\":\"" + trading.option()
                + "\",\"bid\":{\"price\":0.001,\"amount\":0.1}}]}";
        demo.result(
                "private/set_mmp_config",
                "{\"index_name\":\"btc_usd\",\"mmp_group\":\"g\",\"interval\":10,\"frozen_time\":1,"
                        + "\"max_quote_quantity\":5}");
        demo.result("private/enable_cancel_on_disconnect", "{}");
        demo.result("private/mass_quote", quote);
        assertThat(demo.result("private/cancel_quotes", "{\"cancel_type\":\"all\",\"freeze_quotes\":true}")
                        .whole())
                .isEqualTo(1);
        assertThat(demo.refusal("private/mass_quote", quote)).isEqualTo(11030);
        demo.subscribe("deribit_price_index.btc_usd");
        long end = demo.result("public/get_time", "{}").whole() + 1100;
        while (demo.notification("deribit_price_index.btc_usd").at("timestamp").whole() < end) {
            assertThat(demo.ended()).isNotDone();
        }
        assertThat(demo.result("private/mass_quote", quote).at("errors").size()).isZero();
    }

    @Test
    void ordersInCombosGoWithTheirLegsWhereThatIsWanted() throws Exception {
        String option = trading.option();
        String legs = Trading.legs(option, trading.neighbour(option));
        String combo = demo.result("private/create_combo", "{\"trades\":" + legs + "}")
                .at("id")
                .text();
        trading.buy(demo, combo, "\"amount\":0.1,\"price\":0.0001");
        String call = "{\"instrument_name\":\"" + option + "\",\"include_combos\":%s}";
        assertThat(demo.result("private/cancel_all_by_instrument", call.formatted(false))
                        .whole())
                .isZero();
        assertThat(demo.result("private/cancel_all_by_instrument", call.formatted(true))
                        .whole())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "private/cancel_all_by_kind_or_type | {\"currency\":\"BCT\"}",
                "private/cancel_all_by_kind_or_type | {\"currency\":[\"BTC\",\"EHT\"]}",
                "private/cancel_all_by_currency_pair | {\"currency_pair\":\"btcusd\"}",
            })
    void whatIsMistypedIsNotTakenForNothingToCancel(String method, String params) throws Exception {
        assertThat(demo.refusal(method, params)).isEqualTo(-32602);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "private/get_order_history_by_currency",
                "private/get_trigger_order_history",
            })
    void whoGoesOnFromNowhereIsToldSo(String method) throws Exception {
        assertThat(demo.refusal(method, "{\"currency\":\"BTC\",\"continuation\":\"nowhere\"}"))
                .isEqualTo(-32602);
    }

    @Test
    void aChannelOnWhichNothingIsToldCanBeFollowed() throws Exception {
        String[] silent = {
            "announcements", "block_trade_confirmations", "block_trade_confirmations.BTC", "block_rfq.trades.any"
        };
        assertThat(demo.subscribe(silent).at("result").items())
                .extracting(Json::text)
                .containsExactly(silent);
        assertThat(demo.subscribe("block_rfq.nothing", "block_trade_confirmations.BTC.ETH")
                        .at("result")
                        .size())
                .isZero();
    }

    /** The profits of the trades are what the session realised, but for the twelfth decimal of every fill. */
    @Test
    void profitsOfTradesAddUpToTheSessions() throws Exception {
        String eth = "ETH-PERPETUAL";
        trading.buy(demo, eth, "\"amount\":5000,\"type\":\"market\"");
        trading.buy(demo, eth, "\"amount\":12345,\"price\":" + Math.round(trading.price(eth, "best_ask_price") * 1.01));
        BigDecimal sum = profit(trading.sell(demo, eth, "\"amount\":3333,\"type\":\"market\""))
                .add(profit(demo.result(
                        "private/close_position", "{\"instrument_name\":\"" + eth + "\",\"type\":\"market\"}")));
        Json summary = demo.result("private/get_account_summary", "{\"currency\":\"ETH\"}");
        assertThat(summary.at("session_rpl").number()).isCloseTo(sum.doubleValue(), within(3e-12));
    }

    private static BigDecimal profit(Json done) {
        return done.at("trades").items().stream()
                .map(trade -> exact(trade.at("profit_loss")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal exact(Json number) {
        return BigDecimal.valueOf(number.number());
    }
}
