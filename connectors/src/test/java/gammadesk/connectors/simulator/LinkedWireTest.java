package gammadesk.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Icebergs and linked orders over the wire, in the contract's words. */
class LinkedWireTest {
    private static final String PERPETUAL = Trading.PERPETUAL;
    private static final String CHANNEL = "user.orders." + PERPETUAL + ".raw";

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

    @Test
    void anIcebergShowsItsTip() throws Exception {
        long price = trading.lowPrice();
        Json order = trading.buy(demo, PERPETUAL, "\"amount\":5000,\"display_amount\":1000,\"price\":" + price)
                .at("order");
        assertThat(order.at("display_amount").number()).isEqualTo(1000);
        assertThat(order.at("refresh_amount").number()).isEqualTo(1000);
        assertThat(order.at("amount").number()).isEqualTo(5000);
        Json book = demo.result("public/get_order_book", "{\"instrument_name\":\"" + PERPETUAL + "\",\"depth\":1000}");
        assertThat(book.at("bids").items().stream()
                        .filter(row -> row.at(0).number() == price)
                        .map(row -> row.at(1).number()))
                .containsExactly(1000.0);
        String id = order.at("order_id").text();
        Json edited = demo.result(
                        "private/edit",
                        "{\"order_id\":\"" + id + "\",\"amount\":5000,\"display_amount\":2000,\"price\":" + price + "}")
                .at("order");
        assertThat(edited.at("refresh_amount").number()).isEqualTo(2000);
        assertThat(demo.refusal(
                        "private/buy",
                        "{\"instrument_name\":\"" + PERPETUAL + "\",\"amount\":5000,\"display_amount\":990,\"price\":"
                                + price + "}"))
                .isEqualTo(-32602);
    }

    @Test
    void aBracketIsPlacedFilledAndClosed() throws Exception {
        demo.subscribe(CHANNEL);
        long low = trading.lowPrice();
        long high = Math.round(low * 1.015);
        long deep = Math.round(low * 0.9);
        String others = "\"otoco_config\":[{\"amount\":100,\"direction\":\"sell\",\"type\":\"limit\",\"price\":" + high
                + ",\"reduce_only\":true,\"label\":\"profit\"},{\"amount\":100,\"direction\":\"sell\","
                + "\"type\":\"stop_market\",\"trigger\":\"mark_price\",\"trigger_price\":" + deep
                + ",\"reduce_only\":true,\"label\":\"loss\"}]";
        Json primary = trading.buy(
                        demo,
                        PERPETUAL,
                        "\"amount\":100,\"price\":" + low
                                + ",\"linked_order_type\":\"one_triggers_one_cancels_other\","
                                + "\"trigger_fill_condition\":\"complete_fill\"," + others)
                .at("order");
        assertThat(primary.at("is_primary_otoco").flag()).isTrue();
        assertThat(primary.at("trigger_fill_condition").text()).isEqualTo("complete_fill");
        List<Json> ids = primary.at("oto_order_ids").items();
        assertThat(ids).hasSize(2);
        Json waiting = demo.result(
                "private/get_order_state", "{\"order_id\":\"" + ids.getFirst().text() + "\"}");
        assertThat(waiting.at("order_state").text()).isEqualTo("untriggered");
        assertThat(waiting.at("is_secondary_oto").flag()).isTrue();
        assertThat(waiting.at("price").number()).isEqualTo(high);
        demo.result(
                "private/edit",
                "{\"order_id\":\"" + primary.at("order_id").text() + "\",\"amount\":100,\"price\":"
                        + Math.round(trading.price(PERPETUAL, "best_ask_price") * 1.002) + "}");
        List<Json> open = demo.result("private/get_open_orders_by_currency", "{\"currency\":\"BTC\"}")
                .items();
        assertThat(open).extracting(order -> order.at("label").text()).containsExactlyInAnyOrder("profit", "loss");
        assertThat(open)
                .allMatch(order -> order.at("primary_order_id")
                        .text()
                        .equals(primary.at("order_id").text()));
        assertThat(open)
                .extracting(order -> order.at("oco_ref").text())
                .hasSize(2)
                .containsOnly(open.getFirst().at("oco_ref").text());
        Json profit = open.stream()
                .filter(order -> order.at("label").text().equals("profit"))
                .findFirst()
                .orElseThrow();
        demo.result("private/cancel", "{\"order_id\":\"" + profit.at("order_id").text() + "\"}");
        assertThat(demo.result("private/get_open_orders_by_currency", "{\"currency\":\"BTC\"}")
                        .size())
                .isZero();
    }

    @Test
    void whatHasNoSenseIsRefused() throws Exception {
        String start = "{\"instrument_name\":\"" + PERPETUAL + "\",\"amount\":10,\"price\":" + trading.lowPrice();
        String other = "{\"amount\":10,\"direction\":\"sell\",\"price\":" + trading.lowPrice() + "}";
        assertThat(demo.refusal("private/buy", start + ",\"linked_order_type\":\"one_cancels_other\"}"))
                .isEqualTo(-32602);
        assertThat(demo.refusal("private/buy", start + ",\"otoco_config\":[" + other + "]}"))
                .isEqualTo(-32602);
        assertThat(demo.refusal(
                        "private/buy", start + ",\"linked_order_type\":\"both\",\"otoco_config\":[" + other + "]}"))
                .isEqualTo(-32602);
        assertThat(demo.result("private/get_open_orders_by_currency", "{\"currency\":\"BTC\"}")
                        .size())
                .isZero();
    }

    @Test
    void oneSideOfAQuoteRejectsTheOther() throws Exception {
        demo.result("private/enable_cancel_on_disconnect", "{}");
        demo.result(
                "private/set_mmp_config",
                "{\"index_name\":\"btc_usd\",\"mmp_group\":\"g\",\"interval\":10,\"frozen_time\":0,\"quantity_limit\":5,"
                        + "\"max_quote_quantity\":5}");
        long low = trading.lowPrice();
        String quote = "{\"quote_id\":\"1\",\"mmp_group\":\"g\",\"detailed\":true,\"quotes\":[{\"instrument_name\":\""
                + PERPETUAL + "\",\"bid\":{\"amount\":10,\"price\":" + low + "},\"ask\":{\"amount\":15,\"price\":"
                + Math.round(low * 1.015) + "}}]}";
        Json answer = demo.result("private/mass_quote", quote);
        assertThat(answer.at("errors").size()).isEqualTo(2);
        assertThat(demo.result("private/get_open_orders_by_currency", "{\"currency\":\"BTC\"}")
                        .size())
                .isZero();
    }

    @Test
    void whatIsNegativeIsNoTimeAndNoPlace() throws Exception {
        assertThat(demo.refusal(
                        "public/get_last_trades_by_currency_and_time",
                        "{\"currency\":\"BTC\",\"start_timestamp\":-5,\"end_timestamp\":5}"))
                .isEqualTo(-32602);
        assertThat(demo.refusal("private/get_access_log", "{\"offset\":-1}")).isEqualTo(-32602);
    }

    @Test
    void whileTheVenueIsClosedNothingTrades() throws Exception {
        Json before = demo.result("public/get_index_price", "{\"index_name\":\"btc_usd\"}");
        demo.result("sim/inject_fault", "{\"kind\":\"locked\"}");
        List<String> bids = bids();
        long seq = lastSequence();
        for (int i = 0; i < 400 && index() == before.at("index_price").number(); i++) {
            Thread.onSpinWait();
        }
        assertThat(index()).isNotEqualTo(before.at("index_price").number());
        assertThat(lastSequence()).isEqualTo(seq);
        assertThat(bids()).isEqualTo(bids).isNotEmpty();
        demo.result("sim/clear_faults", "{}");
        for (int i = 0; i < 20_000 && lastSequence() == seq; i++) {
            Thread.onSpinWait();
        }
        assertThat(lastSequence()).isGreaterThan(seq);
    }

    private List<String> bids() throws Exception {
        return demo
                .result("public/get_order_book", "{\"instrument_name\":\"" + PERPETUAL + "\",\"depth\":20}")
                .at("bids")
                .items()
                .stream()
                .map(row -> row.at(0).number() + " " + row.at(1).number())
                .toList();
    }

    private double index() throws Exception {
        return demo.result("public/get_index_price", "{\"index_name\":\"btc_usd\"}")
                .at("index_price")
                .number();
    }

    private long lastSequence() throws Exception {
        List<Json> trades = demo.result(
                        "public/get_last_trades_by_instrument",
                        "{\"instrument_name\":\"" + PERPETUAL + "\",\"count\":1}")
                .at("trades")
                .items();
        return trades.isEmpty() ? 0 : (long) trades.getFirst().at("trade_seq").number();
    }
}
