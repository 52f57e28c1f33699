package gammadesk.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests over HTTP and WebSocket: envelopes, refusals, what the answers say. */
class MethodsTest {
    private EmbeddedExchange exchange;
    private WireClient client;

    @BeforeEach
    void open() throws Exception {
        ExchangeSettings settings = ExchangeSettings.defaults().withCredits(CreditLimits.none());
        exchange = EmbeddedExchange.start(settings, new FakeMarket(5), new SystemClock());
        client = WireClient.connected(exchange);
    }

    @AfterEach
    void close() {
        client.close();
        exchange.close();
    }

    private Json get(String pathAndQuery) throws Exception {
        HttpResponse<String> response = client.get("/api/v2/public/" + pathAndQuery);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Json.parse(response.body()).at("result");
    }

    private Json refused(String pathAndQuery) throws Exception {
        HttpResponse<String> response = client.get("/api/v2/" + pathAndQuery);
        assertThat(response.statusCode()).isEqualTo(400);
        return Json.parse(response.body()).at("error");
    }

    @Test
    void aQueryIsAnsweredInTheVenuesEnvelopeWithoutAnId() throws Exception {
        HttpResponse<String> response = client.get("/api/v2/public/ticker?instrument_name=BTC-PERPETUAL");
        Json json = Json.parse(response.body());
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(json.names()).containsExactlyInAnyOrder("jsonrpc", "result", "usIn", "usOut", "usDiff", "testnet");
        assertThat(json.at("jsonrpc").text()).isEqualTo("2.0");
        assertThat(json.at("usOut").whole() - json.at("usIn").whole())
                .isEqualTo(json.at("usDiff").whole());
        assertThat(json.at("usIn").whole() / 1000).isBetween(FakeMarket.START, FakeMarket.START + 60_000);
    }

    @Test
    void aBodyIsAnsweredUnderItsIdOnBothAddresses() throws Exception {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"public/get_time\",\"params\":{}}";
        Json number = Json.parse(client.post("/api/v2", body.formatted("7")).body());
        Json text = Json.parse(client.post("/api/v2/public/get_time", body.formatted("\"a\\\"b\""))
                .body());
        assertThat(number.at("id").whole()).isEqualTo(7);
        assertThat(text.at("id").text()).isEqualTo("a\"b");
        assertThat(number.at("result").whole()).isGreaterThanOrEqualTo(FakeMarket.START);
    }

    @Test
    void aMethodInTheAddressNeedNotBeRepeated() throws Exception {
        Json json = Json.parse(
                client.post("/api/v2/public/get_contract_size", "{\"params\":{\"instrument_name\":\"BTC-PERPETUAL\"}}")
                        .body());
        assertThat(json.at("result").at("contract_size").whole()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            public/nope                                                            | -32601 | Method not found | |
            private/nope                                                           | -32601 | Method not found | |
            sim/anything                                                           | -32601 | Method not found | |
            public/ticker                                                          | -32602 | Invalid params | instrument_name | value is required
            public/ticker?instrument_name=BTC-1JAN20                               | -32602 | Invalid params | instrument_name | instrument not found
            public/get_book_summary_by_currency?currency=NOPE                      | -32602 | Invalid params | currency | invalid currency
            public/get_book_summary_by_currency?currency=any                       | -32602 | Invalid params | currency | invalid currency
            public/get_order_book?instrument_name=BTC-PERPETUAL&depth=7            | -32602 | Invalid params | depth | value must be one of 1, 5, 10, 20, 50, 100, 1000, 10000
            public/get_last_trades_by_currency?currency=BTC&count=5000             | -32602 | Invalid params | count | value must be between 1 and 1000
            public/get_last_trades_by_currency?currency=BTC&start_timestamp=soon   | -32602 | Invalid params | start_timestamp | wrong format
            public/get_funding_rate_value?instrument_name=BTC-29DEC23              | -32602 | Invalid params | instrument_name | instrument is not a perpetual
            public/set_heartbeat?interval=10                                       | 10030  | must_be_websocket_request | |
            public/test?expected_result=exception                                  | 11094  | internal_server_error | |
            """)
    void whatIsWrongIsRefusedInTheVenuesWords(String call, int code, String message, String param, String reason)
            throws Exception {
        Json error = refused(call);
        assertThat(error.at("code").whole()).isEqualTo(code);
        assertThat(error.at("message").text()).isEqualTo(message);
        assertThat(error.has("data")).isEqualTo(param != null);
        if (param != null) {
            assertThat(error.at("data").at("param").text()).isEqualTo(param);
            assertThat(error.at("data").at("reason").text()).isEqualTo(reason);
        }
    }

    @Test
    void whatIsNoRequestIsRefusedAndTheSocketStaysOpen() throws Exception {
        client.send("{\"jsonrpc\":");
        assertThat(client.await(json -> json.has("error"))
                        .at("error")
                        .at("code")
                        .whole())
                .isEqualTo(-32700);
        client.send("[]");
        assertThat(client.await(json -> json.has("error"))
                        .at("error")
                        .at("code")
                        .whole())
                .isEqualTo(11050);
        client.send("{\"id\":1}");
        assertThat(client.await(json -> json.has("error"))
                        .at("error")
                        .at("code")
                        .whole())
                .isEqualTo(11050);
        assertThat(client.call("public/test", "{}").at("result").has("version")).isTrue();
    }

    @Test
    void otherAddressesAndVerbsAreNotServed() throws Exception {
        assertThat(client.get("/").statusCode()).isEqualTo(404);
        assertThat(client.get("/api/v20/public/test").statusCode()).isEqualTo(404);
    }

    @Test
    void anOptionsTickerFollowsTheVenuesHabits() throws Exception {
        Json ticker = get("ticker?instrument_name=" + FakeMarket.CALL);
        assertThat(ticker.at("mark_price").number()).isEqualTo(0.03847784);
        assertThat(ticker.at("underlying_index").text()).isEqualTo(FakeMarket.FUTURE);
        assertThat(ticker.at("bid_iv").number()).isEqualTo(60.06);
        assertThat(ticker.at("ask_iv").number()).as("no solution").isZero();
        assertThat(ticker.at("greeks").at("gamma").number()).isEqualTo(0.00002);
        assertThat(ticker.at("stats").at("high").isNull())
                .as("nothing was traded")
                .isTrue();
        assertThat(ticker.at("state").text()).isEqualTo("open");
    }

    @Test
    void instrumentsAreListedByCurrencyKindAndLife() throws Exception {
        assertThat(get("get_instruments?currency=BTC&kind=option").size()).isEqualTo(10);
        assertThat(get("get_instruments?currency=any").size()).isEqualTo(12);
        assertThat(get("get_instruments?currency=ETH").size()).isZero();
        assertThat(get("get_instruments?currency=BTC&kind=option_combo").size()).isZero();
        Json expired = get("get_instruments?currency=BTC&expired=true");
        assertThat(expired.at(0).at("instrument_name").text()).isEqualTo(FakeMarket.EXPIRED);
        assertThat(expired.at(0).at("is_active").flag()).isFalse();
    }

    @Test
    void anInstrumentCarriesItsRules() throws Exception {
        Json call = get("get_instrument?instrument_name=" + FakeMarket.CALL);
        assertThat(call.at("tick_size_steps").at(0).at("above_price").number()).isEqualTo(0.005);
        assertThat(call.at("tick_size_steps").at(0).at("tick_size").number()).isEqualTo(0.0005);
        assertThat(call.at("option_type").text()).isEqualTo("call");
        assertThat(call.at("settlement_period").text()).isEqualTo("month");
        assertThat(call.at("expiration_timestamp").whole()).isEqualTo(1_700_812_800_000L);
        assertThat(call.at("counter_currency").text()).isEqualTo("USD");
        Json perpetual = get("get_instrument?instrument_name=BTC-PERPETUAL");
        assertThat(perpetual.at("expiration_timestamp").whole()).isEqualTo(32_503_708_800_000L);
        assertThat(perpetual.at("settlement_period").text()).isEqualTo("perpetual");
        assertThat(perpetual.at("instrument_type").text()).isEqualTo("reversed");
    }

    @Test
    void aBookIsTheSameByNameAndByNumber() throws Exception {
        long id = get("get_instrument?instrument_name=BTC-PERPETUAL")
                .at("instrument_id")
                .whole();
        Json byId = get("get_order_book_by_instrument_id?instrument_id=" + id + "&depth=1");
        assertThat(byId.at("instrument_name").text()).isEqualTo("BTC-PERPETUAL");
        assertThat(byId.at("bids").size()).isEqualTo(1);
        assertThat(byId.at("best_bid_price").number())
                .isEqualTo(byId.at("bids").at(0).at(0).number());
    }

    @Test
    void tradesAreFoundByTimeSequenceAndOrder() throws Exception {
        Json newest = waitForTrades("get_last_trades_by_instrument?instrument_name=BTC-PERPETUAL&count=5");
        assertThat(newest.at("has_more").flag()).isTrue();
        assertThat(sequences(newest))
                .isSortedAccordingTo((a, b) -> Long.compare(b, a))
                .hasSize(5);
        Json oldest = get("get_last_trades_by_instrument?instrument_name=BTC-PERPETUAL&start_seq=1&end_seq=5");
        assertThat(sequences(oldest)).containsExactly(1L, 3L, 5L);
        Json timed =
                get("get_last_trades_by_currency_and_time?currency=BTC&kind=option&sorting=asc&count=3&start_timestamp="
                        + FakeMarket.START + "&end_timestamp=" + (FakeMarket.START + 1_000_000));
        assertThat(sequences(timed)).containsExactly(2L, 4L, 6L);
        assertThat(timed.at("trades").at(0).at("iv").number()).isEqualTo(60.5);
        assertThat(timed.at("trades").at(0).at("block_trade_id").text()).isEqualTo("BLOCK-7");
    }

    private Json waitForTrades(String call) throws Exception {
        Json found = get(call);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!found.at("has_more").flag()) {
            assertThat(System.nanoTime()).as("%s has more in time", call).isLessThan(end);
            Thread.sleep(20);
            found = get(call);
        }
        return found;
    }

    private static java.util.List<Long> sequences(Json result) {
        return result.at("trades").items().stream()
                .map(trade -> trade.at("trade_seq").whole())
                .toList();
    }

    @Test
    void aChartHasNoHolesAndBeginsBeforeTheFirstTrade() throws Exception {
        waitForTrades("get_last_trades_by_instrument?instrument_name=BTC-PERPETUAL&count=1");
        long from = FakeMarket.START - 3_600_000;
        Json chart = get("get_tradingview_chart_data?instrument_name=BTC-PERPETUAL&resolution=5&start_timestamp=" + from
                + "&end_timestamp=" + (FakeMarket.START + 10_000));
        assertThat(chart.at("status").text()).isEqualTo("ok");
        assertThat(chart.at("ticks").size()).isEqualTo(13);
        for (int i = 0; i < 13; i++) {
            assertThat(chart.at("ticks").at(i).whole()).isEqualTo(from + i * 300_000L);
            assertThat(chart.at("high").at(i).number())
                    .isGreaterThanOrEqualTo(chart.at("low").at(i).number());
        }
        assertThat(chart.at("volume").at(12).number()).isPositive();
    }

    @Test
    void historicalVolatilityIsThatOfTheHourlyMoves() throws Exception {
        Json history = get("get_historical_volatility?currency=BTC");
        assertThat(history.size()).isBetween(45, 50);
        assertThat(history.at(0).at(1).number()).isBetween(1.0, 100.0);
    }

    @Test
    void whatExpiredIsSettledAtItsPayOff() throws Exception {
        Json settled = get("get_last_settlements_by_currency?currency=BTC")
                .at("settlements")
                .at(0);
        assertThat(settled.at("instrument_name").text()).isEqualTo(FakeMarket.EXPIRED);
        assertThat(settled.at("index_price").number()).isEqualTo(36_500.25);
        assertThat(settled.at("mark_price").number()).isEqualTo(Math.rint(500.25 / 36_500.25 * 1e8) / 1e8);
        assertThat(get("get_delivery_prices?index_name=btc_usd&offset=1")
                        .at("data")
                        .at(0)
                        .at("date")
                        .text())
                .isEqualTo("2023-11-08");
    }

    @Test
    void expirationsComeByCurrencyOrGrouped() throws Exception {
        Json mine = get("get_expirations?currency=BTC&kind=any").at("btc");
        assertThat(mine.at("future").items()).extracting(Json::text).containsExactly("29DEC23", "PERPETUAL");
        assertThat(mine.at("option").items()).extracting(Json::text).containsExactly("24NOV23");
        assertThat(get("get_expirations?currency=grouped&kind=option").at("btc").has("future"))
                .isFalse();
    }
}
